import { describe, expect, it } from '@jest/globals';
import type { Instant, Position } from '#kernel';
import { FIRST_PAGE, documentsOf, type ExportPage, type Written } from './export-rows.js';

const SHOWN = { position: '7' as Position, asOf: '2024-11-19T01:00:00.000Z' as Instant, stale: false };
const IDS = ['a', 'b', 'c', 'd', 'e'];

/** Pages of two documents each. */
const pageFrom = (from: number, without?: ReadonlySet<string>) => ({
  ...SHOWN,
  items: IDS.slice(from, from + 2)
    .filter((id) => !without?.has(id))
    .map((id) => ({ id })),
  ...(from + 2 < IDS.length && { nextCursor: String(from + 2) }),
});

/** Takes all documents, and tells with each what had been asked for until it came. */
const taken = async () => {
  const asked: ExportPage[] = [];
  const written: Written = { rows: 0 };
  const documents = documentsOf(
    10,
    pageFrom(0),
    async (page) => {
      // The set goes on growing.
      asked.push({ ...page, ...(page.without && { without: new Set(page.without) }) });
      return pageFrom(Number(page.cursor ?? 0), page.without);
    },
    written,
  );
  const steps: (readonly [id: string, asked: number])[] = [];
  for await (const each of documents)
    steps.push(['document' in each ? (each.document as { id: string }).id : each.note, asked.length]);
  return { asked, steps, written };
};

describe('The documents of an export', () => {
  it('are asked for page by page, the next one when each of the page before was taken', async () => {
    const { steps, written } = await taken();
    expect(steps).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 1],
      ['d', 1],
      ['e', 2],
    ]);
    expect(written).toEqual({ rows: 5 });
  });

  it('come in pages of a tenth of a megabyte, however many documents that is', async () => {
    const { asked } = await taken();
    expect([...new Set([FIRST_PAGE, ...asked].map(({ bytes }) => bytes))]).toEqual([100_000]);
  });

  it('are not made again when the list is read a second time, by id, for those that were skipped', async () => {
    const { asked } = await taken();
    expect(asked.map(({ byId, without }) => [byId, [...without!].join('')])).toEqual([
      [false, 'ab'],
      [false, 'abcd'],
      [true, 'abcde'],
      [true, 'abcde'],
      [true, 'abcde'],
    ]);
  });
});
