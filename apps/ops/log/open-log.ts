import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { START, type EventStore, type ReadStore } from '#kernel';
import { DEADLINES, checkpointName, recordCheckpoint, type ContextModule } from '#runtime';
import { openEventStore, type StoreSettings } from '../../composition/stores.js';
import { Failure } from '../failure.js';

/**
 * Opens a log to read it; no log is made where there is none.
 * @throws Failure `E_NO_LOG`
 */
export const withLog = async <T>(settings: StoreSettings, use: (log: EventStore) => Promise<T>): Promise<T> => {
  if (!settings.eventStoreUrl) {
    const file = join(settings.dataDir, 'events.db');
    await access(file).catch(() => {
      throw new Failure(
        'E_NO_LOG',
        `tidak ada log di ${file}; perbaiki DATA_DIR`,
        `there is no log at ${file}: correct DATA_DIR`,
      );
    });
  }
  const log = await openEventStore(settings);
  try {
    return await use(log);
  } finally {
    await log.close();
  }
};

/**
 * Read models of another log would take the new one for their own, and leave out what stands before their checkpoints.
 * @throws Failure `E_READ_MODELS_NOT_EMPTY`
 */
export const refuseForeignReadModels = async (
  readStore: Pick<ReadStore, 'checkpoint'>,
  contexts: readonly ContextModule[],
): Promise<void> => {
  const groups = [
    ...contexts.flatMap(({ projections }) => projections),
    { name: DEADLINES, models: contexts.flatMap(({ deadlines }) => deadlines) },
  ];
  const names = [
    ...groups.flatMap((group) => [checkpointName(group), recordCheckpoint(group.name)]),
    ...contexts.flatMap(({ processManagers }) => processManagers).map(({ name }) => name),
  ];
  for (const name of names) {
    const { position, pending } = await readStore.checkpoint(name);
    if (position === START && pending === undefined) continue;
    throw new Failure(
      'E_READ_MODELS_NOT_EMPTY',
      'READ_STORE berisi model baca dari log lain; hapus read-models.db di DATA_DIR, atau sebut basis data MongoDB yang kosong',
      'READ_STORE holds read models of another log: remove read-models.db from DATA_DIR, or name an empty database of MongoDB',
      { consumer: name },
    );
  }
};
