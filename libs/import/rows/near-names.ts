import { hasFlag, reading, type Reading } from '../reading.js';
import { plainWords } from '../text.js';
import type { Parties, Party } from '../cells/parties.js';
import { typed } from '../cells/region-words.js';
import { findPlace, type RegionCandidate, type RegionNames } from '../cells/places.js';

/** Letters that are missing, too many, wrong or in the wrong order; more than this is another name. */
const SLIPS = 2;
/** Shorter names are too near to each other. */
const SHORTEST = 5;

/** Of a party whose region is not known: those of other parties in the row whose names it nearly bears, to choose. */
export const withNearNames = (parties: Parties, regions: RegionNames): Parties => {
  const { value = [] } = parties;
  if (value.length < 2 || !hasFlag(parties, 'REGION_UNKNOWN')) return parties;
  const others = (party: Reading<Party>): readonly RegionCandidate[] =>
    value
      .filter((other) => other !== party && other.value?.region)
      .flatMap((other) => findPlace(other.raw, regions).candidates);
  const near = new Map(
    value
      .filter((party) => hasFlag(party, 'REGION_UNKNOWN'))
      .map((party) => [party.raw, others(party).filter(({ name }) => bearsNearly(party.raw, name))]),
  );
  const told = (party: unknown, details: Readonly<Record<string, unknown>> | undefined) => {
    const candidates = near.get(String(party)) ?? [];
    return candidates.length > 0 ? { ...details, candidates } : details;
  };
  return reading(parties.raw, {
    ...parties,
    flags: parties.flags.map((each) => {
      const details = each.code === 'REGION_UNKNOWN' ? told(each.details?.['party'], each.details) : each.details;
      return details === undefined ? each : { ...each, details };
    }),
  });
};

/** Whether some words of a text are the name but for a slip or two. */
const bearsNearly = (text: string, name: string): boolean => {
  const [words, wanted] = [plainWords(text).split(' '), plainWords(typed(name).name)];
  const length = wanted.split(' ').length;
  if (wanted.length < SHORTEST) return false;
  return words.some((_, from) => {
    const part = words.slice(from, from + length).join(' ');
    return Math.abs(part.length - wanted.length) <= SLIPS && slips(part, wanted) <= SLIPS;
  });
};

/** How many letters to put in, leave out, change or swap with the next to make one text of the other. */
const slips = (one: string, other: string): number => {
  const [a, b] = [[...one].slice(0, 60), [...other].slice(0, 60)];
  let [twoAbove, above]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (const [row, letter] of a.entries()) {
    const line = [row + 1];
    for (const [column, wanted] of b.entries()) {
      const swapped = row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === wanted;
      line.push(
        Math.min(
          above[column]! + (letter === wanted ? 0 : 1),
          above[column + 1]! + 1,
          line[column]! + 1,
          swapped ? twoAbove[column - 1]! + 1 : Infinity,
        ),
      );
    }
    [twoAbove, above] = [above, line];
  }
  return above.at(-1)!;
};
