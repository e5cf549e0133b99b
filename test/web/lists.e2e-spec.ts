import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { VIEWS } from '../../apps/dashboard/views.js';
import { SystemUnderTest } from '../e2e/system.js';
import { describeInChromium, openChromium, widthsFor } from './browser.js';
import { Reader } from './reader.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const REGENCY = 'kadis-pmd-kapuas';
const MINISTRY = 'kemendes';
const KEEPER = 'pengelola-akun';

let system: SystemUnderTest;
let base: string;

beforeAll(async () => {
  system = await SystemUnderTest.start({}, { pages: VIEWS });
  await system.sinergi.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(system.sinergi.app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => system.stop());

const as = async (username?: string): Promise<Reader> => {
  const reader = new Reader(base);
  if (username) reader.put('sinergi', await system.tokenOf(username));
  return reader;
};
const page = async (path: string, username?: string) => (await as(username)).get(path);
const menuIn = (html: string): readonly string[] =>
  [...html.matchAll(/<li><a href="([^"]*)"[^>]*>/g)].map(([, href]) => href!);

describe('A page that is refused for what its address says', () => {
  it('says so without the names by which programs know it', async () => {
    const { body } = await system.get(REGENCY, '/v1/visits?limit=1');
    const [{ id }] = (body as { items: [{ id: string }] }).items;
    for (const at of [
      '?cursor=x',
      `/${id}?asOf=2999-01-01`,
      `/${id}?after=x`,
      `/${id}?saved=0&after=%00`,
      `/${id}/berkas/pdf?asOf=x`,
    ]) {
      const { status, text } = await page(`/id/kunjungan${at}`, REGENCY);
      const words = text.replace(/<[^>]*>/g, '\n');
      expect([at, status, /asOf|cursor|parameter|\bafter\b/i.exec(words)?.[0]]).toEqual([at, 400, undefined]);
    }
  });
});

describe('The start page', () => {
  it('tells officers what waits, names their region, and leads to what each figure counts', async () => {
    const { status, text } = await page('/id', REGENCY);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Perlu tindakan</h1>');
    expect(text).toContain('Kabupaten Kapuas');
    const links = [...text.matchAll(/class="figure" href="([^"]*)"/g)].map(([, href]) =>
      href!.replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThan(0);
    for (const href of links) expect([href, (await page(href, REGENCY)).status]).toEqual([href, 200]);
  });

  it('is the public portal to whoever is not signed in, for a minute', async () => {
    for (const path of ['/id', '/en', '/id/publik', '/en/public', '/en/public/innovations']) {
      const { status, headers } = await page(path);
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 'public, max-age=60']);
    }
  });

  it('helps keepers of accounts, who have no worklist', async () => {
    const { text } = await page('/id', KEEPER);
    expect(text).toContain('Hak akses menunggu keputusan');
    expect(text).toContain('href="/id/pengguna"');
  });
});

it('The worklist calls an innovation what its record does, and the account page calls nothing by an id', async () => {
  const { text } = await page('/id/pekerjaan', 'walidata');
  expect(text).not.toMatch(/Kelembagaan rt|Umkm/);
  expect(text).toContain('Sistem kelembagaan dan pemberdayaan masyarakat');
  const { text: account } = await page('/id/akun', 'walidata');
  expect(account).toMatch(/<b>Walidata<\/b><br\/?>Indonesia<\/li>/);
});

it('A list of visits has figures of a year in which there are some', async () => {
  const { text } = await page('/id/kunjungan', 'kades-sei-asam');
  const { body } = await system.get('kades-sei-asam', '/v1/visits?limit=1&sort=-plannedStart');
  const [visit] = (body as { items: readonly [{ plannedStart: string }] }).items;
  expect(text).toContain(`Kunjungan ${visit.plannedStart.slice(0, 4)}`);
});

describe('The public portal', () => {
  it('shows a visit with its purpose and outcome, and names nobody', async () => {
    const { body } = await system.get(REGENCY, '/v1/visits?limit=1');
    const [{ id }] = (body as { items: [{ id: string }] }).items;
    const { status, text } = await page(`/id/publik/kunjungan/${id}`);
    expect(status).toBe(200);
    expect(text).toContain('<h2>Tujuan</h2>');
    expect(text).toContain('<h2>Hasil</h2>');
    for (const name of ['officialName', 'Sayid Firdaus', 'subjectRef']) expect(text).not.toContain(name);
    expect(text).toContain(`href="/en/public/study-visits/${id}"`);
    expect((await page(`/en/public/study-visits/${id}`)).status).toBe(200);
    expect((await page('/id/publik/kunjungan/tidak-ada')).status).toBe(404);
  });

  it('tells what was chosen by what it is called, and a wrong year by the name of its field', async () => {
    const words = async (path: string): Promise<string> =>
      (await page(path)).text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(await words('/id/publik?year=2024&region=62')).toContain('Tahun: 2024 Wilayah: Kalimantan Tengah 62 Hapus');
    expect(await words('/en/public?status=COMPLETED&q=BUMDes')).toMatch(/Search: BUMDes Stage: \w+/);
    expect(await words('/id/publik?year=abcd')).toContain('Tahun harus berupa tahun empat angka');
  });

  it('stays open to whoever has a session that ended', async () => {
    const reader = await as();
    reader.put('sinergi', 'bukan-token');
    expect((await reader.get('/id/publik')).status).toBe(200);
  });
});

describe('A list', () => {
  it('shows in the menu what may be opened, and no more', async () => {
    const [keeper, regency] = await Promise.all([page('/id/daftar', KEEPER), page('/id/daftar', REGENCY)]);
    expect(menuIn(keeper.text)).toContain('/id/pengguna');
    expect(menuIn(keeper.text)).not.toContain('/id/kunjungan');
    expect(menuIn(regency.text)).toContain('/id/kunjungan');
    expect(menuIn(regency.text)).not.toContain('/id/pengguna');
    for (const href of menuIn(regency.text)) expect([href, (await page(href, REGENCY)).status]).toEqual([href, 200]);
  });

  it('names the regions of which it holds codes', async () => {
    const { text } = await page('/id/pengguna', KEEPER);
    expect(text).toMatch(/Kabupaten Tanah Bumbu <code>63\.10<\/code>/);
  });

  it('is sorted by its heads, and says so', async () => {
    const unsorted = await page('/id/kunjungan', REGENCY);
    expect(unsorted.text).toContain('href="/id/kunjungan?sort=plannedStart"');
    const { text } = await page('/id/kunjungan?sort=plannedStart', REGENCY);
    expect(text).toContain('aria-sort="ascending"');
    expect(text).toContain('href="/id/kunjungan?sort=-plannedStart"');
  });

  it('takes the name of a region for its code, and asks which where several have it', async () => {
    const named = await page('/id/kunjungan?region=Kabupaten+Kapuas', REGENCY);
    expect(named.status).toBe(200);
    expect(named.text).toContain('Kabupaten Kapuas 62.03');
    const several = await page('/id/kunjungan?region=Angsana', MINISTRY);
    expect(several.text).toMatch(/href="\/id\/kunjungan\?region=63\.10\.09[.0-9]*"/);
  });

  it('tells a filter that cannot be read above it, with what was typed', async () => {
    const { status, text } = await page('/id/kunjungan?year=abad+lalu', REGENCY);
    expect(status).toBe(400);
    expect(text).toContain('value="abad lalu"');
    expect(text).toContain('role="alert"');
  });

  it('is passed on as a file, with the filters', async () => {
    const csv = await page('/id/kunjungan/unduh.csv?year=2024', REGENCY);
    expect(csv.status).toBe(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('.csv');
    expect(csv.headers['content-length']).toBeUndefined();
    const none = await page('/id/kunjungan/unduh.csv?year=2019', REGENCY);
    expect(csv.text.split('\n').length).toBeGreaterThan(none.text.split('\n').length);
    expect((await page('/id/kunjungan/unduh.csv')).headers['location']).toContain('/id/masuk');
    expect((await page('/id/kunjungan/unduh.csv?year=x', REGENCY)).status).toBe(400);
  });

  it('is kept under a name for its reader alone, and let go again', async () => {
    const mine = await as(REGENCY);
    const name = '<b>"Kapuas" 2024</b>';
    const kept = await mine.send('/id/kunjungan/tampilan', { name, search: 'year=2024' });
    expect([kept.status, kept.headers['location']]).toEqual([303, '/id/kunjungan?year=2024']);
    const { text } = await mine.get('/id/kunjungan');
    expect(text).toContain('href="/id/kunjungan?year=2024"');
    expect(text).toContain('&lt;b>&quot;Kapuas&quot; 2024&lt;/b>');
    expect((await page('/id/kunjungan', MINISTRY)).text).not.toContain('Kapuas&quot; 2024');
    expect((await mine.get('/id/adopsi')).text).not.toContain('Kapuas&quot; 2024');
    const [, id] = /name="remove" value="([^"]+)"/.exec(text)!;
    await mine.send('/id/kunjungan/tampilan', { remove: id! });
    expect((await mine.get('/id/kunjungan')).text).not.toContain('2024&lt;/b>');
    expect((await mine.send('/id/kunjungan/tampilan', { name: 'x'.repeat(61), search: '' })).status).toBe(422);
    expect(
      (await mine.send('/id/kunjungan/tampilan', { name, search: '' }, { origin: 'https://evil.id' })).status,
    ).toBe(403);
  });
});

describe('Risk signals', () => {
  it('tell what their weight means and from which signals it comes', async () => {
    const { text } = await page('/id/tanda-risiko', 'inspektorat-kapuas');
    expect(text).toContain(
      '>Sei Asam (Kec. Kapuas Hilir) → Kabupaten Tanah Bumbu, Kec. Angsana, Mekar Jaya (Kec. Angsana)',
    );
    const words = text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(words).toContain('bobot catatan adalah yang terberat dari tanda-tandanya, bukan jumlahnya');
    expect(words).toMatch(/Berat: dilihat lebih dahulu .*Sedang: dilihat pada pemeriksaan berikutnya .*Ringan:/);
    expect(text).toMatch(/data-head="Bobot">(Ringan|Sedang|Berat)</);
    const english = (await page('/en/risk-signals', 'inspektorat-kapuas')).text;
    expect(english).toContain('the heaviest of its signals');
  });
});

describe('The map', () => {
  it('tells a ministry of every province, with the year before, in one table', async () => {
    const { text } = await page('/id/peta?year=2024', MINISTRY);
    expect([...text.matchAll(/class="shade s\d" x=/g)]).toHaveLength(38);
    expect(text).toContain('href="/id/kunjungan?region=62&amp;year=2024"');
    expect(text).toContain('Kunjungan 2023');
  });

  it('begins where one has rights, and goes no further', async () => {
    const { text } = await page('/id/peta', REGENCY);
    expect(text).toContain('Kapuas Hilir');
    expect((await page('/id/peta?region=62.02', REGENCY)).status).toBe(403);
    expect((await page('/id/peta?region=62.03.02', REGENCY)).text).toContain('Sei Asam');
    expect((await page('/id/peta?region=%27%3E', REGENCY)).status).toBe(403);
  });

  it('is taken along as a file', async () => {
    const csv = await page('/id/peta/unduh.csv?year=2024', MINISTRY);
    expect(csv.text).toContain('63,Kalimantan Selatan,1,62500000,0,0');
    const xlsx = await page('/id/peta/unduh.xlsx?year=2024', MINISTRY);
    expect([xlsx.status, xlsx.headers['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
  });
});

describe('Regions', () => {
  it('are found by name, and lead to what lies in them', async () => {
    expect((await page('/id/wilayah?q=63.10.09')).text).toContain('href="/id/wilayah/63.10.09.2009"');
    const { text } = await page('/en/regions/63.10');
    expect(text).toContain('<h1>Kabupaten Tanah Bumbu</h1>');
    expect(text).toContain('href="/en/regions/63.10.09"');
    expect((await page('/id/wilayah/99.99')).status).toBe(404);
  });
});

describeInChromium('Lists and pictures in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  const opened = async (width: number, username?: string, script = true): Promise<[BrowserContext, Page]> => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: script });
    if (username) await context.addCookies([{ name: 'sinergi', value: await system.tokenOf(username), url: base }]);
    // Nobody waits so long but a machine that is very busy with other things.
    context.setDefaultTimeout(300_000);
    return [context, await context.newPage()];
  };
  const violationsIn = async (shown: Page): Promise<readonly string[]> =>
    (await shown.evaluate(
      `${AXE}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    )) as readonly string[];

  const PLACES: readonly (readonly [path: string, by?: string])[] = [
    ['/id'],
    ['/en/public/innovations'],
    ['/id/wilayah/63.10'],
    ['/id', REGENCY],
    ['/en', KEEPER],
    ['/id/kunjungan?year=2024&sort=-title', REGENCY],
    ['/en/adoptions', REGENCY],
    ['/id/pengguna', KEEPER],
    ['/id/pemegang-jabatan?on=2024-11-20', REGENCY],
    ['/en/map?year=2024', MINISTRY],
    ['/id/peta?region=63&year=2024', MINISTRY],
    ['/id/daftar', MINISTRY],
    ['/id/tanda-risiko', 'inspektorat-kapuas'],
  ];
  it.each([360, 1280])('break no rule of accessibility and fit %s px', async (width) => {
    const faults: string[] = [];
    for (const [path, by] of PLACES.filter(([each]) => widthsFor(each).includes(width))) {
      const [context, shown] = await opened(width, by);
      shown.on('console', (message) => message.type() === 'error' && faults.push(`${path} ${message.text()}`));
      await shown.goto(`${base}${path}`);
      const over = await shown.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (over !== 0) faults.push(`${path} ${by ?? ''} overflows by ${String(over)}`);
      faults.push(...(await violationsIn(shown)).map((each) => `${path} ${by ?? ''} ${each}`));
      await context.close();
    }
    expect(faults).toEqual([]);
  });

  it('show each province with its figure on a phone, where tiles of a map are too small for either', async () => {
    for (const [width, grid, map] of [
      [360, 38, 0],
      [1280, 0, 38],
    ] as const) {
      const [context, shown] = await opened(width, MINISTRY);
      await shown.goto(`${base}/id/peta?year=2024`);
      const seen = async (selector: string): Promise<number> => {
        const all = await shown.locator(selector).all();
        return (await Promise.all(all.map((each) => each.isVisible()))).filter(Boolean).length;
      };
      expect([width, await seen('.tile-grid a'), await seen('.tile-map a')]).toEqual([width, grid, map]);
      if (grid > 0)
        expect(await shown.locator('.tile-grid a').first().innerText()).toMatch(/^Kalimantan (Tengah|Selatan)\s+1$/);
      await context.close();
    }
  });

  it('fold the filters on a phone, and open them without a script', async () => {
    const [context, shown] = await opened(360, REGENCY, false);
    await shown.goto(`${base}/id/kunjungan`);
    const year = shown.locator('#s-year');
    expect(await year.isVisible()).toBe(false);
    await shown.locator('.filters .fold summary').click();
    expect(await year.isVisible()).toBe(true);
    await year.fill('2024');
    await shown.locator('.filters button.main').click();
    expect(new URL(shown.url()).searchParams.get('year')).toBe('2024');
    await context.close();
  });
});
