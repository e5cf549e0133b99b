import { describe, expect, it } from '@jest/globals';
import { eachOnce, type PageOrder } from './each-once.js';

interface Row {
  readonly id: string;
  readonly key: number;
}

/** Pages of two rows, by keyset, over rows that are changed after each page; tells the rows' ids page by page. */
const read = async (rows: Map<string, number>, change: (asked: number) => void): Promise<readonly string[]> => {
  let asked = 0;
  const ask = async (order: PageOrder, _met: ReadonlySet<string>, cursor?: string) => {
    const place = ({ id, key }: Row): string => (order === 'sorted' ? `${String(key).padStart(3, '0')} ${id}` : id);
    const sorted = [...rows].map(([id, key]) => ({ id, key })).sort((a, b) => (place(a) < place(b) ? -1 : 1));
    const left = sorted.filter((row) => cursor === undefined || place(row) > cursor);
    const items = left.slice(0, 2);
    change((asked += 1));
    return { items, ...(left.length > 2 && { cursor: place(items[1]!) }) };
  };
  const found: string[] = [];
  for await (const page of eachOnce(ask)) found.push(page.map(({ id }) => id).join(''));
  return found;
};
const rows = (): Map<string, number> =>
  new Map([
    ['a', 50],
    ['b', 40],
    ['c', 30],
    ['d', 20],
    ['e', 10],
  ]);

describe('A list read whole', () => {
  it('is in its order while nobody writes', async () =>
    expect(await read(rows(), () => undefined)).toEqual(['ed', 'cb', 'a']));
  it('that is empty ends at once', async () => expect(await read(new Map(), () => undefined)).toEqual([]));

  it('tells a row that comes to stand further behind once, where it was met first', async () => {
    const all = rows();
    expect(await read(all, (asked) => void (asked === 1 && all.set('e', 60)))).toEqual(['ed', 'cb', 'a']);
  });

  it('tells a row that comes to stand before what was read once, at the end', async () => {
    const all = rows();
    expect(await read(all, (asked) => void (asked === 1 && all.set('a', 0)))).toEqual(['ed', 'cb', 'a']);
    const more = rows().set('f', 60);
    expect(await read(more, (asked) => void (asked === 1 && more.set('b', 0)))).toEqual(['ed', 'ca', 'f', 'b']);
  });

  it('ends although a row runs ahead of the reader for ever', async () => {
    const all = rows();
    const found = await read(all, (asked) => void all.set('a', 50 + asked));
    expect(found.join('').split('').sort().join('')).toBe('abcde');
  });
});
