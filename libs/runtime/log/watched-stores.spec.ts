import { describe, expect, it } from '@jest/globals';
import {
  NO_STREAM,
  OutcomeUnknown,
  START,
  StoreUnavailable,
  type BlobStore,
  type EventStore,
  type ReadStore,
  type StorageFault,
} from '#kernel';
import { watchStores } from './watched-stores.js';

const faultOf = (code: StorageFault['code']): StorageFault => ({ code, remedy: `${code}: do this` });
const refusing = (code?: StorageFault['code']): StoreUnavailable =>
  new StoreUnavailable('no', code && { fault: faultOf(code) });

/** Stores that do as they are told at each call. */
const world = (tries?: () => Promise<void>) => {
  let fails: Error | undefined;
  const answer = async <T>(value: T): Promise<T> => {
    if (fails) throw fails;
    return value;
  };
  const eventStore = {
    append: () => answer({}),
    read: () => answer([]),
    readAll: () => answer({}),
    head: () => answer(START),
    wake: () => () => undefined,
    ...(tries && { tryWriting: tries }),
  } as unknown as EventStore;
  const readStore = {
    commit: () => answer(true),
    checkpoint: () => answer({}),
    find: () => answer({}),
    get: () => answer(undefined),
  } as unknown as ReadStore;
  const blobStore = {
    put: () => answer({}),
    has: () => answer(false),
    remove: () => answer(undefined),
  } as unknown as BlobStore;
  const watched = watchStores({ eventStore, readStore, blobs: { documents: blobStore } });
  return {
    ...watched,
    during: async (error: Error | undefined, ask: (stores: typeof watched) => Promise<unknown>): Promise<void> => {
      fails = error;
      const asked = ask(watched);
      if (error) await expect(asked).rejects.toBe(error);
      else await asked;
      fails = undefined;
    },
  };
};
const append = ({ eventStore }: { readonly eventStore: EventStore }) => eventStore.append('s', NO_STREAM, []);
const read = ({ eventStore }: { readonly eventStore: EventStore }) => eventStore.read('s');
const commit = ({ readStore }: { readonly readStore: ReadStore }) => readStore.commit({} as never);
const put = ({ blobs }: { readonly blobs: (use: 'documents') => BlobStore }) => blobs('documents').put([] as never, 1);
const find = ({ readStore }: { readonly readStore: ReadStore }) => readStore.find({} as never, { limit: 1 });

describe('What is wrong with the storage', () => {
  it('is nothing while all answers, nor because a store is away or in doubt', async () => {
    const { storage, during } = world();
    for (const error of [undefined, refusing(), new OutcomeUnknown('lost'), new Error('a slip')]) {
      for (const ask of [append, read, commit, find]) await during(error, ask);
    }
    expect([await storage.log(), await storage.readStore()]).toEqual([undefined, undefined]);
  });

  it.each(['FULL', 'READ_ONLY', 'DISK_ERROR'] as const)(
    'for which appends are refused (%s) is told until one is taken, whatever is read meanwhile',
    async (code) => {
      const { storage, during } = world();
      await during(refusing(code), append);
      await during(undefined, read);
      expect([await storage.log(), await storage.readStore()]).toEqual([faultOf(code), undefined]);
      await during(undefined, append);
      expect(await storage.log()).toBeUndefined();
    },
  );

  it('by which a commit to the log failed in the middle is told, too', async () => {
    const { storage, during } = world();
    await during(new OutcomeUnknown('the disk failed', { fault: faultOf('DISK_ERROR') }), append);
    expect(await storage.log()).toEqual(faultOf('DISK_ERROR'));
  });

  it('for which appends are refused is over when the log says that it takes some, though nobody sends any', async () => {
    let room = false;
    const { storage, during } = world(() => (room ? Promise.resolve() : Promise.reject(refusing('FULL'))));
    await during(refusing('FULL'), append);
    expect(await storage.log()).toEqual(faultOf('FULL'));
    room = true;
    expect(await storage.log()).toBeUndefined();
  });

  it('of the read models is told until a batch is committed', async () => {
    const { storage, during } = world();
    await during(refusing('FULL'), commit);
    await during(undefined, find);
    expect([await storage.log(), await storage.readStore()]).toEqual([undefined, faultOf('FULL')]);
    await during(undefined, commit);
    expect(await storage.readStore()).toBeUndefined();
  });

  it('of bytes outside the log is told until some are taken, and asking for some tells whether it is away', async () => {
    const { storage, during } = world();
    await during(refusing('FULL'), put);
    await during(undefined, () => storage.askBlobs());
    expect([await storage.blobs(), await storage.log()]).toEqual([faultOf('FULL'), undefined]);
    await during(undefined, put);
    expect(await storage.blobs()).toBeUndefined();
    await during(refusing(), () => storage.askBlobs());
    expect(await storage.blobs()).toBeUndefined();
  });

  it('is told for ever where it is damage, met by whom it may be, since the next one may not look there', async () => {
    const { storage, during } = world(() => Promise.resolve());
    await during(refusing('DAMAGED'), read);
    await during(refusing('DAMAGED'), find);
    for (const ask of [append, read, commit, find]) await during(undefined, ask);
    expect([await storage.log(), await storage.readStore()]).toEqual([faultOf('DAMAGED'), faultOf('DAMAGED')]);
  });

  it('is not a disk error that one read met', async () => {
    const { storage, during } = world();
    await during(refusing('DISK_ERROR'), read);
    expect(await storage.log()).toBeUndefined();
  });
});
