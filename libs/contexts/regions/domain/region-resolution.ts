import {
  NATIONAL,
  covers,
  inSameIslands,
  levelOf,
  isRegionCode,
  nearestFirst,
  reject,
  withAncestors,
  type RegionCode,
  type RegionRef,
  type Rejection,
  type Scope,
} from '#kernel';
import type { Best, Gazetteer, Region, RegionCandidate, RegionDirectory, RegionSearch } from '../contract/index.js';
import { pathParts } from './region-names.js';

const LARGEST_CHOICE = 20;

/** Four levels, and names that hold commas themselves; more cannot be a place and would only cost time. */
const LONGEST_PATH = 8;

/** A beginning of fewer letters fits too many names to help. */
const SHORTEST_BEGINNING = 4;

/**
 * Reads names with paths over a gazetteer: what one name may mean is the gazetteer's affair, what a path means is
 * decided here.
 * @param first asked before: what it finds keeps that meaning alone.
 */
export const directoryOver = (
  gazetteer: Gazetteer,
  first: (text: string) => readonly Region[] = () => [],
): RegionDirectory => {
  const region = (code: RegionCode): Region => gazetteer.byCode(code) as Region;
  const find = (text: string): readonly Region[] => {
    const known = first(text);
    return known.length > 0 ? known : alongPath(gazetteer, pathParts(text)).map(region);
  };
  const resolve = (text: string, field?: string, near?: Scope): RegionRef => {
    const at = field ? { field } : {};
    if (isNumeric(text)) return refOf(byCode(gazetteer, text.trim(), at));
    const [found, ...others] = find(text);
    if (!found) throw unknownName(gazetteer, text, at);
    if (others.length > 0) throw ambiguous(text, [found, ...others], at, near);
    return refOf(found);
  };
  const search = (
    text: string,
    { level, within = NATIONAL, near, limit = 20, offset = 0 }: RegionSearch = {},
  ): readonly Region[] => {
    const best = { most: offset + limit, ...(level !== undefined && { level }) };
    if (isNumeric(text)) return byCodes(gazetteer, text, within, best).slice(offset).map(region);
    const whole = nearestFirst(find(text), near)
      .filter(({ code, level: of }) => covers(within, code) && (level === undefined || of === level))
      .map(({ code }) => code);
    const most = best.most + whole.length;
    const rings = ringsAround(near, within, gazetteer);
    const found = rings.flatMap((ring) => [
      ...whole.filter((code) => ring.some((scope) => covers(scope, code))),
      ...widerFirst(ring.map((scope) => gazetteer.startingWith(text, { ...best, within: scope, most }))),
    ]);
    return [...new Set(found)].slice(offset, best.most).map(region);
  };
  return { ...gazetteer, find, resolve, search };
};

const isNumeric = (text: string): boolean => /^[\d.\s]*$/.test(text);

/** In which one looks one after another: the own regency, the own province, the own islands, and then the whole. */
const ringsAround = (
  near: Scope = NATIONAL,
  within: Scope,
  { children }: Pick<Gazetteer, 'children'>,
): readonly (readonly Scope[])[] => {
  const own = withAncestors(near)
    .slice(0, 2)
    .reverse()
    .filter((ring) => ring !== within && covers(within, ring));
  const islands = children(NATIONAL)
    .map(({ code }) => code)
    .filter((province) => near !== NATIONAL && within === NATIONAL && inSameIslands(province, near));
  return [...own.map((ring) => [ring]), ...(islands.length > 0 ? [islands] : []), [within]];
};

/** What was found in one scope after another; of several the wider regions before the narrower ones. */
const widerFirst = ([only = [], ...others]: readonly (readonly RegionCode[])[]): readonly RegionCode[] =>
  others.length === 0 ? only : [...only, ...others.flat()].sort((a, b) => levelOf(a) - levelOf(b));

const byCodes = (gazetteer: Gazetteer, text: string, within: Scope, best: Best): readonly RegionCode[] => {
  const code = text.trim().replace(/\.$/, '');
  const known = isRegionCode(code) ? gazetteer.byCode(code) : undefined;
  if (!known) return [];
  if (!known.active)
    return covers(within, known.code) && (best.level === undefined || best.level === known.level) ? [known.code] : [];
  const inside = covers(within, known.code) ? known.code : covers(known.code, within) ? within : undefined;
  return inside ? gazetteer.within(inside, best) : [];
};

/** The region as an event keeps it. */
export const refOf = ({ code, name, level, kind, datasetVersion }: Region): RegionRef => ({
  code,
  nameAtTime: name,
  level,
  ...(kind && { kind }),
  datasetVersion,
});

type At = { readonly field?: string };

const byCode = (gazetteer: Gazetteer, text: string, at: At): Region => {
  const region = isRegionCode(text) ? gazetteer.byCode(text) : undefined;
  if (!region) throw isRegionCode(text) ? unknown(text, at) : malformed(gazetteer, text, at);
  if (!region.active)
    throw inactive(
      region,
      (region.successors ?? []).flatMap((code) => gazetteer.byCode(code) ?? []),
      at,
    );
  return region;
};

/**
 * Regions called like the first part that lie, in this order, in regions called like the other parts. Official names
 * hold commas and brackets themselves (`Lubuk Pakam I,II`), so the name may also be several first parts together.
 */
const alongPath = (gazetteer: Gazetteer, parts: readonly string[]): readonly RegionCode[] =>
  parts.length > LONGEST_PATH
    ? []
    : [
        ...new Set(
          parts.flatMap((_, last) => {
            const named = gazetteer.called(parts.slice(0, last + 1).join(' '));
            if (named.length === 0) return [];
            const around = parts.slice(last + 1).map((part) => new Set(gazetteer.called(part)));
            return named.filter((code) => liesIn(code, around));
          }),
        ),
      ];

const liesIn = (code: RegionCode, around: readonly ReadonlySet<RegionCode>[]): boolean => {
  const ancestors = withAncestors(code).slice(0, -1).reverse();
  return around.every((allowed) => {
    const at = ancestors.findIndex((ancestor) => allowed.has(ancestor));
    ancestors.splice(0, at + 1);
    return at >= 0;
  });
};

const candidate = ({ code, name, path, level }: Region): RegionCandidate => ({ code, name, path, level });

/**
 * Regions that begin as the name does, but for up to three letters at its end; names are found by their beginnings
 * without looking at all of them.
 */
const alike = (gazetteer: Gazetteer, text: string): readonly RegionCandidate[] => {
  const [name = '', parent] = pathParts(text).map((part) => part.trim());
  const around = parent === undefined ? [] : gazetteer.called(parent);
  // Where a region was named around it, what lies in that one comes first.
  for (const places of [around, [NATIONAL]] as readonly (readonly Scope[])[]) {
    for (let length = name.length; length > name.length - 4 && length >= SHORTEST_BEGINNING; length -= 1) {
      const found = places
        .flatMap((within) => gazetteer.startingWith(name.slice(0, length), { most: 3, within }))
        .filter((code) => !around.includes(code));
      if (found.length > 0) return found.slice(0, 3).map((code) => candidate(gazetteer.byCode(code)!));
    }
  }
  return [];
};

const unknownName = (gazetteer: Gazetteer, text: string, at: At): Rejection => {
  const candidates = alike(gazetteer, text);
  const named = candidates.map(({ code, path }) => `${path} (${code})`).join('; ');
  return reject('E_REGION_UNKNOWN', {
    ...at,
    ...(named && { details: { candidates } }),
    messageId: `Wilayah "${text}" tidak dikenal. ${named ? `Mungkin maksudnya: ${named}.` : 'Cari dengan GET /v1/regions?q= dan awal namanya.'}`,
    messageEn: `No region is known by "${text}". ${named ? `Perhaps one of these is meant: ${named}.` : 'Search with GET /v1/regions?q= and the beginning of its name.'}`,
  });
};

const unknown = (text: string, at: At): Rejection =>
  reject('E_REGION_UNKNOWN', {
    ...at,
    messageId: `Wilayah "${text}" tidak dikenal.`,
    messageEn: `No region is known by "${text}".`,
  });

/** The dots are never guessed: codes of BPS are written without, and mean other regions. */
const malformed = (gazetteer: Gazetteer, text: string, at: At): Rejection => {
  const [, ...segments] = /^(\d\d)(\d\d)?(\d\d)?(\d{4})?$/.exec(text.replace(/\s/g, '')) ?? [];
  const dotted = segments.filter((segment) => segment !== undefined).join('.');
  const meant = isRegionCode(dotted) ? gazetteer.byCode(dotted) : undefined;
  return reject('E_REGION_UNKNOWN', {
    ...at,
    ...(meant && { details: { candidates: [candidate(meant)] } }),
    messageId: `"${text}" bukan kode wilayah Kemendagri (PP.KK.CC.VVVV); kode BPS tidak diterima.${meant ? ` Bila maksudnya ${meant.path}, tulis dengan titik: ${meant.code}.` : ''}`,
    messageEn: `"${text}" is no Kemendagri region code (PP.KK.CC.VVVV); BPS codes are a different scheme.${meant ? ` If ${meant.path} is meant, write it with dots: ${meant.code}.` : ''}`,
  });
};

const inactive = ({ code, name }: Region, successors: readonly Region[], at: At): Rejection =>
  reject('E_REGION_INACTIVE', {
    ...at,
    messageId: `Kode ${code} (${name}) sudah tidak berlaku.`,
    messageEn: `Code ${code} (${name}) is no longer in force.`,
    details: { successors: successors.map(candidate) },
  });

const ambiguous = (text: string, found: readonly Region[], at: At, near: Scope | undefined): Rejection =>
  reject('E_REGION_AMBIGUOUS', {
    ...at,
    messageId: `Ada ${found.length} wilayah bernama "${text}"${near ? ', yang terdekat dengan Anda lebih dahulu' : ''}; pilih kodenya.`,
    messageEn: `${found.length} regions are called "${text}"${near ? ', those nearest to you first' : ''}; choose a code.`,
    details: { candidates: nearestFirst(found, near).slice(0, LARGEST_CHOICE).map(candidate), total: found.length },
  });
