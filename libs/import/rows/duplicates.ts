import type { RegionCode } from '#kernel';
import type { DateSpan } from '../cells/dates.js';
import type { Parties, Party } from '../cells/parties.js';
import type { RegionCandidate } from '../cells/places.js';
import { flag, type Flag } from '../flags.js';
import type { Reading } from '../reading.js';
import { plainWords } from '../text.js';
import { grouped } from './row-reading.js';

/** What tells whether two rows are about the same thing. */
export interface Likeness {
  readonly row: number;
  /** Both sides of a visit, the parties of an agreement. */
  readonly sides: readonly Parties[];
  readonly dates: DateSpan | undefined;
  readonly title: string;
}

/** Words that stand in every title. */
const COMMON = new Set([
  'dan',
  'di',
  'ke',
  'dari',
  'pada',
  'tentang',
  'dalam',
  'untuk',
  'kerja',
  'sama',
  'antar',
  'dengan',
  'yang',
  'rangka',
  'kegiatan',
]);
const SIMILAR = 0.5;

/** Rows of one day with which a row is compared, the nearest above it: all of them would cost time without end. */
const COMPARED = 200;
/** Other rows that are told of one row. */
const TOLD = 5;

/**
 * Rows that are probably the same record in other words: same parties, same first day, similar title (G10). It yields
 * after each row, so that whoever asks may let others go first.
 */
export function* probableDuplicates(rows: readonly Likeness[]): Generator<void, ReadonlyMap<number, readonly Flag[]>> {
  const found = new Map<number, Flag[]>();
  const tell = (row: number, other: number): void => {
    const told = found.get(row) ?? [];
    if (told.length < TOLD) found.set(row, [...told, flag('PROBABLE_DUPLICATE', { row: other })]);
  };
  const titles = new Map<number, Title>();
  for (const { row, title } of rows) {
    titles.set(row, titleOf(title));
    yield;
  }
  const byDay = grouped(
    rows.filter(({ dates }) => dates !== undefined),
    ({ dates }) => dates?.from,
  );
  for (const same of byDay.values()) {
    for (const [index, a] of same.entries()) {
      for (const b of same.slice(index + 1, index + 1 + COMPARED)) {
        if (
          !alike(titles.get(a.row)!, titles.get(b.row)!) ||
          !a.sides.every((side, at) => sameParties(side, b.sides[at]))
        )
          continue;
        tell(a.row, b.row);
        tell(b.row, a.row);
      }
      yield;
    }
  }
  return found;
}

/** What a piece of work that stops now and then comes to, at one go. */
export const atOneGo = <T>(work: Generator<void, T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};

export interface Title {
  readonly plain: string;
  readonly words: ReadonlySet<string>;
}

/** The words of a title that tell what it is about. */
export const titleOf = (title: string): Title => {
  const plain = plainWords(title);
  return { plain, words: new Set(plain.split(' ').filter((word) => word.length > 1 && !COMMON.has(word))) };
};

export const alike = ({ plain: a, words: one }: Title, { plain: b, words: other }: Title): boolean => {
  if (one.size === 0 && other.size === 0) return a === b;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared / Math.max(1, Math.min(one.size, other.size)) >= SIMILAR;
};

const sameParties = (a: Parties, b: Parties | undefined): boolean => {
  const [one, other] = [a.value ?? [], b?.value ?? []];
  return one.length === other.length && one.every((party) => other.some((candidate) => sameParty(party, candidate)));
};

interface Known {
  readonly plain: string;
  readonly codes: ReadonlySet<RegionCode>;
}

const known = new WeakMap<Reading<Party>, Known>();
const knownOf = (party: Reading<Party>): Known => {
  const before = known.get(party);
  if (before) return before;
  const told = { plain: plainWords(party.raw), codes: new Set(codesOf(party)) };
  known.set(party, told);
  return told;
};

const ofRegion = ({ value }: Reading<Party>): boolean => value?.kind === 'REGION' || value?.kind === 'VILLAGE';

/** The same region among those that either may mean, or the same words. */
const sameParty = (a: Reading<Party>, b: Reading<Party>): boolean => {
  if (a === b) return true;
  const [one, other] = [knownOf(a), knownOf(b)];
  if (one.plain === other.plain) return true;
  if (a.value?.kind !== b.value?.kind && !(ofRegion(a) && ofRegion(b))) return false;
  for (const code of one.codes) if (other.codes.has(code)) return true;
  return false;
};

/** All regions that a party may mean. */
export const codesOf = ({ value, flags }: Reading<Party>): readonly RegionCode[] =>
  value?.region
    ? [value.region]
    : flags
        .flatMap(({ code, details }) =>
          code === 'E_REGION_AMBIGUOUS' || code === 'PLACE_CONFLICT'
            ? (details?.['candidates'] as readonly RegionCandidate[])
            : [],
        )
        .map(({ code }) => code);
