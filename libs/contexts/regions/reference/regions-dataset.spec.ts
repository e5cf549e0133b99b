import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRegionCode, NATIONAL, Rejection, type ErrorCode, type RegionCode } from '#kernel';
import type { Region, RegionCandidate } from '../contract/index.js';
import { withAliases } from '../domain/with-aliases.js';
import { refOf } from '../domain/region-resolution.js';
import { loadRegions, REGION_ATTRIBUTION } from './load-regions.js';

const { directory, recordImport } = loadRegions();
const code = (text: string): RegionCode => text as RegionCode;

const refusal = (text: string, expected: ErrorCode): Rejection => {
  try {
    throw new Error(`${text} was resolved to ${directory.resolve(text, 'host').code}`);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    expect([error.code, error.info.field]).toEqual([expected, 'host']);
    return error;
  }
};
const candidates = (text: string): string[] =>
  (refusal(text, 'E_REGION_AMBIGUOUS').info.details?.candidates as RegionCandidate[]).map(
    (candidate) => candidate.code,
  );

describe('The dataset', () => {
  it('is complete', () => {
    expect(directory.countByLevel()).toEqual({ 1: 38, 2: 514, 3: 7285, 4: 83762 });
    expect(directory.countByLevel(code('63.10'))).toEqual({ 1: 0, 2: 1, 3: 12, 4: 157 });
    expect(recordImport).toMatchObject({
      dataset: 'idn-area-data',
      datasetVersion: '4.0.1',
      licence: 'ODbL-1.0',
      counts: { provinces: 38, regencies: 514, districts: 7285, villages: 83762 },
    });
    expect(recordImport.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(REGION_ATTRIBUTION).toContain('ODbL');
  });

  it('tells the kinds of villages from their codes', () => {
    const villages = directory
      .children(NATIONAL)
      .flatMap((province) => directory.children(province.code))
      .flatMap((regency) => directory.children(regency.code))
      .flatMap((district) => directory.children(district.code));
    const count = (kind: string): number => villages.filter((village) => village.kind === kind).length;
    expect([count('DESA'), count('KELURAHAN'), count('DESA_ADAT')]).toEqual([75252, 8496, 14]);
    expect(villages.every((village) => isRegionCode(village.code) && village.level === 4)).toBe(true);
  });

  it('knows quoted names', () => {
    expect(directory.byCode('12.07.28.1007')?.name).toBe('Lubuk Pakam I,II');
    expect(directory.resolve('Lambang Sari I, II, III, Lirik').code).toBe('14.02.09.2010');
    expect(directory.byCode('35.29.22')?.name).toBe('Ra"as');
  });
});

describe('The places of the articles', () => {
  it.each([
    ['62.03.02.2007', 'Sei Asam', 'Sei Asam, Kapuas Hilir, Kapuas', 'WIB'],
    ['62.03', 'Kabupaten Kapuas', 'Kapuas, Kalimantan Tengah', 'WIB'],
    ['63.10', 'Kabupaten Tanah Bumbu', 'Tanah Bumbu, Kalimantan Selatan', 'WITA'],
    ['63.10.09', 'Angsana', 'Angsana, Tanah Bumbu', 'WITA'],
    ['63.10.09.2005', 'Angsana', 'Angsana, Angsana, Tanah Bumbu', 'WITA'],
    ['63.10.09.2009', 'Mekar Jaya', 'Mekar Jaya, Angsana, Tanah Bumbu', 'WITA'],
    ['63.10.11.2010', 'Mekar Jaya', 'Mekar Jaya, Kusan Tengah, Tanah Bumbu', 'WITA'],
    ['36.01.07', 'Angsana', 'Angsana, Pandeglang', 'WIB'],
    ['63.04', 'Kabupaten Barito Kuala', 'Barito Kuala, Kalimantan Selatan', 'WITA'],
    ['63.04.03', 'Anjir Pasar', 'Anjir Pasar, Barito Kuala', 'WITA'],
    ['63.04.03.2007', 'Anjir Pasar Kota II', 'Anjir Pasar Kota II, Anjir Pasar, Barito Kuala', 'WITA'],
    ['63.04.17.2005', 'Cahaya Baru', 'Cahaya Baru, Jejangkit, Barito Kuala', 'WITA'],
    ['63.71', 'Kota Banjarmasin', 'Kota Banjarmasin, Kalimantan Selatan', 'WITA'],
    ['64', 'Kalimantan Timur', 'Kalimantan Timur', 'WITA'],
    ['64.01', 'Kabupaten Paser', 'Paser, Kalimantan Timur', 'WITA'],
    ['64.72', 'Kota Samarinda', 'Kota Samarinda, Kalimantan Timur', 'WITA'],
    ['64.01.05.2010', 'Padang Jaya', 'Padang Jaya, Kuaro, Paser', 'WITA'],
    ['64.74.02.1004', 'Satimpo', 'Satimpo, Bontang Selatan, Kota Bontang', 'WITA'],
    ['63.01', 'Kabupaten Tanah Laut', 'Tanah Laut, Kalimantan Selatan', 'WITA'],
    ['63.01.01.2004', 'Takisung', 'Takisung, Takisung, Tanah Laut', 'WITA'],
    ['63.01.01.2002', 'Tabanio', 'Tabanio, Takisung, Tanah Laut', 'WITA'],
    ['63.01.01.2003', 'Kuala Tambangan', 'Kuala Tambangan, Takisung, Tanah Laut', 'WITA'],
    ['63.01.01.2008', 'Pagatan Besar', 'Pagatan Besar, Takisung, Tanah Laut', 'WITA'],
    ['63.01.03.1003', 'Pelaihari', 'Pelaihari, Pelaihari, Tanah Laut', 'WITA'],
    ['63.02', 'Kabupaten Kotabaru', 'Kotabaru, Kalimantan Selatan', 'WITA'],
    ['63.11', 'Kabupaten Balangan', 'Balangan, Kalimantan Selatan', 'WITA'],
    ['62.02', 'Kabupaten Kotawaringin Timur', 'Kotawaringin Timur, Kalimantan Tengah', 'WIB'],
    ['61.71', 'Kota Pontianak', 'Kota Pontianak, Kalimantan Barat', 'WIB'],
    ['62.02.06.2006', 'Bapeang', 'Bapeang, Mentawa Baru Ketapang, Kotawaringin Timur', 'WIB'],
  ])('%s is %s', (written, name, path, zone) => {
    expect(directory.byCode(written)).toMatchObject({ name, path, zone, active: true });
    expect(directory.resolve(written)).toMatchObject({ code: written, nameAtTime: name, datasetVersion: '4.0.1' });
  });

  it('hold as many villages, and of such kinds, as the offices say', () => {
    const kinds = (of: string): unknown[] =>
      directory.children(code(of)).flatMap((child) => (child.level === 4 ? [child.kind] : kinds(child.code)));
    expect(kinds('63.04.03')).toHaveLength(15);
    expect(new Set(kinds('61.71'))).toEqual(new Set(['KELURAHAN']));
    expect(kinds('63').filter((kind) => kind === 'DESA')).toHaveLength(1872);
    expect(kinds('64').filter((kind) => kind === 'DESA')).toHaveLength(841);
    expect(kinds('64').filter((kind) => kind === 'KELURAHAN')).toHaveLength(197);
  });

  it('lie in the zones of their provinces', () => {
    expect(directory.byCode('81')?.zone).toBe('WIT');
    expect(directory.byCode('91')?.zone).toBe('WIT');
  });
});

describe('A name with its path', () => {
  it.each([
    ['Mekar Jaya, Angsana, Tanah Bumbu', '63.10.09.2009'],
    ['Desa Mekar Jaya, Kec. Angsana', '63.10.09.2009'],
    ['desa MEKARJAYA Kecamatan Angsana Kabupaten Tanah Bumbu', '63.10.09.2009'],
    ['Kecamatan Angsana, Kab. Tanah Bumbu', '63.10.09'],
    ['Desa Angsana, Tanah Bumbu', '63.10.09.2005'],
    ['Angsana, Angsana, Tanah Bumbu', '63.10.09.2005'],
    ['Kabupaten Kapuas', '62.03'],
    ['Kab. Kapuas, Prov. Kalimantan Tengah', '62.03'],
    ['Kabupaten Kotabaru', '63.02'],
    ['Kota Banjarmasin', '63.71'],
    ['Kel. Satimpo (Kota Bontang)', '64.74.02.1004'],
    ['Kalimantan Timur', '64'],
    ['Kepulauan Seribu', '31.01'],
    ['Sei Asam, Kapuas', '62.03.02.2007'],
    ['Kec. Kapuas Hilir', '62.03.02'],
    ['  tanah   bumbu ', '63.10'],
  ])('%p is %s', (text, expected) => expect(directory.resolve(text).code).toBe(expected));

  it('keeps the level and the kind for the event', () => {
    expect(directory.resolve('Desa Angsana, Tanah Bumbu')).toStrictEqual({
      code: '63.10.09.2005',
      nameAtTime: 'Angsana',
      level: 4,
      kind: 'DESA',
      datasetVersion: '4.0.1',
    });
    expect(directory.resolve('63')).toStrictEqual({
      code: '63',
      nameAtTime: 'Kalimantan Selatan',
      level: 1,
      datasetVersion: '4.0.1',
    });
  });

  it('stays ambiguous where it is, and names the candidates', () => {
    expect(candidates('Mekar Jaya, Tanah Bumbu')).toEqual(['63.10.09.2009', '63.10.11.2010']);
    expect(candidates('Angsana')).toEqual(['36.01.07', '63.10.09', '36.01.07.2001', '36.04.32.2003', '63.10.09.2005']);
    expect(candidates('Desa Angsana')).toEqual(['36.01.07.2001', '36.04.32.2003', '63.10.09.2005']);
    expect(candidates('Lubuk Pakam I,II')).toContain(directory.resolve('12.07.28.1007').code);
    expect(candidates('Bandung, Jawa Barat')).toEqual(expect.arrayContaining(['32.04', '32.73']));
    expect(refusal('Mekar Jaya, Tanah Bumbu', 'E_REGION_AMBIGUOUS').info.details?.candidates).toContainEqual({
      code: '63.10.09.2009',
      name: 'Mekar Jaya',
      path: 'Mekar Jaya, Angsana, Tanah Bumbu',
      level: 4,
    });
  });

  it('offers at most 20 candidates, and tells how many there are', () => {
    expect(candidates('Mekar Jaya')).toHaveLength(20);
    expect(refusal('Desa Mekar Jaya', 'E_REGION_AMBIGUOUS').info.details?.total).toBeGreaterThan(50);
  });

  it('is not understood in another order, nor longer than any place', () => {
    for (const text of [
      'Mekar Jaya, Tanah Bumbu, Angsana',
      'Angsana, Angsana, Angsana, Tanah Bumbu',
      'Aceh, '.repeat(500),
    ]) {
      refusal(text, 'E_REGION_UNKNOWN');
    }
  });

  it.each([
    'Atlantis',
    'Desa Satimpo, Kota Bontang',
    'Mekar Jaya, Kapuas',
    'Tanah Bumbu, Angsana',
    'Kota Tanah Bumbu',
    '',
    ' , ',
    'constructor',
  ])('%p is unknown', (text) => {
    refusal(text, 'E_REGION_UNKNOWN');
  });

  it.each(['6310', '6310090009', '6310092009', '63.1', '63.10.9', '63.10.09.9009', '99', '63.99', '63.10.09.2999'])(
    'the code %s is refused',
    (text) => {
      refusal(text, 'E_REGION_UNKNOWN');
    },
  );

  it('says that BPS codes are another scheme', () => {
    expect(refusal('6310090009', 'E_REGION_UNKNOWN').messageId).toContain('BPS');
  });
});

describe('A retired code', () => {
  it('is known, inactive, and leads to its successor where that is certain', () => {
    expect(directory.byCode('92.02.03.2020')).toMatchObject({
      name: 'Amber',
      active: false,
      successors: ['92.02.32.2007'],
      datasetVersion: '3.1.2',
    });
    expect(refusal('92.02.03.2020', 'E_REGION_INACTIVE').info.details).toEqual({
      successors: [{ code: '92.02.32.2007', name: 'Amber', path: 'Amber, Mokwam, Manokwari', level: 4 }],
    });
    expect(refusal('74.07.07.1011', 'E_REGION_INACTIVE').info.details).toEqual({ successors: [] });
  });

  it('is never found by name, and its successor is in force', () => {
    expect(directory.find('Amber, Warmare, Manokwari')).toEqual([]);
    expect(directory.byCode('92.02.32.2007')?.active).toBe(true);
  });
});

describe('Aliases', () => {
  const ref = (written: string) => refOf(directory.byCode(written) as Region);
  const known = withAliases(directory, {
    aliases: {
      seiasem: { alias: 'Sei Asem', region: ref('62.03.02.2007') },
      tanbu: { alias: 'Tanbu', region: ref('63.10') },
      amberlama: { alias: 'Amber Lama', region: ref('92.02.03.2020') },
    },
  });

  it.each([
    ['Sei Asem', '62.03.02.2007'],
    ['Sei Asem, Kapuas', '62.03.02.2007'],
    ['desa seiasem, Kab. Kapuas', '62.03.02.2007'],
    ['Sei Asam, Kapuas', '62.03.02.2007'],
    ['Tanbu', '63.10'],
    ['Kab. Tanbu', '63.10'],
    ['Mekar Jaya, Angsana, Tanbu', '63.10.09.2009'],
  ])('let %p be %s', (text, expected) => expect(known.resolve(text).code).toBe(expected));

  it('change nothing without having been added', () => {
    refusal('Sei Asem', 'E_REGION_UNKNOWN');
    refusal('Sei Asem, Kapuas', 'E_REGION_UNKNOWN');
  });

  it('keep the official name for the event', () => expect(known.resolve('Sei Asem').nameAtTime).toBe('Sei Asam'));

  it('change nothing of what official names mean, whoever once added them', () => {
    const bad = withAliases(directory, {
      aliases: {
        mekarjaya: { alias: 'Mekar Jaya', region: ref('62.03.02.2007') },
        tanahbumbu: { alias: 'Tanah Bumbu', region: ref('62.03') },
        seiasam: { alias: 'Sei Asam', region: ref('63.10.09.2009') },
      },
    });
    for (const name of ['Mekar Jaya', 'Tanah Bumbu', 'Sei Asam', 'Mekar Jaya, Tanah Bumbu', 'Desa Sei Asam, Kapuas']) {
      expect(bad.find(name).map(({ code: found }) => found)).toEqual(
        directory.find(name).map(({ code: found }) => found),
      );
    }
    expect(bad.resolve('Mekar Jaya, Kapuas Hilir').code).toBe('62.03.02.2007');
  });

  it('do not help against a wrong path or level, nor to a retired code', () => {
    for (const text of ['Sei Asem, Tanah Bumbu', 'Kecamatan Sei Asem', 'Amber Lama'])
      expect(known.find(text)).toEqual([]);
  });

  it('come first in type-ahead', () => {
    expect(known.search('sei ase')[0]?.code).toBe('62.03.02.2007');
    expect(known.search('tanbu').map((region) => region.code)).toEqual(['63.10']);
    expect(known.search('tanbu', { level: 4 })).toEqual([]);
    expect(known.search('Desa Sei As').map(({ code: found }) => found)).toContain('62.03.02.2007');
    expect(known.search('kab. tanb')[0]?.code).toBe('63.10');
  });
});

describe('Every region', () => {
  const anyRegion = fc
    .tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 4 }))
    .map(([...picks]) => {
      const level = picks.pop() as number;
      return picks.slice(0, level).reduce<Region | undefined>((region, pick) => {
        const children = directory.children(region?.code ?? NATIONAL);
        return children.length > 0 ? children[pick % children.length] : region;
      }, undefined) as Region;
    });

  it('is found by its path, alone or among candidates', () => {
    fc.assert(
      fc.property(anyRegion, (region) => {
        expect(directory.find(region.path).map((found) => found.code)).toContain(region.code);
        expect(directory.resolve(region.code)).toStrictEqual(refOf(region));
      }),
      { numRuns: 150 },
    );
  });

  it('is found by its official name and its parent', () => {
    fc.assert(
      fc.property(anyRegion, (region) => {
        const parent = region.parent && directory.byCode(region.parent);
        expect(
          directory.find(parent ? `${region.name}, ${parent.name}` : region.name).map((found) => found.code),
        ).toContain(region.code);
        expect(directory.children(region.parent ?? NATIONAL).map((child) => child.code)).toContain(region.code);
      }),
      { numRuns: 150 },
    );
  });
});
