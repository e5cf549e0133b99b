import { describe, expect, it } from '@jest/globals';
import { Rejection, type RegionCode } from '#kernel';
import type { RegionCandidate, RegionSearch } from '../contract/index.js';
import { loadRegions } from './load-regions.js';

const { directory } = loadRegions();
const code = (text: string): RegionCode => text as RegionCode;

const refusal = (text: string): Rejection => {
  try {
    throw new Error(`${text} was resolved to ${directory.resolve(text, 'host').code}`);
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
};
const candidates = (text: string): string[] =>
  (refusal(text).info.details?.candidates as RegionCandidate[]).map((candidate) => candidate.code);

describe('Type-ahead', () => {
  const paths = (text: string, options?: RegionSearch): string[] =>
    directory.search(text, options).map(({ path }) => path);

  it('finds by the beginnings of words, in the name first and then around it', () => {
    expect(paths('mekar tanah bum')).toEqual(
      expect.arrayContaining(['Mekar Jaya, Angsana, Tanah Bumbu', 'Mekar Jaya, Kusan Tengah, Tanah Bumbu']),
    );
    expect(paths('jaya', { within: code('63.10.09') })).toEqual(['Mekar Jaya, Angsana, Tanah Bumbu']);
  });

  it('shows the whole name before longer ones, and wider regions before narrower ones', () => {
    const found = directory.search('angsana', { limit: 100 });
    expect(found.slice(0, 5).map((region) => region.code)).toEqual([
      '36.01.07',
      '63.10.09',
      '36.01.07.2001',
      '36.04.32.2003',
      '63.10.09.2005',
    ]);
    expect(directory.search('kapuas')[0]?.code).toBe('62.03');
  });

  it('keeps to a level, to a region and to a number', () => {
    expect(directory.search('angsana', { level: 3 }).map((region) => region.code)).toEqual(['36.01.07', '63.10.09']);
    const within = code('63');
    expect(directory.search('angsana', { within }).map((region) => region.code)).toEqual(['63.10.09', '63.10.09.2005']);
    expect(directory.search('kec. angsana', { within }).map((region) => region.code)).toEqual(['63.10.09']);
    expect(directory.search('ma', { limit: 7 })).toHaveLength(7);
  });

  it('near a village tells what lies in its regency, then in its province, then in its islands, then all else', () => {
    const found = directory.search('mekar', { near: code('63.10.09.2005'), limit: 200 });
    const RINGS = [/^63\.10/, /^63/, /^6/, /./];
    const rings = found.map(({ code: each }) => RINGS.findIndex((ring) => ring.test(each)));
    expect(rings).toEqual([...rings].sort());
    expect(new Set(rings).size).toBe(4);
  });

  const first = (text: string): string | undefined => directory.search(text)[0]?.code;

  it.each([
    ['63.10', '63.10'],
    [' 63.10. ', '63.10'],
    ['63', '63'],
    ['63.10.09.2009', '63.10.09.2009'],
    ['92.02.03.2020', '92.02.03.2020'],
  ])('finds by the code %p', (written, expected) => expect(first(written)).toBe(expected));

  it('finds by a code also what lies in it, wider regions first', () => {
    expect(directory.search('63.10', { limit: 14 }).map(({ code: found }) => found)).toEqual([
      '63.10',
      ...Array.from({ length: 12 }, (_, index) => `63.10.${String(index + 1).padStart(2, '0')}`),
      '63.10.01.1007',
    ]);
    expect(directory.search('63', { within: code('63.10.09'), level: 3 }).map(({ code: found }) => found)).toEqual([
      '63.10.09',
    ]);
    expect(directory.search('63', { within: code('62') })).toEqual([]);
  });

  it.each(['63.1', '6310', '6310090009', '63.10.9', '33.10.17.201', '6', '99', '.', '63..10'])(
    'knows no code %p',
    (written) => {
      expect(directory.search(written)).toEqual([]);
    },
  );

  it.each([
    ['TanahBumbu', '63.10'],
    ['Tanah bumbu', '63.10'],
    ['tanahb', '63.10'],
    ['Kab. Tanah Bumbu', '63.10'],
    ['kabupaten tanah bum', '63.10'],
    ['Seiasam', '62.03.02.2007'],
    ['Kec. Kapuas Hilir', '62.03.02'],
    ['Desa Mekar Jaya, Kec. Angsana', '63.10.09.2009'],
    ['Kel. Satimpo', '64.74.02.1004'],
    ['Kota Banjarmasin', '63.71'],
    ['Prov. Kalsel', '63'],
    ['Jakarta', '31'],
    ['DKI', '31'],
    ['DKI Jakarta', '31'],
    ['DIY', '34'],
    ['D.I. Yogyakarta', '34'],
    ['yogyakarta', '34'],
    ['NTB', '52'],
    ["Ra'as", '35.29.22'],
    ['raas', '35.29.22'],
    ['kuu', '63.09.03.2008'],
  ])('finds %p', (written, expected) => expect(first(written)).toBe(expected));

  it.each(["'", '’', '‘', 'ʼ', '`', '´', '"', '′', ''])('finds Pulau Ku"u with %p for its apostrophe', (sign) => {
    expect(first(`Pulau Ku${sign}u`)).toBe('63.09.03.2008');
    expect(directory.resolve(`Pulau Ku${sign}u`).code).toBe('63.09.03.2008');
  });

  it('goes on where the page before ended', () => {
    const all = directory.search('angsana', { limit: 12 }).map(({ code: found }) => found);
    const pages = [0, 5, 10].flatMap((offset) =>
      directory.search('angsana', { limit: 5, offset }).map(({ code: found }) => found),
    );
    expect(pages.slice(0, 12)).toEqual(all);
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('waits for two characters, and gives up on texts longer than any place', () => {
    expect(directory.search('mekar jaya '.repeat(500))).toEqual([]);
    expect(directory.search('m')).toEqual([]);
    expect(directory.search(' - ')).toEqual([]);
  });
});

describe('A short name', () => {
  it.each([
    ['Jakarta', '31'],
    ['DKI', '31'],
    ['DKI Jakarta', '31'],
    ['Daerah Khusus Jakarta', '31'],
    ['DIY', '34'],
    ['DI Yogyakarta', '34'],
    ['D.I. Yogyakarta', '34'],
    ['Provinsi Daerah Istimewa Yogyakarta', '34'],
    ['Provinsi Yogyakarta', '34'],
    ['Kalsel', '63'],
    ['Tanah Bumbu, Kalsel', '63.10'],
    ['Kota Solo', '33.72'],
    ['NAD', '11'],
    ['Mekar Jaya Kec Angsana Kab Tanah Bumbu', '63.10.09.2009'],
  ])('%p is %s', (written, expected) => expect(directory.resolve(written).code).toBe(expected));

  it('leaves official names what they mean', () => {
    expect(directory.resolve('Jogja').code).toBe('11.15.01.2004');
    expect(candidates('Solo')).not.toContain('33.72');
    expect(candidates('Yogyakarta')).toEqual(['34', '34.71', '18.10.02.2012']);
  });
});

describe('A name misspelt at its end', () => {
  it('is refused with those that lie in the region named around it, where there is one', () => {
    expect(candidates('Desa Mekar Jayaa, Angsana')[0]).toBe('63.10.09.2009');
    expect(candidates('Mekar Jayaa, Wilayah Antah Berantah')).toHaveLength(3);
  });

  it('is refused with the code that it would be with dots, and never taken for it', () => {
    for (const [text, code] of [
      ['6310092009', '63.10.09.2009'],
      ['63 10 09', '63.10.09'],
      ['6310', '63.10'],
      ['63', undefined],
    ] as const) {
      if (code === undefined) expect(() => refusal(text)).toThrow();
      else {
        expect(candidates(text)).toEqual([code]);
        expect([refusal(text).messageId, refusal(text).messageEn]).toEqual([
          expect.stringContaining(`tulis dengan titik: ${code}.`),
          expect.stringContaining(`write it with dots: ${code}.`),
        ]);
      }
    }
    expect(refusal('9999999999').info.details).toBeUndefined();
  });

  it('is refused with up to three that begin alike', () => {
    expect(candidates('Angsanaa, Tanah Bumbu')).toEqual(['63.10.09', '63.10.09.2005']);
    expect(candidates('Angsanaa')).toHaveLength(3);
    expect(refusal('Mekar Jayyyy').messageEn).toMatch(
      /^No region is known by "Mekar Jayyyy"\. Perhaps one of these is meant: .*Mekar Jaya.* \(\d\d[.\d]*\)\.$/,
    );
  });

  it('is told where to search when none begins alike', () => {
    for (const text of ['Qqqqqqqq', 'Qq'])
      expect(refusal(text)).toMatchObject({
        messageEn: expect.stringContaining('GET /v1/regions?q='),
        info: { field: 'host' },
      });
    expect(refusal('Qq').info.details).toBeUndefined();
  });
});

describe('A malformed code', () => {
  it.each(['63.1', '33.10.17.201', '6310', '63.10.9', '63.', '63.10.09.20099'])('%s is no region', (text) => {
    expect(directory.byCode(text)).toBeUndefined();
    expect(refusal(text)).toMatchObject({ code: 'E_REGION_UNKNOWN', info: { field: 'host' } });
  });
});
