import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadStore } from '#kernel';
import { openMongoReadStore } from '#read-store-mongodb';
import { MongoDouble, UNHURRIED } from '#testing/mongodb-double';
import { RECORDS, changeRecord, readRecord, type GenerationRecord } from './generation-record.js';

let double: MongoDouble;
let store: ReadStore;
beforeAll(async () => {
  double = await MongoDouble.start();
  store = await openMongoReadStore({ url: double.url, limits: UNHURRIED });
  await store.prepare([RECORDS]);
});
afterAll(async () => {
  await store.close();
  await double.stop();
});

const raise = (record: GenerationRecord): GenerationRecord => ({ ...record, next: record.next + 1 });

describe('The record of generations, in a store that commits in steps', () => {
  it.each([0, 1, 2, 3])(
    'is changed wholly or not at all by a process that dies after %i writes, and can be changed again',
    async (writes) => {
      const group = `after-${writes}`;
      const dying = await openMongoReadStore({ url: double.url, name: group, limits: UNHURRIED });
      double.dies(group, writes);
      const changed = await changeRecord(dying, group, raise).then(
        () => true,
        () => false,
      );
      await dying.close();
      // Announcement, record, checkpoint: only then is it known, and whoever comes next brings it to an end.
      expect(changed).toBe(writes === 3);
      const { record } = await changeRecord(store, group, raise);
      expect(record.next).toBe(writes >= 2 ? 3 : 2);
      expect((await readRecord(store, group)).record).toEqual(record);
      expect(await store.checkpoint(`generations/${group}`)).not.toHaveProperty('pending');
    },
  );

  it('holds a change once though another follows before it is looked at', async () => {
    let others = 0;
    const overtaken: ReadStore = {
      ...store,
      commit: async (batch) => {
        const won = await store.commit(batch);
        others += 1;
        await changeRecord(store, 'overtaken', raise);
        return won;
      },
    };
    await changeRecord(overtaken, 'overtaken', raise);
    expect([others, (await readRecord(store, 'overtaken')).record.next]).toEqual([1, 3]);
  });

  it('holds every change of many who make them at once', async () => {
    const processes = await Promise.all(
      ['a', 'b', 'c'].map((name) => openMongoReadStore({ url: double.url, name, limits: UNHURRIED })),
    );
    await Promise.all(
      processes.flatMap((each) =>
        [1, 2, 3].map(async () => {
          for (let done = false; !done;)
            done = await changeRecord(each, 'busy', raise).then(
              () => true,
              () => false,
            );
        }),
      ),
    );
    expect((await readRecord(store, 'busy')).record.next).toBe(1 + 9);
    await Promise.all(processes.map((each) => each.close()));
  });
});
