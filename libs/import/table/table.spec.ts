import { describe, expect, it } from '@jest/globals';
import { LAYOUTS, VISITS } from '../layouts.js';
import { fieldsOf } from './layout.js';
import { isDitto } from './record-rows.js';
import { readTable, tableOf, type Table, type TableOptions } from './table.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const table = (text: string, options?: TableOptions): Table => readTable(bytes(text), LAYOUTS, options);
const codes = ({ flags }: Pick<Table, 'flags'>): readonly string[] => flags.map(({ code }) => code);
const HEAD = 'No;Asal;Tujuan;Tanggal;Biaya;Ket';
const texts = (read: Table, field: string): readonly string[] => read.rows.map(({ cells }) => cells[field]!.text);

describe('A file', () => {
  const written = (delimiter: string, end: string): string =>
    [
      ['No', 'Asal', 'Tujuan', 'Biaya'],
      ['1', 'Desa Café', `"Kota ${delimiter} ""Batu""${end}lama"`, '5 jt'],
      ['2', 'Desa B', 'Kota C', '6 jt'],
    ]
      .map((row) => row.join(delimiter))
      .join(end) + end;
  const swapped = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
  const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
    'UTF-8': bytes,
    'UTF-8 with a mark': (text) => bytes(`\uFEFF${text}`),
    'UTF-16 LE with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'UTF-16 BE with a mark': (text) => swapped(`\uFEFF${text}`),
    'UTF-16 LE': (text) => Buffer.from(text, 'utf16le'),
    'UTF-16 BE': swapped,
    'Windows-1252': (text) => Buffer.from(text, 'latin1'),
  };
  const ENDS = { CRLF: '\r\n', LF: '\n', CR: '\r' };
  const cases = Object.keys(ENCODINGS).flatMap((encoding) =>
    Object.keys(ENDS).map((lines) => [encoding, lines as keyof typeof ENDS] as const),
  );
  it.each(cases)('in %s with lines that end in %s is the same rows, whatever parts its cells', (encoding, lines) => {
    for (const delimiter of [';', ',', '\t', '|']) {
      const read = readTable(ENCODINGS[encoding]!(written(delimiter, ENDS[lines])), LAYOUTS);
      expect([read.layout, read.delimiter, read.rows.length]).toEqual(['VISITS', delimiter, 2]);
      expect([texts(read, 'origin'), texts(read, 'cost')]).toEqual([
        ['Desa Café', 'Desa B'],
        ['5 jt', '6 jt'],
      ]);
      expect(texts(read, 'host')).toEqual([`Kota ${delimiter} "Batu"\nlama`, 'Kota C']);
      expect(read.rows.map(({ row }) => row)).toEqual([2, 4]);
      expect(codes(read)).toEqual(encoding === 'Windows-1252' ? ['ENCODING_GUESSED'] : []);
    }
  });

  it.each([
    ['a workbook', Buffer.from('504b03041400', 'hex'), 'NOT_TEXT'],
    ['a PDF', bytes('%PDF-1.7'), 'NOT_TEXT'],
    ['NUL characters', bytes(`${HEAD}\n1;a\0;b`), 'NUL_CHARACTER'],
    ['control characters', bytes(`${HEAD}\n1;a\u0007;b`), 'UNREADABLE_BYTES'],
    ['bytes of no encoding', Buffer.from(`${HEAD}\n1;\x81\x8d`, 'latin1'), 'UNREADABLE_BYTES'],
    ['an open quotation mark', bytes(`${HEAD}\n1;"Desa A;Kota B\n2;Desa C;Kota D\n`), 'QUOTE_UNBALANCED'],
    ['no headings', bytes('satu;dua;tiga\n1;2;3'), 'HEADER_MISSING'],
    ['nothing', bytes(''), 'FILE_EMPTY'],
    ['blanks', bytes('\n ; \n'), 'FILE_EMPTY'],
    ['headings alone', bytes(`${HEAD}\r\n`), 'NO_ROWS'],
  ])('with %s is refused in both languages', (_, content, code) => {
    const read = readTable(content, LAYOUTS);
    expect([read.rows, codes(read)]).toEqual([[], [code]]);
    expect(read.flags[0]).toMatchObject({
      kind: 'REFUSAL',
      messageId: expect.stringMatching(/\w/),
      messageEn: expect.stringMatching(/\w/),
    });
  });

  it('tells the line of an open quotation mark', () =>
    expect(table(`${HEAD}\n1;"Desa A;Kota B\n`).flags[0]?.details).toEqual({ line: expect.any(Number) }));
});

describe('Headings', () => {
  it('are found below titles, whatever their case, dots and language', () => {
    const read = table(
      'REKAP KUNJUNGAN;;\nTahun 2024;;\n\nNO.;ASAL_ROMBONGAN;Destination;  tgl. ;Warna\n1;Desa A;Kota B;1/2/2024;' +
        'merah\n',
    );
    expect([read.layout, read.titles]).toEqual(['VISITS', ['REKAP KUNJUNGAN', 'Tahun 2024']]);
    expect(read.columns.map(({ field }) => field)).toEqual(['no', 'origin', 'host', 'dates', undefined]);
    expect(read.flags).toMatchObject([{ code: 'COLUMN_UNKNOWN', details: { column: 5, heading: 'Warna' } }]);
  });

  it('may be assigned by hand, line and columns', () => {
    const read = table('a;b;c\n1;Desa A;Kota B\n', { headerRow: 1, columns: { 1: 'no', 2: 'origin', 3: 'host' } });
    expect(codes(read)).toEqual([]);
    expect(
      readTable(bytes('a;b;c\n1;Desa A;Kota B\n'), [VISITS], { headerRow: 1, columns: { 2: 'host' } }).rows[0]!.cells[
        'host'
      ]!.text,
    ).toBe('Desa A');
  });

  it('of one meaning are not both read', () => {
    const read = table('No;Asal;Tujuan;Biaya;Anggaran\n1;A;B;5;6\n');
    expect([texts(read, 'cost'), codes(read)]).toEqual([['5'], ['COLUMN_TWICE']]);
  });

  it('may have a column of nothing beside them, which is none', () => {
    const read = table('No;Asal;;Tujuan;\n1;A;;B;\n');
    expect([read.columns.map(({ column, field }) => [column, field]), codes(read)]).toEqual([
      [
        [1, 'no'],
        [2, 'origin'],
        [4, 'host'],
      ],
      [],
    ]);
    const byHand = table('No;Asal;;Tujuan;\n1;A;5 jt;B;\n', { columns: { 3: 'cost' } });
    expect(byHand.columns[2]).toEqual({ column: 3, heading: '', field: 'cost' });
  });

  it('are no rows where they are repeated or numbered', () => {
    expect(texts(table(`${HEAD}\n(1);(2);(3);(4);(5);(6)\n1;A;B;;;\n${HEAD}\n2;C;D;;;\n`), 'origin')).toEqual([
      'A',
      'C',
    ]);
  });

  it.each([
    ['(1);(2);(3);(4)', 0],
    ['1;2;3;4', 0],
    ['(1);(2);(3);', 0],
    // Two numbers alone may be those of a record.
    ['1;2;;', 1],
    ['1;2;4;3', 1],
    ['(1);(2);(3);A', 1],
  ])('are numbered right below by %p, or that is a row', (numbering, rows) => {
    const head = 'No;Asal;Tujuan;Biaya';
    expect(texts(table(`${head}\n${numbering}\n5;A;B;7\n`), 'no')).toHaveLength(rows + 1);
    expect(texts(table(`${head}\n5;A;B;7\n${numbering}\n`), 'no')).toHaveLength(2);
  });
});

describe('A row', () => {
  it('with more cells than there are headings is kept back', () => {
    const [row, other] = table(`${HEAD}\n1;A;B;C;D;E;F\n2;A;B;C;D;E;\n`).rows;
    expect([row!.flags, other!.flags]).toMatchObject([
      [{ code: 'TOO_MANY_CELLS', kind: 'QUARANTINE', details: { beyond: ['F'] } }],
      [],
    ]);
  });

  it('with a cell longer than any register holds is kept back, and the cell not read', () => {
    const [row] = table(`${HEAD}\n1;${'A'.repeat(4001)};B\n`).rows;
    expect([row!.flags[0]?.code, row!.cells['origin']!.text, row!.cells['origin']!.raw.length]).toEqual([
      'CELL_TOO_LONG',
      '',
      4001,
    ]);
    const [longest] = table(`${HEAD}\n1;${'A'.repeat(4000)};B\n`).rows;
    expect([longest!.flags, longest!.cells['origin']!.text.length]).toEqual([[], 4000]);
  });

  it('that a stray quotation mark has joined with the next is kept back', () => {
    expect(
      table(`${HEAD}\n1;"Desa A;Kota B\n2;Desa "C";Kota D\n3;E;F\n`).rows[0]!.flags.map(({ code }) => code),
    ).toContain('QUOTE_IN_ROW');
  });

  it('without number belongs to the row above, unless it has a record of its own', () => {
    const read = table(
      'No;LHP;Uraian;Nilai;Setoran;Tgl setor\n1;LHP 1;Setor;10;5;1/1/2026\n' +
        ';;;;3;1/2/2026\n;;;;2;1/3/2026\n;LHP 2;Setor;7;;\n',
    );
    expect(read.rows.map(({ row, continuations }) => [row, continuations.map((one) => one.row)])).toEqual([
      [2, [3, 4]],
      [5, []],
    ]);
    expect(read.rows[1]!.flags).toMatchObject([{ code: 'NUMBER_MISSING' }]);
  });

  it('without number and with nothing above is kept back', () => {
    expect(table('No;LHP;Uraian;Nilai;Setoran;Tgl setor\n;;;;3;1/2/2026\n').rows[0]!.flags).toMatchObject([
      { code: 'NOTHING_ABOVE', kind: 'QUARANTINE' },
    ]);
  });

  it('that is a title, a note or a signature line is no record', () => {
    const read = table(`${HEAD}\nA. DALAM NEGERI;;;;;\n1;A;B;;;\n;;;;;Mengetahui\n`);
    expect([read.rows.length, read.notes]).toEqual([
      1,
      [
        { row: 2, text: 'A. DALAM NEGERI' },
        { row: 4, text: 'Mengetahui' },
      ],
    ]);
  });

  it('of a workbook comes with its sheet', () => {
    const rows = [
      ['No', 'Asal', 'Tujuan'],
      ['1', 'A', 'B'],
    ].map((cells, index) => ({ sheet: '2024', row: index + 3, cells, flags: [] }));
    expect(tableOf({ rows, flags: [] }, LAYOUTS).rows).toMatchObject([
      { sheet: '2024', row: 4, cells: { origin: { row: 4, column: 2, raw: 'A' } } },
    ]);
  });
});

describe('As above (G8)', () => {
  it.each(['idem', 'Idem.', 'sda', 's.d.a.', 'SDA', 'ibid', 'sama', 'sama dengan di atas', '"', '〃', "''", '-"-'])(
    'is written %p',
    (text) => expect(isDitto(text)).toBe(true),
  );

  it.each(['', '-', 's.d.', 'sd 3 Mei', 'sama seperti lomba desa', 'Sadar', 'kerja sama'])(
    'is not written %p',
    (text) => expect(isDitto(text)).toBe(false),
  );

  it('copies the same column of the row right above, one level each time, and never looks further up', () => {
    const read = table(`${HEAD}\n1;A;B;C;5;x\n2;D;idem;sda;sda;sda\n3;E;sda;;idem;\n4;F;;idem;;\n`);
    expect(
      read.rows.map(({ cells }) =>
        ['host', 'dates', 'cost', 'remark'].map((field) => cells[field]?.text ?? '').join('|'),
      ),
    ).toEqual(['B|C|5|', 'B|C|5|', 'B||5|', '|||']);
    expect(read.rows[2]!.cells['host']).toEqual({ row: 4, column: 3, raw: 'sda', text: 'B', provenance: 'DITTO' });
    expect(read.rows[2]!.flags.map(({ code }) => code)).toEqual(['DITTO_CHAIN', 'DITTO_CHAIN']);
  });

  it('in the first row copies nothing and keeps it back', () => {
    expect(table(`${HEAD}\n1;A;idem;C;5;x\n`).rows[0]).toMatchObject({
      cells: { host: { text: '', provenance: 'DITTO' } },
      flags: [{ code: 'NOTHING_ABOVE' }],
    });
  });

  it('passes over total rows and instalments', () =>
    expect(texts(table(`${HEAD}\n1;A;B;C;5;x\n;Jumlah;;;5;\n2;D;idem;C;5;x\n`), 'host')).toEqual(['B', 'B']));
});

describe('An empty cell', () => {
  const AWARDS =
    'Tahun,Tingkat,Kategori,Peringkat,Desa,Hadiah\n2024,Prov. X,Desa,Juara I,A,10 jt\n,,,Juara II,,5 jt\n,,' +
    'Kelurahan,Juara I,,\n2025,,Desa,Juara I,B,\n';

  it('copies the one above where the file says so, and only at the beginning of a row', () => {
    const read = table(`"(sel kosong = sama dengan baris di atas)",,,,,\n${AWARDS}`);
    expect(
      read.rows.map(({ cells }) =>
        Object.values(cells)
          .map(({ text }) => text)
          .join('|'),
      ),
    ).toEqual([
      '2024|Prov. X|Desa|Juara I|A|10 jt',
      '2024|Prov. X|Desa|Juara II||5 jt',
      '2024|Prov. X|Kelurahan|Juara I||',
      '2025||Desa|Juara I|B|',
    ]);
    expect(read.rows[1]!.cells['year']).toMatchObject({ raw: '', text: '2024', provenance: 'DITTO' });
  });

  it('is not stated everywhere else', () => {
    expect(texts(table(AWARDS), 'year')).toEqual(['2024', '', '', '2025']);
    expect(texts(table(AWARDS, { emptyCopies: true }), 'year')).toEqual(['2024', '2024', '2024', '2025']);
  });
});

describe('A total row (G11)', () => {
  const rows = '1;A;B;;1.000.000;\n2;C;D;;2.000.000;\n';

  it.each([
    ['JUMLAH', '3.000.000', '0'],
    ['Total', 'Rp 3.500.000,-', '500000'],
    ['Grand Total', '2.000.000', '-1000000'],
  ])('%s of %s is no record, and is compared', (label, stated, difference) => {
    const read = table(`${HEAD}\n${rows};${label};;;${stated};\n`);
    expect([read.rows.length, read.totals]).toMatchObject([
      2,
      [{ row: 4, label, field: 'cost', computed: '3000000', difference }],
    ]);
  });

  it('of a section is compared with its section, of everything with everything', () => {
    const read = table(
      `${HEAD}\n${rows};SUBTOTAL;;;3.000.000;\n3;E;F;;4.000.000;\n;SUBTOTAL;;;4.100.000;\nJUMLAH;;;;7.000.000;\n`,
    );
    expect(read.totals.map(({ over, computed, difference }) => [over, computed, difference])).toEqual([
      ['SECTION', '3000000', '0'],
      ['SECTION', '4000000', '100000'],
      ['ALL', '7000000', '0'],
    ]);
    expect(read.rows.length).toBe(3);
  });

  it('may be about so much alone', () => {
    const read = table(`${HEAD}\n${rows};;;;± Rp 3,1 M;\n`);
    expect(read.totals).toMatchObject([
      {
        stated: { confidence: 'APPROX', value: { rupiah: '3100000000' } },
        computed: '3000000',
        difference: '3097000000',
      },
    ]);
  });

  it('leaves out what cannot be added up, and says how many', () => {
    const read = table(`${HEAD}\n${rows}3;E;F;;Rp 5 juta/desa;\n4;G;H;;-;\n;Jumlah;;;3.000.000;\n`);
    expect(read.totals).toMatchObject([{ difference: '0', without: 2 }]);
  });

  it('is not any row that speaks of a total', () => {
    expect(texts(table(`${HEAD}\n1;Jumlah desa;B;;5;\n2;Total Persada PT;Kota;1/1/2024;5;\n`), 'origin')).toEqual([
      'Jumlah desa',
      'Total Persada PT',
    ]);
  });
});

describe('The headings of a register of visits', () => {
  const fieldsIn = (headings: string) =>
    Object.fromEntries([...fieldsOf(VISITS, headings.split(';'))].map(([column, field]) => [field, column]));

  it.each([
    ['No;Tgl Kunjungan;Yang Berkunjung;Jumlah Rombongan;Keperluan', { dates: 1, origin: 2, persons: 3, topic: 4 }],
    ['Hari/Tanggal;Nama Instansi;Desa yang dikunjungi', { dates: 0, origin: 1, host: 2 }],
    ['Waktu Pelaksanaan;Asal Rombongan;Tempat', { dates: 0, origin: 1, host: 2 }],
    ['Tanggal Berangkat;Instansi Asal;Lokasi', { dates: 0, origin: 1, host: 2 }],
    ['Tgl Kegiatan;Tamu;Instansi yang dikunjungi', { dates: 0, origin: 1, host: 2 }],
    ['Hari, Tgl Pelaksanaan;Desa Asal;Tempat/Lokasi Kegiatan', { dates: 0, origin: 1, host: 2 }],
    ['Pengunjung;Yang Dikunjungi;Jumlah (orang);Jumlah (Rp)', { origin: 0, host: 1, persons: 2, cost: 3 }],
    ['Tujuan Kunjungan;Lokasi Kunjungan', { topic: 0, host: 1 }],
  ])('of an office are known: %s', (headings, fields) => expect(fieldsIn(headings)).toMatchObject(fields));

  it('of the day of the return have a field of their own beside that of the departure', () => {
    const read = table('No;Tanggal Berangkat;Tanggal Kembali;Asal;Tujuan\n1;1/2/2023;3/2/2023;A;B');
    expect([codes(read), texts(read, 'dates'), texts(read, 'returned')]).toEqual([[], ['1/2/2023'], ['3/2/2023']]);
  });
});
