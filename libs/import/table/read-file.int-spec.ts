import { describe, expect, it } from '@jest/globals';
import { strToU8, unzipSync, zipSync, strFromU8 } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import type { FlagCode } from '../flags.js';
import type { ThreadLimits } from '#threads';
import { readFile } from './read-file.js';
import type { Table, TableOptions } from './table.js';

type Cell = string | number | boolean | Date | null;

const workbook = async (...sheets: readonly (readonly [name: string, rows: readonly (readonly Cell[])[]])[]) =>
  new Uint8Array(
    await writeXlsxFile(
      sheets.map(([sheet, rows]) => ({
        sheet,
        data: rows.map((row) =>
          row.map((value) =>
            value === null
              ? null
              : value instanceof Date
                ? { value, type: Date, format: 'dd/mm/yyyy' }
                : typeof value === 'string' && value.startsWith('=')
                  ? { value, type: 'Formula' as const }
                  : { value },
          ),
        ),
        columns: [],
      })) as never,
    ).toBuffer(),
  );
const read = (bytes: Uint8Array, options: TableOptions = {}, limits?: ThreadLimits): Promise<Table> =>
  readFile({ bytes, layouts: ['VISITS'], options }, limits);
const codes = ({ flags }: { flags: Table['flags'] }): readonly FlagCode[] => flags.map(({ code }) => code);

const HEAD = ['No', 'Asal', 'Tujuan', 'Tanggal', 'Biaya'];
/** The workbook with one of its parts written otherwise. */
const altered = (bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part]!))) });
};
const SHEET = 'xl/worksheets/sheet1.xml';

describe('A file, whatever it is', () => {
  it('is read in a thread of its own: CSV', async () => {
    const table = await read(Buffer.from('No;Asal;Tujuan\n1;Kapuas;Sleman\n'));
    expect([table.delimiter, table.rows.length, table.flags]).toEqual([';', 1, []]);
  });

  it('XLSX: rows keep their numbers, days are days, numbers keep their digits, day numbers stay numbers', async () => {
    const bytes = await workbook([
      'Register',
      [
        ['Register kunjungan 2023'],
        [],
        HEAD,
        [1, 'Kapuas', 'Sleman', new Date('2023-01-09T00:00:00Z'), 12_500_000],
        [2, 'Kapuas', 'Bantul', 44_935, 1_250.5],
      ],
    ]);
    const table = await read(bytes);
    expect([table.sheet, table.titles, table.rows.map(({ row }) => row)]).toEqual([
      'Register',
      ['Register kunjungan 2023'],
      [4, 5],
    ]);
    expect(table.rows.map(({ cells }) => [cells['dates']?.raw, cells['cost']?.raw, cells['no']?.raw])).toEqual([
      ['2023-01-09', '12500000', '1'],
      ['44935', '1250,5', '2'],
    ]);
  });

  it('XLSX: an empty row that the file leaves out shifts no other', async () => {
    const bytes = altered(
      await workbook(['A', [[], HEAD, [], [1, 'Kapuas', 'Sleman', '9 Januari 2023']]]),
      SHEET,
      (xml) => xml.replace('<row r="1"/>', '').replace('<row r="3"/>', ''),
    );
    expect((await read(bytes)).rows.map(({ row }) => row)).toEqual([4]);
  });

  it('XLSX: the sheet that bears the headings is found, or the one that is named', async () => {
    const bytes = await workbook(
      ['Petunjuk', [['Isi lembar berikutnya']]],
      ['2022', [HEAD, [1, 'Kapuas', 'Sleman']]],
      ['2023', [HEAD, [1, 'Kapuas', 'Bantul'], [2, 'Kapuas', 'Bantul']]],
    );
    expect((await read(bytes)).sheet).toBe('2023');
    const named = await read(bytes, { sheet: '2022' });
    expect([named.sheet, named.rows.length, named.sheets]).toEqual(['2022', 1, ['Petunjuk', '2022', '2023']]);
    const unknown = await read(bytes, { sheet: '2021' });
    expect([codes(unknown), unknown.sheets]).toEqual([['SHEET_UNKNOWN'], ['Petunjuk', '2022', '2023']]);
  });

  it('a formula is never computed, and flagged in CSV and XLSX', async () => {
    const bytes = await workbook(['A', [HEAD, [1, '=HYPERLINK("x")', 'Sleman', '9 Jan 2023']]]);
    const csv = Buffer.from(
      'No;Asal;Tujuan;Tanggal\n1;"=cmd|\' /C calc\'!A0";Sleman;-\n2;@SUM(A1);+A1(2);+/- 2 hari\n',
    );
    expect((await read(bytes)).rows.map(codes)).toEqual([['FORMULA']]);
    const table = await read(csv);
    expect(table.rows.map(codes)).toEqual([['FORMULA'], ['FORMULA', 'FORMULA']]);
    expect(table.rows[0]?.cells['origin']?.raw).toBe("=cmd|' /C calc'!A0");
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, FlagCode]>([
    [
      'a part that unpacks without end',
      () => zipSync({ [SHEET]: new Uint8Array(140 * 1024 * 1024) }, { level: 1 }),
      'WORKBOOK_TOO_LARGE',
    ],
    [
      'many parts',
      () => zipSync(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`p${at}`, new Uint8Array(1)]))),
      'WORKBOOK_TOO_LARGE',
    ],
    [
      'a cell a million rows away',
      async () =>
        altered(await workbook(['A', [HEAD, [1, 'a', 'b']]]), SHEET, (xml) => xml.replaceAll('"B2"', '"B1048576"')),
      'TOO_MANY_ROWS',
    ],
    [
      'a cell in the last column there can be',
      async () =>
        altered(await workbook(['A', [HEAD, [1, 'a', 'b']]]), SHEET, (xml) => xml.replaceAll('"B2"', '"XFD2"')),
      'TOO_MANY_COLUMNS',
    ],
    ['a ZIP that is no workbook', () => zipSync({ 'a.txt': strToU8('x') }), 'WORKBOOK_UNREADABLE'],
    ['half a workbook', async () => (await workbook(['A', [HEAD]])).slice(0, 900), 'WORKBOOK_UNREADABLE'],
    ['more lines than are read', () => Buffer.from(`No,Asal,Tujuan\n${'1,a,b\n'.repeat(20_000)}`), 'TOO_MANY_ROWS'],
    ['more columns than are read', () => Buffer.from(`No,Asal,Tujuan${',x'.repeat(200)}\n1,a,b`), 'TOO_MANY_COLUMNS'],
    ['nothing', () => new Uint8Array(), 'FILE_EMPTY'],
  ])('is refused: %s', async (_, bytes, code) => {
    const table = await read(await bytes());
    expect([codes(table), table.rows]).toEqual([[code], []]);
  });

  it('as many lines as are read, are read', async () => {
    const table = await read(Buffer.from(`No,Asal,Tujuan\n${'1,a,b\n'.repeat(19_999)}`));
    expect([table.rows.length, codes(table)]).toEqual([19_999, []]);
  });

  it('is given up when it takes longer than it may', async () => {
    expect(codes(await read(Buffer.from('No,Asal,Tujuan\n1,a,b'), {}, { within: 0, memory: 64 }))).toEqual([
      'READING_TOO_SLOW',
    ]);
  });
});
