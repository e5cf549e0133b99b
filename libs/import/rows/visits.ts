import { covers, isRupiah, regencyOf, type RegionCode, type Rupiah } from '#kernel';
import { readAmount, type Amount } from '../cells/amounts.js';
import { readFunding, type Funding } from '../cells/code-words.js';
import { readCount, type Count } from '../cells/counts.js';
import type { DateSpan } from '../cells/dates.js';
import { readPeriod } from '../cells/period.js';
import { withRegions } from '../cells/chosen-regions.js';
import { readParties, type Parties } from '../cells/parties.js';
import { findPlace, type RegionNames } from '../cells/places.js';
import { partsByLevelWord, typed } from '../cells/region-words.js';
import { flag, type Flag } from '../flags.js';
import { hasFlag, readText, reading, unread, type Reading } from '../reading.js';
import { clean } from '../text.js';
import type { TableRow } from '../table/table-row.js';
import { anyRowFlags } from './any-row.js';
import { atOneGo, codesOf, probableDuplicates } from './duplicates.js';
import { cellOf, rowReading, textOf, withFlags, type RowReading } from './row-reading.js';

export interface VisitCells {
  readonly origins: Parties;
  readonly hosts: Parties;
  readonly dates: Reading<DateSpan>;
  readonly persons: Reading<Count>;
  readonly topic: Reading<string>;
  /** As it is stated: an amount, or a rate. */
  readonly cost: Reading<Amount>;
  /** The stated amount; of a rate, what it comes to for the villages or persons that the row names: DERIVED. */
  readonly total: Reading<Amount>;
  readonly source: Reading<Funding>;
  readonly outcome: Reading<string>;
}

export interface VisitRules {
  /** First fiscal year in which Dana Desa pays for no travel outside the regency (VIS-04). */
  readonly danaDesaBanFrom: number;
}

/** Regions that a person chose for parties, by field and by how the party is written. */
export type ChosenRegions = Readonly<Record<string, ReadonlyMap<string, RegionCode>>>;

/** The visits of a register, and what its rows say of each other. */
export const readVisits = (
  rows: readonly TableRow[],
  regions: RegionNames,
  rules: VisitRules,
): readonly RowReading<VisitCells>[] => atOneGo(compareVisits(rows.map((row) => readVisit(row, regions, rules))));

/** What rows that were read one by one say of each other; it yields after each of them. */
export function* compareVisits(
  read: readonly RowReading<VisitCells>[],
): Generator<void, readonly RowReading<VisitCells>[]> {
  const duplicates = yield* probableDuplicates(
    read.map(({ row, cells }) => ({
      row,
      sides: [cells.origins, cells.hosts],
      dates: cells.dates.value,
      title: cells.topic.value ?? '',
    })),
  );
  return read.map((visit) => {
    const found = duplicates.get(visit.row);
    return found ? withFlags(visit, found) : visit;
  });
}

/** One row by itself. */
export const readVisit = (
  row: TableRow,
  regions: RegionNames,
  rules: VisitRules,
  chosen: ChosenRegions = {},
): RowReading<VisitCells> => {
  const origins = cellOf(row, 'origin', (text) => withRegions(readParties(text, regions), chosen['origin']));
  const hosts = cellOf(row, 'host', (text) => withRegions(readParties(text, regions), chosen['host']));
  const cells: VisitCells = {
    origins,
    hosts,
    dates: cellOf(row, 'dates', (text) => readPeriod(text, textOf(row, 'returned'), textOf(row, 'reference'))),
    persons: cellOf(row, 'persons', readCount),
    topic: cellOf(row, 'topic', readText),
    cost: cellOf(row, 'cost', readAmount),
    total: unread(''),
    source: cellOf(row, 'source', readFunding),
    outcome: cellOf(row, 'outcome', readText),
  };
  const several =
    (origins.value?.length ?? 0) > 1 || (origins.value ?? []).some(({ value }) => (value?.group?.count ?? 0) > 1);
  return rowReading(row, { ...cells, total: totalOf(cells) }, [
    ...anyRowFlags(row, ['origin', 'host', 'topic']),
    ...(several ? [flag('SEVERAL_ORIGINS', { origins: origins.value?.length })] : []),
    ...sourceConflict(textOf(row, 'source'), origins, regions),
    ...danaDesa(cells, rules),
  ]);
};

const totalOf = ({ cost, origins, persons }: VisitCells): Reading<Amount> => {
  const { value } = cost;
  const [unit, ...others] = value?.per ?? [];
  if (!value || unit === undefined) return cost;
  const groups = (origins.value ?? []).map(
    (origin) => origin.value?.group?.count ?? (origin.value?.group ? undefined : 1),
  );
  const villages =
    groups.every((count) => count !== undefined) && groups.length > 0
      ? groups.reduce<number>((sum, count) => sum + (count ?? 0), 0)
      : undefined;
  const count =
    others.length > 0 ? undefined : unit === 'DESA' ? villages : unit === 'ORANG' ? persons.value?.count : undefined;
  if (count === undefined) return unread(cost.raw, flag('RATE', { per: value.per }));
  const rupiah = (BigInt(value.rupiah) * BigInt(count)).toString();
  return isRupiah(rupiah)
    ? reading(cost.raw, {
        value: { rupiah: rupiah as Rupiah },
        confidence: 'DERIVED',
        provenance: 'COMPUTED',
        flags: [flag('COMPUTED', { rate: value.rupiah, per: unit, count })],
      })
    : unread(cost.raw, flag('E_AMOUNT'));
};

const allCodes = ({ value = [] }: Parties): readonly RegionCode[] => value.flatMap(codesOf);

/** The source of money names a region that has nothing to do with the origin. */
const sourceConflict = (source: string, origins: Parties, regions: RegionNames): readonly Flag[] => {
  const place = partsByLevelWord(clean(source.replace(/\?/gu, ' ')))
    .filter((part) => typed(part).types !== undefined)
    .join(', ');
  const [named, ours] = [place === '' ? [] : findPlace(place, regions).candidates, allCodes(origins)];
  const related = named.some(({ code }) => ours.some((origin) => covers(code, origin) || covers(origin, code)));
  return named.length === 0 || ours.length === 0 || related
    ? []
    : [flag('SOURCE_CONFLICT', { source: named, origins: ours })];
};

/** VIS-04, where the register tells enough: what the origin and the hosts may be, and of which year the money is. */
const danaDesa = ({ source, origins, hosts, dates }: VisitCells, { danaDesaBanFrom }: VisitRules): readonly Flag[] => {
  const year = source.value?.fiscalYear ?? (dates.value ? Number(dates.value.from.slice(0, 4)) : undefined);
  if (source.value?.source !== 'DANA_DESA' || year === undefined || !leavesRegency(origins, hosts)) return [];
  return [
    flag(year >= danaDesaBanFrom ? 'E_DANA_DESA_OUTSIDE_REGENCY' : 'W_DANA_DESA_EARLIER_TA', { fiscalYear: year }),
  ];
};

/** For certain: no region that the origin may be shares its regency with one that a host may be. */
const leavesRegency = (origins: Parties, hosts: Parties): boolean => {
  const abroad = (hosts.value ?? []).some(({ value }) => value?.country !== undefined);
  const [from, to] = [allCodes(origins), allCodes(hosts)].map((codes) =>
    codes.map((code) => regencyOf(code) ?? code),
  ) as [RegionCode[], RegionCode[]];
  return (
    !hasFlag(hosts, 'VIRTUAL') &&
    from.length > 0 &&
    (abroad || (to.length > 0 && from.every((code) => to.every((other) => !covers(other, code)))))
  );
};
