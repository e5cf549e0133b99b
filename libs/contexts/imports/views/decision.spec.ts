import { describe, expect, it } from '@jest/globals';
import { postedOf } from '#views';
import { assignmentOf, decisionOn, one, stepOn } from './decision.js';
import type { FlagOf, RowOf } from './import.answers.js';

const flag = (more: Partial<FlagOf> = {}): FlagOf => ({
  code: 'E_REGION_AMBIGUOUS',
  kind: 'ASK',
  field: 'host',
  acceptable: true,
  messageId: 'Ada beberapa.',
  messageEn: 'Several.',
  details: { party: 'Desa Tamansari' },
  ...more,
});
const row: RowOf = {
  row: 5,
  no: '4',
  state: 'OPEN',
  flags: [],
  cells: [{ field: 'host', label: { id: 'tujuan', en: 'host' }, raw: 'Desa Tamansari; Kab. Bogor' }],
};
const posted = (fields: Readonly<Record<string, string>>) => postedOf(Object.entries(fields));
const DATES = flag({ code: 'W_DATE_CONFLICT', field: 'dates', details: {} });

describe('An answer to what a row asks', () => {
  it.each<[string, FlagOf, Readonly<Record<string, string>>, object]>([
    [
      'a region that is offered',
      flag(),
      { choice: 'region:32.01.31.2004' },
      {
        operation: 'settle-row',
        input: {
          row: 5,
          settlement: { kind: 'REGION', field: 'host', party: 'Desa Tamansari', region: '32.01.31.2004' },
        },
      },
    ],
    [
      'the same for all rows alike: those that name the party so',
      flag(),
      { choice: 'region:32.01.31.2004', scope: 'alike' },
      {
        operation: 'settle-alike',
        input: {
          alike: { flag: 'E_REGION_AMBIGUOUS', field: 'host', asWritten: 'Desa Tamansari' },
          settlement: { kind: 'REGION', field: 'host', party: 'Desa Tamansari', region: '32.01.31.2004' },
        },
      },
    ],
    [
      'another region that was written without a choice',
      flag(),
      { region: 'Tamansari, Bogor' },
      {
        operation: 'settle-row',
        input: {
          row: 5,
          settlement: { kind: 'REGION', field: 'host', party: 'Desa Tamansari', region: 'Tamansari, Bogor' },
        },
      },
    ],
    [
      'unknown, for all cells written alike',
      flag(),
      { choice: 'unknown', scope: 'alike' },
      {
        operation: 'settle-alike',
        input: {
          alike: { flag: 'E_REGION_AMBIGUOUS', field: 'host', asWritten: 'Desa Tamansari; Kab. Bogor' },
          settlement: { kind: 'UNKNOWN', field: 'host' },
        },
      },
    ],
    [
      'a reading that is accepted',
      DATES,
      { choice: 'accept' },
      {
        operation: 'settle-row',
        input: { row: 5, settlement: { kind: 'ACCEPT', flag: 'W_DATE_CONFLICT', field: 'dates' } },
      },
    ],
    [
      'a reading accepted for all rows alike: those that name the party so, whatever else stands in the cell',
      flag(),
      { choice: 'accept', scope: 'alike' },
      {
        operation: 'settle-alike',
        input: {
          alike: { flag: 'E_REGION_AMBIGUOUS', field: 'host', asWritten: 'Desa Tamansari' },
          settlement: { kind: 'ACCEPT', flag: 'E_REGION_AMBIGUOUS', field: 'host' },
        },
      },
    ],
    [
      'a value for all cells written alike',
      flag(),
      { choice: 'value', text: 'Desa Tamansari', scope: 'alike' },
      {
        operation: 'settle-alike',
        input: {
          alike: { flag: 'E_REGION_AMBIGUOUS', field: 'host', asWritten: 'Desa Tamansari; Kab. Bogor' },
          settlement: { kind: 'VALUE', field: 'host', text: 'Desa Tamansari' },
        },
      },
    ],
    [
      'a value',
      DATES,
      { choice: 'value', text: ' 23 Maret 2021 ' },
      {
        operation: 'settle-row',
        input: { row: 5, settlement: { kind: 'VALUE', field: 'dates', text: '23 Maret 2021' } },
      },
    ],
    [
      'the same visit as the row that it names',
      flag({ code: 'PROBABLE_DUPLICATE', details: { row: 9 } }),
      { choice: 'merge' },
      { operation: 'merge-rows', input: { row: 5, into: 9 } },
    ],
  ])('is a command: %s', (_, asked, fields, command) => {
    expect(decisionOn(asked, row, posted(fields))).toEqual(command);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing', {}, 'Choose one of the answers.'],
    ['a region that is not written', { choice: 'region' }, 'Write the name or the code of the region.'],
    ['a value that is not written', { choice: 'value' }, 'Write what it is.'],
    ['an answer that there is not', { choice: 'gone' }, 'Choose one of the answers.'],
    ['no code of a region', { choice: 'region:<b>' }, 'Choose one of the answers.'],
    [
      'one answer, and another written',
      { choice: 'accept', region: 'Bogor' },
      'You wrote an answer of your own but chose another; choose one of them, and empty what is not meant.',
    ],
    ['a merger where no other row is named', { choice: 'merge' }, 'Choose one of the answers.'],
  ])('is refused where it is %s', (_, fields, message) => {
    expect(decisionOn(flag(), row, posted(fields))).toEqual([expect.any(String), message]);
  });
});

it('What was chosen among what a name may mean counts, not the name that stands before it', () =>
  expect(
    one(
      postedOf([
        ['region', 'Tamansari'],
        ['region', '32.01.31.2004'],
      ]),
      'region',
    ),
  ).toBe('32.01.31.2004'));

describe('A step on a row', () => {
  it.each<[Readonly<Record<string, string>>, object]>([
    [{ choice: 'reopen' }, { operation: 'reopen-row', input: { row: 5 } }],
    [
      { choice: 'skip', reason: 'Bukan kunjungan.' },
      { operation: 'skip-row', input: { row: 5, reason: 'Bukan kunjungan.' } },
    ],
    [{ into: '7' }, { operation: 'merge-rows', input: { row: 5, into: 7 } }],
    [
      { choice: 'value', field: 'cost', text: 'Rp5.000' },
      { operation: 'settle-row', input: { row: 5, settlement: { kind: 'VALUE', field: 'cost', text: 'Rp5.000' } } },
    ],
  ])('is a command: %j', (fields, command) => expect(stepOn(row, posted(fields))).toEqual(command));

  it.each<[Readonly<Record<string, string>>, string]>([
    [{ choice: 'skip' }, 'Write the reason.'],
    [{ choice: 'merge', into: 'x' }, 'Write the number of another row, as it stands in this list.'],
    [{ choice: 'reopen', reason: 'x' }, expect.stringContaining('choose one of them') as unknown as string],
    [{}, 'Choose one of the answers.'],
  ])('is refused: %j', (fields, message) => expect(stepOn(row, posted(fields))).toEqual([expect.any(String), message]));
});

describe('Columns', () => {
  it('are assigned by their numbers, in the row of headings that was read or pointed out', () => {
    const fields = { 'column-1': '', 'column-3': 'host', 'column-x': 'host', do: 'columns' };
    const columns = [{ column: 3, field: 'host' }];
    expect(assignmentOf({ headerRow: 2 }, posted(fields))).toEqual({
      operation: 'assign-columns',
      input: { headerRow: 2, columns },
    });
    expect(assignmentOf({}, posted({ ...fields, header: '4' }))).toMatchObject({ input: { headerRow: 4, columns } });
  });

  it('are refused without a row of headings, and where none is assigned', () => {
    expect(assignmentOf({}, posted({ 'column-1': 'host' }))).toEqual([
      expect.any(String),
      expect.stringContaining('headings'),
    ]);
    expect(assignmentOf({ headerRow: 1 }, posted({}))).toEqual([
      expect.any(String),
      expect.stringContaining('one column'),
    ]);
  });
});
