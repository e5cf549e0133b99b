import type { RegionCode } from '#kernel';
import { flag, type Flag } from '../flags.js';
import { hasFlag, reading, unread, weakest, type Reading } from '../reading.js';
import { clean, isDoubted, statesNothing } from '../text.js';
import { countryOf } from './countries.js';
import { splitItems, type Item } from './party-split.js';
import { VILLAGE_HEADS, institutionKind, kindOfRegion, looksLikeUniversity, type PartyKind } from './party-words.js';
import { VIRTUAL, findPlace, placeReading, type Place, type RegionCandidate, type RegionNames } from './places.js';
import { partsByLevelWord, typed, type RegionType } from './region-words.js';

/** A party as a register names it (domain §7.1). */
export interface Party {
  readonly kind: PartyKind;
  /** As it is written. */
  readonly name: string;
  /** Where it sits; only where one region is meant for certain. */
  readonly region?: RegionCode;
  readonly country?: string;
  /** Many of a kind in that region: `71 kades Kobar`, `BPD se-Kab. Jembrana`. */
  readonly group?: { readonly count?: number };
}

export type Parties = Reading<readonly Reading<Party>[]>;

/** Lists that are kept with what they mean: a register names the same few parties in row after row. */
const KEPT = 5_000;
const kept = new WeakMap<RegionNames, Map<string, Parties>>();

/** A list of parties; what is flagged of one of them is flagged of the list, too. */
export const readParties = (raw: string, regions: RegionNames): Parties => {
  const known = kept.get(regions) ?? new Map<string, Parties>();
  kept.set(regions, known);
  const before = known.get(raw);
  if (before) return before;
  if (known.size >= KEPT) known.clear();
  const read = readPartyList(raw, regions);
  known.set(raw, read);
  return read;
};

const readPartyList = (raw: string, regions: RegionNames): Parties => {
  const text = clean(raw.replace(/[\r\n]+/gu, ' ; '));
  if (statesNothing(text)) return unread(raw);
  const items = splitItems(text, regions);
  const lists = items.map((item) => partyList(item, regions));
  const counted = lists.some(({ flags }) => flags.length > 0);
  const read = lists.flatMap(({ parties }) => parties);
  // Words without capitals beside a party that is known are a remark: `PT X – site visit`.
  const known = read.filter(({ value, raw: written }) => value !== undefined || /\p{Lu}|\d/u.test(written));
  const parties = known.some(({ value }) => value !== undefined) ? known : read;
  const remarks = read
    .filter((one) => !parties.includes(one))
    .map(({ raw: words }) => flag('UNREAD_TEXT', { words: [words] }));
  const flags: readonly Flag[] = [
    ...parties.flatMap((party) =>
      party.flags.map((one) => ({ ...one, details: { party: party.raw, ...one.details } })),
    ),
    ...lists.flatMap((list) => list.flags),
    ...remarks,
    ...(isDoubted(text) ? [flag('DOUBTED')] : []),
    ...(counted && items.length > 1 ? [flag('BILATERAL_OR_JOINT', { parties: parties.length })] : []),
  ];
  return reading(raw, {
    value: parties,
    confidence: weakest(...parties.map(({ confidence }) => confidence), isDoubted(text) ? 'APPROX' : 'EXACT'),
    flags,
  });
};

interface List {
  readonly parties: readonly Reading<Party>[];
  readonly flags: readonly Flag[];
}

/** `7 PT (UM Kaltim; Untag; …)` is seven parties, everything else one. */
const partyList = (item: Item, regions: RegionNames): List => {
  const counted = new RegExp(
    String.raw`^(\d{1,3}|\p{L}+\s+\(\d+\))\s+(?:PT|PTN|PTS|perguruan tinggi|universitas|kampus|perusahaan|desa|` +
      String.raw`kab\p{L}*|daerah|pihak|lembaga)\b[^()]*\((.+)\)\s*$`,
    'iu',
  ).exec(item.text);
  const members =
    counted?.[2]
      ?.split(/\s*[;,]\s*/u)
      .map(clean)
      .filter(Boolean) ?? [];
  if (!counted || members.length < 2) return { parties: [readParty(item, regions)], flags: [] };
  const count = Number(/\d+/u.exec(counted[1] as string)?.[0]);
  const university = /\b(?:PTN?S?|perguruan tinggi|universitas|kampus)\b/u.test(item.text);
  const parties = members.map((text) => {
    const party = readParty({ text }, regions);
    if (!university || (party.value && party.value.kind !== 'REGION' && party.value.kind !== 'VILLAGE')) return party;
    return reading<Party>(text, { value: { kind: 'UNIVERSITY', name: text } });
  });
  return {
    parties,
    flags: [
      flag(count === members.length ? 'REMARK_IN_CELL' : 'COUNT_OF_PARTIES_DIFFERS', {
        told: count,
        listed: members.length,
      }),
    ],
  };
};

const readParty = (item: Item, regions: RegionNames): Reading<Party> => {
  const { text } = item;
  const brackets = [...text.matchAll(/\(([^()]*)\)?/gu)].map(([, inside = '']) => clean(inside)).filter(Boolean);
  const bare = clean(text.replace(/\([^()]*\)?/gu, ' ').replace(/\?+/gu, ' '));
  const country = countryOf(isDomestic(bare) ? [...brackets, ...text.split(',').slice(1)].join(', ') : text);
  if (country)
    return reading(text, {
      value: { kind: 'FOREIGN', name: text, country },
      flags: [flag('COUNTRY_NEEDED', { country })],
    });
  const heads = VILLAGE_HEADS.exec(bare);
  const kind = heads ? ('VILLAGE' as const) : institutionKind(item.institution ?? bare);
  const guessed = !kind && looksLikeUniversity(bare);
  const virtual = VIRTUAL.test(text) ? [flag('VIRTUAL')] : [];
  const group = groupOf(text, heads);
  const path = [...pathInBrackets(brackets, regions), ...(item.around ? [item.around] : [])];
  const of = { ...(kind && { kind }), guessed, group, path };
  const read = heads
    ? collective(text, bare.slice(heads[0].length), of, regions)
    : kind || guessed
      ? institution(text, item, bare, { ...of, kind: kind ?? 'UNIVERSITY' }, regions)
      : region(text, bare, item.types, of, regions);
  const wards =
    typed(bare).types?.[0] === 'KELURAHAN' ||
    partsByLevelWord(bare).some((part) => typed(part).types?.[0] === 'KELURAHAN');
  return reading(text, { ...read, flags: [...virtual, ...read.flags, ...(wards ? [flag('URBAN_WARD')] : [])] });
};

/**
 * Kinds that exist under Indonesian law alone: a country in their name, `PT Astra Korea`, says nothing of where they
 * sit.
 */
const isDomestic = (text: string): boolean => {
  const kind = institutionKind(text);
  return kind !== undefined && kind !== 'UNIVERSITY' && kind !== 'FOREIGN';
};

interface Known {
  readonly guessed: boolean;
  readonly group: Party['group'] | undefined;
  readonly path: readonly string[];
}

/** Brackets that name a place; others hold remarks. */
const pathInBrackets = (brackets: readonly string[], regions: RegionNames): readonly string[] =>
  brackets.filter(
    (inside) => !/\d/u.test(inside) && !institutionKind(inside) && findPlace(inside, regions).candidates.length > 0,
  );

/** How many villages or heads stand for one party. */
const groupOf = (text: string, heads: RegExpExecArray | null): Party['group'] | undefined => {
  const count = heads?.[1] ?? /(\d{1,4})\s+(?:desa|kampung|kades|nagari|pekon|gampong)\b/iu.exec(text)?.[1];
  return count !== undefined
    ? { count: Number(count) }
    : heads ||
        /\bse[- ]?(?:kab|kec|kota|prov)/iu.test(text) ||
        /^(?:BPD|Ketua RT)\s+(?:Kab|Kec|Kota|Kel|Desa)/iu.test(text)
      ? {}
      : undefined;
};

const collective = (text: string, rest: string, { group, path }: Known, regions: RegionNames): Reading<Party> => {
  const place = rest.replace(/^\d{1,4}\s+(?:desa|kampung)\s*/iu, '').replace(/^(?:se[- ]|dari |di )/iu, '');
  const value = { kind: 'VILLAGE' as const, name: text, ...(group && { group }) };
  if (place === '' && path.length === 0)
    return reading(text, { value, confidence: 'APPROX', flags: [flag('REGION_NOT_NAMED')] });
  return placed(
    text,
    value,
    findPlace(
      [place, ...path].filter(Boolean).join(', '),
      regions,
      place === '' || typed(place).types ? undefined : WIDE,
    ),
    'QUARANTINED',
  );
};

/** Kinds of institutions that belong to a region, which therefore must be known. */
const OF_A_REGION: ReadonlySet<PartyKind> = new Set(['OFFICE', 'COUNCIL', 'VERTICAL_OFFICE', 'BUMDES']);
const WIDE: readonly RegionType[] = ['PROVINSI', 'KABUPATEN', 'KOTA'];

const institution = (
  text: string,
  item: Item,
  bare: string,
  { kind, guessed, group, path }: Known & { readonly kind: PartyKind },
  regions: RegionNames,
): Reading<Party> => {
  const value: Party = { kind, name: item.institution ? `${item.institution} ${text}` : text, ...(group && { group }) };
  const guess = guessed ? [flag('KIND_GUESSED')] : [];
  const parts = partsByLevelWord(bare);
  const address =
    (item.institution || typed(bare).types ? parts : parts.slice(1)).join(', ') || bare.split(',').slice(1).join(',');
  const inText = address !== '' ? findPlace([address, ...path].join(', '), regions) : trailing(bare, path, regions);
  if (address === '' && inText.candidates.length === 0 && path.length === 0) {
    return reading(text, {
      value,
      confidence: guessed || OF_A_REGION.has(kind) ? 'APPROX' : 'EXACT',
      flags: [...guess, ...(OF_A_REGION.has(kind) ? [flag('REGION_NOT_NAMED')] : [])],
    });
  }
  const found = inText.candidates.length > 0 || address !== '' ? inText : findPlace(path.join(', '), regions);
  const read = placed(text, value, found, OF_A_REGION.has(kind) || address !== '' ? 'QUARANTINED' : 'LEFT_OUT');
  return reading(text, {
    ...read,
    confidence: guessed ? weakest(read.confidence, 'APPROX') : read.confidence,
    flags: [...guess, ...read.flags],
  });
};

/**
 * `DKPP Nganjuk`, `UNS Surakarta`: the last words may be a regency or a province; a village or a district is not looked
 * for there.
 */
const trailing = (
  bare: string,
  path: readonly string[],
  regions: RegionNames,
): { readonly candidates: readonly RegionCandidate[]; readonly flags: readonly Flag[] } => {
  const words = bare.split(' ');
  for (let from = Math.max(1, words.length - 4); from < words.length; from += 1) {
    const found = findPlace([words.slice(from).join(' ').replace(/^di /iu, ''), ...path].join(', '), regions, WIDE);
    if (found.candidates.length > 0) return found;
  }
  return { candidates: [], flags: [] };
};

const region = (
  text: string,
  bare: string,
  types: readonly RegionType[] | undefined,
  { group, path }: Known,
  regions: RegionNames,
): Reading<Party> => {
  if (bare === '') return unread(text, flag('UNREAD_TEXT', { words: [text] }));
  const counted = bare.replace(/^\d{1,4}\s+(?=desa|kampung|kec|kab)/iu, '');
  const own = typed(counted).types ?? types;
  const found = findPlace([counted, ...path].join(', '), regions, own);
  const village =
    own?.[0] === 'DESA' ||
    (!own &&
      found.candidates.length > 0 &&
      found.candidates.every(({ code }) => code.length === 13 && code[9] !== '1'));
  return placed(
    text,
    { kind: village ? 'VILLAGE' : kindOfRegion(own), name: text, ...(group && { group }) },
    found,
    'QUARANTINED',
  );
};

/** The party with the region that was found for it. */
const placed = (
  text: string,
  value: Party,
  found: ReturnType<typeof findPlace>,
  unknown: 'QUARANTINED' | 'LEFT_OUT',
): Reading<Party> => {
  const place: Reading<Place> = placeReading(text, text, found);
  if (place.value?.region)
    return reading(text, {
      value: { ...value, region: place.value.region },
      flags: place.flags,
      confidence: place.confidence,
    });
  if (hasFlag(place, 'REGION_UNKNOWN')) {
    const institutionKnown = value.kind !== 'REGION' && value.kind !== 'VILLAGE';
    if (unknown === 'LEFT_OUT') return reading(text, { value });
    return institutionKnown
      ? reading(text, { value, confidence: 'APPROX', flags: place.flags })
      : unread(text, ...place.flags);
  }
  return reading(text, { value, confidence: place.confidence, flags: place.flags });
};
