import { START, type Collection, type Position } from '#kernel';
import { openEmbeddedReadStore } from './index.js';

/** Run as a process of its own: commits one batch after another to the file named by its argument, and says so after each. */

export const TALLIES: Collection = { name: 'tally@1', fields: { parity: 'text' }, sorts: ['count'] };
export const IDS = ['a', 'b', 'c', 'd', 'e'];
export interface Tally {
  readonly count: number;
  readonly parity: string;
}

const at = (n: number): Position => String(n).padStart(8, '0') as Position;

/** Every batch adds one to two tallies, and to the total of all. */
const projectForEver = async (file: string): Promise<never> => {
  const store = await openEmbeddedReadStore({ file });
  await store.prepare([TALLIES]);
  for (;;) {
    const expected = await store.checkpoint('tallies');
    const n = Number(expected.position);
    const touched = [IDS[n % 5]!, IDS[(n * 3 + 1) % 5]!].filter((id, i, all) => all.indexOf(id) === i);
    const stored = new Map((await store.load(TALLIES, touched)).map((each) => [each.id, each]));
    const won = await store.commit({
      consumer: 'tallies', expected, next: at(n + 1),
      totals: [{ key: 'batches', add: { count: 1n } }, { key: 'tallies', add: { count: BigInt(touched.length) } }],
      documents: touched.map((id) => {
        const count = ((stored.get(id)?.doc as Tally | undefined)?.count ?? 0) + 1;
        const parity = count % 2 ? 'ODD' : 'EVEN';
        return { collection: TALLIES, id, expected: stored.get(id)?.position ?? START, position: at(n + 1), doc: { count, parity }, words: [`n${count}`] };
      }),
    });
    if (won) process.stdout.write(`${n + 1}\n`);
  }
};

if (process.argv[2]) await projectForEver(process.argv[2]);
