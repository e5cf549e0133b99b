import { flag } from '../flags.js';
import { readRank, type Rank } from '../cells/code-words.js';
import { findPlace, placeReading, type Place, type RegionNames } from '../cells/places.js';
import { readPrize, type Prize } from '../cells/prizes.js';
import type { RegionType } from '../cells/region-words.js';
import { readText, reading, unread, type Reading } from '../reading.js';
import { clean, plainWords, statesNothing } from '../text.js';
import type { TableRow } from '../table/table-row.js';
import { cellOf, grouped, rowReading, textOf, withFlags, type RowReading } from './row-reading.js';

export interface AwardCells {
  readonly year: Reading<number>;
  readonly level: Reading<string>;
  readonly category: Reading<string>;
  readonly rank: Reading<Rank>;
  readonly winner: Reading<Place>;
  /** What the row says; of `sama seperti lomba desa` what the same rank of that category got, DITTO. */
  readonly prize: Reading<Prize>;
}

type Award = RowReading<AwardCells>;

/** The winners of contests, and what the rows of one contest say of each other. */
export const readAwards = (rows: readonly TableRow[], regions: RegionNames): readonly Award[] => {
  const read = rows.map((row) => readAward(row, regions));
  const contests = grouped(read, contestOf);
  const ranked = read.map((award) => withFlags(award, rankConflict(award, contests.get(contestOf(award)) ?? [])));
  return ranked.map((award) => withPrizeOf(award, ranked));
};

const readAward = (row: TableRow, regions: RegionNames): Award => {
  const category = cellOf(row, 'category', readText);
  const cells: AwardCells = {
    year: cellOf(row, 'year', readYear),
    level: cellOf(row, 'level', readText),
    category,
    rank: cellOf(row, 'rank', readRank),
    winner: winnerOf(row, category.value ?? '', regions),
    prize: cellOf(row, 'prize', readPrize),
  };
  return rowReading(
    row,
    cells,
    /\b(?:apbd[- ]?p|apbd perubahan)\b/iu.test(textOf(row, 'remark')) ? [flag('CHANGED_BUDGET')] : [],
  );
};

const readYear = (raw: string): Reading<number> => {
  const year = /\b(?:19|20)\d\d\b/u.exec(raw)?.[0];
  return year === undefined ? unread(raw) : reading(raw, { value: Number(year) });
};

/** The place in the district or regency beside it; desa and kelurahan of one name are told apart by the category. */
const winnerOf = (row: TableRow, category: string, regions: RegionNames): Reading<Place> => {
  const [name, around] = [clean(textOf(row, 'winner')), clean(textOf(row, 'around'))];
  if (statesNothing(name)) return unread(name, flag('RECIPIENT_UNKNOWN'));
  const types: readonly RegionType[] = /^kel/iu.test(category)
    ? ['KELURAHAN']
    : /^(?:desa|kampung|nagari|tiyuh|pekon|gampong)/iu.test(category)
      ? ['DESA']
      : ['DESA', 'KELURAHAN'];
  return placeReading(
    name,
    name,
    findPlace([name, ...(statesNothing(around) ? [] : [around])].join(', '), regions, types),
  );
};

const contestOf = ({ cells: { year, level, category } }: Award): string =>
  [year.value, plainWords(level.value ?? ''), plainWords(category.value ?? '')].join('|');

/** The same rank a second time: what is proposed is the next order that nobody has, a person decides. */
const rankConflict = (award: Award, contest: readonly Award[]) => {
  const { order } = award.cells.rank.value ?? {};
  const first = contest.find(({ cells }) => order !== undefined && cells.rank.value?.order === order);
  if (order === undefined || first === undefined || first.row === award.row) return [];
  const orders = new Set(contest.map(({ cells }) => cells.rank.value?.order));
  let proposed = 1;
  while (orders.has(proposed)) proposed += 1;
  return [
    flag('RANK_CONFLICT', {
      row: first.row,
      order,
      proposed: proposed > 3 ? `HARAPAN ${proposed - 3}` : `JUARA ${proposed}`,
      proposedOrder: proposed,
    }),
  ];
};

const withPrizeOf = (award: Award, all: readonly Award[]): Award => {
  const { prize, rank, category } = award.cells;
  const sameAs = prize.value?.sameAs;
  if (sameAs === undefined || award.flags.some(({ code }) => code === 'RANK_CONFLICT')) return award;
  const words = plainWords(sameAs).split(' ');
  const other = all.find(
    ({ cells }) =>
      cells.year.value === award.cells.year.value &&
      cells.level.value === award.cells.level.value &&
      cells.category.value !== category.value &&
      words.includes(plainWords(cells.category.value ?? '')) &&
      cells.rank.value?.order === rank.value?.order,
  );
  if (!other?.cells.prize.value) return award;
  const copied = reading(prize.raw, {
    value: { parts: other.cells.prize.value.parts, sameAs },
    confidence: other.cells.prize.confidence,
    provenance: 'DITTO' as const,
    flags: prize.flags,
  });
  return { ...award, cells: { ...award.cells, prize: copied } };
};
