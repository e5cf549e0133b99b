import { paperNumberKey, type RegionCode } from '#kernel';
import type { Instrument } from '../cells/code-words.js';
import { flag, type Flag } from '../flags.js';
import { hasFlag } from '../reading.js';
import { plainWords } from '../text.js';
import type { AgreementReading } from './agreement-cells.js';
import { atOneGo, codesOf, probableDuplicates } from './duplicates.js';
import { grouped, withFlags } from './row-reading.js';

/** The rows of one register, as others refer to them. */
interface Register {
  readonly byNo: ReadonlyMap<string, readonly AgreementReading[]>;
  /** Umbrella agreements by each region that one of their parties may mean. */
  readonly umbrellas: ReadonlyMap<RegionCode, ReadonlySet<AgreementReading>>;
}

/** What the rows of a register of agreements say of each other: duplicates, parents, terminations. */
export const agreementsTogether = (rows: readonly AgreementReading[]): readonly AgreementReading[] => {
  const duplicates = atOneGo(
    probableDuplicates(
      rows.map(({ row, cells }) => ({
        row,
        sides: [cells.parties],
        title: cells.subject.value ?? '',
        dates:
          cells.signedOn.value === undefined ? undefined : { from: cells.signedOn.value, until: cells.signedOn.value },
      })),
    ),
  );
  const numbers = sameNumbers(rows);
  const register: Register = { byNo: grouped(rows, ({ no }) => no), umbrellas: umbrellasByRegion(rows) };
  return rows.map((row) => ({
    ...row,
    ...withFlags(row, [
      ...(duplicates.get(row.row) ?? []),
      ...(numbers.get(row.row) ?? []),
      ...parentOf(row, register),
      ...terminationOf(row, register),
    ]),
  }));
};

/** The same number in rows that are not the same record (G10). */
const sameNumbers = (rows: readonly AgreementReading[]): ReadonlyMap<number, readonly Flag[]> => {
  const byNumber = new Map<string, Set<AgreementReading>>();
  for (const row of rows)
    for (const { number } of row.cells.numbers.value ?? []) {
      const key = paperNumberKey(number);
      byNumber.set(key, (byNumber.get(key) ?? new Set()).add(row));
    }
  const found = new Map<number, Flag[]>();
  for (const [number, sharing] of byNumber) {
    for (const row of sharing.size > 1 ? sharing : []) {
      const others = [...sharing].filter((other) => other !== row).map((other) => other.row);
      found.set(row.row, [...(found.get(row.row) ?? []), flag('DUPLICATE_NUMBER', { number, rows: others })]);
    }
  }
  return found;
};

const UMBRELLAS: ReadonlySet<Instrument> = new Set(['KESEPAKATAN_BERSAMA', 'NOTA_KESEPAKATAN']);

const umbrellasByRegion = (rows: readonly AgreementReading[]): Register['umbrellas'] => {
  const found = new Map<RegionCode, Set<AgreementReading>>();
  for (const row of rows) {
    const { kind, parties } = row.cells;
    if (kind.value?.act !== 'AGREEMENT' || !kind.value.instruments.some((each) => UMBRELLAS.has(each))) continue;
    for (const code of (parties.value ?? []).flatMap(codesOf)) found.set(code, (found.get(code) ?? new Set()).add(row));
  }
  return found;
};

/** Umbrellas whose parties may be all of these regions; none where no region is known. */
const umbrellasOf = (regions: readonly RegionCode[], { umbrellas }: Register): readonly AgreementReading[] => {
  const [fewest, ...others] = regions
    .map((code) => umbrellas.get(code) ?? new Set<AgreementReading>())
    .sort((one, other) => one.size - other.size);
  return [...(fewest ?? [])].filter((umbrella) => others.every((among) => among.has(umbrella)));
};

/** A PKS needs an umbrella, an amendment what it amends (AGR-11, G12): of this register where one fits, else a gap. */
const parentOf = (row: AgreementReading, register: Register): readonly Flag[] => {
  const { kind, parties, signedOn } = row.cells;
  if (hasFlag(row, 'PARENT_MISSING') || !kind.value) return [];
  if (kind.value.act !== 'AGREEMENT')
    return row.refersTo !== undefined && register.byNo.has(row.refersTo) ? [] : [flag('PARENT_MISSING')];
  if (kind.value.instruments.length !== 1 || kind.value.instruments[0] !== 'PKS') return [];
  const known = (parties.value ?? []).flatMap((party) => (party.value?.region ? [party.value.region] : []));
  const umbrellas = umbrellasOf(known, register).filter(
    ({ cells }) =>
      (cells.parties.value ?? []).length <= (parties.value ?? []).length &&
      cells.signedOn.value !== undefined &&
      signedOn.value !== undefined &&
      cells.signedOn.value <= signedOn.value,
  );
  const third = (parties.value ?? []).filter((party) => !party.value?.region).map((party) => plainWords(party.raw));
  const fitting = umbrellas.filter(
    ({ cells }) =>
      known.length > 1 ||
      third.every((name) => cells.parties.value?.some((party) => plainWords(party.raw) === name)) ||
      cells.signedOn.value === signedOn.value,
  );
  const latest = fitting.reduce<AgreementReading | undefined>(
    (best, one) => ((one.cells.signedOn.value ?? '') > (best?.cells.signedOn.value ?? '') ? one : best),
    undefined,
  );
  return [latest ? flag('PARENT_PROPOSED', { row: latest.row, no: latest.no }) : flag('PARENT_MISSING')];
};

/** A termination after the end of what it ends contradicts it. */
const terminationOf = (row: AgreementReading, { byNo }: Register): readonly Flag[] => {
  const ended =
    row.cells.kind.value?.act === 'TERMINATION' && row.refersTo !== undefined
      ? byNo.get(row.refersTo)?.[0]?.cells.end.value
      : undefined;
  const on = row.cells.signedOn.value;
  return ended?.kind === 'UNTIL' && on !== undefined && ended.until < on.slice(0, ended.until.length)
    ? [flag('TERMINATED_AFTER_END', { ended: ended.until, terminatedOn: on })]
    : [];
};
