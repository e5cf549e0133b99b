import { paperNumberKey } from '#kernel';
import type { Instrument } from '../cells/code-words.js';
import type { Party } from '../cells/parties.js';
import type { Reading } from '../reading.js';
import { plainWords } from '../text.js';
import type { AgreementReading, ParentRef } from './agreement-cells.js';
import { alike, codesOf, titleOf, type Title } from './duplicates.js';

/** A row that tells of the same thing as another, which stands for both. */
export interface MergedRow<Row> {
  readonly read: Row;
  readonly into: number;
}

/** The agreements of one register, as other rows rest on them. */
export interface Register {
  /** The row that is named, by its serial number, the number of its document, or its place in the file. */
  named(row: AgreementReading, ref: ParentRef): AgreementReading | undefined;
  /** The umbrella of a PKS: of all its parties, of no more, and not signed after it; the latest of several. */
  umbrellaOf(row: AgreementReading): AgreementReading | undefined;
  /** What a change or a termination without a reference is of: the same parties, a similar title, not later. */
  changedBy(row: AgreementReading): AgreementReading | undefined;
}

const UMBRELLAS: ReadonlySet<Instrument> = new Set(['KESEPAKATAN_BERSAMA', 'NOTA_KESEPAKATAN']);
/** Agreements that are looked at on each side of a row, the nearest: all of them would cost time without end. */
const LOOKED_AT = 200;

/** By what a party is found again in other rows: each region that it may mean, and its words. */
const keysOf = (party: Reading<Party>): readonly string[] => [
  ...codesOf(party).map((code) => `r ${code}`),
  `w ${plainWords(party.raw)}`,
];
const partiesOf = ({ cells }: AgreementReading): readonly Reading<Party>[] => cells.parties.value ?? [];
const dayOf = ({ cells }: AgreementReading): string | undefined => cells.signedOn.value;
const notAfter = (one: AgreementReading, row: AgreementReading): boolean => {
  const [day, limit] = [dayOf(one), dayOf(row)];
  return day !== undefined && limit !== undefined && day.slice(0, limit.length) <= limit;
};

interface Under {
  /** In the order of the register. */
  readonly rows: AgreementReading[];
  readonly among: Set<AgreementReading>;
}
type Index = Map<string, Under>;
const put = (index: Index, key: string, row: AgreementReading): void => {
  const there = index.get(key) ?? { rows: [], among: new Set() };
  index.set(key, there);
  if (there.among.has(row)) return;
  there.rows.push(row);
  there.among.add(row);
};

/** Those nearest to a row, above it before below it. */
const nearest = (rows: readonly AgreementReading[], { row }: AgreementReading): readonly AgreementReading[] => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return rows.slice(Math.max(0, low - LOOKED_AT), low + LOOKED_AT);
};

/** Rows near that one under all of these keys; of each several any one. */
const underAll = (
  index: Index,
  keys: readonly (readonly string[])[],
  row: AgreementReading,
): readonly AgreementReading[] => {
  const found = keys.map((each) => each.flatMap((key) => index.get(key) ?? []));
  const sizeOf = (some: readonly Under[]): number => some.reduce((sum, { rows }) => sum + rows.length, 0);
  const [fewest, ...others] = found.sort((one, other) => sizeOf(one) - sizeOf(other));
  return [...new Set((fewest ?? []).flatMap(({ rows }) => nearest(rows, row)))].filter((each) =>
    others.every((some) => some.some(({ among }) => among.has(each))),
  );
};

const latest = (rows: readonly AgreementReading[]): AgreementReading | undefined =>
  rows.reduce<AgreementReading | undefined>(
    (best, one) => (best === undefined || (dayOf(one) ?? '') > (dayOf(best) ?? '') ? one : best),
    undefined,
  );

/** A serial number without the point behind it. */
const noOf = (no: string): string => no.replace(/\.$/u, '');

/** Those by which agreements are found again; it yields after each row. */
export function* parentsIn(
  rows: readonly AgreementReading[],
  merged: readonly MergedRow<AgreementReading>[] = [],
): Generator<void, Register> {
  const [byNo, byNumber, umbrellas, sameDay, agreements]: Index[] = [
    new Map(),
    new Map(),
    new Map(),
    new Map(),
    new Map(),
  ];
  const titles = new Map<number, Title>();
  const byRow = new Map(rows.map((row) => [row.row, row]));
  /** By what a row calls itself, the row that stands for it is found. */
  const callIt = (row: AgreementReading, { no, cells }: AgreementReading): void => {
    put(byNo!, noOf(no), row);
    for (const { number } of cells.numbers.value ?? []) put(byNumber!, paperNumberKey(number), row);
  };
  for (const row of rows) {
    const { kind } = row.cells;
    callIt(row, row);
    if (kind.value?.act === 'AGREEMENT') {
      const keys = new Set(partiesOf(row).flatMap(keysOf));
      for (const key of keys) put(agreements!, key, row);
      if (kind.value.instruments.some((each) => UMBRELLAS.has(each)))
        for (const key of keys) {
          put(umbrellas!, key, row);
          if (dayOf(row) !== undefined) put(sameDay!, `${dayOf(row)!} ${key}`, row);
        }
    }
    yield;
  }
  for (const { read, into } of merged) {
    const row = byRow.get(into);
    if (!row) continue;
    callIt(row, read);
    byRow.set(read.row, row);
  }
  const called = (ref: ParentRef): readonly AgreementReading[] => {
    if ('row' in ref) return [byRow.get(ref.row) ?? []].flat();
    return ('no' in ref ? byNo!.get(noOf(ref.no)) : byNumber!.get(paperNumberKey(ref.number)))?.rows ?? [];
  };
  const titled = (row: AgreementReading): Title => {
    const known = titles.get(row.row) ?? titleOf(row.cells.subject.value ?? '');
    titles.set(row.row, known);
    return known;
  };
  return {
    named: (row, ref) => called(ref).find((each) => each !== row && each.cells.kind.value?.act !== 'TERMINATION'),
    umbrellaOf: (row) => {
      const parties = partiesOf(row);
      const known = parties.filter(({ value }) => value?.region);
      if (known.length === 0) return undefined;
      const regions = known.map((party) => [`r ${party.value!.region!}`]);
      const [day, all] = [dayOf(row), parties.map(keysOf)];
      const found = [
        ...(known.length > 1 ? underAll(umbrellas!, regions, row) : underAll(umbrellas!, all, row)),
        ...(day === undefined
          ? []
          : underAll(
              sameDay!,
              regions.map((keys) => keys.map((key) => `${day} ${key}`)),
              row,
            )),
      ];
      return latest(found.filter((one) => partiesOf(one).length <= parties.length && notAfter(one, row)));
    },
    changedBy: (row) => {
      const regions = partiesOf(row)
        .filter(({ value }) => value?.region)
        .map((party) => [`r ${party.value!.region!}`]);
      if (regions.length === 0) return undefined;
      const near = underAll(agreements!, regions, row).filter((one) => one.row < row.row);
      return latest(near.filter((one) => notAfter(one, row) && alike(titled(one), titled(row))));
    },
  };
}
