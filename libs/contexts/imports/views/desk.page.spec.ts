import { describe, expect, it } from '@jest/globals';
import { postedOf, uiOf, type Asking, type Send } from '#views';
import type { FlagOf, RowOf } from './import.answers.js';
import { deskPage } from './desk.page.js';

const COUNTS = { rows: 9, ready: 0, open: 9, quarantined: 0, duplicate: 0, refused: 0, skipped: 0, imported: 0 };
const ITEM = { id: 'i', revision: 3, stage: 'OPEN', keptIn: 'ID', createdOn: '2026-11-20', toRecord: 0, recorded: 0 };
const READING = { counts: COUNTS, headerRow: 1, columns: [], fields: [], flags: [], notes: [] };
const flag = (code: string): FlagOf => ({
  code,
  kind: 'ASK',
  acceptable: true,
  messageId: 'Ada beberapa.',
  messageEn: 'Several.',
});
const row = (number: number, ...codes: readonly string[]): RowOf => ({
  row: number,
  no: String(number),
  state: 'OPEN',
  flags: codes.map(flag),
  cells: [],
});

/** What a form leads to, and what was commanded; of the import the row that is found from the one asked for on. */
const sent = async (found: RowOf, fields: Readonly<Record<string, string>>, query: Asking['query'] = {}) => {
  const commanded: string[] = [];
  const answers: Readonly<Record<string, object>> = {
    'imports/i': { item: ITEM },
    'imports/i/reading': READING,
    'imports/i/actions': { items: [] },
    'imports/i/rows': { items: [found], counts: COUNTS },
  };
  const asking = {
    ui: uiOf('id'),
    api: { get: (path: string) => Promise.resolve(answers[path]) },
    describe: { list: () => undefined, open: (schema: object) => schema },
    params: { id: 'i' },
    query,
  } as unknown as Asking;
  const send = ((path: string) => {
    commanded.push(path);
    return Promise.resolve({ position: '7' });
  }) as unknown as Send;
  const taken = await deskPage.take!(
    { posted: postedOf(Object.entries({ key: 'kunci-123', ...fields })) },
    asking,
    send,
  );
  return { taken, commanded };
};
const SETTLE = { do: 'settle', row: '5', at: '0', flag: 'SEVERAL_ORIGINS', choice: 'accept' };

describe('A decision on a row of an import', () => {
  it('is made on what was seen, and leads back to the same page of rows', async () => {
    const query = { state: 'OPEN', flag: 'SEVERAL_ORIGINS', cursor: '4' };
    const { taken, commanded } = await sent(row(5, 'SEVERAL_ORIGINS'), SETTLE, query);
    expect([commanded, taken]).toEqual([
      ['imports/i/settle-row'],
      { to: '/id/impor/i/baris?state=OPEN&flag=SEVERAL_ORIGINS&cursor=4&saved=1&row=5&after=7#baris' },
    ]);
  });

  it.each<[string, RowOf, Readonly<Record<string, string>>]>([
    ['asks something else now', row(5, 'W_DATE_CONFLICT'), SETTLE],
    ['asks nothing any more', row(5), SETTLE],
    ['is not there, and the next one asks the same', row(6, 'SEVERAL_ORIGINS'), SETTLE],
    ['is not there, and the next one would be left out', row(6), { do: 'row', row: '5', choice: 'skip', reason: 'x' }],
  ])('commands nothing where the row %s', async (_, found, fields) => {
    const { taken, commanded } = await sent(found, fields);
    expect([commanded, taken]).toEqual([[], expect.objectContaining({ status: 422 })]);
  });
});
