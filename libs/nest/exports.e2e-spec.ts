import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Document, FindQuery, Position, StoredDocument } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import type { ModelQuery } from '#runtime';
import { MOST_ROWS } from './exports.js';
import { fill, tripList } from './trips-board.fixture.js';
import { bearer, closeAll, start } from './trips.fixture.js';

afterAll(closeAll);

/** The trips with a day and an amount as columns. */
const dated: ModelQuery = {
  ...(tripList as ModelQuery),
  columns: [
    ...(tripList as ModelQuery).columns,
    { title: 'mulai', type: 'date', value: ({ plannedStart }: Document & { plannedStart?: string }) => plannedStart },
    { title: 'biaya_rupiah', type: 'rupiah', value: ({ title }: Document & { title?: string }) => (title?.startsWith('Rapat') ? 'tidak ada' : '62500000') },
  ],
};

/** Files of a zip, by name, from its central directory. */
const unzipped = (zip: Buffer): Readonly<Record<string, string>> => {
  const files: Record<string, string> = {};
  for (let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16); zip.readUInt32LE(at) === 0x02014b50;) {
    const [method, size, name, extra, comment, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(begin, begin + size);
    files[zip.toString('utf8', at + 46, at + 46 + name)] = (method === 0 ? packed : inflateRawSync(packed)).toString();
    at += 46 + name + extra + comment;
  }
  return files;
};

const bookOf = async (url: string, parameters = ''): Promise<Readonly<Record<string, string>>> => {
  const { body } = await request(url).get(`/v1/trips?format=xlsx${parameters}`).set(...bearer('ministry')).buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
  });
  return unzipped(body as Buffer);
};

/** A list of so many trips, page after page, without a store that holds them. */
const manyTrips = (count: number) => ({
  ...memoryReadStore(), checkpoint: async () => ({ position: '7' as Position }),
  find: async <D extends Document>(_: unknown, { limit, cursor = '0' }: FindQuery) => {
    const from = Number(cursor);
    const items = Array.from({ length: Math.min(limit, count - from) }, (_each, n) =>
      ({ id: `t-${from + n}`, position: '7' as Position, doc: { title: `Nomor ${from + n}`, regions: ['63'], year: 2024 } as unknown as D })) as StoredDocument<D>[];
    return { items, ...(from + items.length < count && { cursor: String(from + items.length) }) };
  },
});

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
    expect([...notes.matchAll(/<row /g)]).toHaveLength(5);
    const widths = (sheet: string) => [...sheet.matchAll(/<col [^>]*width="(\d+)/g)].map(([, width]) => Number(width));
    expect([widths(data), widths(notes)]).toEqual([[16, 16, 16, 12, 18], [22, 100]]);
    expect([/ySplit="1"/.test(data), /ySplit/.test(notes)]).toEqual([true, false]);
    const words = `${files['xl/sharedStrings.xml'] ?? ''}${notes}`;
    for (const word of ['© Sumber wilayah (ODbL)', '2024-11-19T01:00:00.000Z', 'from=2024-01-01']) expect(words).toContain(word);
  });

  it('keeps as texts the digits and days of columns that are neither amounts nor days', async () => {
    const columns = [{ title: 'nomor', value: () => '62500000' }, { title: 'kutipan', value: () => '2024-11-19' }];
    const { url } = await start({ queries: [{ ...(tripList as ModelQuery), columns }], readStore: manyTrips(1) });
    const data = (await bookOf(url))['xl/worksheets/sheet1.xml'] ?? '';
    for (const place of ['A2', 'B2']) expect(data).toMatch(new RegExp(`<c r="${place}"[^>]*t="(s|inlineStr)"`));
  });

  it('says which question it answers, of what and as of when', async () => {
    const { url } = await start({ queries: [dated], readStore: await fill(memoryReadStore()) });
    const words = (await bookOf(url))['xl/sharedStrings.xml'] ?? '';
    for (const word of ['Isi / content', 'Perjalanan / Trips', 'Data per / as of', 'Posisi / position', 'Saringan / filters', 'format=xlsx', 'Lisensi / licence']) expect(words).toContain(word);
    expect(words).not.toContain('Catatan / note');
  });

  it('is whole though others are made at the same time, and after one that could not be made', async () => {
    let broken = true;
    const many = manyTrips(1_700);
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: { ...many, find: async (among, asked) => {
      if (asked.cursor === '1000' && broken) throw new Error('disk');
      return many.find(among, asked);
    } } });
    expect((await request(url).get('/v1/trips?format=xlsx').set(...bearer('ministry'))).status).toBe(500);
    broken = false;
    for (const files of await Promise.all([bookOf(url), bookOf(url)])) expect([...files['xl/worksheets/sheet1.xml']!.matchAll(/<row /g)]).toHaveLength(1_701);
  });

  it('lets others be served while its rows are read', async () => {
    let [turns, done] = [0, false];
    const turn = (): void => { turns += 1; if (!done) setImmediate(turn); };
    const seen: number[] = [];
    const value = (): string => {
      seen.push(turns);
      for (const until = performance.now() + 6; performance.now() < until;);
      return 'x';
    };
    const { url } = await start({ queries: [{ ...(tripList as ModelQuery), columns: [{ title: 'lama', value }] }], readStore: manyTrips(20) });
    turn();
    await bookOf(url);
    done = true;
    expect(new Set(seen).size).toBeGreaterThan(10);
  });

  it.each([[MOST_ROWS.xlsx, false], [MOST_ROWS.xlsx + 1, true]])('of %i trips says whether it holds the first ones alone: %s', async (count, cut) => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: manyTrips(count) });
    const files = await bookOf(url);
    expect([...files['xl/worksheets/sheet1.xml']!.matchAll(/<row /g)]).toHaveLength(MOST_ROWS.xlsx + 1);
    expect(JSON.stringify(files).includes(`Hanya ${MOST_ROWS.xlsx} baris pertama.`)).toBe(cut);
  });
});

describe('A CSV', () => {
  it('has a hundred thousand rows at most, a workbook twenty thousand', () => expect(MOST_ROWS).toEqual({ csv: 100_000, xlsx: 20_000 }));

  it.each([[MOST_ROWS.csv, ''], [MOST_ROWS.csv + 1, `Hanya ${MOST_ROWS.csv} baris pertama. / The first ${MOST_ROWS.csv} rows only.`]])(
    'of %i trips has one line each, and says in the last one: %j', async (count, note) => {
      const { url } = await start({ queries: [tripList as ModelQuery], readStore: manyTrips(count) });
      const { text } = await request(url).get('/v1/trips?format=csv').set(...bearer('ministry'));
      const lines = text.trimEnd().split('\n');
      expect([lines.length, lines.at(-1), lines.at(-2)]).toEqual([MOST_ROWS.csv + 1, `Nomor ${MOST_ROWS.csv - 1},2024,,${note}`, `Nomor ${MOST_ROWS.csv - 2},2024,,`]);
    });

  it.each([['semicolon', ';'], ['comma', ',']])('has its cells between signs as asked for: %s', async (separator, sign) => {
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: await fill(memoryReadStore()) });
    const { text } = await request(url).get(`/v1/trips?format=csv&separator=${separator}&year=2022`).set(...bearer('ministry'));
    expect(text.split('\n')[0]).toBe(`\uFEFF${['judul', 'tahun', 'mendesak', '© Sumber wilayah (ODbL)'].join(sign)}`);
    expect((await request(url).get('/v1/trips?format=csv&separator=;').set(...bearer('ministry'))).body).toMatchObject({ status: 400, parameter: 'separator' });
  });
});
