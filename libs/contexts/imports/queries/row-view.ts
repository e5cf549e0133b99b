import { withoutPersonal, type Meaning } from '#kernel';
import type { Reading, Table } from '#import';
import { missingColumns } from '../reading/missing-columns.js';
import { isAcceptable, type RegisterKind } from '../reading/register-kind.js';
import type { ImportReading } from '../reading/import-reading.js';
import type { ImportRow } from '../reading/import-row.js';

const label = ([id, en]: Meaning) => ({ id, en });

/** A cell as the officer sees it: as it stands, as it was read, and how sure that is. */
const cellView = ({ table, read, decision }: ImportRow, field: string, meaning: Meaning, name: string | undefined) => {
  const cell = table.cells[field];
  const reading: Reading<unknown> | undefined = name === undefined ? undefined : read.cells[name];
  const settlements = decision?.settlements.filter((each) => each.field === field) ?? [];
  const told = reading?.value !== undefined && (reading.provenance === 'COMPUTED' || reading.provenance === 'REMARK');
  if (!cell && settlements.length === 0 && !told) return [];
  return [
    {
      field,
      label: label(meaning),
      ...(cell && { row: cell.row, ...(cell.column > 0 && { column: cell.column }) }),
      raw: cell?.raw ?? '',
      ...(reading && {
        ...(reading.value !== undefined && { value: reading.value }),
        confidence: reading.confidence,
        ...(reading.precision && { precision: reading.precision }),
        provenance: settlements.some(({ kind }) => kind !== 'ACCEPT') ? 'SETTLED' : reading.provenance,
      }),
      ...(settlements.length > 0 && { settlements }),
    },
  ];
};

const cellsOf = (row: ImportRow, { fields, computed, cellsAt }: RegisterKind) => [
  ...Object.entries(fields).flatMap(([field, meaning]) => cellView(row, field, meaning, cellsAt(field, row.table)[0])),
  ...Object.entries(computed).flatMap(([name, meaning]) => cellView(row, name, meaning, name)),
];

/**
 * A row of the dry run: every cell with its reading, and everything that is to be said of it.
 * @param voided whether its record was voided, be it of this file or of another with the same row.
 */
export const rowView = ({ kind, recordings }: ImportReading, row: ImportRow, voided: boolean) => {
  const { table, read, flags, state, decision } = row;
  const { total } = read.cells;
  const recorded = state === 'IMPORTED' || voided ? recordings(row)[0]?.id : undefined;
  return {
    row: table.row,
    no: read.no,
    state,
    ...(recorded !== undefined && { recordId: recorded }),
    ...(voided && { voided }),
    ...(decision?.skipped !== undefined && { skipped: decision.skipped }),
    ...(decision?.into !== undefined && { into: decision.into }),
    flags: flags
      .map((each) => ({ each, proposals: each.accepted ? [] : kind.proposals(each, read) }))
      .map(({ each: { code, kind: asks, field, accepted, messageId, messageEn, details }, proposals }) => ({
        code,
        kind: asks,
        ...(field !== undefined && { field }),
        accepted,
        acceptable: isAcceptable(code),
        messageId,
        messageEn,
        ...(details && { details }),
        ...(proposals.length > 0 && {
          proposals: proposals.map(({ text, label: meaning }) => ({ text, label: label(meaning) })),
        }),
      })),
    cells: cellsOf(row, kind),
    ...(total?.provenance === 'COMPUTED' && { total: total.value }),
  };
};

const SAMPLES = 3;
const SAMPLE_LENGTH = 80;

/** What the first rows below the headings say in a column, so that somebody can tell what it is. */
const samplesOf = ({ top, headerRow = 0 }: Table, column: number): readonly string[] =>
  top
    .filter(({ row }) => row > headerRow)
    .flatMap(({ cells }) => withoutPersonal(cells[column - 1] ?? '').trim() || [])
    .slice(0, SAMPLES)
    .map((text) => text.slice(0, SAMPLE_LENGTH));

/** What there is to say of the file, and how many rows are in which state now. */
export const readingView = ({ kind, table, counts }: ImportReading) => ({
  layout: kind.layout,
  counts,
  ...(table.sheet !== undefined && { sheet: table.sheet }),
  ...(table.sheets && { sheets: table.sheets }),
  ...(table.encoding && { encoding: table.encoding }),
  ...(table.delimiter !== undefined && { delimiter: table.delimiter }),
  ...(table.headerRow !== undefined && { headerRow: table.headerRow }),
  titles: table.titles,
  columns: table.columns.map((each) => ({ ...each, samples: samplesOf(table, each.column) })),
  fields: Object.entries(kind.fields).map(([field, meaning]) => ({ field, label: label(meaning) })),
  flags: [...missingColumns(table, kind).map((missing) => missing.flag), ...table.flags],
  notes: table.notes,
  totals: table.totals,
  // Where the headings are not recognised, somebody points them out.
  ...(table.headerRow === undefined && { top: table.top }),
});
