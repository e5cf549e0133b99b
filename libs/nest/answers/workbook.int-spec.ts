import { describe, expect, it } from '@jest/globals';
import type { Instant, Position } from '#kernel';
import { tripList } from '../trips-board.fixture.js';
import type { ModelQuery } from '#runtime';
import { turns, type ThreadLimits } from '#threads';
import type { Export, Row } from './export-rows.js';
import { WORKBOOKS, workbook } from './workbook.js';

const AT = '2024-11-19T01:00:00.000Z' as Instant;
const HOW = {
  zone: 'WIB',
  attribution: '©',
  codeLists: [],
  places: { address: () => '' },
  asked: {
    parameters: {},
    principal: {
      userId: 'u-1',
      grants: [{ grantId: 'g', role: 'MINISTRY_OFFICER', scope: 'ID', officeId: 'kemendes', validFrom: '2024-01-01' }],
    },
    now: AT,
  },
} as unknown as Export;
const QUERY = tripList as ModelQuery;

const rowsOf = async function* (count: number): AsyncGenerator<Row> {
  for (let no = 0; no < count; no += 1) yield { cells: QUERY.columns.map(() => `baris ${no}`) };
};
const make = (rows: AsyncGenerator<Row>, limits?: ThreadLimits, inTurn = turns(WORKBOOKS)) =>
  workbook(QUERY, HOW, { asOf: AT, position: '7' as Position, items: [] } as never, rows, {
    inTurn,
    ...(limits && { limits }),
  });

describe('A workbook', () => {
  it.each([
    ['time', { within: 0, memory: 512 }, 1],
    ['memory', { within: 60_000, memory: 8 }, 20_000],
  ])('that takes more %s than it may is refused, with what to do', async (_, limits, count) => {
    await expect(make(rowsOf(count), limits)).rejects.toMatchObject({
      code: 'E_UNAVAILABLE',
      messageEn: expect.stringContaining('ask for CSV'),
    });
  });

  it('is refused to whoever has three in the making, and nothing is read for it', async () => {
    const inTurn = turns(WORKBOOKS);
    const made = [1, 2, 3].map((count) => make(rowsOf(count), undefined, inTurn));
    let read = false;
    const more = (async function* (): AsyncGenerator<Row> {
      read = true;
      yield* rowsOf(1);
    })();
    await expect(make(more, undefined, inTurn)).rejects.toMatchObject({ code: 'E_RATE_LIMIT' });
    expect([read, (await Promise.all(made)).length]).toEqual([false, 3]);
  });
});
