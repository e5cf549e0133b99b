/** What kind of region a level word names. */
export type RegionType = 'PROVINSI' | 'KABUPATEN' | 'KOTA' | 'KECAMATAN' | 'DESA' | 'KELURAHAN';

const LEVELS: Readonly<Record<RegionType, number>> = {
  PROVINSI: 1,
  KABUPATEN: 2,
  KOTA: 2,
  KECAMATAN: 3,
  DESA: 4,
  KELURAHAN: 4,
};

export const widestLevel = (types: readonly RegionType[]): number => Math.min(...types.map((type) => LEVELS[type]));

/** The government of a region, and the region itself; the longer words first. */
const WORDS: readonly (readonly [words: string, types: readonly RegionType[]])[] = [
  ['pemerintah provinsi|pemerintah propinsi|pem(?:da)?prov|provinsi|propinsi|prov|prop', ['PROVINSI']],
  ['pemerintah kabupaten|pemkab|kabupaten administrasi|kabupaten|kab', ['KABUPATEN']],
  ['pemerintah kota|pemkot|pemko|kotamadya|kota administrasi|kota adm|kodya|kota', ['KOTA']],
  ['pemerintah daerah|pemda', ['PROVINSI', 'KABUPATEN', 'KOTA']],
  ['kecamatan|kec|distrik|kapanewon|kemantren', ['KECAMATAN']],
  ['pemerintah desa|pemdes|kelurahan/desa|desa/kelurahan', ['DESA', 'KELURAHAN']],
  ['desa adat|desa|ds|kampung|kp|gampong|nagari|pekon|tiyuh|kalurahan|kute|lembang', ['DESA']],
  ['kelurahan|kel', ['KELURAHAN']],
];

const ANY = WORDS.map(([words]) => words).join('|');
const STARTS = WORDS.map(
  ([words, types]) => [new RegExp(`^(?:${words})(?![\\p{L}\\d])\\.?\\s*`, 'iu'), types] as const,
);
const GLUED = new RegExp(`(?<![\\p{L}\\d])(${ANY})\\.(?=[\\p{L}\\d])`, 'giu');
const RUN_IN = /(?<![\p{L}\d])(Pemkab|Pemkot|Pemko|Pemprov|Kab|Kec|Kel|Prov|Ds)(?=\p{Lu}\p{Ll})/gu;
/** `KP` is an abbreviation of many things, `Kp.` a village. */
const NO_WORD = /^KP(?![.\p{Ll}])/u;

/** Parts a level word from the name that it is written onto: `Kab.Tegal`, `KabTegal`. */
export const unglued = (text: string): string =>
  text
    .replace(GLUED, '$1. ')
    .replace(RUN_IN, '$1 ')
    .replace(/\bse\s?-\s?(?=\p{L})/giu, '');

export interface Typed {
  readonly types?: readonly RegionType[];
  readonly name: string;
}

/** A name and what its level word says: `Ds. Baha` is a village called Baha. */
export const typed = (text: string): Typed => {
  if (!NO_WORD.test(text)) {
    for (const [word, types] of STARTS) {
      const name = text.replace(word, '');
      if (name !== text && name.trim() !== '') return { types, name: name.trim() };
    }
  }
  return { name: text };
};

const INSIDE = new RegExp(`(?:^|[\\s(])(?=(?:${ANY})(?![\\p{L}\\d]))`, 'giu');

/** Where the level words of a text stand; the text itself is part by part between them. */
export const partsByLevelWord = (text: string): readonly string[] => {
  const at = [...text.matchAll(INSIDE)]
    .map(({ index, 0: found }) => index + found.length)
    .filter((index) => !NO_WORD.test(text.slice(index)));
  return [0, ...at.filter((index) => index > 0)]
    .map((from, index, all) =>
      text
        .slice(from, all[index + 1])
        .replace(/[\s(]+$/u, '')
        .trim(),
    )
    .filter(Boolean);
};
