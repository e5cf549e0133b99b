import {
  StoreUnavailable,
  instant,
  type BlobStores,
  type Clock,
  type EventStore,
  type Position,
  type ReadStore,
  type SubjectKeyStore,
} from '#kernel';
import {
  Generations,
  createRuntime,
  decidersOf,
  declareEvents,
  pastViews,
  type ContextModule,
  type PastViews,
  type RuleBook,
  type Runtime,
  type RuntimeOptions,
  type Sources,
  type StorageWatch,
} from '#runtime';
import { memoryReadStore } from '#read-store-memory';
import { allContexts } from './contexts.js';
import { installationOf, type Installation, type Mode } from './installation.js';
import { openStores, type StoreSettings } from './stores.js';

export const systemClock: Clock = { now: () => instant(new Date()) };

export interface SystemOptions extends Pick<RuntimeOptions, 'onConflict' | 'onRefused' | 'onFault'> {
  readonly stores: StoreSettings;
  readonly ruleBook: RuleBook;
  readonly clock?: Clock;
  /** What the servers' logs call this process. */
  readonly process: string;
  /** Absent = all. */
  readonly contexts?: readonly ContextModule[];
  /** What the log must be for, or becomes for good; absent = it is not asked, and not made anything. */
  readonly mode?: Mode;
  /** Looks at the log before anything else is opened or written; what it throws is thrown. */
  readonly look?: (log: EventStore) => Promise<void>;
}

/** All contexts on their stores: what api, projector and operator's command line have in common. */
export interface System {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  /** Bytes outside the log. */
  readonly blobs: BlobStores;
  readonly subjectKeys: SubjectKeyStore;
  readonly storage: StorageWatch;
  readonly clock: Clock;
  readonly contexts: readonly ContextModule[];
  readonly runtime: Runtime;
  readonly installation: Installation;
  readonly pasts: PastViews;
  readonly sources: Sources;
  /** Lets running turns end, then closes the stores. */
  close(): Promise<void>;
}

/** Read models that have seen more than the log holds would miss all that is appended until it is as long as it was. */
const refuseShorterLog = async (
  log: Pick<EventStore, 'head'>,
  readStore: Pick<ReadStore, 'checkpoint'>,
  checkpoints: Runtime['checkpoints'],
): Promise<void> => {
  const seen: Position[] = [];
  for (const name of Object.values(checkpoints)) seen.push((await readStore.checkpoint(name)).position);
  const head = await log.head();
  if (seen.every((position) => position <= head)) return;
  throw new StoreUnavailable(
    'The read models (READ_STORE, DATA_DIR, MONGODB_URL) have seen more events than the log holds (EVENT_STORE, DATA_DIR, EVENTSTORE_URL): ' +
      'it is another log, or was restored from an older backup. Name the right log; or, if it is the right one, begin with empty read models: ' +
      'remove read-models.db, or name an empty database in MONGODB_URL.',
  );
};

/**
 * Opens the stores and puts the contexts on them; no consumer runs yet.
 * @throws StoreUnavailable a store cannot be used, or the read models are ahead of the log. Rejection: a newer version
 * of Sinergi wrote the log.
 *   BadSetting the log is not for that mode.
 */
export const openSystem = async ({
  stores: settings,
  ruleBook,
  clock = systemClock,
  process,
  contexts = allContexts(),
  mode,
  look,
  ...hooks
}: SystemOptions): Promise<System> => {
  const {
    eventStore,
    readStore,
    blobs,
    subjectKeys,
    storage,
    close: closeStores,
  } = await openStores(settings, process, look);
  const generations = new Generations(readStore);
  try {
    const runtime = await createRuntime({
      eventStore,
      readStore,
      blobs,
      subjectKeys,
      generations,
      clock,
      ruleBook,
      contexts,
      ...hooks,
    });
    await refuseShorterLog(eventStore, generations.reads, runtime.checkpoints);
    const installation = installationOf(runtime, eventStore);
    if (mode) await installation.require(mode);
    await runtime.executor.execute(declareEvents(decidersOf(contexts)));
    if (mode) await installation.begin(mode);
    for (const request of contexts.flatMap(({ importRequests = () => [] }) => importRequests()))
      await runtime.executor.execute(request);
    return {
      eventStore,
      readStore,
      blobs,
      subjectKeys,
      storage,
      clock,
      contexts,
      runtime,
      installation,
      pasts: pastViews({
        log: eventStore,
        contexts,
        openStore: memoryReadStore,
        ...(runtime.parking && { parking: runtime.parking }),
      }),
      sources: runtime.sources,
      close: async () => {
        await runtime.consumers.stop();
        await closeStores();
      },
    };
  } catch (error) {
    await closeStores();
    throw error;
  }
};
