import { clean } from '../text.js';
import { countryOf } from './countries.js';
import { beginsParty, institutionKind, isGovernmentWord, looksLikeUniversity } from './party-words.js';
import { findPlace, type RegionNames } from './places.js';
import { partsByLevelWord, typed, unglued, widestLevel, type RegionType } from './region-words.js';

/** One party as it is written, with what the list says of it beside its own words. */
export interface Item {
  readonly text: string;
  /** `Ds Baha & Werdhi Bhuana`: the level word of the one before holds for it too. */
  readonly types?: readonly RegionType[];
  /** `Ds Bejijong, Ds Trowulan (Mojokerto)`: what the last one lies in holds for those before it. */
  readonly around?: string;
  /** `TPID Kota Palembang & Prov Sumsel`: the institution of the one before. */
  readonly institution?: string;
}

const STRONG = /\s*[;\n]\s*|\s+[-–—]\s+|\s*[–—]\s*|\s+(?:[Dd]engan|DENGAN|[Dd]gn|dg|x|×|vs)\.?\s+|\s+\/\s+/gu;
const WEAK = /\s*,\s*|\s+(?:dan|serta)\s+|\s*[&+]\s*/giu;

/** Of a list without level words, more than these are no path. */
const LONGEST_BARE_PATH = 3;

/**
 * The parties or places that a cell lists. What is a list and what is the path of one place is decided by words and by
 * the names of regions.
 */
export const splitItems = (text: string, regions: RegionNames): readonly Item[] => {
  const strong = cut(
    unglued(text).replace(/(?<=\p{L})\/(?=(?:Univ|Kab|Kota|Pem|Prov|PT|Kec|Desa)\b)/gu, ' / '),
    STRONG,
  ).map(([piece]) => piece);
  return strong.flatMap((piece) => weakItems(piece, regions, strong.length > 1));
};

/** Parts a text at a sign, not inside brackets; each piece with the sign before it. */
const cut = (text: string, at: RegExp): readonly (readonly [piece: string, sign: string])[] => {
  const pieces: [string, string][] = [];
  let [from, sign] = [0, ''];
  for (const match of text.matchAll(at)) {
    const before = text.slice(0, match.index);
    if ((before.match(/\(/gu)?.length ?? 0) > (before.match(/\)/gu)?.length ?? 0)) continue;
    pieces.push([text.slice(from, match.index), sign]);
    [from, sign] = [match.index + match[0].length, match[0].trim().toLowerCase()];
  }
  pieces.push([text.slice(from), sign]);
  return pieces.map(([piece, before]) => [clean(piece), before] as const).filter(([piece]) => piece !== '');
};

const weakItems = (text: string, regions: RegionNames, amongOthers: boolean): readonly Item[] => {
  const pieces = cut(text, WEAK);
  const bareList =
    pieces.length > LONGEST_BARE_PATH &&
    pieces.every(([piece, sign]) => !beginsParty(piece) && (sign === '' || sign === ','));
  const items: Item[] = [];
  for (const [piece, sign] of pieces) {
    const last = items.at(-1);
    if (!last) {
      items.push({ text: piece });
      continue;
    }
    const apart =
      bareList || (sign === ',' ? commaParts(last, piece, regions) : wordParts(last, piece, regions, amongOthers));
    if (!apart) items[items.length - 1] = { ...last, text: `${last.text}${sign === ',' ? ',' : ` ${sign}`} ${piece}` };
    else items.push({ text: piece, ...inherited(last, piece, sign) });
  }
  return withSharedPath(items);
};

/** Whether a comma parts two parties, or a place from what it lies in. */
const commaParts = (last: Item, piece: string, regions: RegionNames): boolean => {
  const country = countryOf(piece) !== undefined;
  if (country) return countryOf(last.text) !== undefined;
  const [before, after] = [typed(last.text).types ?? last.types, typed(piece).types];
  const institution = institutionKind(last.text);
  // The address of an institution that names no place of its own.
  if (institution && after && !isGovernmentWord(piece) && partsByLevelWord(last.text).length === 1) return false;
  if (before && after) return widestLevel(after) >= widestLevel(lastTypes(last.text) ?? before);
  if (beginsParty(piece)) return true;
  const place = institution ? partsByLevelWord(last.text).slice(1).join(', ') : last.text;
  if (place === '') return institution !== undefined;
  const path = findPlace(`${place}, ${piece}`, regions, last.types);
  if (path.candidates.length === 0) return findPlace(piece, regions).candidates.length > 0;
  if (!path.flags.some(({ code }) => code === 'PLACE_CONFLICT'))
    return path.flags.some(({ code }) => code === 'UNREAD_TEXT');
  // `Dieng, Yogyakarta`: a village and a province that do not fit are a contradiction, two regencies are a list.
  const narrowest = (codes: readonly { readonly code: string }[]): number =>
    Math.min(...codes.map(({ code }) => code.split('.').length));
  return narrowest(path.candidates) <= narrowest(findPlace(piece, regions).candidates);
};

const lastTypes = (text: string): readonly RegionType[] | undefined =>
  typed(partsByLevelWord(text).at(-1) ?? text).types;

/** Whether "dan" or "&" parts two parties, or stands in the name of one: `Dinas Pertanian & KP`. */
const wordParts = (last: Item, piece: string, regions: RegionNames, amongOthers: boolean): boolean => {
  if (beginsParty(piece)) return true;
  if (institutionKind(last.text)) return looksLikeUniversity(piece) && institutionKind(last.text) !== 'OFFICE';
  if (amongOthers && !typed(last.text).types) return false;
  const joined = findPlace(`${last.text} dan ${piece}`, regions, last.types);
  return joined.candidates.length === 0 || joined.flags.length > 0;
};

const inherited = (last: Item, piece: string, sign: string): Partial<Item> => {
  const types = typed(piece).types;
  const institution = institutionKind(last.text);
  const carries = institution === 'OFFICE' || institution === 'COUNCIL' || institution === 'COMMUNITY';
  const name =
    last.institution ??
    (carries && partsByLevelWord(last.text).length > 1 ? partsByLevelWord(last.text)[0] : undefined);
  if (name !== undefined && types && sign !== ',' && !isGovernmentWord(piece)) return { institution: name };
  const before = institution ? undefined : (typed(last.text).types ?? last.types);
  return !types && before && !beginsParty(piece) && !looksLikeUniversity(piece) ? { types: before } : {};
};

/** What the last of a list lies in, in brackets or after a comma, holds for those before that say nothing of it. */
const withSharedPath = (items: readonly Item[]): readonly Item[] => {
  const last = items.at(-1);
  if (!last || items.length === 1) return items;
  const around = /\(([^()]*\p{L}[^()]*)\)\s*$/u.exec(last.text)?.[1] ?? /,\s*(.+)$/u.exec(last.text)?.[1];
  const place = partsByLevelWord(last.text.replace(/\([^()]*\)/gu, '')).at(-1);
  return items
    .slice(0, -1)
    .map((item) => {
      const silent = !/[,(]/u.test(item.text);
      if (silent && around !== undefined && !institutionKind(item.text)) return { ...item, around };
      // `DPRD + Pemprov Babel`: of the same region.
      const bareOffice =
        institutionKind(item.text) && partsByLevelWord(item.text).length === 1 && !/\s/u.test(item.text.trim());
      return bareOffice && place !== undefined && place !== last.text.trim()
        ? { ...item, around: place }
        : bareOffice && place !== undefined && typed(place).types
          ? { ...item, around: place }
          : item;
    })
    .concat(last);
};
