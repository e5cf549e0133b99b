import { describe, expect, it } from '@jest/globals';
import { Rejection, type ErrorCode, type RegionCode, type RegionRef } from '#kernel';
import type { RegionSearch } from '../contract/index.js';
import { gazetteer, type RetiredRegion } from '../reference/gazetteer.js';
import { regionTable } from '../reference/region-table.js';
import type { RegionDirectoryState } from './region-directory.state.js';
import { nameKey } from './region-names.js';
import { directoryOver } from './region-resolution.js';
import { withAliases } from './with-aliases.js';

const code = (text: string): RegionCode => text as RegionCode;
const SUKAMAJU = Array.from({ length: 21 }, (_, n): readonly [string, string] => [
  `63.10.12.20${String(n + 10)}`,
  'Sukamaju',
]);
const retired: readonly RetiredRegion[] = [
  {
    code: code('62.03.02.2001'),
    name: 'Sei Lama',
    datasetVersion: '3.1.2',
    successors: [code('62.03.02.2007'), code('62.03.02.2999')],
  },
];
const official = directoryOver(
  gazetteer(
    regionTable([
      ['62', 'Kalimantan Tengah'],
      ['62.03', 'Kabupaten Kapuas'],
      ['62.03.02', 'Kapuas Hilir'],
      ['62.03.02.2007', 'Sei Asam'],
      ['62.03.02.2008', 'Kusan Tengah'],
      ['62.03.02.2009', 'Satu, Dua, Tiga, Empat, Lima, Enam, Tujuh, Delapan'],
      ['62.03.02.2010', 'Satu, Dua, Tiga, Empat, Lima, Enam, Tujuh, Delapan, Sembilan'],
      ['62.03.02.2011', 'Sei Pitung Barat'],
      ['63', 'Kalimantan Selatan'],
      ['63.10', 'Kabupaten Tanah Bumbu'],
      ['63.10.09', 'Angsana'],
      ['63.10.09.2005', 'Angsana'],
      ['63.10.09.2009', 'Mekar Jaya'],
      ['63.10.11', 'Kusan Tengah'],
      ['63.10.11.2010', 'Mekar Jaya'],
      ['63.10.12', 'Kusan Hulu'],
      ['63.10.12.2009', 'Angsana Baru'],
      ...SUKAMAJU,
      ['63.10.13', 'Barat'],
      ['63.10.13.2001', 'Sei Pitung'],
      ['63.71', 'Kota Banjarmasin'],
    ]),
    retired,
    '4.0.1',
  ),
);
const codes = (found: readonly { readonly code: RegionCode }[]): readonly string[] =>
  found.map((region) => region.code);

describe('What a code means', () => {
  const refused = (
    text: string,
    field?: string,
  ): { code: ErrorCode; field: string | undefined; messageEn: string | undefined; details: unknown } => {
    try {
      throw new Error(`${text} is ${official.resolve(text, field).code}`);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      const { field: at, messageEn, details } = error.info;
      expect('field' in error.info).toBe(field !== undefined);
      return { code: error.code, field: at, messageEn, details };
    }
  };

  it('is its region as an event keeps it: with a kind for villages alone', () => {
    expect(official.resolve(' 62.03.02.2007 ')).toStrictEqual({
      code: '62.03.02.2007',
      nameAtTime: 'Sei Asam',
      level: 4,
      kind: 'DESA',
      datasetVersion: '4.0.1',
    });
    expect(official.resolve('62')).toStrictEqual({
      code: '62',
      nameAtTime: 'Kalimantan Tengah',
      level: 1,
      datasetVersion: '4.0.1',
    });
  });

  it('is nothing where no region has it, and where it is no code, which is said', () => {
    expect(refused('62.04', '/host')).toMatchObject({
      code: 'E_REGION_UNKNOWN',
      field: '/host',
      messageEn: 'No region is known by "62.04".',
    });
    for (const written of ['6203', '62.03.', '62.3', '62.03.02.2']) {
      expect(refused(written, '/host')).toMatchObject({
        code: 'E_REGION_UNKNOWN',
        field: '/host',
        messageEn: expect.stringContaining('is no Kemendagri region code'),
      });
    }
  });

  it('is no longer anything once it is retired; what took its place, and still stands, is offered', () => {
    expect(refused('62.03.02.2001', '/host')).toEqual({
      code: 'E_REGION_INACTIVE',
      field: '/host',
      messageEn: 'Code 62.03.02.2001 (Sei Lama) is no longer in force.',
      details: {
        successors: [{ code: '62.03.02.2007', name: 'Sei Asam', path: 'Sei Asam, Kapuas Hilir, Kapuas', level: 4 }],
      },
    });
  });

  it('is not told by a name that nobody has or that several have: twenty of them are offered, wider ones first', () => {
    expect(refused('Sei Anu')).toMatchObject({
      code: 'E_REGION_UNKNOWN',
      details: { candidates: [{ code: '62.03.02.2007' }] },
      messageEn:
        'No region is known by "Sei Anu". Perhaps one of these is meant: Sei Asam, Kapuas Hilir, Kapuas (62.03.02.2007).',
    });
    for (const nobody of ['Sex Anu', 'Anu']) {
      expect(refused(nobody)).toEqual({
        code: 'E_REGION_UNKNOWN',
        field: undefined,
        details: undefined,
        messageEn: `No region is known by "${nobody}". Search with GET /v1/regions?q= and the beginning of its name.`,
      });
    }
    expect(refused('Kusan Tengah', '/host')).toMatchObject({
      code: 'E_REGION_AMBIGUOUS',
      field: '/host',
      details: {
        candidates: [
          { code: '63.10.11', level: 3 },
          { code: '62.03.02.2008', level: 4 },
        ],
        total: 2,
      },
    });
    const { candidates, total } = refused('Sukamaju').details as { candidates: { code: RegionCode }[]; total: number };
    expect([codes(candidates), total]).toEqual([SUKAMAJU.slice(0, 20).map(([each]) => each), 21]);
    const near = (scope: string) => {
      try {
        return official.resolve('Sukamaju', '/host', code(scope));
      } catch (error) {
        return codes((error as Rejection).info.details!['candidates'] as { code: RegionCode }[])[0];
      }
    };
    expect([near('63.10.12.2030'), near('ID'), near('62')]).toEqual([
      '63.10.12.2030',
      '63.10.12.2010',
      '63.10.12.2010',
    ]);
    expect(refused('Sei Pitung, Barat').details).toMatchObject({
      candidates: [{ code: '62.03.02.2011' }, { code: '63.10.13.2001' }],
    });
    expect(official.resolve('Sei Asam').code).toBe('62.03.02.2007');
  });
});

describe('A name with its path', () => {
  it.each<readonly [string, readonly string[]]>([
    ['Mekar Jaya, Angsana', ['63.10.09.2009']],
    ['Mekar Jaya, Tanah Bumbu', ['63.10.09.2009', '63.10.11.2010']],
    ['Mekar Jaya, Kapuas', []],
    ['Mekar Jaya, Angsana, Tanah Bumbu, Kalimantan Selatan', ['63.10.09.2009']],
    ['Mekar Jaya, Tanah Bumbu, Angsana', []],
    ['Angsana', ['63.10.09', '63.10.09.2005']],
    ['Angsana, Angsana', ['63.10.09.2005']],
    ['Angsana, Angsana, Angsana', []],
    ['Sei Asam, Sei Asam', []],
  ])('%j means %j: regions that lie in one another, narrowest first, some left out', (text, expected) =>
    expect(codes(official.find(text))).toEqual(expected),
  );

  it('may have a name that holds commas, of eight parts altogether', () => {
    expect(codes(official.find('Satu, Dua, Tiga, Empat, Lima, Enam, Tujuh, Delapan'))).toEqual(['62.03.02.2009']);
    expect(official.find('Satu, Dua, Tiga, Empat, Lima, Enam, Tujuh, Delapan, Sembilan')).toEqual([]);
    expect(official.find('Satu, Dua')).toEqual([]);
  });

  it('keeps the meaning that was found before', () => {
    const asked = directoryOver(official, (text) => (text === 'Angsana' ? [official.byCode('62')!] : []));
    expect([codes(asked.find('Angsana')), codes(asked.find('Sei Asam'))]).toEqual([['62'], ['62.03.02.2007']]);
  });
});

describe('A search', () => {
  const search = (text: string, options?: RegionSearch) => codes(official.search(text, options));

  it('near a region finds what lies in its regency first, then in its province, and then the rest, page by page', () => {
    expect(search('angsana', { near: code('62.03') })).toEqual(search('angsana'));
    expect(search('kusan tengah', { near: code('62.03.02') })).toEqual(['62.03.02.2008', '63.10.11']);
    expect(search('kusan', { near: code('62.03') })).toEqual(['62.03.02.2008', '63.10.11', '63.10.12']);
    expect(search('kusan', { near: code('62.03'), limit: 1, offset: 1 })).toEqual(['63.10.11']);
    expect(search('kusan', { near: code('62.03'), within: code('63') })).toEqual(['63.10.11', '63.10.12']);
  });

  it('by a code finds its region and what lies in it, wider ones first', () => {
    const inAngsana = ['63.10.09', '63.10.09.2005', '63.10.09.2009'];
    for (const written of ['63.10.09', ' 63.10.09 ', '63.10.09.']) expect(search(written)).toEqual(inAngsana);
    expect(search('63.10.09', { limit: 1, offset: 1 })).toEqual(['63.10.09.2005']);
    expect(search('63.10.09', { level: 4 })).toEqual(inAngsana.slice(1));
    expect(search('63', { limit: 100 })).toHaveLength(33);
  });
  it('by a code that is not whole, or that never was, finds nothing', () => {
    for (const written of ['63.1', '6', '63.11', '']) expect(search(written)).toEqual([]);
  });
  it('by a code keeps to where it looks, be that within the region or around it', () => {
    expect(search('63', { within: code('63.10.09') })).toEqual(['63.10.09', '63.10.09.2005', '63.10.09.2009']);
    expect(search('63.10.09', { within: code('63') })).toHaveLength(3);
    expect(search('63.10.09', { within: code('62') })).toEqual([]);
  });
  it('by a retired code finds that region alone, where and of what level it was', () => {
    expect(search('62.03.02.2001')).toEqual(['62.03.02.2001']);
    expect(search('62.03.02.2001', { within: code('62.03'), level: 4 })).toEqual(['62.03.02.2001']);
    expect(search('62.03.02.2001', { within: code('63') })).toEqual([]);
    expect(search('62.03.02.2001', { level: 3 })).toEqual([]);
  });

  it('by a name finds what it means first, wider ones before narrower, then what it begins, each once', () => {
    expect(search('Kusan Tengah')).toEqual(['63.10.11', '62.03.02.2008']);
    expect(search('Angsana')).toEqual(['63.10.09', '63.10.09.2005', '63.10.12.2009']);
    expect(search('kusan')).toEqual(['63.10.11', '63.10.12', '62.03.02.2008']);
    expect(search('Mekar Jaya, Kec. Angsana')).toEqual(['63.10.09.2009']);
    expect(search('Sei Pitung, Barat')).toEqual(['62.03.02.2011', '63.10.13.2001']);
  });
  it('by a name keeps to a level and to where it looks', () => {
    expect(search('Kusan Tengah', { level: 4 })).toEqual(['62.03.02.2008']);
    expect(search('Kusan Tengah', { level: 3 })).toEqual(['63.10.11']);
    expect(search('Mekar Jaya, Kec. Angsana', { level: 4 })).toEqual(['63.10.09.2009']);
    expect(search('Mekar Jaya, Kec. Angsana', { level: 3 })).toEqual([]);
    expect(search('Kusan Tengah', { within: code('62') })).toEqual(['62.03.02.2008']);
    expect(search('Mekar Jaya, Angsana', { within: code('62') })).toEqual([]);
  });
  it('gives twenty unless told otherwise, and goes on where the page before ended', () => {
    const all = SUKAMAJU.map(([each]) => each);
    expect(search('Sukamaju')).toEqual(all.slice(0, 20));
    expect(search('Sukamaju', { offset: 20 })).toEqual(all.slice(20));
    expect(search('Sukamaju', { limit: 2, offset: 3 })).toEqual(all.slice(3, 5));
    expect(search('Angsana', { limit: 1, offset: 2 })).toEqual(['63.10.12.2009']);
  });
});

describe("The directory with the stewards' aliases", () => {
  const ref = (of: string): RegionRef => ({
    code: code(of),
    nameAtTime: 'x',
    level: of.split('.').length as 1,
    datasetVersion: '4.0.1',
  });
  const knowing = (aliases: Readonly<Record<string, string>>) => {
    const state: Pick<RegionDirectoryState, 'aliases'> = {
      aliases: Object.fromEntries(
        Object.entries(aliases).map(([alias, region]) => [nameKey(alias), { alias, region: ref(region) }]),
      ),
    };
    return withAliases(official, state);
  };
  const known = knowing({ 'Sei Asem': '62.03.02.2007', Tanbu: '63.10', 'Sei Kuno': '62.03.02.2001' });

  it('knows a region by its alias, with a level word that fits, and as any part of a path', () => {
    for (const written of [
      'Sei Asem',
      'SEIASEM',
      'Desa Sei Asem',
      'Sei Asem, Kapuas',
      'Sei Asem, Kapuas Hilir, Kapuas',
    ]) {
      expect(known.resolve(written)).toMatchObject({ code: '62.03.02.2007', nameAtTime: 'Sei Asam' });
    }
    expect(codes(known.find('Mekar Jaya, Tanbu'))).toEqual(['63.10.09.2009', '63.10.11.2010']);
    for (const other of ['Kecamatan Sei Asem', 'Sei Asem, Tanbu', 'Sei', 'constructor'])
      expect(known.find(other)).toEqual([]);
  });
  it('leaves an official name its meaning, and adds the alias where that means nothing', () => {
    const shared = knowing({ Angsana: '62.03', Kapuas: '62.03' });
    expect(codes(shared.find('Angsana'))).toEqual(['63.10.09', '63.10.09.2005']);
    expect(codes(shared.find('Sei Asam, Angsana'))).toEqual(['62.03.02.2007']);
    expect(shared.called('Angsana')).toEqual(['62.03', '63.10.09', '63.10.09.2005']);
    expect(shared.called('Kapuas')).toEqual(['62.03']);
  });
  it('leads nobody to a region that is no longer in force', () => {
    expect(known.find('Sei Kuno')).toEqual([]);
    expect(known.search('Sei Kun')).toEqual([]);
  });
  it('answers all else as the official one does', () => {
    expect(codes(known.children(code('63')))).toEqual(['63.10', '63.71']);
    expect(known.byCode('63.10')?.name).toBe('Kabupaten Tanah Bumbu');
    expect(known.datasetVersion).toBe('4.0.1');
  });

  it('finds an alias while it is written, from its second letter on, before official names that begin so, each region once', () => {
    expect(codes(known.search('sei a'))).toEqual(['62.03.02.2007']);
    expect(codes(known.search('ta'))).toEqual(['63.10']);
    expect(codes(known.search('tanb'))).toEqual(['63.10']);
    expect(codes(knowing({ Xanadu: '63.71' }).search('xa'))).toEqual(['63.71']);
    expect(known.search('t')).toEqual([]);
    expect(codes(known.search('Desa Sei Ase'))).toEqual(['62.03.02.2007']);
    expect(known.search('Kecamatan Sei Ase')).toEqual([]);
    expect(codes(knowing({ Mekaria: '63.71' }).search('mekar'))).toEqual(['63.71', '63.10.09.2009', '63.10.11.2010']);
    expect(known.startingWith('tanb', { most: 0 })).toEqual([]);
  });
  it('finds it of the level and where it is looked for', () => {
    expect(codes(known.search('tanb', { level: 2, within: code('63') }))).toEqual(['63.10']);
    expect(known.search('tanb', { level: 3 })).toEqual([]);
    expect(known.search('tanb', { within: code('62') })).toEqual([]);
    expect(codes(knowing({ Mekaria: '63.71' }).search('mekar', { limit: 2 }))).toEqual(['63.71', '63.10.09.2009']);
  });
});
