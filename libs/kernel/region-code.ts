import { reject } from './rejection.js';

/**
 * Administrative region code `PP[.KK[.CC[.VVVV]]]` (Kepmendagri scheme, domain §1.3). BPS codes are a different scheme.
 */
export type RegionCode = string & { readonly __region: unique symbol };

/** A grant's reach: a region with all that lies in it, or the whole country. */
export type Scope = RegionCode | typeof NATIONAL;
export const NATIONAL = 'ID';

/** 1 province, 2 regency or city, 3 district, 4 village. */
export type RegionLevel = 1 | 2 | 3 | 4;
export const VILLAGE_KINDS = ['DESA', 'KELURAHAN', 'DESA_ADAT'] as const;
export type VillageKind = (typeof VILLAGE_KINDS)[number];

/** A region as an event keeps it: the code, and the name it had in the dataset used at the time. */
export interface RegionRef {
  readonly code: RegionCode;
  readonly nameAtTime: string;
  readonly level: RegionLevel;
  readonly kind?: VillageKind;
  readonly datasetVersion: string;
}

/** How a region code is written, for patterns that hold more than that. */
export const REGION_CODE_FORM = '\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.[123]\\d{3})?)?)?';

export const REGION_CODE = new RegExp(`^${REGION_CODE_FORM}$`);

export const isRegionCode = (text: unknown): text is RegionCode => typeof text === 'string' && REGION_CODE.test(text);

/** @throws Rejection `E_REGION_UNKNOWN` when the text is not written as a region code. */
export const regionCode = (text: unknown, field?: string): RegionCode => {
  if (isRegionCode(text)) return text;
  throw reject('E_REGION_UNKNOWN', field ? { field } : {});
};

/** Names of the levels, widest first. */
export const REGION_LEVELS = ['PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'] as const;

export const levelOf = (code: RegionCode): RegionLevel => code.split('.').length as RegionLevel;

/**
 * Segment-wise prefix: `63.1` does not cover `63.10`, `63` covers both, `ID` covers all and only `ID` covers `ID`. A
 * region covers itself.
 */
export const covers = (scope: Scope, code: Scope): boolean =>
  scope === NATIONAL || code === scope || code.startsWith(`${scope}.`);

/** The code itself and every region it lies in, widest first: `63.10.09` → `63`, `63.10`, `63.10.09`; `ID` → `ID`. */
export const withAncestors = <S extends Scope>(code: S): readonly S[] => {
  const regions: S[] = [];
  for (let dot = code.indexOf('.'); dot !== -1; dot = code.indexOf('.', dot + 1)) regions.push(code.slice(0, dot) as S);
  regions.push(code);
  return regions;
};

/** How many of the regions that it lies in, and itself, the other lies in, too. */
const near = (code: RegionCode, to: Scope): number => withAncestors(code).filter((around) => covers(around, to)).length;

/**
 * Whether both lie in the same islands, as the first digit of a code tells them: 1 Sumatra, 3 Java, 5 Bali and Nusa
 * Tenggara, 6 Kalimantan, 7 Sulawesi, 8 Maluku, 9 Papua.
 */
export const inSameIslands = (code: RegionCode, other: Scope): boolean => code[0] === other[0];

/**
 * What a name may mean, as an office most likely meant it: first what lies nearest to it, then what lies in the same
 * islands, of that the wider, then by code.
 */
export const nearestFirst = <Place extends { readonly code: RegionCode }>(
  places: readonly Place[],
  to: Scope = NATIONAL,
): readonly Place[] =>
  [...places].sort(
    (a, b) =>
      near(b.code, to) - near(a.code, to) ||
      Number(inSameIslands(b.code, to)) - Number(inSameIslands(a.code, to)) ||
      levelOf(a.code) - levelOf(b.code) ||
      (a.code < b.code ? -1 : 1),
  );

/** The regency or city that a district or village lies in; undefined for a province. */
export const regencyOf = (code: RegionCode): RegionCode | undefined => withAncestors(code)[1];

/** Provinces, regencies, cities and desa do; a kecamatan and a kelurahan are part of the government of one. */
export const governsItself = (code: RegionCode): boolean => levelOf(code) !== 3 && villageKindOf(code) !== 'KELURAHAN';

/** The district that a village lies in; undefined for a regency or province. */
export const districtOf = (code: RegionCode): RegionCode | undefined => withAncestors(code)[2];

/** From the first digit of the village segment: 1 kelurahan, 2 desa, 3 desa adat; undefined above village level. */
export const villageKindOf = (code: RegionCode): VillageKind | undefined => {
  const digit = code.split('.')[3]?.[0];
  return digit === '1' ? 'KELURAHAN' : digit === '2' ? 'DESA' : digit === '3' ? 'DESA_ADAT' : undefined;
};
