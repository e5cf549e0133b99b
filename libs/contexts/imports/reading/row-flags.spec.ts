import { describe, expect, it } from '@jest/globals';
import { flag, type Flag, type TableRow } from '#import';
import type { Settlement } from '../domain/import.events.js';
import { missingColumns } from './missing-columns.js';
import { flagsOf } from './row-flags.js';
import { visitRegister } from './visit-register.js';

const NOTHING = { flags: [] };
const { fields, cellsAt } = visitRegister;
const CELLS = Object.fromEntries(
  Object.keys(fields).flatMap((field) => cellsAt(field, {} as TableRow).map((name) => [name, NOTHING])),
);
const table = { row: 2, cells: { host: { column: 3 }, dates: { column: 4 } } } as unknown as TableRow;

const columnsOf = (...fields: readonly string[]) =>
  fields.map((field, index) => ({ column: index + 1, heading: field, field }));
const ALL = columnsOf('origin', 'host', 'dates');

/** The flags of a row, each with its field, where the table says that of it and an officer decided so. */
const placed = (flags: readonly Flag[], settlements: readonly Settlement[] = [], cells: object = {}, columns = ALL) =>
  flagsOf(
    table,
    { row: 2, cells: { ...CELLS, ...cells }, flags } as never,
    { settlements },
    '62.03' as never,
    missingColumns({ headerRow: 1, columns }, visitRegister),
    visitRegister,
  ).map(({ code, field, accepted }) => `${code} ${field ?? '-'}${accepted ? ' accepted' : ''}`);

describe('What is said of a row', () => {
  it('by the table of a column stands at its field; where nobody reads the column, nowhere', () => {
    const told = (['FORMULA', 'CELL_ERROR', 'MERGED_CELL'] as const).flatMap((code) =>
      [3, 4, 5].map((column) => flag(code, { column })),
    );
    expect(placed(told)).toEqual([
      'FORMULA host',
      'FORMULA dates',
      'CELL_ERROR host',
      'CELL_ERROR dates',
      'MERGED_CELL host',
      'MERGED_CELL dates',
    ]);
    expect(placed([flag('HIDDEN_ROW')])).toEqual(['HIDDEN_ROW -']);
  });

  it('of a day that is counted from 1904 is so of dates alone', () =>
    expect(placed([3, 4].map((column) => flag('DAY_NUMBER_1904', { column })))).toEqual(['DAY_NUMBER_1904 dates']));

  it('by the table is over once an officer wrote the value, or that it is not known, in that field', () => {
    const told = [3, 4].map((column) => flag('CELL_ERROR', { column }));
    expect(placed(told, [{ kind: 'VALUE', field: 'host', text: 'x' }])).toEqual(['CELL_ERROR dates']);
    expect(placed(told, [{ kind: 'UNKNOWN', field: 'dates' }])).toEqual(['CELL_ERROR host']);
    expect(placed(told, [{ kind: 'ACCEPT', field: 'host', flag: 'CELL_ERROR' }])).toEqual([
      'CELL_ERROR host accepted',
      'CELL_ERROR dates',
    ]);
  });

  it('is that an origin lies outside the region of the office, where it is certain', () => {
    const from = (...regions: readonly (string | undefined)[]) => ({
      origins: { flags: [], value: regions.map((region) => ({ value: { region } })) },
    });
    expect(placed([], [], from('62.03.02.2007'))).toEqual([]);
    expect(placed([], [], from(undefined))).toEqual([]);
    expect(placed([], [], from('62.03', '34.04'))).toEqual(['E_SCOPE -']);
  });

  it('is that the date, or both sides, have no column, until an officer wrote one of them or took it so', () => {
    const without = (columns: typeof ALL, ...settlements: readonly Settlement[]) =>
      placed([], settlements, {}, columns);
    expect(without(columnsOf('no', 'topic'))).toEqual(['COLUMN_MISSING dates', 'COLUMN_MISSING origin']);
    expect(without(columnsOf('dates', 'host'))).toEqual([]);
    const dateless = columnsOf('origin', 'topic');
    expect(without(dateless, { kind: 'VALUE', field: 'dates', text: '2023' })).toEqual([]);
    expect(without(columnsOf('dates'), { kind: 'VALUE', field: 'host', text: 'Sleman' })).toEqual([]);
    expect(without(dateless, { kind: 'ACCEPT', field: 'dates', flag: 'COLUMN_MISSING' })).toEqual([
      'COLUMN_MISSING dates accepted',
    ]);
  });
});
