import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

interface Row {
  readonly id: string;
  readonly level?: string;
  readonly region?: string;
  readonly regionName?: string;
  readonly origin?: string;
  readonly host?: string;
  readonly year: number;
  readonly visits: number;
  readonly travellers: number;
  readonly plannedRupiah: string;
}
interface Visit {
  readonly status: string;
  readonly year: number;
  readonly budget: string;
  readonly travellers?: number;
  readonly hostRegions: readonly string[];
  readonly originRegion: string;
}

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  const { propose, accept } = visitStory({
    askedOn: '2026-11-20',
    from: '2026-12-08',
    to: '2026-12-09',
    subjectRefs: strangers(2),
  });
  await system.takeAll([propose, accept]);
  await system.settle();
});
afterAll(() => system.stop());

const ask = async (by: string, path: string) => {
  const { status, body } = await system.get(by, `/v1/visit-totals/${path}`);
  return { status, ...(body as { items: readonly Row[]; nextCursor?: string; code?: string; parameter?: string }) };
};
const upTo = (code: string): readonly string[] =>
  code.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

/** The same rows, counted from the list of visits that a ministry sees. */
const recounted = async (
  keysOf: (visit: Visit) => readonly string[],
): Promise<ReadonlyMap<string, readonly [number, number, bigint]>> => {
  const { body } = await system.get('kemendes', '/v1/visits?limit=200');
  const sums = new Map<string, readonly [number, number, bigint]>();
  for (const visit of (body as { items: readonly Visit[] }).items) {
    if (['DECLINED', 'CANCELLED', 'VOIDED'].includes(visit.status)) continue;
    for (const key of new Set(keysOf(visit))) {
      const [visits, travellers, rupiah] = sums.get(key) ?? [0, 0, 0n];
      sums.set(key, [visits + 1, travellers + (visit.travellers ?? 0), rupiah + BigInt(visit.budget)]);
    }
  }
  return sums;
};
const counted = (rows: readonly Row[], keyOf: (row: Row) => string) =>
  new Map(rows.map((row) => [keyOf(row), [row.visits, row.travellers, BigInt(row.plannedRupiah)] as const]));

describe('Where visits go', () => {
  it('is listed by region as a recount of the visits, whoever is first in front', async () => {
    const { status, items } = await ask('kemendes', 'destinations?limit=200');
    expect(status).toBe(200);
    expect(counted(items, ({ region, year }) => `${region} ${year}`)).toEqual(
      await recounted(({ hostRegions, year }) => hostRegions.flatMap(upTo).map((code) => `${code} ${year}`)),
    );
    expect(items.map(({ visits }) => visits)).toEqual(items.map(({ visits }) => visits).sort((a, b) => b - a));
    expect(items.length).toBeGreaterThan(3);
    for (const { level, region } of items)
      expect(level).toBe(['PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'][upTo(region!).length - 1]);
  });

  it('is filtered by kind of region, year and region, by segments', async () => {
    const all = (await ask('kemendes', 'destinations?limit=200&sort=dimensions')).items;
    const shown = async (query: string) =>
      (await ask('kemendes', `destinations?limit=200&sort=dimensions&${query}`)).items;
    expect(await shown('level=REGENCY')).toEqual(all.filter(({ level }) => level === 'REGENCY'));
    expect(await shown('level=REGENCY,VILLAGE&year=2026')).toEqual(
      all.filter(({ level, year }) => ['REGENCY', 'VILLAGE'].includes(level!) && year === 2026),
    );
    expect(await shown('region=63.10.09')).toEqual(all.filter(({ region }) => upTo(region!).includes('63.10.09')));
    expect(await shown('region=63.01')).toEqual([]);
    expect(await shown('year=1999')).toEqual([]);
  });

  it('is read page by page, each row once, by number of visits and by money', async () => {
    for (const sort of ['-visits', 'visits', '-plannedRupiah', 'travellers', 'dimensions']) {
      const whole = (await ask('kemendes', `destinations?limit=200&sort=${sort}`)).items;
      const pages: Row[] = [];
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const page = await ask(
          'kemendes',
          `destinations?limit=2&sort=${sort}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        );
        expect(page.items.length).toBeLessThanOrEqual(2);
        pages.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(pages).toEqual(whole);
      if (sort === '-plannedRupiah')
        expect(whole.map(({ plannedRupiah }) => BigInt(plannedRupiah))).toEqual(
          whole.map(({ plannedRupiah }) => BigInt(plannedRupiah)).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)),
        );
    }
  });

  it.each([
    'limit=0',
    'limit=201',
    'sort=-dimensions',
    'sort=region',
    'level=KOTA',
    'year=24',
    'region=6310',
    'host=63',
    'q=angsana',
    'cursor=x',
  ])('refuses ?%s', async (query) => {
    expect(await ask('kemendes', `destinations?${query}`)).toMatchObject({
      status: 400,
      code: 'E_MALFORMED',
      parameter: query.split('=')[0],
    });
  });

  it('is told to each reader for what lies in the own region', async () => {
    const all = (await ask('kemendes', 'destinations?limit=200&sort=dimensions')).items;
    for (const [by, scope] of [
      ['pmd-kalsel', '63'],
      ['pmd-tanah-bumbu', '63.10'],
      ['sekcam-angsana', '63.10.09'],
      ['pj-kades-angsana', '63.10.09.2005'],
      ['kadis-pmd-kapuas', '62.03'],
    ] as const) {
      const mine = (await ask(by, 'destinations?limit=200&sort=dimensions')).items;
      expect(mine).toEqual(all.filter(({ region }) => upTo(region!).includes(scope)));
      expect((await ask(by, 'destinations?limit=200&sort=dimensions&region=63,62')).items).toEqual(mine);
    }
    expect((await ask('pmd-tanah-bumbu', 'destinations')).items.length).toBeGreaterThan(0);
  });

  it('has no rows of their own to show, and is exported like any list', async () => {
    const [{ id } = { id: '' }] = (await ask('kemendes', 'destinations?level=REGENCY&year=2026')).items;
    expect((await system.get('kemendes', `/v1/visit-totals/destinations/${encodeURIComponent(id)}`)).status).toBe(404);
    const { payload } = await system.sinergi.app.inject({
      url: '/v1/visit-totals/destinations?level=REGENCY&year=2026&format=csv',
      headers: { authorization: `Bearer ${await system.tokenOf('kemendes')}` },
    });
    expect(payload).toContain('jenis_wilayah,wilayah,kode_wilayah,tahun,kunjungan,orang,anggaran_rupiah');
    expect(payload).toContain('REGENCY,Kabupaten Tanah Bumbu,63.10,2026,');
  });

  it('tells each region by its name and what it lies in, beside its code', async () => {
    const { items } = await ask('kemendes', 'destinations?region=63&year=2024&limit=200');
    expect(items.map(({ region, regionName }) => [region, regionName])).toEqual(
      expect.arrayContaining([
        ['63', 'Provinsi Kalimantan Selatan'],
        ['63.10', 'Kabupaten Tanah Bumbu'],
        ['63.10.09', 'Kecamatan Angsana, Kab. Tanah Bumbu'],
        ['63.10.09.2005', 'Desa Angsana, Kec. Angsana, Kab. Tanah Bumbu'],
      ]),
    );
  });
});

describe('The kept totals of visits', () => {
  it('of all regencies of a province in two years come in one request', async () => {
    const { body } = await system.get('kemendes', '/v1/regions/63/children');
    const codes = (body as { items: readonly { code: string }[] }).items.map(({ code }) => code);
    const { status, body: totals } = await system.get(
      'kemendes',
      `/v1/visit-totals?region=${codes.join(',')}&year=2024,2026`,
    );
    const { items } = totals as { items: readonly { parameters: Record<string, string>; totals: object }[] };
    expect([status, codes.length]).toEqual([200, 13]);
    expect(items.map(({ parameters: { region, year } }) => `${region} ${year}`)).toEqual(
      codes.flatMap((code) => [`${code} 2024`, `${code} 2026`]),
    );
    const tanahBumbu = items.find(({ parameters: { region, year } }) => region === '63.10' && year === '2024')!;
    const one = await system.get('kemendes', '/v1/visit-totals?region=63.10&year=2024');
    expect(tanahBumbu.totals).toEqual((one.body as { totals: object }).totals);
    expect(JSON.stringify(tanahBumbu.totals)).not.toBe(JSON.stringify(items[0]!.totals));
  });
});

describe('The list of visits', () => {
  it('shows what is chosen of each in some hundred bytes, and how many there are in all', async () => {
    const list = async (query: string) =>
      (await system.get('kemendes', `/v1/visits?limit=1&${query}`)).body as {
        readonly items: readonly object[];
        readonly matches: { readonly count: number; readonly orMore: boolean };
      };
    const { items, matches } = await list('fields=title,status,plannedStart,originRegion&count=true');
    for (const item of items) {
      expect(Object.keys(item).sort()).toEqual(['id', 'originRegion', 'plannedStart', 'revision', 'status', 'title']);
      expect(JSON.stringify(item).length).toBeLessThan(400);
    }
    const all = (await system.get('kemendes', '/v1/visits?limit=200')).body as { items: readonly object[] };
    expect(matches).toEqual({ count: all.items.length, orMore: false });
    expect(items).toHaveLength(1);
  });

  it('and rows of totals are counted alike', async () => {
    const rows = async (query: string) =>
      (await system.get('kemendes', `/v1/visit-totals/edges?${query}`)).body as {
        readonly items: readonly object[];
        readonly matches: object;
      };
    const { items } = await rows('limit=200');
    const counted = await rows('limit=1&count=true&fields=visits');
    expect(counted.matches).toEqual({ count: items.length, orMore: false });
    expect(Object.keys(counted.items[0]!).sort()).toEqual(['id', 'visits']);
  });
});

describe('Who visits whom', () => {
  const regency = (code: string): string => upTo(code)[1] ?? code;

  it('is listed by pair of regencies as a recount of the visits', async () => {
    const { items } = await ask('kemendes', 'edges?limit=200');
    expect(counted(items, ({ origin, host, year }) => `${origin} ${host} ${year}`)).toEqual(
      await recounted(({ originRegion, hostRegions, year }) =>
        hostRegions.map((host) => `${regency(originRegion)} ${regency(host)} ${year}`),
      ),
    );
    expect(items.length).toBeGreaterThan(0);
    expect((await ask('kemendes', 'edges?limit=200&origin=62.03&host=63')).items).toEqual(
      items.filter(({ origin, host }) => origin === '62.03' && host!.startsWith('63')),
    );
  });

  it('is told to both ends and those around them, and to nobody below or beside', async () => {
    const { items } = await ask('kemendes', 'edges?limit=200&origin=62.03&host=63.10');
    expect(items[0]).toMatchObject({ originName: 'Kabupaten Kapuas', hostName: 'Kabupaten Tanah Bumbu' });
    for (const by of ['kadis-pmd-kapuas', 'pmd-tanah-bumbu', 'pmd-kalsel'])
      expect((await ask(by, 'edges?limit=200&origin=62.03&host=63.10')).items).toEqual(items);
    for (const by of ['kades-sei-asam', 'sekcam-angsana', 'pj-kades-angsana'])
      expect((await ask(by, 'edges?limit=200')).items).toEqual([]);
    for (const { origin, host } of (await ask('pmd-tanah-bumbu', 'edges?limit=200')).items)
      expect([origin, host]).toContain('63.10');
  });

  it('knows a visit no longer that was cancelled', async () => {
    const { propose, accept } = visitStory({
      askedOn: '2026-11-20',
      from: '2027-01-12',
      to: '2027-01-12',
      subjectRefs: strangers(1),
    });
    const visit = await system.takeAll([propose, accept]);
    await system.settle();
    expect((await ask('kemendes', 'edges?year=2027')).items).toMatchObject([
      { origin: '62.03', host: '63.10', visits: 1, travellers: 0, plannedRupiah: '1000000' },
    ]);
    const cancelled = await system.post('kades-sei-asam', `/v1/visits/${visit}/cancel-visit`, {
      occurredOn: '2026-11-20',
      reason: 'Banjir di desa asal dan jalan terputus.',
    });
    expect(cancelled).toMatchObject({ status: 200 });
    await system.settle();
    expect((await ask('kemendes', 'edges?year=2027')).items).toEqual([]);
    expect((await ask('kemendes', 'destinations?year=2027')).items).toEqual([]);
  });
});
