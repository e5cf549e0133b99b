import { covers, type RegionCode } from '#kernel';
import { flag, type Flag } from '../flags.js';
import { reading, unread, type Reading } from '../reading.js';
import { clean, plainWords, statesNothing } from '../text.js';
import { countryOf } from './countries.js';
import { partsByLevelWord, typed, unglued, type RegionType } from './region-words.js';

export interface RegionCandidate {
  readonly code: RegionCode;
  readonly name: string;
  /** Name and the names it lies in. */
  readonly path: string;
}

export interface RegionQuery {
  /** Without its level word. */
  readonly name: string;
  /** What its level word allows; without one, any. */
  readonly types?: readonly RegionType[];
  readonly within?: RegionCode;
}

/** The names of regions, as the caller knows them. Case, accents and spacing do not count. */
export interface RegionNames {
  /** Every region that officially bears the name. */
  called(query: RegionQuery): readonly RegionCandidate[];
  /** What the office's own table of other names says: `Kobar`, a usual misspelling. */
  alias(query: RegionQuery): readonly RegionCandidate[];
}

export interface Place {
  readonly text: string;
  /** Only where one region is meant for certain (G9). */
  readonly region?: RegionCode;
  readonly country?: string;
  readonly virtual?: boolean;
}

export const VIRTUAL = /\b(?:zoom|daring|virtual|online|video ?conference|vicon|webinar|google meet)\b/iu;

/** What a place may mean, and why it is not certain. */
export interface Found {
  readonly candidates: readonly RegionCandidate[];
  readonly flags: readonly Flag[];
}

const NOTHING: Found = { candidates: [], flags: [] };

/**
 * The same names, as they are meant in the villages of a place: `Ngebel` among the villages of Kecamatan Ngebel is the
 * village.
 */
export const villagesWithin = (regions: RegionNames, places: readonly RegionCandidate[]): RegionNames => {
  const narrowed =
    (ask: RegionNames['called']): RegionNames['called'] =>
    (query) =>
      query.within
        ? ask(query)
        : places.flatMap(({ code }) => ask({ ...query, types: query.types ?? ['DESA', 'KELURAHAN'], within: code }));
  return { called: narrowed(regions.called), alias: narrowed(regions.alias) };
};

/** Names with their paths have fewer parts; more would only cost time. */
const MOST_WORDS = 8;

/**
 * A place: a name, with or without level word, and what it lies in, narrowest first: `Ds Banaran Kec Kauman,
 * Tulungagung`.
 */
export const readPlace = (
  raw: string,
  regions: RegionNames,
  within: readonly RegionCandidate[] = [],
): Reading<Place> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  if (VIRTUAL.test(text)) return reading(raw, { value: { text, virtual: true }, flags: [flag('VIRTUAL')] });
  const country = countryOf(text);
  if (country) return reading(raw, { value: { text, country } });
  return placeReading(raw, text, findPlace(text, regions, undefined, within));
};

/** A place among those that it may be. */
export const placeReading = (raw: string, text: string, { candidates, flags }: Found): Reading<Place> => {
  const [first, ...others] = candidates;
  const conflicting = flags.some(({ code }) => code === 'PLACE_CONFLICT');
  if (!first) return unread(raw, ...flags, flag('REGION_UNKNOWN', { text }));
  if (others.length > 0 || conflicting) {
    return reading(raw, {
      value: { text },
      confidence: conflicting ? 'CONFLICTING' : 'APPROX',
      flags: [...flags, ...(others.length > 0 ? [flag('E_REGION_AMBIGUOUS', { text, candidates })] : [])],
    });
  }
  return reading(raw, { value: { text, region: first.code }, flags });
};

/** All that a place with its path may mean. */
export const findPlace = (
  text: string,
  regions: RegionNames,
  types?: readonly RegionType[],
  within: readonly RegionCandidate[] = [],
): Found => {
  const segments = unglued(clean(text))
    .split(/[,()]/u)
    .map((part) => part.trim())
    .filter((part) => plainWords(part) !== '');
  return alongPath(segments.slice(0, MOST_WORDS), regions, types, within);
};

/** The first name, in what the others name. */
const alongPath = (
  segments: readonly string[],
  regions: RegionNames,
  types: readonly RegionType[] | undefined,
  within: readonly RegionCandidate[],
): Found => {
  const [first, ...others] = segments;
  if (first === undefined) return NOTHING;
  const around = others.length > 0 ? alongPath(others, regions, undefined, within) : { candidates: within, flags: [] };
  // An unknown name around it does not hide what the name itself means; that it is unknown is told.
  const unknown = others.length > 0 && around.candidates.length === 0 ? [flag('UNREAD_TEXT', { words: others })] : [];
  const found = named(first, regions, types, around.candidates);
  return {
    candidates: found.candidates,
    flags: [...unknown, ...around.flags.filter(({ code }) => code === 'PLACE_CONFLICT'), ...found.flags],
  };
};

const named = (
  text: string,
  regions: RegionNames,
  types: readonly RegionType[] | undefined,
  around: readonly RegionCandidate[],
): Found => {
  const whole = lookUp(text, regions, types, around);
  if (whole.candidates.length > 0 && !isConflict(whole)) return whole;
  const parts = partsByLevelWord(text);
  if (parts.length > 1) {
    const path = alongPath(parts, regions, types, around);
    if (path.candidates.length > 0) return path;
  }
  const words = text.split(' ');
  if (words.length > MOST_WORDS) return whole;
  // `Ponggok Klaten`: a name, and what it lies in.
  for (let length = words.length - 1; length > 0; length -= 1) {
    const rest = lookUp(words.slice(length).join(' '), regions, undefined, around);
    if (rest.candidates.length === 0 || isConflict(rest) || typed(words.slice(0, length).join(' ')).name === '')
      continue;
    const found = lookUp(words.slice(0, length).join(' '), regions, types, rest.candidates);
    if (found.candidates.length > 0 && !isConflict(found)) return found;
  }
  return whole;
};

const isConflict = ({ flags }: Found): boolean => flags.some(({ code }) => code === 'PLACE_CONFLICT');

/** One name. Where it lies in nothing of what is around it, all that it means elsewhere, in conflict. */
const lookUp = (
  text: string,
  regions: RegionNames,
  types: readonly RegionType[] | undefined,
  around: readonly RegionCandidate[],
): Found => {
  const { types: own, name } = typed(text);
  const of = own ?? types;
  const queries: readonly RegionQuery[] = [
    { name, ...(of && { types: of }) },
    ...(own ? [{ name: text }] : []),
    ...withoutFiller(name, of),
  ];
  for (const query of queries) {
    const inside = distinct(
      around.length > 0 ? around.flatMap(({ code }) => ask(regions, { ...query, within: code })) : ask(regions, query),
    );
    if (inside.length > 0)
      return {
        candidates: inside.map(bare),
        flags: inside.some(({ byAlias }) => byAlias) ? [flag('REGION_BY_ALIAS', { text })] : [],
      };
  }
  if (around.length === 0) return NOTHING;
  const elsewhere = distinct(ask(regions, queries[0] as RegionQuery))
    .filter(({ code }) => !around.some((outer) => covers(code, outer.code)))
    .map(bare);
  return elsewhere.length === 0
    ? NOTHING
    : {
        candidates: elsewhere,
        flags: [flag('PLACE_CONFLICT', { text, candidates: elsewhere, within: around.map(({ path }) => path) })],
      };
};

/** `Desa Wisata Nglanggeran`. */
const withoutFiller = (name: string, types: readonly RegionType[] | undefined): readonly RegionQuery[] => {
  const short = name.replace(/^(?:wisata|digital|percontohan|binaan|mandiri)\s+/iu, '');
  return short === name ? [] : [{ name: short, ...(types && { types }) }];
};

type Asked = RegionCandidate & { readonly byAlias: boolean };

/** Both are asked: an office's short name may also be the official name of a far village. */
const ask = (regions: RegionNames, query: RegionQuery): readonly Asked[] => [
  ...regions.called(query).map((candidate) => ({ ...candidate, byAlias: false })),
  ...regions.alias(query).map((candidate) => ({ ...candidate, byAlias: true })),
];

const bare = ({ code, name, path }: Asked): RegionCandidate => ({ code, name, path });

const distinct = (found: readonly Asked[]): readonly Asked[] =>
  [...new Map(found.toReversed().map((one) => [one.code, one])).values()].sort((a, b) => (a.code < b.code ? -1 : 1));
