import { withoutPersonal, type Meaning } from '#kernel';
import type { Reading, Table } from '#import';
import { missingColumns } from '../reading/missing-columns.js';
import { READ_AS, VISIT_FIELDS, VISIT_FIELD_NAMES, isAcceptable, type ReadField } from '../reading/visit-fields.js';
import type { ImportReading } from '../reading/import-reading.js';
import type { ImportRow } from '../reading/import-row.js';

const label = ([id, en]: Meaning) => ({ id, en });

/** A cell as the officer sees it: as it stands, as it was read, and how sure that is. */
const cellView = ({ table, read, decision }: ImportRow, field: keyof typeof VISIT_FIELDS) => {
  const cell = table.cells[field];
  const reading: Reading<unknown> | undefined = field in READ_AS ? read.cells[READ_AS[field as ReadField]] : undefined;
  const settlements = decision?.settlements.filter((each) => each.field === field) ?? [];
  if (!cell && settlements.length === 0) return [];
  return [
    {
      field,
      label: label(VISIT_FIELDS[field]),
      ...(cell && { row: cell.row, column: cell.column }),
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

/**
 * A row of the dry run: every cell with its reading, and everything that is to be said of it.
 * @param voided whether its record was voided, be it of this file or of another with the same row.
 */
export const rowView = (row: ImportRow, voided: boolean) => {
  const { table, read, flags, state, decision, recordId } = row;
  return {
    row: table.row,
    no: read.no,
    state,
    ...((state === 'IMPORTED' || voided) && { recordId }),
    ...(voided && { voided }),
    ...(decision?.skipped !== undefined && { skipped: decision.skipped }),
    ...(decision?.into !== undefined && { into: decision.into }),
    flags: flags.map(({ code, kind, field, accepted, messageId, messageEn, details }) => ({
      code,
      kind,
      ...(field !== undefined && { field }),
      accepted,
      acceptable: isAcceptable(code),
      messageId,
      messageEn,
      ...(details && { details }),
    })),
    cells: VISIT_FIELD_NAMES.flatMap((field) => cellView(row, field)),
    ...(read.cells.total.provenance === 'COMPUTED' && { total: read.cells.total.value }),
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
export const readingView = ({ table, counts }: ImportReading) => ({
  counts,
  ...(table.sheet !== undefined && { sheet: table.sheet }),
  ...(table.sheets && { sheets: table.sheets }),
  ...(table.encoding && { encoding: table.encoding }),
  ...(table.delimiter !== undefined && { delimiter: table.delimiter }),
  ...(table.headerRow !== undefined && { headerRow: table.headerRow }),
  titles: table.titles,
  columns: table.columns.map((each) => ({ ...each, samples: samplesOf(table, each.column) })),
  fields: VISIT_FIELD_NAMES.map((field) => ({ field, label: label(VISIT_FIELDS[field]) })),
  flags: [...missingColumns(table).map((missing) => missing.flag), ...table.flags],
  notes: table.notes,
  totals: table.totals,
  // Where the headings are not recognised, somebody points them out.
  ...(table.headerRow === undefined && { top: table.top }),
});
