import { derivedUuid } from '#runtime';
import { codesOf, plainWords } from '#import';
import type { HistoricalAddendumRecord, HistoricalTerminationRecord } from '#contexts/agreements/contract';
import { agreementOf, agreementRecord, changeOf, termOf, valueOf, type Part } from './agreement-record.js';
import type { ImportRow } from './import-row.js';
import type { Recording, RecordingContext, RegisterKind } from './register-kind.js';

/** How far it is followed from a change to what it changes. */
const MOST_STEPS = 20;

type Parties = Part['parties'];
const PLACED: readonly (string | undefined)[] = ['REGION', 'OFFICE', 'VILLAGE'];

/** The same region, for itself or by an office of it, or the same words. */
const isSame = (one: Parties[number], other: Parties[number]): boolean => {
  if (plainWords(one.raw) === plainWords(other.raw)) return true;
  if (![one, other].every(({ value }) => PLACED.includes(value?.kind))) return false;
  const codes = codesOf(other);
  return codesOf(one).some((code) => codes.includes(code));
};
const areAmong = (some: Parties, all: Parties): boolean => some.every((one) => all.some((other) => isSame(one, other)));

/** The documents that a row holds: each instrument, and each pair of parties where they agree by twos. */
const partsOf = (row: ImportRow): readonly Part[] => {
  const { kind, parties, split } = agreementOf(row).cells;
  const all = parties.value ?? [];
  const [first, ...others] = all;
  const sides =
    split.value === 'BILATERAL' && first && others.length > 1 ? others.map((other) => [first, other]) : [all];
  const stated = kind.value?.instruments ?? [];
  const instruments = stated.length > 0 ? stated : [undefined];
  return sides
    .flatMap((each) => instruments.map((instrument) => ({ parties: each, ...(instrument && { instrument }) })))
    .map((part, index) => ({
      ...part,
      agreementId: index === 0 ? row.recordId : derivedUuid('imported-part', row.recordId, index),
    }));
};

/** Of agreements by twos those of these parties: with no others, or with all of them. One agreement is of all. */
const ofParties = (parts: readonly Part[], named: Parties): readonly Part[] => {
  if (named.length === 0 || new Set(parts.map(({ parties }) => parties)).size < 2) return parts;
  const within = parts.filter(({ parties }) => areAmong(parties, named));
  return within.length > 0 ? within : parts.filter(({ parties }) => areAmong(named, parties));
};

/** The agreement that a row names; where that one changes another, this other. */
const agreementAt = (at: RecordingContext['at'], number: number | undefined): ImportRow | undefined => {
  let row = number === undefined ? undefined : at(number);
  for (let step = 0; row && step < MOST_STEPS; step += 1) {
    const { cells, parentRow } = agreementOf(row);
    if ((cells.kind.value?.act ?? 'AGREEMENT') === 'AGREEMENT' || parentRow === undefined) return row;
    row = at(parentRow);
  }
  return undefined;
};

/** What a row of a register becomes: records of its documents, or what is done to those of another row. */
export const agreementRecordings = (
  row: ImportRow,
  context: RecordingContext,
  kind: RegisterKind,
): readonly Recording[] => {
  const read = agreementOf(row);
  const act = read.cells.kind.value?.act ?? 'AGREEMENT';
  const base = agreementAt(context.at, read.parentRow);
  const before = base ? partsOf(base) : [];
  const wanted = read.cells.kind.value?.instruments ?? [];
  const meant = act === 'AGREEMENT' ? [] : ofParties(before, read.cells.parties.value ?? []);
  if (meant.length > 0) {
    const fitting = meant.filter(({ instrument }) => instrument !== undefined && wanted.includes(instrument));
    return (fitting.length > 0 ? fitting : meant).map(({ agreementId }) => changing(row, agreementId, context, kind));
  }
  const parts = partsOf(row);
  return parts.map((part) => {
    const [above] = ofParties(before, part.parties);
    const beside =
      part.instrument === 'PKS'
        ? parts.find(({ instrument, parties }) => instrument !== 'PKS' && parties === part.parties)
        : undefined;
    const parent = beside
      ? { parentRecordId: beside.agreementId, row: row.table.row }
      : above && base && { parentRecordId: above.agreementId, row: base.table.row };
    return {
      command: 'ImportHistoricalRecord',
      id: part.agreementId,
      input: agreementRecord(row, part, parent, context, kind),
    };
  });
};

const changing = (row: ImportRow, agreementId: string, context: RecordingContext, kind: RegisterKind): Recording => {
  const { cells } = agreementOf(row);
  const told = changeOf(row, agreementId, context, kind);
  const of = { id: agreementId, changeId: told.changeId };
  if (cells.kind.value?.act === 'TERMINATION') {
    const input: HistoricalTerminationRecord = {
      ...told,
      ...(cells.amount.value && { arrears: cells.amount.value.rupiah }),
      ...(row.flags.some(({ code }) => code === 'TERMINATED_AFTER_END') && { afterEnd: true }),
    };
    return { ...of, command: 'ImportHistoricalTermination', input };
  }
  const input: HistoricalAddendumRecord = { ...told, ...termOf(cells.end), ...valueOf(row) };
  return { ...of, command: 'ImportHistoricalAddendum', input };
};
