import { describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { VISITS } from '../layouts.js';
import { readAny } from './read-any.js';
import { MOST_ROWS } from './raw-rows.js';
import { BeyondTable, sheetMarks, workbookMarks } from './sheet-marks.js';
import type { Table, TableOptions } from './table.js';

const HEAD = ['No', 'Asal', 'Tujuan', 'Tanggal', 'Biaya'];
const ROWS = [HEAD, [1, 'Kapuas', 'Sleman', '9 Januari 2023', 500], [2, 'Kapuas', 'Bantul', 44_935, 1.5]] as const;
type Rows = readonly (readonly (string | number)[])[];

const book = async (...sheets: readonly (readonly [name: string, rows: Rows])[]): Promise<Uint8Array> =>
  new Uint8Array(
    await writeXlsxFile(
      sheets.map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map((value) => ({ value }))) })) as never,
    ).toBuffer(),
  );
const SHEET = 'xl/worksheets/sheet1.xml';
const BOOK = 'xl/workbook.xml';
const altered = (bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  const [before, after] = [strFromU8(parts[part]!), change(strFromU8(parts[part]!))];
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [part]: strToU8(after) });
};
const withCell = (xml: string, place: string, cell: string): string =>
  xml.replace(new RegExp(`<c r="${place}"[^>]*>.*?</c>`, 'u'), cell);
const read = (bytes: Uint8Array, options?: TableOptions): Promise<Table> => readAny(bytes, [VISITS], options);
const codes = ({ flags }: { readonly flags: Table['flags'] }) => flags.map(({ code }) => code);
/** Of the file, of its rows, and what its cells say. */
const told = (table: Table) => ({
  file: codes(table),
  rows: table.rows.map((row) =>
    row.flags.map(({ code, details }) => `${code} ${String(details?.['column'] ?? '')}`.trim()),
  ),
  raw: table.rows.map(({ cells }) => HEAD_FIELDS.map((field) => cells[field]?.raw)),
});
const HEAD_FIELDS = ['no', 'origin', 'host', 'dates', 'cost'];
const PLAIN = [
  ['1', 'Kapuas', 'Sleman', '9 Januari 2023', '500'],
  ['2', 'Kapuas', 'Bantul', '44935', '1,5'],
];
const base = () => book(['A', ROWS]);
const withSheet = async (change: (xml: string) => string) => told(await read(altered(await base(), SHEET, change)));
const withPlace = (place: string, cell: string) => withSheet((xml) => withCell(xml, place, cell));

describe('A workbook', () => {
  it('without anything special has nothing told of it', async () =>
    expect(told(await read(await base()))).toEqual({ file: [], rows: [[], []], raw: PLAIN }));

  it.each([
    ['the formula first', '<c r="E2"><f>SUM(1,2)</f><v>3</v></c>', '3'],
    ['the value first', '<c r="E2"><v>3</v><f>SUM(1,2)</f></c>', '3'],
    ['no value', '<c r="E2"><f>SUM(1,2)</f></c>', ''],
    ['a formula shared with others', '<c r="E2"><f t="shared" si="0"/><v>3</v></c>', '3'],
    ['a remark in between', '<c r="E2"><!-- <c r="A1"> --><f>SUM(1)</f><v>3</v></c>', '3'],
    ['other quotation marks', "<c r='E2' ><f>SUM(1)</f><v>3</v></c>", '3'],
    ['a prefix', '<c s="1" r="E2"><f>[1]Lain!A1</f><v>3</v></c>', '3'],
  ])('has the formula of a cell told, and its value shown: %s', async (_, cell, value) => {
    const { rows, raw } = await withPlace('E2', cell.replace(' s="1"', ''));
    expect([rows, raw[0]![4]]).toEqual([[['FORMULA 5'], []], value]);
  });

  it('has formulas told in the sheet in which they stand, in whatever order its sheets are', async () => {
    const two = await book(['Petunjuk', [['Isi lembar berikutnya']]], ['Register', ROWS]);
    const formula = altered(two, 'xl/worksheets/sheet2.xml', (xml) =>
      withCell(xml, 'E2', '<c r="E2"><f>1</f><v>1</v></c>'),
    );
    const turned = altered(formula, BOOK, (xml) => xml.replace(/(<sheet [^>]*>)(<sheet [^>]*>)/u, '$2$1'));
    for (const bytes of [formula, turned]) expect((await read(bytes)).rows.map(codes)).toEqual([['FORMULA'], []]);
  });

  it.each(['#N/A', '#REF!', '#VALUE!', '#DIV/0!'])('shows an error as it stands, and tells it: %s', async (error) => {
    for (const cell of [`<c r="E2" t="e"><v>${error}</v></c>`, `<c r="E2" t="e"><f>A1</f><v>${error}</v></c>`]) {
      const { rows, raw } = await withPlace('E2', cell);
      expect([rows[0]![0], raw[0]![4]]).toEqual(['CELL_ERROR 5', error]);
    }
    const csv = await read(Buffer.from(`No;Asal;Tujuan\n1;${error};b\n`));
    expect(csv.rows.map(codes)).toEqual([['CELL_ERROR']]);
  });

  it('copies nothing into merged cells, and tells which they are', async () => {
    const merged = (ref: string) =>
      withSheet((xml) =>
        withCell(xml, 'B3', '<c r="B3"/>').replace(
          '</sheetData>',
          `</sheetData><mergeCells><mergeCell ref="${ref}"/></mergeCells>`,
        ),
      );
    expect(await merged('B2:B3')).toMatchObject({
      rows: [[], ['MERGED_CELL 2']],
      raw: [PLAIN[0], ['2', '', ...PLAIN[1]!.slice(2)]],
    });
    expect((await merged('A2:B3')).rows).toEqual([['MERGED_CELL 2'], ['MERGED_CELL 1', 'MERGED_CELL 2']]);
    expect((await merged('nowhere')).rows).toEqual([[], []]);
  });

  it('reads hidden rows and columns like others, and tells them', async () => {
    expect(await withSheet((xml) => xml.replace('<row r="3"', '<row r="3" hidden="1"'))).toEqual({
      file: [],
      rows: [[], ['HIDDEN_ROW']],
      raw: PLAIN,
    });
    const columns = '<cols><col min="2" max="3" width="9"/><col min="4" max="5" hidden="true"/></cols><sheetData>';
    const bytes = altered(await base(), SHEET, (xml) => xml.replace('<sheetData>', columns));
    expect((await read(bytes)).flags).toMatchObject([{ code: 'HIDDEN_COLUMNS', details: { columns: [4, 5] } }]);
  });

  it('has hidden sheets read where they are named or nothing else is a register, and tells which sheets are left', async () => {
    const two = await book(['Terlihat', ROWS.slice(0, 2)], ['Lama & baru', ROWS]);
    expect((await read(two)).flags).toMatchObject([{ code: 'OTHER_SHEETS', details: { sheets: ['Terlihat'] } }]);
    for (const state of ['hidden', 'veryHidden']) {
      const hiding = (name: string) => (xml: string) =>
        xml.replace(` name="${name}"`, ` name="${name}" state="${state}"`);
      const bytes = altered(two, BOOK, hiding('Lama &amp; baru'));
      const table = await read(bytes);
      expect([table.sheet, table.flags.map(({ code, details }) => [code, details])]).toEqual([
        'Terlihat',
        [
          ['OTHER_SHEETS', { sheets: ['Lama & baru'] }],
          ['HIDDEN_SHEETS', { sheets: ['Lama & baru'] }],
        ],
      ]);
      expect((await read(bytes, { sheet: 'Lama & baru' })).rows).toHaveLength(2);
      const only = altered(await book(['X', [['Isi']]], ['Y', ROWS]), BOOK, hiding('Y'));
      expect([(await read(only)).sheet, codes(await read(only))]).toEqual(['Y', ['HIDDEN_SHEETS']]);
    }
  });

  it('that counts its days from 1904 has bare day numbers told', async () => {
    const bytes = altered(await base(), BOOK, (xml) => xml.replace('<workbookPr/>', '<workbookPr date1904="1"/>'));
    expect(told(await read(bytes)).rows).toEqual([[], ['DAY_NUMBER_1904 4']]);
  });

  it('has text in several forms, truths and parts of a hundred read as they are kept', async () => {
    const rich = '<c r="B2" t="inlineStr"><is><r><t>Kab. </t></r><r><rPr><b/></rPr><t>Kapuas</t></r></is></c>';
    expect((await withPlace('B2', rich)).raw[0]![1]).toBe('Kab. Kapuas');
    expect((await withPlace('E2', '<c r="E2" t="b"><v>1</v></c>')).raw[0]![4]).toBe('ya');
    expect((await withPlace('E2', '<c r="E2"><v>0.15</v></c>')).raw[0]![4]).toBe('0,15');
    expect((await withPlace('E2', '<c r="E2"><v>1.5E7</v></c>')).raw[0]![4]).toBe('15000000');
  });

  it('that declares more rows than it has is as long as what stands in it', async () => {
    const rows = Array.from({ length: 25_000 }, (_, at) => `<row r="${at + 4}"/>`).join('');
    for (const change of [
      (xml: string) => xml.replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>'),
      (xml: string) => xml.replace('</sheetData>', '<row r="1048576"/></sheetData>'),
      (xml: string) => xml.replace('</sheetData>', `${rows}</sheetData>`),
    ])
      expect((await withSheet(change)).raw).toEqual(PLAIN);
  });

  it('has macros, links and embedded files left alone, and told', async () => {
    const parts = unzipSync(await base());
    for (const part of ['xl/vbaProject.bin', 'xl/externalLinks/externalLink1.xml', 'xl/embeddings/a.bin']) {
      const table = await read(zipSync({ ...parts, [part]: strToU8('<x/>') }));
      expect([table.rows.length, table.flags]).toMatchObject([
        2,
        [{ code: 'PARTS_LEFT_ALONE', kind: 'NOTE', details: { parts: [part] } }],
      ]);
    }
  });

  it('writes nothing of its parts anywhere, whatever they are called', async () => {
    const parts = { '../../jahat.txt': strToU8('x'), '/etc/jahat': strToU8('x'), 'xl\\..\\..\\jahat': strToU8('x') };
    expect(told(await read(zipSync({ ...unzipSync(await base()), ...parts })))).toMatchObject({ file: [], raw: PLAIN });
  });

  it('has no entities opened: neither those that grow without end, nor those of files', async () => {
    const nested = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
      (name, at, all) => `<!ENTITY ${name} "${at === 0 ? 'ha' : `&${all[at - 1]!};`.repeat(10)}">`,
    );
    const document = (xml: string, entities: string) =>
      xml.replace(/<\?xml[^>]*\?>/u, (head) => `${head}<!DOCTYPE x [${entities}]>`);
    const cell = '<c r="B2" t="inlineStr"><is><t>&i;</t></is></c>';
    for (const entities of [nested.join(''), '<!ENTITY i SYSTEM "file:///etc/passwd">'])
      expect((await withSheet((xml) => withCell(document(xml, entities), 'B2', cell))).raw[0]![1]).toBe('&i;');
  });

  it('nested without end is read or refused, and never throws', async () => {
    const deep = '<is>'.repeat(100_000) + '</is>'.repeat(100_000);
    const { raw } = await withPlace('B2', `<c r="B2" t="inlineStr">${deep}</c>`);
    expect(raw.length === 2 || raw.length === 0).toBe(true);
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    [
      'texts that are not there',
      async () => altered(await base(), SHEET, (xml) => withCell(xml, 'C3', '<c r="C3" t="s"><v>999</v></c>')),
      'WORKBOOK_UNREADABLE',
    ],
    [
      'a password, or an older XLS',
      () => Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'),
      'WORKBOOK_UNREADABLE',
    ],
    [
      'a far cell in other quotation marks',
      async () => altered(await base(), SHEET, (xml) => withCell(xml, 'E3', "<c r='E1048576'><v>1</v></c>")),
      'TOO_MANY_ROWS',
    ],
    [
      'a far column',
      async () => altered(await base(), SHEET, (xml) => withCell(xml, 'E3', "<c r='XFD3'><v>1</v></c>")),
      'TOO_MANY_COLUMNS',
    ],
    [
      'more merged cells than a table has',
      async () =>
        altered(await base(), SHEET, (xml) =>
          xml.replace('</sheetData>', `</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`),
        ),
      'WORKBOOK_TOO_LARGE',
    ],
  ])('is refused with %s', async (_, bytes, code) => {
    const table = await read(await bytes());
    expect([codes(table), table.rows]).toEqual([[code], []]);
  });
});

describe('What a sheet says beside its values', () => {
  it('is found whatever stands in its attributes', () => {
    const xml = `<x:row r='2' hidden='true'><x:c a=">" r="AA2"><x:f a='>'/></x:c><x:c r="B2" t = "e"/></x:row><column r="C2"/>`;
    const { formulas, errors, hiddenRows } = sheetMarks(xml);
    expect([[...formulas], [...errors], [...hiddenRows]]).toEqual([['2:27'], [['2:2', '#N/A']], [2]]);
  });

  it('ends with its cell: a formula of none is that of no cell', () =>
    expect([...sheetMarks('<c r="A1"><v>1</v></c><f>x</f>').formulas]).toEqual([]));

  it('hides nothing that is said to be shown, and nothing in a remark', () => {
    const { hiddenRows, hiddenColumns, formulas } = sheetMarks(
      '<cols><col min="1" max="2" hidden="0"/><col min="4" max="5" hidden="true"/></cols>' +
        '<row r="2" hidden="false"/><!-- <row r="3" hidden="1"/> --><row r="4" hidden="1"/><c r="A4"><![CDATA[<f>x</f>]]></c>',
    );
    expect([[...hiddenRows], hiddenColumns, [...formulas]]).toEqual([[4], [4, 5], []]);
  });

  it('is of a table up to its last row and column, and of none beyond', () => {
    for (const last of [`A${MOST_ROWS}`, 'GR1']) expect(sheetMarks(`<c r="${last}"/>`).formulas.size).toBe(0);
    for (const beyond of [`A${MOST_ROWS + 1}`, 'GS1'])
      expect(() => sheetMarks(`<c r="${beyond}"/>`)).toThrow(BeyondTable);
  });
});

describe('What a workbook says of its sheets', () => {
  it('is their parts, by whatever path, and their names as they are shown', () => {
    const { sheets, from1904 } = workbookMarks(
      '<workbookPr date1904="0"/><sheets><sheet name="A &amp; &#66;&#x43;" r:id="r1"/><sheet name="D" d3p1:id="r2" state="visible"/></sheets>',
      '<Relationship Id="r1" Target="worksheets/s.xml"/><Relationship Target="/xl/worksheets/t.xml" Id="r2"/>',
    );
    expect([from1904, [...sheets]]).toEqual([
      false,
      [
        ['A & BC', { part: 'xl/worksheets/s.xml', hidden: false }],
        ['D', { part: 'xl/worksheets/t.xml', hidden: false }],
      ],
    ]);
  });

  it('has their names as they are shown, whatever stands for a sign, and nothing for a sign that there is not', () => {
    const namesOf = (name: string) => [...workbookMarks(`<sheet name='${name}' r:id="r1"/>`, '').sheets.keys()];
    expect(
      [
        '&lt;2023&gt; &quot;lama&quot; &apos;s',
        '&amp;lt;',
        '&#x4F;&#x4f;&#79;',
        '&#128512;&#x1F600;',
        'A&#x110000;&#9999999;B',
      ].flatMap(namesOf),
    ).toEqual(['<2023> "lama" \'s', '&lt;', 'OOO', '😀😀', 'AB']);
  });

  it('is nothing that stands in a remark', () => {
    const { sheets, from1904 } = workbookMarks(
      '<!-- <workbookPr date1904="1"/><sheet name="X" r:id="r1"/> --><workbookPr/><sheet name="A" r:id="r1" state="hidden"/>',
      '<Relationship Id="r1" Target="worksheets/s.xml"/><!-- <Relationship Id="r1" Target="worksheets/x.xml"/> -->',
    );
    expect([from1904, [...sheets]]).toEqual([false, [['A', { part: 'xl/worksheets/s.xml', hidden: true }]]]);
  });
});
