import { START, rowOf, type BatchCommit, type Checkpoint, type Measures, type Position, type ReadStore } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import type { ReadStorage } from './read-storage.js';

/** A safeguard of the protocol that is left out. */
export type Omitted =
  'announcing' | 'totals first' | 'positions of totals' | 'positions of documents' | 'the announced end';

interface Total {
  readonly position: Position;
  readonly measures: Measures;
}

const add = (a: Measures, b: Measures): Measures =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => {
      const sum = (a[name] ?? 0n) + (b[name] ?? 0n);
      if (BigInt.asIntN(64, sum) !== sum) throw new RangeError(`${name} leaves the range of 64-bit integers`);
      return [name, sum];
    }),
  );

const same = (a: Checkpoint, b: Checkpoint): boolean => a.position === b.position && a.pending === b.pending;

/**
 * Storage without transactions, where each write is a step after which others run or the process dies. A batch's end is
 * announced first; then totals and then documents are written, each guarded by the position that it was read at; then
 * the checkpoint moves.
 */
export const stepwiseStorage = (omitted?: Omitted): ReadStorage => {
  const documents = memoryReadStore();
  const checkpoints = new Map<string, Checkpoint>();
  const totals = new Map<string, Total>();

  const open = (stepsToLive = Infinity): ReadStore => {
    let left = stepsToLive;
    const step = async (): Promise<void> => {
      await Promise.resolve();
      if (left-- <= 0) throw new Error('this process is dead');
    };

    const writeTotals = async ({ totals: changes, next }: BatchCommit): Promise<void> => {
      const sums = new Map<string, Measures>();
      for (const { key, add: more } of changes) sums.set(key, add(sums.get(key) ?? {}, more));
      const read = new Map([...sums.keys()].map((key) => [key, totals.get(key) ?? { position: START, measures: {} }]));
      for (const [key, change] of sums) {
        const { position, measures } = read.get(key)!;
        await step();
        if (omitted === 'positions of totals')
          totals.set(key, { position: next, measures: add(totals.get(key)?.measures ?? {}, change) });
        else if (position < next && (totals.get(key)?.position ?? START) === position)
          totals.set(key, { position: next, measures: add(measures, change) });
      }
    };

    /** After all totals, each as its total is then. */
    const writeRows = async ({ totals: changes, next }: BatchCommit): Promise<void> => {
      for (const { key, row } of changes) {
        if (!row) continue;
        await step();
        const now = (await documents.load(row.collection, [row.id]))[0]?.position ?? START;
        if (now >= next) continue;
        const write = {
          collection: row.collection,
          id: row.id,
          expected: now,
          position: next,
          doc: rowOf(row, totals.get(key)!.measures),
          words: [],
        };
        await documents.commit({
          consumer: 'steps',
          expected: await documents.checkpoint('steps'),
          next: START,
          totals: [],
          documents: [write],
        });
      }
    };

    const writeDocuments = async (batch: BatchCommit): Promise<boolean> => {
      for (const write of batch.documents) {
        await step();
        const now = (await documents.load(write.collection, [write.id]))[0]?.position ?? START;
        const guarded = omitted !== 'positions of documents';
        if (guarded && now !== write.expected) {
          if (now < write.position) return false;
          continue;
        }
        const expected = await documents.checkpoint('steps');
        await documents.commit({
          consumer: 'steps',
          expected,
          next: START,
          totals: [],
          documents: [{ ...write, expected: now }],
        });
      }
      return true;
    };

    const moveCheckpoint = (consumer: string, from: Checkpoint, to: Checkpoint): boolean => {
      if (!same(checkpoints.get(consumer) ?? { position: START }, from)) return false;
      checkpoints.set(consumer, to);
      return true;
    };

    const commit = async (batch: BatchCommit): Promise<boolean> => {
      const { consumer, expected, next } = batch;
      if (omitted !== 'the announced end' && expected.pending !== undefined && expected.pending !== next) return false;
      await step();
      const announced = omitted === 'announcing' ? expected : { position: expected.position, pending: next };
      if (!moveCheckpoint(consumer, expected, announced)) return false;
      if (omitted === 'totals first') {
        if (!(await writeDocuments(batch))) return false;
        await writeTotals(batch);
        await writeRows(batch);
      } else {
        await writeTotals(batch);
        await writeRows(batch);
        if (!(await writeDocuments(batch))) return false;
      }
      await step();
      return moveCheckpoint(consumer, announced, { position: next });
    };

    return {
      ...documents,
      commit,
      advance: async (moves) => {
        await step();
        return moves
          .map(({ consumer, expected, next }) => moveCheckpoint(consumer, { position: expected }, { position: next }))
          .every(Boolean);
      },
      checkpoint: async (consumer) => checkpoints.get(consumer) ?? { position: START },
      totals: async (keys) => keys.map((key) => totals.get(key)?.measures ?? {}),
      drop: async (consumer, collections, prefix) => {
        checkpoints.delete(consumer);
        for (const key of totals.keys()) if (key.startsWith(prefix)) totals.delete(key);
        await documents.drop(consumer, collections, prefix);
      },
    };
  };

  return { open: async () => open(), openDying: async (steps) => open(steps), remove: async () => {} };
};
