import { START, type Collection, type Position } from '#kernel';
import { openSqlite } from '#sqlite';
import { fileURLToPath } from 'node:url';
import { commitBatch, commitTogether } from './commit-batch.js';
import { prepareCollection } from './prepare.js';
import { toRow } from './rows.js';
import { STEPS, preparing } from './tables.js';

export const NOTES: Collection = { name: 'note@1', fields: {}, sorts: [] };
export const GROUP = ['a', 'b', 'c'];
export const NEXT = '00000001' as Position;

/**
 * Run as a process of its own: commits for these consumers together to the file named by its first argument, and dies
 * when so many of them are written as its second one says; 0: when the transaction is over.
 */
const dieIn = (file: string, written: number): void => {
  const db = openSqlite({ file, steps: STEPS });
  const prepared = preparing(db);
  prepareCollection(db, prepared, NOTES);
  const batches = GROUP.map((consumer) => ({
    consumer,
    expected: START,
    next: NEXT,
    totals: JSON.stringify([[consumer, 'count', '1']]),
    listed: [],
    documents: [
      [
        NOTES,
        [toRow({ collection: NOTES, id: consumer, expected: START, position: NEXT, doc: {}, words: [consumer] })],
      ] as const,
    ],
  }));
  let done = 0;
  commitTogether(db, batches, (batch) => {
    const won = commitBatch(db, prepared, { many: 2_000, rare: 32 }, batch);
    done += 1;
    if (done === written) process.kill(process.pid, 'SIGKILL');
    return won;
  });
  process.kill(process.pid, 'SIGKILL');
};

const [, script, file, written] = process.argv;
if (script === fileURLToPath(import.meta.url)) dieIn(file!, Number(written));
