import { derivedUuid } from '#runtime';
import type { AgreementReading } from '#import';
import type { HistoricalAddendumRecord, HistoricalTerminationRecord } from '#contexts/agreements/contract';
import { agreementRecord, changeOf, termOf, valueOf, type Part } from './agreement-record.js';
import type { ImportRow } from './import-row.js';
import type { Recording, RecordingContext, RegisterKind } from './register-kind.js';

const readingOf = ({ read }: ImportRow): AgreementReading => read as unknown as AgreementReading;

/** How far it is followed from a change to what it changes. */
const MOST_STEPS = 20;

/** The documents that a row holds: each instrument, and each pair of parties where they agree by twos. */
const partsOf = (row: ImportRow): readonly Part[] => {
  const { kind, parties, split } = readingOf(row).cells;
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

/** The row that is meant where one names another: what was merged is in another row; what is left out, nowhere. */
const meant = (at: RecordingContext['at'], number: number | undefined): ImportRow | undefined => {
  let row = number === undefined ? undefined : at(number);
  for (let step = 0; row?.decision?.into !== undefined && step < MOST_STEPS; step += 1) row = at(row.decision.into);
  return row?.decision?.skipped === undefined ? row : undefined;
};

/** The agreement itself, where the row that is named changes one. */
const agreementAt = (at: RecordingContext['at'], from: ImportRow): ImportRow | undefined => {
  let row: ImportRow | undefined = from;
  for (let step = 0; row && step < MOST_STEPS; step += 1) {
    const { cells, parentRow } = readingOf(row);
    if ((cells.kind.value?.act ?? 'AGREEMENT') === 'AGREEMENT' || parentRow === undefined) return row;
    row = meant(at, parentRow);
  }
  return undefined;
};

/** What a row of a register becomes: records of its documents, or what is done to those of another row. */
export const agreementRecordings = (
  row: ImportRow,
  context: RecordingContext,
  kind: RegisterKind,
): readonly Recording[] => {
  const read = readingOf(row);
  const act = read.cells.kind.value?.act ?? 'AGREEMENT';
  const named = meant(context.at, read.parentRow);
  if (act !== 'AGREEMENT' && named) {
    const base = agreementAt(context.at, named);
    const wanted = read.cells.kind.value?.instruments ?? [];
    const parts = base ? partsOf(base) : [];
    const fitting = parts.filter(({ instrument }) => instrument !== undefined && wanted.includes(instrument));
    return (fitting.length > 0 ? fitting : parts).map(({ agreementId }) => changing(row, agreementId, context, kind));
  }
  const parts = partsOf(row);
  const umbrella = named && partsOf(named)[0];
  return parts.map((part) => {
    const before =
      part.instrument === 'PKS'
        ? parts.find(({ instrument, parties }) => instrument !== 'PKS' && parties === part.parties)
        : undefined;
    const parent = before
      ? { parentRecordId: before.agreementId, row: row.table.row }
      : umbrella && { parentRecordId: umbrella.agreementId, row: named.table.row };
    return {
      command: 'ImportHistoricalRecord',
      id: part.agreementId,
      input: agreementRecord(row, part, parent, context, kind),
    };
  });
};

const changing = (row: ImportRow, agreementId: string, context: RecordingContext, kind: RegisterKind): Recording => {
  const { cells } = readingOf(row);
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
