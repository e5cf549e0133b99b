import { NATIONAL, withAncestors, zoneOf, type RegionCode, type RegionLevel } from '#kernel';
import type { PlaceNames, Region, RegionDirectory } from '../contract/index.js';
import type { RegionAlias } from '../domain/region-directory.events.js';
import { bareName, nameKey } from '../domain/region-names.js';

/** Places of which all names are kept ready: a board folds event after event of the same ones. */
const KEPT = 10_000;

const LEVELS: Readonly<Record<RegionLevel, string>> = { 1: 'Provinsi', 2: '', 3: 'Kecamatan', 4: 'Desa' };
const levelWord = ({ level, kind }: Region): string => (kind === 'KELURAHAN' ? 'Kelurahan' : LEVELS[level]);

const SHORT: Readonly<Partial<Record<RegionLevel, string>>> = { 3: 'Kec.' };

interface AddressParts {
  readonly word: string;
  readonly name: string;
  readonly around: readonly string[];
}

/** The names of the loaded dataset; a code that it never had has none. */
export const placeNames = (
  directory: Pick<RegionDirectory, 'byCode'>,
  shortNames: readonly RegionAlias[],
): PlaceNames => {
  const kept = new Map<RegionCode, readonly string[]>();
  const shortOf = (code: RegionCode): readonly string[] =>
    shortNames.filter(({ region }) => region.code === code).map(({ alias }) => alias);
  const namesOf = (code: RegionCode): readonly string[] => {
    const region = directory.byCode(code);
    if (!region) return [];
    const { name } = region;
    return [levelWord(region), name, nameKey(name), nameKey(bareName(name)), ...shortOf(code)].filter(Boolean);
  };
  const short = (code: RegionCode): string => {
    const region = directory.byCode(code);
    return region ? [SHORT[region.level], region.name.replace(/^Kabupaten /, 'Kab. ')].filter(Boolean).join(' ') : code;
  };
  // An export writes row after row. Kept of every place that it meets, because places that are dropped and read again
  // would leave more behind for the garbage collector than all of them take; what lies around is kept once.
  const keptAround = new Map<RegionCode, readonly string[]>();
  const aroundOf = (code: RegionCode): readonly string[] => {
    const parent = withAncestors(code).at(-2);
    if (!parent) return [];
    const known = keptAround.get(parent);
    if (known) return known;
    const around = withAncestors(parent).slice(1).reverse().map(short);
    keptAround.set(parent, around);
    return around;
  };
  const keptParts = new Map<RegionCode, AddressParts>();
  const partsOf = (code: RegionCode): AddressParts => {
    const known = keptParts.get(code);
    if (known) return known;
    const region = directory.byCode(code);
    const parts = { word: region ? levelWord(region) : '', name: region?.name ?? code, around: aroundOf(code) };
    if (region) keptParts.set(code, parts);
    return parts;
  };
  return {
    // An office may lie far from home, and every level has names that occur twice; the province follows from the
    // regency.
    address: (code, nameThen) => {
      if (code === NATIONAL) return 'Seluruh Indonesia';
      const { word, name, around } = partsOf(code);
      return [[word, nameThen ?? name].filter(Boolean).join(' '), ...around].join(', ');
    },
    named: (code) => {
      if (code === NATIONAL) return { code, name: 'Indonesia', path: 'Indonesia', zone: zoneOf(code) };
      const { name = code, path = code } = directory.byCode(code) ?? {};
      return { code, name, path, zone: zoneOf(code) };
    },
    stands: (code) => directory.byCode(code)?.active ?? false,
    around: (code) => {
      const known = kept.get(code);
      if (known) return known;
      if (kept.size >= KEPT) kept.clear();
      const names = [...new Set(withAncestors(code).flatMap(namesOf))];
      kept.set(code, names);
      return names;
    },
  };
};
