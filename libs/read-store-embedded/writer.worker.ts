import type { CheckpointMove, Collection } from '#kernel/stores';
import { openSqlite, serve } from '#sqlite';
import { advance, commitBatch, commitTogether, dropConsumer, type BatchRows } from './commit-batch.js';
import { IF_DAMAGED, type EmbeddedReadStoreOptions } from './options.js';
import { prepareCollection } from './prepare.js';
import { checkpointOf, loadRows } from './read-rows.js';
import { STEPS, preparing } from './tables.js';

serve<EmbeddedReadStoreOptions>(({ file, many = 2_000, rare = 32 }) => {
  const db = openSqlite({ file, ifDamaged: IF_DAMAGED, steps: STEPS });
  // Unlike the log, this file can be folded anew. A power cut may take back its last batches, each of them whole and
  // with its checkpoint, and they are then folded again: so a commit need not wait for the disk. A crash of the process
  // loses nothing.
  db.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 10000');
  const prepared = preparing(db);
  const commit = (batch: BatchRows): boolean => commitBatch(db, prepared, { many, rare }, batch);
  return {
    methods: {
      prepare: (collections: readonly Collection[]) =>
        collections.forEach((collection) => prepareCollection(db, prepared, collection)),
      checkpoint: (consumer: string) => checkpointOf(prepared, consumer),
      load: (collection: Collection, ids: readonly string[]) => loadRows(prepared, collection, ids),
      commit,
      advance: (moves: readonly CheckpointMove[]) => advance(db, prepared, moves),
      drop: (consumer: string, collections: readonly Collection[], prefix: string) =>
        dropConsumer(db, prepared, consumer, collections, prefix),
    },
    grouped: {
      commitTogether: (calls) =>
        commitTogether(
          db,
          calls.map(([batch]) => batch as BatchRows),
          commit,
        ),
    },
    close: () => db.close(),
  };
});
