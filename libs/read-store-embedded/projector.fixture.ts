import { START, type Collection, type Position, type ReadStore } from '#kernel';
import { fileURLToPath } from 'node:url';
import { openEmbeddedReadStore } from './index.js';

/**
 * Run as a process of its own: three consumers commit one batch after another to the file named by its argument, all
 * at the same moments, and it says so after each.
 */

export const CONSUMERS = ['tallies', 'scores', 'counts'];
export const collectionFor = (consumer: string): Collection => ({
  name: `${consumer}@1`,
  fields: { parity: 'text' },
  sorts: ['count'],
});
export const IDS = ['a', 'b', 'c', 'd', 'e'];
export interface Tally {
  readonly count: number;
  readonly parity: string;
}

const at = (n: number): Position => String(n).padStart(8, '0') as Position;

/** Every batch adds one to two tallies, and to the total of all. */
const project = async (store: ReadStore, consumer: string): Promise<void> => {
  const collection = collectionFor(consumer);
  const expected = await store.checkpoint(consumer);
  const n = Number(expected.position);
  const touched = [IDS[n % 5]!, IDS[(n * 3 + 1) % 5]!].filter((id, i, all) => all.indexOf(id) === i);
  const stored = new Map((await store.load(collection, touched)).map((each) => [each.id, each]));
  const won = await store.commit({
    consumer,
    expected,
    next: at(n + 1),
    totals: [
      { key: `${consumer}|batches`, add: { count: 1n } },
      { key: `${consumer}|all`, add: { count: BigInt(touched.length) } },
    ],
    documents: touched.map((id) => {
      const count = ((stored.get(id)?.doc as Tally | undefined)?.count ?? 0) + 1;
      const parity = count % 2 ? 'ODD' : 'EVEN';
      const [was, now] = [stored.get(id)?.position ?? START, at(n + 1)];
      return { collection, id, expected: was, position: now, doc: { count, parity }, words: [`n${count}`] };
    }),
  });
  if (won) process.stdout.write(`${consumer} ${n + 1}\n`);
};

const projectForEver = async (file: string): Promise<never> => {
  const store = await openEmbeddedReadStore({ file });
  await store.prepare(CONSUMERS.map(collectionFor));
  for (;;) await Promise.all(CONSUMERS.map((consumer) => project(store, consumer)));
};

const [, script, file] = process.argv;
if (script === fileURLToPath(import.meta.url)) await projectForEver(file!);
