import { numberKey } from '../cells/document-numbers.js';
import { flag, type Flag } from '../flags.js';
import { hasFlag } from '../reading.js';
import { plainWords } from '../text.js';
import type { AgreementReading } from './agreement-cells.js';
import { codesOf, probableDuplicates } from './duplicates.js';
import { withFlags } from './row-reading.js';

/** What the rows of a register of agreements say of each other: duplicates, parents, terminations. */
export const agreementsTogether = (rows: readonly AgreementReading[]): readonly AgreementReading[] => {
  const duplicates = probableDuplicates(
    rows.map(({ row, cells }) => ({
      row,
      sides: [cells.parties],
      title: cells.subject.value ?? '',
      dates:
        cells.signedOn.value === undefined ? undefined : { from: cells.signedOn.value, until: cells.signedOn.value },
    })),
  );
  const numbers = sameNumbers(rows);
  return rows.map((row) => ({
    ...row,
    ...withFlags(row, [
      ...(duplicates.get(row.row) ?? []),
      ...(numbers.get(row.row) ?? []),
      ...parentOf(row, rows),
      ...terminationOf(row, rows),
    ]),
  }));
};

/** The same number in rows that are not the same record (G10). */
const sameNumbers = (rows: readonly AgreementReading[]): ReadonlyMap<number, readonly Flag[]> => {
  const byNumber = new Map<string, Set<AgreementReading>>();
  for (const row of rows)
    for (const number of row.cells.numbers.value ?? [])
      byNumber.set(numberKey(number), (byNumber.get(numberKey(number)) ?? new Set()).add(row));
  const found = new Map<number, Flag[]>();
  for (const [number, sharing] of byNumber) {
    for (const row of sharing.size > 1 ? sharing : []) {
      const others = [...sharing].filter((other) => other !== row).map((other) => other.row);
      found.set(row.row, [...(found.get(row.row) ?? []), flag('DUPLICATE_NUMBER', { number, rows: others })]);
    }
  }
  return found;
};

/** A PKS needs an umbrella, an amendment what it amends (AGR-11, G12): of this register where one fits, else a gap. */
const parentOf = (row: AgreementReading, rows: readonly AgreementReading[]): readonly Flag[] => {
  const { kind, parties, signedOn } = row.cells;
  if (hasFlag(row, 'PARENT_MISSING') || !kind.value) return [];
  if (kind.value.act !== 'AGREEMENT')
    return row.refersTo !== undefined && rows.some(({ no }) => no === row.refersTo) ? [] : [flag('PARENT_MISSING')];
  if (kind.value.instruments.length !== 1 || kind.value.instruments[0] !== 'PKS') return [];
  const known = (parties.value ?? []).flatMap((party) => (party.value?.region ? [party.value.region] : []));
  const umbrellas = rows.filter(
    ({ cells }) =>
      cells.kind.value?.act === 'AGREEMENT' &&
      cells.kind.value.instruments.some(
        (instrument) => instrument === 'KESEPAKATAN_BERSAMA' || instrument === 'NOTA_KESEPAKATAN',
      ) &&
      known.length > 0 &&
      known.every((code) => cells.parties.value?.some((party) => codesOf(party).includes(code))) &&
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
const terminationOf = (row: AgreementReading, rows: readonly AgreementReading[]): readonly Flag[] => {
  const ended =
    row.cells.kind.value?.act === 'TERMINATION'
      ? rows.find(({ no }) => no === row.refersTo)?.cells.end.value
      : undefined;
  const on = row.cells.signedOn.value;
  return ended?.kind === 'UNTIL' && on !== undefined && ended.until < on.slice(0, ended.until.length)
    ? [flag('TERMINATED_AFTER_END', { ended: ended.until, terminatedOn: on })]
    : [];
};
