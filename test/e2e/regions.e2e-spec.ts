import { parse } from 'csv-parse/sync';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate, Scope } from '#kernel';
import type { CommandRequest, Principal } from '#runtime';
import { SystemUnderTest } from './system.js';

/** What a steward may do to the directory of regions, and how anybody finds a region. */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const get = async (path: string) => system.call({ method: 'GET', path });
const found = async (query: string) =>
  ((await get(`/v1/regions?${query}`)).body as { items: { code: string }[] }).items.map(({ code }) => code);

/** Gives a command as a steward with rights for these regions. */
const steward = (...scopes: string[]) => {
  const grants = scopes.map((scope) => ({
    role: 'DATA_STEWARD' as const,
    scope: scope as Scope,
    officeId: `walidata-${scope}`,
    validFrom: '2020-01-01' as LocalDate,
  }));
  const principal: Principal = { userId: `walidata-${scopes.join('-')}`, grants };
  return (path: string, name: string, input: object) => {
    const table = system.sinergi.tables.find((known) => known.path === path)!;
    const [row, id] = [table.rows.find((known) => known.name === name)!, randomUUID()];
    return system.sinergi.runtime.executor.execute({
      table,
      row,
      principal,
      input: input as CommandRequest['input'],
      commandId: id,
      correlationId: id,
    });
  };
};
const kalteng = steward('62');
const kalsel = steward('63');
const country = steward('ID');

describe('A steward of a province', () => {
  it('adds aliases of its own regions', async () => {
    expect(await kalsel('region-directory', 'AddRegionAlias', { alias: 'Tanbu', region: '63.10' })).toMatchObject({
      events: ['RegionAliasAdded'],
    });
    await expect(
      kalteng('region-directory', 'AddRegionAlias', { alias: 'Batola', region: '63.04' }),
    ).rejects.toMatchObject({ code: 'E_SCOPE' });
  });

  it('removes no alias of another province', async () => {
    await expect(kalteng('region-directory', 'RemoveRegionAlias', { alias: 'TANBU' })).rejects.toMatchObject({
      code: 'E_SCOPE',
    });
    await expect(kalteng('region-directory', 'RemoveRegionAlias', { alias: 'Tidak Ada' })).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      info: { ruleId: 'REG-05' },
    });
    expect(await found('q=tanbu')).toEqual(['63.10']);
    expect(await kalsel('region-directory', 'RemoveRegionAlias', { alias: 'tanbu' })).toMatchObject({
      events: ['RegionAliasRemoved'],
    });
    expect(await found('q=tanbu')).toEqual([]);
  });

  it('registers an area only when all its members are its own', async () => {
    const area = (areaId: string, members: string[]) => ({ areaId, name: 'Kawasan Barito', kind: 'LAINNYA', members });
    await expect(
      kalsel('region-directory', 'RegisterNonAdministrativeArea', area('barito', ['63.04.17.2005', '62.03.02.2007'])),
    ).rejects.toMatchObject({ code: 'E_SCOPE' });
    await expect(
      steward('62', '63')(
        'region-directory',
        'RegisterNonAdministrativeArea',
        area('barito', ['63.04.17.2005', '62.03.02.2007']),
      ),
    ).rejects.toMatchObject({ code: 'E_SCOPE' });
    expect(
      await kalsel(
        'region-directory',
        'RegisterNonAdministrativeArea',
        area('barito-kalsel', ['63.04.17.2005', '63.04.03']),
      ),
    ).toMatchObject({ events: ['NonAdministrativeAreaRegistered'] });
    expect(
      await country(
        'region-directory',
        'RegisterNonAdministrativeArea',
        area('barito', ['63.04.17.2005', '62.03.02.2007']),
      ),
    ).toMatchObject({ events: ['NonAdministrativeAreaRegistered'] });
  });

  it('loads no calendar of the country, and sets no days off elsewhere', async () => {
    const decree = {
      docId: 'skb',
      type: 'SKB',
      number: '1',
      date: '2026-09-01',
      sha256: 'c'.repeat(64),
      classification: 'PUBLIC',
    };
    await expect(kalsel('calendars', 'LoadWorkingCalendar', { year: 2027, days: [], decree })).rejects.toMatchObject({
      code: 'E_SCOPE',
    });
    const days = [{ date: '2027-08-14', name: 'Hari Jadi Provinsi' }];
    await expect(
      kalteng('calendars', 'SetRegionalHolidays', { year: 2027, region: '63', days, decree }),
    ).rejects.toMatchObject({ code: 'E_SCOPE' });
    expect(await kalsel('calendars', 'SetRegionalHolidays', { year: 2027, region: '63', days, decree })).toMatchObject({
      events: ['RegionalHolidaysSet'],
    });
  });
});

describe('An official name', () => {
  it('keeps its meaning: no alias takes it, however written', async () => {
    for (const alias of ['Sei Pitung', 'sei-pitung', 'SEIPITUNG', 'Sungai Asam', 'Jakarta', 'Kalsel']) {
      await expect(
        kalteng('region-directory', 'AddRegionAlias', { alias, region: '62.03.02.2007' }),
      ).rejects.toMatchObject({ code: 'E_STATE', info: { ruleId: 'REG-03' } });
    }
  });

  it('is not made ambiguous by two stewards at once, and of their aliases one stands', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `Nama Baru ${index}`);
    for (const alias of names) {
      const rivals = await Promise.allSettled([
        kalteng('region-directory', 'AddRegionAlias', { alias, region: '62.03.02.2007' }),
        kalsel('region-directory', 'AddRegionAlias', { alias, region: '63.10.09.2009' }),
      ]);
      expect(rivals.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await found(`q=${encodeURIComponent(alias)}`)).toHaveLength(1);
    }
  });
});

describe('A region', () => {
  it.each([
    ['q=63.10', '63.10'],
    ['q=TanahBumbu', '63.10'],
    ['q=Seiasem', '62.03.02.2007'],
    ['q=Desa%20Sei%20Asem', '62.03.02.2007'],
    ['q=Jakarta', '31'],
    ['q=DIY', '34'],
    ['q=ra%E2%80%99as', '35.29.22'],
  ])('is found by ?%s', async (query, code) => {
    expect((await found(query))[0]).toBe(code);
  });

  it.each(['63.1', '33.10.17.201', '6310', '63.10.9', '99', 'ID'])('is not answered for %s', async (code) => {
    expect(await get(`/v1/regions/${code}`)).toMatchObject({ status: 404, body: { code: 'E_REGION_UNKNOWN' } });
  });

  it('that a name may mean is among the candidates, of which there are at most twenty', async () => {
    const { status, body } = await get('/v1/regions/resolve?name=Mekar%20Jaya');
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'E_REGION_AMBIGUOUS', parameter: 'name' } });
    expect((body as { details: { candidates: object[] } }).details.candidates).toHaveLength(20);
    const { body: near } = await get('/v1/regions/resolve?name=Mekar%20Jaya&near=63.10.09');
    const [first] = (near as { details: { candidates: { code: string }[] } }).details.candidates;
    expect(first!.code.slice(0, 5)).toBe('63.10');
    expect(await get('/v1/regions/resolve?name=92.02.03.2020')).toMatchObject({
      status: 422,
      body: { code: 'E_REGION_INACTIVE', details: { successors: [{ code: '92.02.32.2007' }] } },
    });
  });

  it('that is retired is shown with its successor', async () => {
    expect(await get('/v1/regions/92.02.03.2020')).toMatchObject({
      status: 200,
      body: { active: false, successors: ['92.02.32.2007'] },
    });
  });

  it('is looked for page by page, to a bound', async () => {
    const first = (await get('/v1/regions?q=63&limit=100')).body as { items: object[]; nextCursor: string };
    const second = (await get(`/v1/regions?q=63&limit=100&cursor=${first.nextCursor}`)).body as { items: object[] };
    expect([first.items.length, second.items.length]).toEqual([100, 100]);
    expect(new Set([...first.items, ...second.items].map((item) => (item as { code: string }).code)).size).toBe(200);
    expect((await get('/v1/regions?q=63&limit=100&cursor=900')).body).not.toHaveProperty('nextCursor');
    expect((await get('/v1/regions?q=63.10.09.2009')).body).not.toHaveProperty('nextCursor');
  });

  it.each([
    ['regions?q=a&q=b', 'q'],
    [`regions?q=${'a'.repeat(201)}`, 'q'],
    ['regions?level=5', 'level'],
    ['regions?limit=0', 'limit'],
    ['regions?limit=101', 'limit'],
    ['regions?limit=1e1', 'limit'],
    ['regions?cursor=1001', 'cursor'],
    ['regions?cursor=x', 'cursor'],
    ['regions?query=x', 'query'],
    ['regions/resolve?name=a&name=b', 'name'],
    ['holidays?year=26', 'year'],
    ['holidays?year=2026&year=2027', 'year'],
    ['holidays?tahun=2026', 'tahun'],
  ])('is not asked for by /v1/%s', async (path, parameter) => {
    expect(await get(`/v1/${path}`)).toMatchObject({ status: 400, body: { code: 'E_MALFORMED', parameter } });
  });
});

describe('A visit', () => {
  const visits = async (q: string, more = '') => {
    const { body } = await system.get('kemendes', `/v1/visits?year=2024&q=${encodeURIComponent(q)}${more}`);
    return (body as { items: { title: string }[] }).items.map(({ title }) => title);
  };

  it.each([
    'Kapuas',
    'Kabupaten Kapuas',
    'Kab. Kapuas',
    'Kapuas Hilir',
    'Kec. Kapuas Hilir',
    'Kalimantan Tengah',
    'Kalteng',
    'Tanah Bumbu',
    'TanahBumbu',
    'Kalsel',
    'Prov. Kalsel',
    'Desa Sei Asam',
    'seiasam',
    'mekar jaya',
    'mekar tanah bum',
  ])('is found by %p, a name of or around one of its parties', async (q) => {
    expect(await visits(q)).toHaveLength(1);
  });

  it('is not found by a region in which none of its parties lies', async () => {
    for (const q of ['Kotawaringin', 'Kaltim', 'Banjarmasin']) expect(await visits(q)).toEqual([]);
  });

  it('is found so in the past, too', async () => {
    expect(await visits('Kalteng', `&asOf=${encodeURIComponent(system.clock.now())}`)).toHaveLength(1);
  });

  it('is exported with the names of its regions beside their codes', async () => {
    const { payload } = await system.sinergi.app.inject({
      method: 'GET',
      url: '/v1/visits?year=2024&format=csv',
      headers: { authorization: `Bearer ${await system.tokenOf('kemendes')}` },
    });
    const [row] = parse(payload, { bom: true, columns: true }) as readonly Readonly<Record<string, string>>[];
    expect(row).toMatchObject({
      asal: 'Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas',
      kode_asal: '62.03.02.2007',
      tuan_rumah:
        'Kabupaten Tanah Bumbu; Kecamatan Angsana, Kab. Tanah Bumbu; Desa Mekar Jaya, Kec. Angsana, Kab. Tanah Bumbu; Desa Angsana, Kec. Angsana, Kab. Tanah Bumbu',
      kode_tuan_rumah: '63.10 63.10.09 63.10.09.2009 63.10.09.2005',
    });
  });
});

describe('Regions by their codes', () => {
  interface Named {
    readonly items: readonly { readonly code: string; readonly name: string; readonly path: string }[];
    readonly unknown: readonly string[];
  }
  const named = async (codes: string) => (await get(`/v1/regions?codes=${codes}`)).body as Named;

  it('are named in the order asked, each once, and those that never were apart', async () => {
    const { items, unknown } = await named('63.10.09.2009,62.03,99,63.10.09.2009,63.10.09,63.99');
    expect(items.map(({ code, name }) => [code, name])).toEqual([
      ['63.10.09.2009', expect.any(String)],
      ['62.03', 'Kabupaten Kapuas'],
      ['63.10.09', 'Angsana'],
    ]);
    expect(items[0]).toMatchObject({ level: 4, kind: 'DESA', path: expect.stringMatching(/, Angsana, Tanah Bumbu$/) });
    expect(unknown).toEqual(['99', '63.99']);
  });

  it('are a hundred at most, and asked for by nothing else', async () => {
    const codes = (count: number) => Array.from({ length: count }, (_, n) => `62.03.02.${2001 + n}`).join(',');
    const { items, unknown } = await named(codes(100));
    expect(items.length + unknown.length).toBe(100);
    for (const [query, parameter] of [
      [`codes=${codes(101)}`, 'codes'],
      ['codes=63,', 'codes'],
      ['codes=6310', 'codes'],
      ['codes=ID', 'codes'],
      ['codes=63&q=kapuas', 'q'],
    ])
      expect((await get(`/v1/regions?${query}`)).body).toMatchObject({ status: 400, code: 'E_MALFORMED', parameter });
  });
});
