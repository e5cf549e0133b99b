import { levelOf, villageKindOf, type RegionCode, type VillageKind } from '#kernel';

/**
 * The words of a name: lower case, without accents and punctuation, one space between them. An apostrophe, in whatever
 * form, parts no word: `Ku'u` is `kuu`.
 */
export const nameWords = (name: string): string =>
  PLAIN.test(name)
    ? name.toLowerCase()
    : name
        .replace(APOSTROPHES, '')
        .normalize('NFKD')
        // A sign may come apart into one more: ẚ into a and ʾ.
        .replace(APOSTROPHES, '')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

/** Apostrophes and the signs that are written for them; official names also hold `"` (`Ra"as`). */
const APOSTROPHES = /['"`´‘’‚‛“”„ʹʺʻʼʽʾʿˈ′″＇]/gu;

/** Nearly every official name: nothing to take out. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** The words without the spaces: names with the same key are the same name. */
export const nameKey = (name: string): string => nameWords(name).replaceAll(' ', '');

/** One way to understand a name: what remains of it, and which regions its level word allows. */
export interface Reading {
  readonly name: string;
  readonly fits: (code: RegionCode) => boolean;
}

const isProvince = (code: RegionCode): boolean => levelOf(code) === 1;
const isCity = (code: RegionCode): boolean => levelOf(code) === 2 && Number(code.slice(3, 5)) >= 71;
const isRegency = (code: RegionCode): boolean => levelOf(code) === 2 && !isCity(code);
const isVillage =
  (...kinds: VillageKind[]) =>
  (code: RegionCode): boolean =>
    kinds.some((kind) => kind === villageKindOf(code));

/** Level words, with the names that districts and villages bear in some provinces. */
const LEVEL_WORDS: readonly (readonly [word: RegExp, fits: (code: RegionCode) => boolean])[] = [
  [/^prov(?:insi)?\b\.?\s*/iu, isProvince],
  [/^(?:daerah\s+(?:istimewa|khusus(?:\s+ibu\s?kota)?)|d\.?\s?i\.?|dk[ij])(?:\s+|$)/iu, isProvince],
  [/^kab(?:upaten)?\b\.?\s*(?:adm(?:inistrasi)?\b\.?\s*)?/iu, isRegency],
  [/^kota(?:madya)?\b\s*(?:adm(?:inistrasi)?\b\.?\s*)?/iu, isCity],
  [/^(?:kec(?:amatan)?|distrik|kapanewon|kemantren)\b\.?\s*/iu, (code) => levelOf(code) === 3],
  [/^desa\s+adat\b\s*/iu, isVillage('DESA_ADAT')],
  [/^(?:ds|desa|kampung|gampong|nagari|pekon|kalurahan)\b\.?\s*/iu, isVillage('DESA', 'DESA_ADAT')],
  [/^kel(?:urahan)?\b\.?\s*/iu, isVillage('KELURAHAN')],
];

/** Level words before a name: `Provinsi Daerah Istimewa`. */
const MOST_LEVEL_WORDS = 2;

/**
 * `Kota Baru` is read twice: as the name itself, and as a city called Baru. Whatever reading meets a region counts,
 * because official names also begin with such words.
 */
export const readings = (name: string, words = MOST_LEVEL_WORDS): readonly Reading[] => {
  const text = name.trim();
  return [
    { name: text, fits: () => true },
    ...(words === 0 ? [] : LEVEL_WORDS).flatMap(([word, fits]) => {
      const rest = text.replace(word, '');
      if (rest === text || nameKey(rest) === '') return [];
      return readings(rest, words - 1).map((reading) => ({
        name: reading.name,
        fits: (code: RegionCode) => fits(code) && reading.fits(code),
      }));
    }),
  ];
};

/** The name by which a regency or city is called in a path: a regency without its level word, a city with it. */
export const shortName = (name: string): string =>
  name.replace(/^Kabupaten (?:Administrasi )?/u, '').replace(/^Kota Administrasi /u, 'Kota ');

/** The name without level word, by which a province, regency or city is found. */
export const bareName = (name: string): string =>
  shortName(name).replace(/^(?:Kota|Daerah Istimewa|Daerah Khusus(?: Ibukota)?) /u, '');

/** `Desa Mekar Jaya (Tanah Bumbu)` and `Mekar Jaya, Tanah Bumbu` name a place and what it lies in, narrowest first. */
export const pathParts = (text: string): readonly string[] =>
  text
    .split(/[,()]|\s+(?=(?:kec(?:amatan)?|kab(?:upaten)?|prov(?:insi)?)(?:\.|\s))/iu)
    .map((part) => part.trim())
    .filter((part) => nameKey(part) !== '');
