import { paperNumberKey } from '#kernel';
import { flag, type Flag } from '../flags.js';
import { hasFlag } from '../reading.js';
import type { AgreementReading } from './agreement-cells.js';
import { parentsIn, type MergedRow, type Register } from './agreement-parents.js';
import { probableDuplicates } from './duplicates.js';
import { withFlags } from './row-reading.js';

/**
 * What the rows of a register of agreements say of each other: duplicates, parents, terminations. It yields after each
 * row, so that whoever asks may let others go first. What was merged is not among the rows; who names it means the row
 * that stands for it.
 */
export function* agreementsTogether(
  rows: readonly AgreementReading[],
  merged: readonly MergedRow<AgreementReading>[] = [],
): Generator<void, readonly AgreementReading[]> {
  const duplicates = yield* probableDuplicates(
    rows.map(({ row, cells }) => ({
      row,
      sides: [cells.parties],
      title: cells.subject.value ?? '',
      dates:
        cells.signedOn.value === undefined ? undefined : { from: cells.signedOn.value, until: cells.signedOn.value },
    })),
  );
  const numbers = sameNumbers(rows);
  yield;
  const register = yield* parentsIn(rows, merged);
  const together: AgreementReading[] = [];
  for (const row of rows) {
    const { parent, flags } = parentOf(row, register);
    together.push({
      ...row,
      ...withFlags(withContext(row, parent), [
        ...(duplicates.get(row.row) ?? []),
        ...(numbers.get(row.row) ?? []),
        ...flags,
        ...terminationOf(row, parent),
      ]),
      ...(parent && { parentRow: parent.row }),
    });
    yield;
  }
  return together;
}

/** Other rows with the same number that are told of one row. */
const TOLD = 5;

/** The same number in rows that are not the same record (G10). */
const sameNumbers = (rows: readonly AgreementReading[]): ReadonlyMap<number, readonly Flag[]> => {
  const byNumber = new Map<string, Set<number>>();
  for (const { row, cells } of rows)
    for (const { number } of cells.numbers.value ?? []) {
      const key = paperNumberKey(number);
      byNumber.set(key, (byNumber.get(key) ?? new Set()).add(row));
    }
  const found = new Map<number, Flag[]>();
  for (const [number, sharing] of byNumber) {
    if (sharing.size < 2) continue;
    const first = [...sharing].slice(0, TOLD + 1);
    for (const row of sharing) {
      const told = flag('DUPLICATE_NUMBER', { number, rows: first.filter((other) => other !== row).slice(0, TOLD) });
      found.set(row, [...(found.get(row) ?? []), told]);
    }
  }
  return found;
};

interface Parent {
  readonly parent?: AgreementReading;
  readonly flags: readonly Flag[];
}

const ASKED = { AGREEMENT: 'PARENT_PROPOSED', AMENDMENT: 'CHANGES_ANOTHER', TERMINATION: 'ENDS_ANOTHER' } as const;

/**
 * A PKS needs an umbrella, an amendment or a termination what it changes or ends (AGR-11, G12): of this register where
 * one is named or fits, else a gap. What a remark names, or what only fits, a person confirms.
 */
const parentOf = (row: AgreementReading, register: Register): Parent => {
  const { kind, parent } = row.cells;
  const MISSING = { flags: [flag('PARENT_MISSING')] };
  const act = kind.value?.act ?? 'AGREEMENT';
  if (hasFlag(row, 'PARENT_MISSING')) return { flags: [] };
  if (parent.value) {
    const named = register.named(row, parent.value);
    if (!named) return MISSING;
    const asks = parent.provenance === 'REMARK';
    return { parent: named, flags: asks ? [flag(ASKED[act], { row: named.row, no: named.no })] : [] };
  }
  if (parent.raw !== '' || row.parentUnknown || !kind.value)
    return act === 'AGREEMENT' && !isPks(row) ? { flags: [] } : MISSING;
  if (act === 'AGREEMENT' && !isPks(row)) return { flags: [] };
  const fitting = act === 'AGREEMENT' ? register.umbrellaOf(row) : register.changedBy(row);
  if (!fitting) return MISSING;
  return { parent: fitting, flags: [flag(ASKED[act], { row: fitting.row, no: fitting.no })] };
};

const isPks = ({ cells: { kind } }: AgreementReading): boolean =>
  kind.value?.instruments.length === 1 && kind.value.instruments[0] === 'PKS';

/** An office whose region is not named sits where a party of its umbrella does that has no other office in the row. */
const withContext = (row: AgreementReading, parent: AgreementReading | undefined): AgreementReading => {
  const { parties } = row.cells;
  if (!parent || !hasFlag(parties, 'REGION_NOT_NAMED')) return row;
  const own = new Set((parties.value ?? []).flatMap(({ value }) => value?.region ?? []));
  const candidates = (parent.cells.parties.value ?? []).flatMap(({ value, raw }) =>
    value?.region && !own.has(value.region) ? [{ code: value.region, name: raw, path: raw }] : [],
  );
  if (candidates.length === 0) return row;
  const flags = parties.flags.map((each) =>
    each.code === 'REGION_NOT_NAMED' ? { ...each, details: { ...each.details, candidates } } : each,
  );
  return { ...row, cells: { ...row.cells, parties: { ...parties, flags } } };
};

/** A termination after the end of what it ends contradicts it. */
const terminationOf = (row: AgreementReading, parent: AgreementReading | undefined): readonly Flag[] => {
  const ended = row.cells.kind.value?.act === 'TERMINATION' ? parent?.cells.end.value : undefined;
  const on = row.cells.signedOn.value;
  return ended?.kind === 'UNTIL' && on !== undefined && ended.until < on.slice(0, ended.until.length)
    ? [flag('TERMINATED_AFTER_END', { ended: ended.until, terminatedOn: on })]
    : [];
};
