import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import request, { type Response } from 'supertest';
import { rupiahOf } from '#views';
import { describeInChromium, openChromium, widthsFor } from './browser.js';
import { FormReader, hiddenIn, type Fields } from './form-reader.js';
import { elementsOf, readableOf } from './markup.js';

const SAMPLE = readFileSync(new URL('../../libs/import/samples/kunjungan_studi.csv', import.meta.url));
const STEWARD = 'walidata-ri';
const KAPUAS = 'dpmd-kapuas-impor';
const HEAD = 'No;Asal;Tujuan;Tanggal;Jumlah orang;Materi;Biaya;Sumber dana';
const HERE = 'Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas';
const THERE = 'Desa Mekar Jaya, Kec. Angsana, Kab. Tanah Bumbu';
const line = (
  no: number,
  { topic = `Topik ${no}`, date = `${(no % 28) + 1} Januari 2023`, host = THERE } = {},
): string => `${no};${HERE};${host};${date};12;${topic};Rp1.000.000;ADD 2023`;
const csv = (...lines: readonly string[]): Buffer => Buffer.from([HEAD, ...lines].join('\r\n'));

let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
  await reader.system.employ(STEWARD, 'DATA_STEWARD', 'ID', 'walidata-nasional');
  await reader.system.employ(KAPUAS, 'REGENCY_PMD', '62.03', 'dpmd-impor');
});
afterAll(() => reader.stop());

const pageOf = (html: string): string => readableOf(elementsOf(html.replace(/^<!doctype html>/i, '')));
const read = async (by: string, path: string): Promise<string> => (await reader.get(by, path)).text;

interface Filled {
  readonly region?: string;
  readonly sheet?: string;
  readonly file?: Buffer | undefined;
  readonly name?: string;
  readonly key?: string;
  readonly language?: 'id' | 'en';
}
/** The form as a browser without script sends it. */
const start = async (
  by: string,
  { region = '62.03', sheet = '', name = 'register.csv', ...more }: Filled,
): Promise<Response> => {
  const path = more.language === 'en' ? '/en/imports/start' : '/id/impor/mulai';
  const sending = request(reader.server)
    .post(path)
    .set('Cookie', await reader.cookie(by))
    .set('Sec-Fetch-Site', 'same-origin')
    .field('key', more.key ?? hiddenIn(await read(by, path)).find(([each]) => each === 'key')![1])
    .field('layout', 'VISITS')
    .field('region', region)
    .field('sheet', sheet);
  return more.file ? sending.attach('file', more.file, name) : sending.attach('file', Buffer.alloc(0), '');
};
const begun = async (by: string, filled: Filled): Promise<string> => {
  const { status, headers, text } = await start(by, filled);
  expect([status, status === 303 ? '' : pageOf(text)]).toEqual([303, '']);
  await reader.system.settle();
  return /^\/(?:id\/impor|en\/imports)\/([\w-]+)\//.exec(headers['location']!)![1]!;
};
const post = async (by: string, path: string, fields: Fields): Promise<Response> => {
  const sent = await reader.post(by, path, fields);
  await reader.system.settle();
  return sent;
};
const desk = (id: string, query = ''): string => `/id/impor/${id}/baris${query}`;

/** The forms of a page with what they hold already. */
const formsIn = (html: string): readonly { readonly action: string; readonly fields: Fields }[] =>
  [...html.matchAll(/<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].map(([, action, body]) => ({
    action: action!.replaceAll('&amp;', '&'),
    fields: hiddenIn(body!),
  }));
const formWith = (html: string, wanted: Readonly<Record<string, string>>) => {
  const found = formsIn(html).find(({ fields }) =>
    Object.entries(wanted).every(([name, value]) => fields.some(([each, held]) => each === name && held === value)),
  );
  if (!found) throw new Error(`no form with ${JSON.stringify(wanted)}`);
  return found;
};
const answer = async (
  by: string,
  path: string,
  wanted: Readonly<Record<string, string>>,
  written: Readonly<Record<string, string>>,
): Promise<Response> => {
  const { action, fields } = formWith(await read(by, path), wanted);
  return post(by, action, [...fields, ...Object.entries(written)]);
};
const stateOf = async (by: string, id: string, row: number): Promise<string> => {
  const { body } = await reader.system.get(by, `/v1/imports/${id}/rows?cursor=${row - 1}&limit=1`);
  return (body as unknown as { items: readonly { state: string }[] }).items[0]!.state;
};
const countsOf = async (by: string, id: string) =>
  (
    (await reader.system.get(by, `/v1/imports/${id}/reading`)).body as unknown as {
      counts: Readonly<Record<string, number>>;
    }
  ).counts;

describe('The list of imports', () => {
  it('says in both languages what an import is, and leads to one and to what may be filled in', async () => {
    const [id, en] = [await read(KAPUAS, '/id/impor'), await read(KAPUAS, '/en/imports')];
    expect(pageOf(id)).toContain('tidak ada yang dicatat sebelum Anda memintanya');
    expect(pageOf(en)).toContain('nothing is recorded before you ask for it');
    expect([id, en].map((html) => /href="([^"]*(?:mulai|start))"/.exec(html)?.[1])).toEqual([
      '/id/impor/mulai',
      '/en/imports/start',
    ]);
    for (const name of ['templat-kunjungan.xlsx', 'templat-kunjungan.csv']) {
      expect(id).toContain(`href="/id/impor/${name}"`);
      const file = await reader.get(KAPUAS, `/id/impor/${name}`);
      expect([file.status, file.headers['content-disposition']]).toEqual([200, `attachment; filename="${name}"`]);
    }
  });

  it('suggests the own region, and refuses whoever imports nothing', async () => {
    expect(await read(KAPUAS, '/id/impor/mulai')).toMatch(/name="region" value="Kabupaten Kapuas[^"]* \(62\.03\)"/);
    const { status, text } = await reader.get('inspektorat-kapuas', '/id/impor/mulai');
    expect([status, pageOf(text)]).toEqual([403, expect.stringContaining('Anda tidak berhak')]);
  });
});

describe('A file that cannot be taken', () => {
  it.each<[string, Filled, number, string, string]>([
    ['none', {}, 422, 'Pilih dahulu berkas registernya.', 'Choose the file of the register first.'],
    ['an empty one', { file: csv().subarray(0, 0) }, 422, 'kosong', 'empty'],
    ['a picture', { file: Buffer.from('89504e470d0a1a0a', 'hex') }, 422, 'bukan teks CSV', 'no CSV text'],
    ['a workbook that is none', { file: Buffer.from('504b0304000000', 'hex') }, 422, 'rusak', 'damaged'],
    ['headings alone', { file: csv() }, 422, 'Tidak ada baris isi', 'no rows below'],
    ['more than 20 MB', { file: Buffer.alloc(20 * 1024 * 1024 + 1_000, 'a') }, 422, '20', '20'],
    [
      'of a region that there is not',
      { file: csv(line(1)), region: 'Negeri Antah' },
      422,
      'Negeri Antah',
      'Negeri Antah',
    ],
    ['of no region', { file: csv(line(1)), region: ' ' }, 422, 'Tulis wilayah', 'Write the region'],
    ['of a region outside the own', { file: csv(line(1)), region: '63.10' }, 422, 'wilayah', 'region'],
  ])('is refused in both languages, and what was typed stays: %s', async (_, filled, status, id, en) => {
    const head = await reader.system.head();
    for (const [language, words] of [
      ['id', id],
      ['en', en],
    ] as const) {
      const refused = await start(KAPUAS, { ...filled, language, sheet: 'Tahun "2023"' });
      expect([refused.status, pageOf(refused.text)]).toEqual([status, expect.stringContaining(words)]);
      expect(refused.text).toContain('value="Tahun &quot;2023&quot;"');
      if (filled.region !== ' ') expect(refused.text).toContain(`name="region" value="${filled.region ?? '62.03'}"`);
      expect(refused.text).toMatch(/role="alert"[^>]*>.*<a href="#(berkas|wilayah)"/s);
    }
    expect(await reader.system.head()).toBe(head);
  });

  it('is a workbook that unfolds into far more than it weighs', async () => {
    const file = Buffer.from(
      zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'),
        'xl/worksheets/sheet1.xml': new Uint8Array(150 * 1024 * 1024),
      }),
    );
    expect(file.length).toBeLessThan(1_000_000);
    const refused = await start(KAPUAS, { file, name: 'register.xlsx' });
    expect([refused.status, pageOf(refused.text)]).toEqual([
      422,
      expect.stringContaining('terlalu besar setelah dibuka'),
    ]);
  });

  it('is named with candidates where several regions bear the name that was written', async () => {
    const refused = await start(STEWARD, { file: csv(line(1)), region: 'Tamansari' });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/<input type="radio" name="region" value="[\d.]+"/);
  });

  it('is not taken from a page of another site', async () => {
    const { status } = await request(reader.server)
      .post('/id/impor/mulai')
      .set('Cookie', await reader.cookie(KAPUAS))
      .set('Sec-Fetch-Site', 'cross-site')
      .field('region', '62.03')
      .attach('file', csv(line(1)), 'x.csv');
    expect(status).toBe(403);
  });
});

describe('The register of study visits, by forms alone', () => {
  let id: string;
  beforeAll(async () => {
    id = await begun(STEWARD, { region: 'ID', file: SAMPLE });
  });

  it('is read, and every number leads to the rows that it counts', async () => {
    const { headers, text: html } = await reader.get(STEWARD, desk(id));
    expect([headers['cache-control'], headers['etag']]).toEqual(['no-store', undefined]);
    const counts = await countsOf(STEWARD, id);
    for (const [state, name] of [
      ['READY', 'ready'],
      ['OPEN', 'open'],
      ['QUARANTINED', 'quarantined'],
    ] as const) {
      expect(counts[name]).toBeGreaterThan(0);
      expect(html).toContain(`<a class="figure" href="/id/impor/${id}/baris?state=${state}">${counts[name]}</a>`);
      const rows = await read(STEWARD, desk(id, `?state=${state}`));
      expect((rows.match(/<article /g) ?? []).length).toBe(Math.min(10, counts[name]!));
    }
    const words = pageOf(html);
    expect(words).toContain('Rabu 23 Maret 2021 - 26 Maret 2021');
    expect(words).toContain('Hari yang tertulis tidak cocok dengan tanggalnya.');
    expect(words).not.toMatch(/\b(QUARANTINED|W_DATE_CONFLICT|VIS-15|CONFLICTING)\b/);
    expect(pageOf(await read(STEWARD, `/en/imports/${id}/rows`))).toContain('The weekday that is written');
  });

  it('goes on page after page, and refuses what cannot be asked for', async () => {
    const all = await read(STEWARD, desk(id, '?state=ALL'));
    const next = /<a rel="next" href="([^"]*)"/.exec(all)![1]!.replaceAll('&amp;', '&');
    const rowsIn = (html: string): readonly string[] => [...html.matchAll(/id="baris-(\d+)"/g)].map(([, row]) => row!);
    expect(rowsIn(await read(STEWARD, next))[0]).not.toBe(rowsIn(all)[0]);
    expect(rowsIn(await read(STEWARD, next))).toHaveLength(10);
    for (const query of ['?state=GONE', '?cursor=x', '?flag=NONE'])
      expect([query, (await reader.get(STEWARD, desk(id, query))).status]).toEqual([query, 400]);
  });

  it('sent again is the same import, and says so', async () => {
    const again = await start(STEWARD, { region: 'ID', file: SAMPLE });
    expect(again.headers['location']).toMatch(new RegExp(`^/id/impor/${id}/baris\\?.*sama=1`));
    expect(pageOf((await reader.follow(STEWARD, again)).text)).toContain('Berkas ini sudah pernah dikirim');
  });

  it('has a region chosen among those that are offered, and goes back to the same rows', async () => {
    const at = desk(id, '?state=OPEN');
    const html = await read(STEWARD, at);
    const [, code] = /name="choice" value="(region:32\.01\.31\.2004)"/.exec(html)!;
    const sent = await answer(STEWARD, at, { row: '5', flag: 'E_REGION_AMBIGUOUS' }, { choice: code!, scope: 'one' });
    expect([sent.status, sent.headers['location']]).toEqual([
      303,
      expect.stringMatching(/^\/id\/impor\/[\w-]+\/baris\?state=OPEN&saved=1&row=5&after=\d+#baris$/),
    ]);
    expect(pageOf((await reader.follow(STEWARD, sent)).text)).toContain('Keputusan atas baris 5 tersimpan');
    expect(await stateOf(STEWARD, id, 5)).toBe('READY');
  });

  it('keeps what was typed where an answer is refused, beside the question', async () => {
    const wanted = { row: '2', flag: 'REGION_UNKNOWN' };
    const both = await answer(STEWARD, desk(id, '?state=ALL'), wanted, { choice: 'accept', region: 'Lombok <i>' });
    expect([both.status, pageOf(both.text)]).toEqual([422, expect.stringContaining('menulis jawaban sendiri')]);
    expect(both.text).toContain('value="Lombok &lt;i>"');
    const unknown = await answer(STEWARD, desk(id, '?state=ALL'), wanted, { choice: 'region', region: 'Negeri Antah' });
    expect([unknown.status, unknown.text]).toEqual([422, expect.stringContaining('value="Negeri Antah"')]);
    const several = await answer(STEWARD, desk(id, '?state=ALL'), wanted, { choice: 'region', region: 'Tamansari' });
    expect([several.status, several.text]).toEqual([422, expect.stringContaining('value="region:32.01.31.2004"')]);
    const none = await answer(STEWARD, desk(id, '?state=ALL'), wanted, {});
    expect([none.status, pageOf(none.text)]).toEqual([422, expect.stringContaining('Pilih salah satu jawaban.')]);
  });

  it('has all rows alike settled at once; sent twice it is decided once', async () => {
    const at = desk(id, '?state=ALL');
    const { action, fields } = formWith(await read(STEWARD, at), { row: '2', flag: 'SEVERAL_ORIGINS' });
    const alike: Fields = [...fields, ['choice', 'accept'], ['scope', 'alike']];
    const before = (await countsOf(STEWARD, id))['ready']!;
    expect((await post(STEWARD, action, alike)).status).toBe(303);
    const head = await reader.system.head();
    await post(STEWARD, action, alike);
    expect(await reader.system.head()).toBe(head);
    expect((await countsOf(STEWARD, id))['ready']).toBeGreaterThan(before);
  });

  it('has rows left out with a reason, merged, and taken back', async () => {
    const step = (row: number, written: Readonly<Record<string, string>>) =>
      answer(STEWARD, desk(id, `?state=ALL&cursor=${row - 1}`), { do: 'row', row: String(row) }, written);
    const silent = await step(8, { choice: 'skip' });
    expect([silent.status, pageOf(silent.text)]).toEqual([422, expect.stringContaining('Tulis alasannya.')]);
    expect((await step(8, { choice: 'skip', reason: 'Tidak jelas siapa yang datang.' })).status).toBe(303);
    expect(await stateOf(STEWARD, id, 8)).toBe('SKIPPED');
    expect(pageOf(await read(STEWARD, desk(id, '?state=SKIPPED,MERGED')))).toContain('Tidak jelas siapa yang datang.');
    expect((await step(8, { choice: 'reopen' })).status).toBe(303);
    expect(await stateOf(STEWARD, id, 8)).toBe('QUARANTINED');
    const self = await step(8, { choice: 'merge', into: '8' });
    expect([self.status, self.text]).toEqual([422, expect.stringContaining('value="8"')]);
    const twin = formsIn(await read(STEWARD, desk(id, '?state=DUPLICATE'))).find(({ fields }) =>
      fields.some(([name, value]) => name === 'flag' && value === 'PROBABLE_DUPLICATE'),
    )!;
    const row = Number(twin.fields.find(([name]) => name === 'row')![1]);
    expect((await post(STEWARD, twin.action, [...twin.fields, ['choice', 'merge']])).status).toBe(303);
    expect(await stateOf(STEWARD, id, row)).toBe('MERGED');
    expect((await step(8, { choice: 'value', field: 'topic', text: 'desa wisata bahari' })).status).toBe(303);
    expect(await read(STEWARD, desk(id, '?state=ALL&cursor=7'))).toContain('desa wisata bahari');
  });

  it('tells whoever looks at rows that changed meanwhile', async () => {
    const { action, fields } = formWith(await read(STEWARD, desk(id, '?state=ALL')), { row: '2' });
    const stale = fields.map(([name, value]) => [name, name === 'at' ? '40' : value] as const);
    const refused = await post(STEWARD, action, [...stale, ['choice', 'accept']]);
    expect([refused.status, pageOf(refused.text)]).toEqual([422, expect.stringContaining('sudah berubah')]);
    expect((await post(STEWARD, action, [['do', 'nothing']])).status).toBe(422);
  });

  it('is recorded when somebody asks for it, and leads to the records', async () => {
    const { ready } = await countsOf(STEWARD, id);
    const sent = await answer(STEWARD, desk(id), { do: 'commit' }, {});
    expect(sent.status).toBe(303);
    await reader.system.settle();
    const html = await read(STEWARD, sent.headers['location']!);
    expect(pageOf(html)).toContain(`${ready} baris kunjungan sudah dicatat`);
    expect(html).toContain(`href="/id/kunjungan-register-lama?import=${id}"`);
    const list = await read(STEWARD, `/id/kunjungan-register-lama?import=${id}`);
    const { body } = await reader.system.get(STEWARD, `/v1/historical-visits?import=${id}&limit=50`);
    const { items } = body as { items: readonly { topic?: string; cost?: { rupiah: string }; total?: string }[] };
    expect(items.some(({ cost, total }) => cost && total === undefined)).toBe(true);
    for (const { topic, cost, total } of items) {
      const costs = total ?? cost?.rupiah;
      if (topic) expect(list).toContain(topic.replaceAll('&', '&amp;'));
      if (costs) expect(list).toContain(rupiahOf(costs, 'id'));
    }
    expect(list).toMatch(/<span class="soft">[^<]+ → [^<]+<\/span>/);
    const recorded = await read(STEWARD, desk(id, '?state=IMPORTED'));
    const [, record] = /href="(\/id\/kunjungan-register-lama\/[\w-]+)"/.exec(recorded)!;
    expect((await reader.get(STEWARD, record!)).status).toBe(200);
    expect(
      formsIn(recorded).some(({ fields }) => fields.some(([name, value]) => name === 'do' && value === 'row')),
    ).toBe(false);
  });
});

describe('An import', () => {
  it('with headings that nobody knows has them pointed out, and each column told', async () => {
    const file = Buffer.from(
      `Daftar lama\nx1;x2;x3;x4\n1;${HERE};${THERE};9 Januari 2023\n2;${HERE};${THERE};10 Januari 2023\n`,
    );
    const id = await begun(KAPUAS, { file });
    const first = await read(KAPUAS, desk(id));
    expect(pageOf(first)).toContain('Di baris mana judul kolomnya?');
    const pointed = desk(id, '?header=2');
    expect(pageOf(await read(KAPUAS, pointed))).toContain(HERE);
    const none = await answer(KAPUAS, pointed, { do: 'columns' }, {});
    expect([none.status, pageOf(none.text)]).toEqual([422, expect.stringContaining('paling sedikit satu kolom')]);
    const twice = await answer(KAPUAS, pointed, { do: 'columns' }, { 'column-2': 'host', 'column-3': 'host' });
    expect([twice.status, pageOf(twice.text)]).toEqual([422, expect.stringContaining('dua kali')]);
    expect(twice.text.match(/<option value="host" selected/g)).toHaveLength(2);
    const told = { 'column-2': 'origin', 'column-3': 'host', 'column-4': 'dates' };
    expect((await answer(KAPUAS, pointed, { do: 'columns' }, told)).status).toBe(303);
    expect(await countsOf(KAPUAS, id)).toMatchObject({ rows: 2, ready: 2 });
    expect(pageOf(await read(KAPUAS, desk(id)))).toContain('3 dari 4 dibaca');
  });

  it('with sixty rows that cannot be read shows them page by page, and settles them at once', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => line(index + 1, { date: '31 Februari 2023' }));
    const id = await begun(KAPUAS, { file: csv(...lines) });
    expect(await countsOf(KAPUAS, id)).toMatchObject({ quarantined: 60 });
    let [path, seen]: [string | undefined, number] = [desk(id), 0];
    while (path) {
      const html: string = await read(KAPUAS, path);
      seen += (html.match(/<article /g) ?? []).length;
      path = /<a rel="next" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toBe(60);
    await answer(KAPUAS, desk(id), { row: '2', flag: 'IMPOSSIBLE_DATE' }, { choice: 'unknown', scope: 'alike' });
    expect(await countsOf(KAPUAS, id)).toMatchObject({ quarantined: 0 });
  });

  it('shows whatever cells hold as text, and no numbers of persons', async () => {
    const hostile = [
      '<script>alert(1)</script>',
      '=HYPERLINK("http://x")',
      'k'.repeat(2_000),
      'aman\u202Etxet',
      'Budi 6203011203850001',
    ];
    const id = await begun(KAPUAS, { file: csv(...hostile.map((topic, index) => line(index + 1, { topic }))) });
    const html = await read(KAPUAS, desk(id, '?state=ALL'));
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toMatch(/<script>alert|\u202E|6203011203850001/);
    expect(pageOf(html)).toContain('Budi [data pribadi]');
    expect(pageOf(html)).toContain('Sel berisi rumus');
  });

  it('is nowhere for another office, and closed to whoever imports nothing', async () => {
    const id = await begun(KAPUAS, { file: csv(line(300)) });
    const { action, fields } = formWith(await read(KAPUAS, desk(id)), { do: 'commit' });
    expect((await reader.get('pmd-tanah-bumbu', desk(id))).status).toBe(404);
    expect((await post('pmd-tanah-bumbu', action, fields)).status).toBe(404);
    expect((await reader.get('inspektorat-kapuas', desk(id))).status).toBe(403);
    expect((await post('inspektorat-kapuas', action, fields)).status).toBe(403);
    expect((await reader.get(KAPUAS, desk('tidak-ada'))).status).toBe(404);
    expect(await countsOf(KAPUAS, id)).toMatchObject({ ready: 1, imported: 0 });
  });

  it('that was given up says why, and takes nothing more', async () => {
    const id = await begun(KAPUAS, { file: csv(line(400)) });
    const { action, fields } = formWith(await read(KAPUAS, desk(id)), { do: 'commit' });
    const silent = await answer(KAPUAS, desk(id), { do: 'abandon' }, { reason: ' ' });
    expect([silent.status, pageOf(silent.text)]).toEqual([422, expect.stringContaining('alasan impor ini')]);
    const ended = await answer(KAPUAS, desk(id), { do: 'abandon' }, { reason: 'Berkas <b>keliru</b>.' });
    const html = await read(KAPUAS, ended.headers['location']!);
    expect(pageOf(html)).toContain('Berkas <b>keliru</b>.');
    expect(formsIn(html).filter(({ action: to }) => to.includes('/baris'))).toEqual([]);
    const refused = await post(KAPUAS, action, fields);
    expect([refused.status, pageOf(refused.text)]).toEqual([422, expect.stringContaining('Ada yang perlu diperbaiki')]);
    expect(pageOf(refused.text)).not.toContain('ABANDONED');
  });

  it('is led to from its record, where no form of its own stands for what the page does', async () => {
    const id = await begun(KAPUAS, { file: csv(line(500)) });
    const html = await read(KAPUAS, `/id/impor/${id}`);
    expect(html).toContain(`href="/id/impor/${id}/baris"`);
    expect(html).not.toMatch(/\/do\/(settle-row|commit-import|assign-columns)/);
  });
});

describeInChromium('An import in Chromium', () => {
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    browser = await openChromium();
    const { port } = reader.system.sinergi.app.getHttpServer().address() as { port: number };
    base = `http://127.0.0.1:${port}`;
  });
  afterAll(() => browser?.close());

  it('breaks no rule for the disabled and fits at both widths, from the file to the rows', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const name = 'k'.repeat(2_000);
    const file = csv(
      line(601, { topic: name }),
      line(602, { host: 'Desa Tamansari' }),
      line(603, { date: '31 Feb 2023' }),
    );
    const faults: unknown[] = [];
    for (const width of widthsFor('/id')) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, baseURL: base });
      const [, token = ''] = (await reader.cookie(KAPUAS)).split('=');
      await context.addCookies([{ name: 'sinergi', value: token, url: base, httpOnly: true, sameSite: 'Lax' }]);
      const page = await context.newPage();
      const look = async (): Promise<void> => {
        await page.evaluate('document.querySelectorAll("main details").forEach((each) => { each.open = true; })');
        const violations = await page.evaluate<readonly { id: string; nodes: readonly { html: string }[] }[]>(
          `${axe}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
        );
        const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        faults.push(...violations.map(({ id, nodes }) => [width, page.url(), id, nodes[0]!.html]));
        if (beyond > 0) faults.push([width, page.url(), `overflows by ${beyond} px`]);
      };
      await page.goto('/id/impor');
      await look();
      await page.goto('/id/impor/mulai');
      await look();
      await page.setInputFiles('input[type=file]', { name: 'register.csv', mimeType: 'text/csv', buffer: file });
      await page.click('form.command button');
      await page.waitForURL(/\/baris/);
      await look();
      await page.goto(`${new URL(page.url()).pathname}?state=ALL`);
      await look();
      if (widthsFor('/en').includes(1280)) await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(new URL(page.url()).pathname.replace('/id/impor', '/en/imports').replace('/baris', '/rows'));
      await look();
      await context.close();
    }
    expect(faults).toEqual([]);
  });
});
