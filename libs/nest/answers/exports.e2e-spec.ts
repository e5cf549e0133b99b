import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Document, FindQuery, Position, RegionCode, StoredDocument } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import type { ModelQuery, Places } from '#runtime';
import { unzipped } from '#testing';
import { MOST_ROWS } from './export-rows.js';
import { fill, tripList } from '../trips-board.fixture.js';
import { bearer, closeAll, start } from '../trips.fixture.js';

afterAll(closeAll);

/** The trips with a day and an amount as columns. */
const dated: ModelQuery = {
  ...(tripList as ModelQuery),
  columns: [
    ...(tripList as ModelQuery).columns,
    {
      title: 'mulai',
      meaning: ['hari mulai', 'day of the start'],
      type: 'date',
      value: ({ plannedStart }: Document & { plannedStart?: string }) => plannedStart,
    },
    {
      title: 'biaya_rupiah',
      meaning: ['biaya', 'costs'],
      type: 'rupiah',
      value: ({ title }: Document & { title?: string }) => (title?.startsWith('Rapat') ? 'tidak ada' : '62500000'),
    },
  ],
};

const textsOf = (files: Readonly<Record<string, Buffer>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [name, content.toString()]));

const bytesOf = (url: string, path: string, user = 'ministry') =>
  request(url)
    .get(path)
    .set(...bearer(user))
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
    });

const bookOf = async (url: string, parameters = ''): Promise<Readonly<Record<string, string>>> =>
  textsOf(unzipped((await bytesOf(url, `/v1/trips?format=xlsx${parameters}`)).body as Buffer));

/** A list of so many trips, page after page, without a store that holds them. */
const manyTrips = (count: number) => ({
  ...memoryReadStore(),
  checkpoint: async () => ({ position: '7' as Position }),
  find: async <D extends Document>(_: unknown, { limit, cursor = '0' }: FindQuery) => {
    const from = Number(cursor);
    const items = Array.from({ length: Math.min(limit, count - from) }, (_each, n) => ({
      id: `t-${from + n}`,
      position: '7' as Position,
      doc: { title: `Nomor ${from + n}`, regions: ['63'], year: 2024 } as unknown as D,
    })) as StoredDocument<D>[];
    return { items, ...(from + items.length < count && { cursor: String(from + items.length) }) };
  },
});

/** Several pages, and no whole second of work. */
const FEWER = { csv: 2_500, xlsx: 1_500, jsonl: 2_500 } as const;
const DELIVERED = { ...MOST_ROWS };
const allowFewer = (): void => {
  beforeEach(() => void Object.assign(MOST_ROWS, FEWER));
  afterEach(() => void Object.assign(MOST_ROWS, DELIVERED));
};

describe('A workbook', () => {
  it('has days and amounts as numbers, and a table that is alone on its sheet', async () => {
    const { url } = await start({ queries: [dated], readStore: await fill(memoryReadStore()) });
    const files = await bookOf(url, '&sort=plannedStart&from=2024-01-01');
    const [data = '', notes = ''] = [files['xl/worksheets/sheet1.xml'], files['xl/worksheets/sheet2.xml']];
    expect([...data.matchAll(/<row /g)]).toHaveLength(3);
    expect(data).toMatch(/<c r="D2"(?![^>]*t="s")[^>]*><v>45414<\/v>/);
    expect(data).toMatch(/<c r="D3"(?![^>]*t="s")[^>]*><v>45615<\/v>/);
    expect(data).toMatch(/<c r="E2"[^>]*t="(s|inlineStr)"/);
    expect(data).toMatch(/<c r="E3"(?![^>]*t="s")[^>]*><v>62500000<\/v>/);
    expect(files['xl/styles.xml']).toMatch(/yyyy-mm-dd/);
    expect(files['xl/styles.xml']).toMatch(/#,##0|numFmtId="3"/);
    expect(files['xl/workbook.xml']).toMatch(/name="Data"[^]*name="Keterangan"/);
    expect([...notes.matchAll(/<row /g)].length).toBeGreaterThan(5);
    const widths = (sheet: string) => [...sheet.matchAll(/<col [^>]*width="(\d+)/g)].map(([, width]) => Number(width));
    expect([widths(data), widths(notes)]).toEqual([
      [21, 9, 12, 12, 17],
      [26, 70, 70, 12],
    ]);
    expect([/ySplit="1"/.test(data), /ySplit/.test(notes)]).toEqual([true, false]);
    const words = `${files['xl/sharedStrings.xml'] ?? ''}${notes}`;
    for (const word of [
      '© Sumber wilayah (ODbL)',
      '2024-11-19T01:00:00.000Z',
      'Mulai dari / Starting from: 2024-01-01',
      'plannedStart: menaik / ascending',
    ])
      expect(words).toContain(word);
  });

  it('is laid out for paper: head in bold and on each page, a filter, in landscape, as wide as can be read, codes folded away, pages numbered', async () => {
    const meaning = ['isi', 'content'] as const;
    const columns = [
      { title: 'id', meaning, forPrograms: true, value: (trip: Document) => (trip as { id: string }).id },
      ...(tripList as ModelQuery).columns,
      { title: 'kode', meaning, forPrograms: true, value: () => 'X' },
      {
        title: 'tempat',
        meaning,
        value: (_trip: Document, places: Places) => places.address('63.10' as RegionCode, 'Tanah Bumbu'),
      },
    ];
    const { url } = await start({
      queries: [{ ...(tripList as ModelQuery), summary: ['Perjalanan & <kunjungan>', 'Trips & <visits>'], columns }],
      readStore: await fill(memoryReadStore()),
    });
    const files = await bookOf(url, '&year=2024');
    const [data = '', notes = '', book = ''] = [
      files['xl/worksheets/sheet1.xml'],
      files['xl/worksheets/sheet2.xml'],
      files['xl/workbook.xml'],
    ];
    const order = [
      '<sheetPr>',
      '<sheetViews>',
      '<cols>',
      '<sheetData>',
      '<autoFilter ref="A1:F3"/>',
      '<pageMargins',
      '<pageSetup',
      '<headerFooter>',
    ].map((part) => data.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(data).toContain('<pageSetUpPr fitToPage="1"/>');
    for (const sheet of [data, notes])
      expect(sheet).toMatch(
        /<pageSetup (?=[^>]*orientation="landscape")(?=[^>]*paperSize="9")(?=[^>]*fitToWidth="1")(?=[^>]*fitToHeight="0")[^>]*>/,
      );
    expect(data).toContain(
      '<oddFooter>&amp;LPerjalanan &amp;&amp; &lt;kunjungan&gt;, data per 2024-11-19 08:00:00 WIB&amp;R&amp;P / &amp;N</oddFooter>',
    );
    expect(
      [...data.matchAll(/<col [^>]*>/g)].map(([col]) => /hidden="1"/.test(col) && /outlineLevel="1"/.test(col)),
    ).toEqual([true, false, false, false, true, false]);
    expect(book).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">Data!$A:$B,Data!$1:$1</definedName>',
    );
    expect(book).toContain(
      '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Data!$A$1:$F$3</definedName>',
    );
    expect(notes).not.toContain('autoFilter');
    const styles = files['xl/styles.xml']!;
    const fonts = [...styles.matchAll(/<font>.*?<\/font>/g)].map(([font]) => font);
    const forms = /<cellXfs[^]*<\/cellXfs>/
      .exec(styles)![0]
      .split('<xf ')
      .slice(1)
      .map((form) => Number(/fontId="(\d+)"/.exec(form)?.[1] ?? 0));
    const isBold = (place: string): boolean =>
      fonts[forms[Number(new RegExp(`<c r="${place}"[^>]*s="(\\d+)"`).exec(data)![1])]!]!.includes('<b/>');
    expect(['A1', 'F1', 'A2', 'F3'].map(isBold)).toEqual([true, true, false, false]);
    expect(styles).toMatch(/wrapText="1"/);
    const words = files['xl/sharedStrings.xml']!;
    for (const word of ['ya', 'Tanah Bumbu (63.10)', 'isi (dilipat; buka dengan [+])']) expect(words).toContain(word);
  });

  it('tells under which rights it was asked for, for which regions and when by the clock there, and names nobody', async () => {
    const codeLists = [
      { name: ['Peran', 'Role'] as const, codes: { REGENCY_PMD: ['Dinas PMD', 'Village agency'] as const } },
    ];
    const { url } = await start({ queries: [dated], readStore: await fill(memoryReadStore()), codeLists });
    const words = textsOf(unzipped((await bytesOf(url, '/v1/trips?format=xlsx', 'tanbu')).body as Buffer))[
      'xl/sharedStrings.xml'
    ]!;
    for (const word of [
      'Diminta oleh / asked by',
      'Dinas PMD / Village agency; ',
      '; Wilayah (63.10) (63.10)',
      'Diminta pada / asked at',
      'Wilayah / regions shown',
      '2024-11-19 09:00:00 WITA (2024-11-19T01:00:00.000Z)',
    ])
      expect(words).toContain(word);
    expect(words.replaceAll('office-tanbu', '')).not.toContain('tanbu');
    expect((await bookOf(url))['xl/sharedStrings.xml']).toContain('Wilayah (ID) (ID)');
  });

  it('keeps as texts the digits and days of columns that are neither amounts nor days', async () => {
    const meaning = ['isi', 'content'] as const;
    const columns = [
      { title: 'nomor', meaning, value: () => '62500000' },
      { title: 'kutipan', meaning, value: () => '2024-11-19' },
    ];
    const { url } = await start({ queries: [{ ...(tripList as ModelQuery), columns }], readStore: manyTrips(1) });
    const data = (await bookOf(url))['xl/worksheets/sheet1.xml'] ?? '';
    for (const place of ['A2', 'B2']) expect(data).toMatch(new RegExp(`<c r="${place}"[^>]*t="(s|inlineStr)"`));
  });

  it('says which question it answers, of what and as of when', async () => {
    const { url } = await start({ queries: [dated], readStore: await fill(memoryReadStore()) });
    const words = (await bookOf(url))['xl/sharedStrings.xml'] ?? '';
    for (const word of [
      'Isi / content',
      'Perjalanan / Trips',
      'Data per / as of',
      'Posisi / position',
      'Saringan / filters',
      'tanpa saringan / none',
      'Lisensi / licence',
    ])
      expect(words).toContain(word);
    for (const word of ['Catatan / note', 'format=', 'xlsx']) expect(words).not.toContain(word);
  });

  it('tells on the sheet beside the table what was asked for in words, and what each column means', async () => {
    const codeLists = [
      {
        name: ['Tahap', 'Stage'] as const,
        codes: { CLOSED: ['ditutup', 'closed'] as const, OPEN: ['terbuka', 'open'] as const },
      },
    ];
    const status = {
      ...(tripList.parameters['status'] as NonNullable<(typeof tripList)['parameters'][string]>),
      form: ['CLOSED', 'OPEN'],
    };
    const { url } = await start({
      queries: [{ ...dated, parameters: { ...dated.parameters, status } }],
      readStore: await fill(memoryReadStore()),
      codeLists,
    });
    const words = (await bookOf(url, '&status=CLOSED,OPEN&year=2024&q=kaji&sort=-title'))['xl/sharedStrings.xml'] ?? '';
    for (const word of [
      'Tahap / Stage: CLOSED (ditutup / closed), OPEN (terbuka / open)',
      'Tahun / Year: 2024',
      'Kata yang dicari / Words searched for: kaji',
      'title: menurun / descending',
      'Kolom / column',
      'mulai',
      'hari mulai',
      'day of the start',
      'tanggal / date',
      'biaya_rupiah',
      'biaya',
      'costs',
      'teks / text',
      'angka / number',
      'ya-tidak / boolean',
    ])
      expect(words).toContain(word);
  });

  it('has no separator, and says so to who asks for one; nor has a list in JSON', async () => {
    const { url } = await start({ queries: [dated], readStore: await fill(memoryReadStore()) });
    for (const format of ['xlsx', 'json']) {
      expect(
        (
          await request(url)
            .get(`/v1/trips?format=${format}&separator=semicolon`)
            .set(...bearer('ministry'))
        ).body,
      ).toMatchObject({ status: 400, code: 'E_MALFORMED', parameter: 'separator' });
    }
    expect(
      (
        await request(url)
          .get('/v1/trips?format=xlsx&encoding=utf-8')
          .set(...bearer('ministry'))
      ).body,
    ).toMatchObject({ status: 400, parameter: 'encoding' });
  });

  it('is whole though others are made at the same time, and after one that could not be made', async () => {
    let broken = true;
    const many = manyTrips(1_700);
    const { url } = await start({
      queries: [tripList as ModelQuery],
      readStore: {
        ...many,
        find: async (among, asked) => {
          if (asked.cursor === '1000' && broken) throw new Error('disk');
          return many.find(among, asked);
        },
      },
    });
    expect(
      (
        await request(url)
          .get('/v1/trips?format=xlsx')
          .set(...bearer('ministry'))
      ).status,
    ).toBe(500);
    broken = false;
    for (const files of await Promise.all([bookOf(url), bookOf(url)]))
      expect([...files['xl/worksheets/sheet1.xml']!.matchAll(/<row /g)]).toHaveLength(1_701);
  });

  it('lets others be served while its rows are read', async () => {
    let [turns, done] = [0, false];
    const turn = (): void => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    const seen: number[] = [];
    const value = (): string => {
      seen.push(turns);
      for (const until = performance.now() + 6; performance.now() < until;);
      return 'x';
    };
    const { url } = await start({
      queries: [{ ...(tripList as ModelQuery), columns: [{ title: 'lama', meaning: ['isi', 'content'], value }] }],
      readStore: manyTrips(20),
    });
    turn();
    await bookOf(url);
    done = true;
    expect(new Set(seen).size).toBeGreaterThan(10);
  });
});

describe('An export of as many trips as are allowed, or of one more', () => {
  allowFewer();

  it.each([
    [FEWER.xlsx, false],
    [FEWER.xlsx + 1, true],
  ])('as a workbook of %i trips says whether it holds the first ones alone: %s', async (count, cut) => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: manyTrips(count) });
    const files = await bookOf(url);
    expect([...files['xl/worksheets/sheet1.xml']!.matchAll(/<row /g)]).toHaveLength(FEWER.xlsx + 1);
    expect(JSON.stringify(files).includes(`Hanya ${FEWER.xlsx} baris pertama.`)).toBe(cut);
  });

  it.each([
    [FEWER.csv, ''],
    [FEWER.csv + 1, `Hanya ${FEWER.csv} baris pertama. / The first ${FEWER.csv} rows only.`],
  ])('as a CSV of %i trips has one line each, and says in the last one: %j', async (count, note) => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: manyTrips(count) });
    const { text } = await request(url)
      .get('/v1/trips?format=csv')
      .set(...bearer('ministry'));
    const lines = text.trimEnd().split('\n');
    expect([lines.length, lines.at(-1), lines.at(-2)]).toEqual([
      FEWER.csv + 1,
      `Nomor ${FEWER.csv - 1},2024,,${note}`,
      `Nomor ${FEWER.csv - 2},2024,,`,
    ]);
  });
});

describe('A CSV', () => {
  it('has a hundred thousand rows at most, as JSON Lines have, a workbook twenty thousand', () =>
    expect(MOST_ROWS).toEqual({ csv: 100_000, xlsx: 20_000, jsonl: 100_000 }));

  it.each([
    ['semicolon', ';'],
    ['comma', ','],
  ])('has its cells between signs as asked for: %s', async (separator, sign) => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: await fill(memoryReadStore()) });
    const { text } = await request(url)
      .get(`/v1/trips?format=csv&separator=${separator}&year=2022`)
      .set(...bearer('ministry'));
    expect(text.split('\n')[0]).toBe(`\uFEFF${['judul', 'tahun', 'mendesak', 'catatan'].join(sign)}`);
    expect(
      (
        await request(url)
          .get('/v1/trips?format=csv&separator=;')
          .set(...bearer('ministry'))
      ).body,
    ).toMatchObject({ status: 400, parameter: 'separator' });
  });
});

describe('The pages of an export', () => {
  it.each(['csv', 'jsonl'])('are small, and large where all of a past is looked at for each: %s', async (format) => {
    const asked: FindQuery[] = [];
    const many = manyTrips(1_500);
    const noting = {
      ...many,
      find: async <D extends Document>(collection: unknown, query: FindQuery) => {
        asked.push(query);
        return many.find<D>(collection, query);
      },
    };
    const seen = { position: '7' as Position, seen: '7' as Position };
    const { url } = await start({
      queries: [tripList as ModelQuery],
      readStore: noting,
      pasts: { at: async () => ({ ...noting, ...seen }) },
    });
    const sizes = async (more: string): Promise<readonly unknown[]> => {
      asked.length = 0;
      const { body } = await bytesOf(url, `/v1/trips?format=${format}${more}`);
      expect((body as Buffer).toString().trimEnd().split('\n')).toHaveLength(1_500 + Number(format === 'csv'));
      return [...new Set(asked.map(({ bytes }) => bytes))];
    };
    expect(await sizes('')).toEqual([100_000]);
    expect(await sizes('&asOf=2024-11-18T00:00:00Z')).toEqual([1_000_000]);
  });
});

describe('JSON Lines', () => {
  allowFewer();
  const linesOf = async (url: string, path: string, accept?: string) => {
    const answer = await request(url)
      .get(path)
      .set(...bearer('ministry'))
      .set('Accept', accept ?? '*/*')
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => done(null, text));
      });
    return {
      answer,
      lines: (answer.body as string)
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as object),
    };
  };

  it('hold each document of the list as the list shows it, one a line, and each line is whole', async () => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: await fill(memoryReadStore()) });
    const { items } = (
      await request(url)
        .get('/v1/trips?sort=title')
        .set(...bearer('ministry'))
    ).body;
    for (const [path, accept] of [
      ['/v1/trips?sort=title&format=jsonl', undefined],
      ['/v1/trips?sort=title', 'application/jsonl'],
      ['/v1/trips?sort=title', 'application/x-ndjson'],
    ] as const) {
      const { answer, lines } = await linesOf(url, path, accept);
      expect([answer.status, lines]).toEqual([200, items]);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': 'attachment; filename="trips-2024-11-19.jsonl"',
        'sinergi-position': '7',
      });
    }
  });

  it('have nothing for an empty list, and refuse pages and separators', async () => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: await fill(memoryReadStore()) });
    expect((await linesOf(url, '/v1/trips?year=1999&format=jsonl')).lines).toEqual([]);
    for (const parameter of ['limit=1', 'cursor=x', 'separator=comma'])
      expect(
        (
          await request(url)
            .get(`/v1/trips?format=jsonl&${parameter}`)
            .set(...bearer('ministry'))
        ).body,
      ).toMatchObject({ status: 400, parameter: parameter.split('=')[0] });
  });

  it.each([2_499, 2_500, 2_501])(
    'of %i trips say in a last line when there are more than a file may hold',
    async (count) => {
      const { url } = await start({ queries: [tripList as ModelQuery], readStore: manyTrips(count) });
      const { lines } = await linesOf(url, '/v1/trips?format=jsonl');
      expect(lines).toHaveLength(Math.min(count, 2_500) + Number(count > 2_500));
      expect(new Set(lines.flatMap((line) => ('id' in line ? [line.id] : []))).size).toBe(Math.min(count, 2_500));
      if (count > 2_500) expect(lines.at(-1)).toMatchObject({ complete: false, note: expect.stringContaining('2500') });
    },
  );
});

describe('A description beside an export (COM-12)', () => {
  const described = async (url: string, parameters: string, user = 'ministry') => {
    const answer = await bytesOf(url, `/v1/trips?described=true&${parameters}`, user);
    const files = unzipped(answer.body as Buffer);
    const [name, beside, ...more] = Object.keys(files) as [string, string];
    return {
      answer,
      name,
      beside,
      more,
      file: files[name]!,
      description: JSON.parse(files[beside]!.toString()) as Record<string, never>,
    };
  };

  it('tells what was asked by whom, when and for which regions, what the columns mean, and under which licence', async () => {
    const { url } = await start({ queries: [dated], readStore: await fill(memoryReadStore()) });
    const { answer, name, beside, more, description } = await described(
      url,
      'format=csv&separator=semicolon&region=63.10&from=2023-01-01&sort=plannedStart',
      'tanbu',
    );
    expect([answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
      'application/zip',
      'attachment; filename="trips-2024-11-19.zip"',
    ]);
    expect([name, beside, more]).toEqual(['trips-2024-11-19.csv', 'trips-2024-11-19.csv.json', []]);
    expect(description).toEqual({
      title: { id: 'Perjalanan', en: 'Trips' },
      file: {
        name,
        mediaType: 'text/csv; charset=utf-8',
        separator: ';',
        encoding: 'UTF-8',
        bytes: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      rows: 2,
      complete: true,
      asked: {
        path: '/v1/trips',
        parameters: {
          described: 'true',
          format: 'csv',
          separator: 'semicolon',
          region: '63.10',
          from: '2023-01-01',
          sort: 'plannedStart',
        },
        filters: [
          {
            parameter: 'region',
            value: '63.10',
            meaning: { id: 'Wilayah', en: 'Region' },
            writtenAs: { id: expect.any(String), en: 'the code of a region, like 63.10' },
          },
          {
            parameter: 'from',
            value: '2023-01-01',
            meaning: { id: 'Mulai dari', en: 'Starting from' },
            writtenAs: { id: expect.any(String), en: 'a calendar date, written year-month-day, like 2024-11-19' },
          },
        ],
        by: { userId: 'tanbu', offices: [{ officeId: expect.any(String), role: 'REGENCY_PMD', scope: '63.10' }] },
        within: ['63.10'],
      },
      asOf: '2024-11-19T01:00:00.000Z',
      position: '7',
      columns: [
        { name: 'judul', type: 'text', meaning: { id: 'judul perjalanan', en: 'title of the trip' } },
        { name: 'tahun', type: 'number', meaning: { id: 'tahun', en: 'year' } },
        { name: 'mendesak', type: 'boolean', meaning: { id: 'apakah mendesak', en: 'whether it is urgent' } },
        { name: 'mulai', type: 'date', meaning: { id: 'hari mulai', en: 'day of the start' } },
        { name: 'biaya_rupiah', type: 'rupiah', meaning: { id: 'biaya', en: 'costs' } },
      ],
      licence: '© Sumber wilayah (ODbL)',
    });
    expect((await described(url, 'format=csv')).description).toMatchObject({ asked: { within: ['ID'], filters: [] } });
  });

  it.each(['csv', 'xlsx'])('is recognised by the SHA-256 of the very file beside it: %s', async (format) => {
    const { url } = await start({ queries: [dated], readStore: await fill(memoryReadStore()) });
    const { file, description } = await described(url, `format=${format}`);
    expect(description).toMatchObject({
      rows: 4,
      file: { bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') },
    });
    expect((description['file'] as unknown as { encoding?: string }).encoding).toBe(
      format === 'csv' ? 'UTF-8' : undefined,
    );
    if (format === 'csv')
      expect(file.toString()).toBe(
        (
          await request(url)
            .get('/v1/trips?format=csv')
            .set(...bearer('ministry'))
        ).text,
      );
    else expect(Object.keys(unzipped(file))).toContain('xl/worksheets/sheet1.xml');
  });

  it.each([
    [0, true],
    [1, true],
    [MOST_ROWS.csv + 1, false],
  ])('counts the rows of %i trips, and says whether that is all: %s', async (count, complete) => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: manyTrips(count) });
    const { file, description } = await described(url, 'format=csv');
    expect(file.toString().trimEnd().split('\n')).toHaveLength(Math.min(count, MOST_ROWS.csv) + 1);
    expect(description).toMatchObject({
      rows: Math.min(count, MOST_ROWS.csv),
      complete,
      ...(!complete && { note: expect.stringContaining(`${MOST_ROWS.csv}`) }),
    });
  });

  it('is where the link of every export leads, whatever was asked', async () => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: await fill(memoryReadStore()) });
    const { headers } = await request(url)
      .get('/v1/trips?q=studi+tiru&status=CLOSED')
      .set(...bearer('ministry'))
      .set('Accept', 'text/csv');
    const [, link, more] = /^<([^>]+)>; (.+)$/.exec(headers['link'] as string)!;
    expect([link, more]).toEqual([
      '/v1/trips?q=studi+tiru&status=CLOSED&format=csv&described=true',
      'rel="describedby"; type="application/zip", <https://example.test/odbl/>; rel="license"',
    ]);
    const { file, description } = await described(url, link!.split('?')[1]!.replace('&described=true', ''));
    expect([file.toString(), description]).toMatchObject([expect.stringContaining('Bali'), { rows: 1 }]);
    expect((await bytesOf(url, link!)).headers['link']).toBe('<https://example.test/odbl/>; rel="license"');
  });

  it('is refused for a list in JSON, and breaks off with an export that cannot be read to its end', async () => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: await fill(memoryReadStore()) });
    for (const parameters of [
      'described=true',
      'described=false',
      'described=true&format=json',
      'format=csv&described=yes',
    ]) {
      expect(
        (
          await request(url)
            .get(`/v1/trips?${parameters}`)
            .set(...bearer('ministry'))
        ).body,
      ).toMatchObject({ status: 400, code: 'E_MALFORMED', parameter: 'described' });
    }
    const whole = manyTrips(5_000);
    const breaking = {
      ...whole,
      find: async <D extends Document>(collection: never, query: FindQuery) =>
        query.cursor === '2000' ? Promise.reject(new Error('away')) : whole.find<D>(collection, query),
    };
    const broken = await start({ queries: [tripList as ModelQuery], readStore: breaking });
    await expect(bytesOf(broken.url, '/v1/trips?format=csv&described=true')).rejects.toThrow('aborted');
  });
});
