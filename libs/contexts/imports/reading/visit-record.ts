import type { RowReading, VisitCells } from '#import';
import type { HistoricalRecord } from '#contexts/visits/contract';
import type { ImportRow } from './import-row.js';
import { LONGEST, besideOf, cellsOf, kept, partyOf, provenanceOf, rowFlagsOf, sourceOf } from './record-parts.js';
import type { RecordingContext, RegisterKind } from './register-kind.js';

/** Where in the record stands what a field of the register says. */
const POINTERS = {
  origin: '/origins',
  host: '/hosts',
  dates: '/dates',
  persons: '/persons',
  topic: '/topic',
  cost: '/cost',
  source: '/funding',
  outcome: '/outcome',
};

/** The record that a row becomes: what it says, and nothing that it does not say (COM-07). */
export const visitRecord = (
  row: ImportRow,
  { cells: { origins, hosts, dates, persons, topic, cost, total, source, outcome } }: RowReading<VisitCells>,
  context: RecordingContext,
  kind: RegisterKind,
): HistoricalRecord => {
  const rate = cost.value?.per?.length;
  const has = (code: string): boolean => row.flags.some((each) => each.code === code);
  return {
    visitId: row.recordId,
    origins: (origins.value ?? []).map(partyOf),
    hosts: (hosts.value ?? []).map(partyOf),
    ...(dates.value && {
      dates: { from: dates.value.from, until: dates.value.until, ...(dates.value.days && { days: dates.value.days }) },
    }),
    ...(persons.value && { persons: persons.value.count }),
    ...(topic.value && { topic: kept(topic.value, LONGEST.text) }),
    ...(cost.value && { cost: { rupiah: cost.value.rupiah, ...(rate && { per: cost.value.per }) } }),
    ...(rate && total.value && { total: total.value.rupiah }),
    ...(source.value && {
      funding: {
        source: source.value.source,
        ...(source.value.fiscalYear !== undefined && { fiscalYear: source.value.fiscalYear }),
      },
    }),
    ...(outcome.value && { outcome: kept(outcome.value, LONGEST.text) }),
    ...(has('PLANNED') && { planned: true }),
    ...(has('VIRTUAL') && { virtual: true }),
    keptIn: context.keptIn,
    officeId: context.officeId,
    source: sourceOf(row, context),
    // The cell of the day of the return stands beside that of the dates, where the period stands in two.
    cells: cellsOf(row, kind, POINTERS).flatMap((cell) =>
      cell.field === POINTERS.dates
        ? [cell, ...besideOf(row.table, 'returned', POINTERS.dates, dates.confidence)]
        : [cell],
    ),
    flags: rowFlagsOf(row),
    provenance: provenanceOf(row, dates, POINTERS),
  };
};
