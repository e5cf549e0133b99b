import { withoutPersonal } from '#kernel';
import type { Confidence, Parties, Party, Reading } from '#import';
import type { HistoricalRecord } from '#contexts/visits/contract';
import type { ImportRow, ReadImport } from './import-row.js';
import { READ_AS, READ_FIELDS, type ReadField } from './visit-fields.js';

/** Where in the record stands what a field of the register says. */
const POINTER: Readonly<Record<ReadField, string>> = {
  origin: '/origins',
  host: '/hosts',
  dates: '/dates',
  persons: '/persons',
  topic: '/topic',
  cost: '/cost',
  source: '/funding',
  outcome: '/outcome',
};

/** A text that may stand in the log: no numbers of persons, and no longer than a record takes. */
const kept = (text: string, longest: number): string =>
  withoutPersonal(text)
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longest);

const LONGEST = { party: 500, text: 4_000 };

const partyOf = (party: Reading<Party>): HistoricalRecord['origins'][number] => {
  const { kind, region, country, group } = party.value ?? {};
  return {
    asWritten: kept(party.raw, LONGEST.party) || '-',
    ...(kind && { kind }),
    ...(region && { region }),
    ...(country && { country }),
    ...(group?.count !== undefined && { count: group.count }),
  };
};
const partiesOf = ({ value = [] }: Parties) => value.map(partyOf);

const cellsOf = ({ table, read, flags, decision }: ImportRow): HistoricalRecord['cells'] =>
  READ_FIELDS.flatMap((field) => {
    const cell = table.cells[field];
    const settled = decision?.settlements.some((each) => each.field === field && each.kind !== 'ACCEPT') ?? false;
    if (!cell && !settled) return [];
    const { confidence, provenance } = read.cells[READ_AS[field]];
    const asWritten = kept(cell?.raw ?? '', LONGEST.text);
    const own = [...new Set(flags.filter((each) => each.field === field).map(({ code }) => code as string))];
    return [
      {
        field: POINTER[field],
        row: cell?.row ?? table.row,
        ...(cell && { column: cell.column }),
        confidence,
        from: settled ? ('SETTLED' as const) : provenance,
        ...(asWritten !== '' && { asWritten }),
        ...(own.length > 0 && { flags: own }),
      },
      ...(field === 'dates' ? returnedOf(table, confidence) : []),
    ];
  });

/** The cell of the day of the return, where the period stands in two. */
const returnedOf = ({ cells }: ImportRow['table'], confidence: Confidence): HistoricalRecord['cells'] => {
  const cell = cells['returned'];
  const asWritten = kept(cell?.raw ?? '', LONGEST.text);
  if (!cell || asWritten === '') return [];
  return [{ field: POINTER.dates, row: cell.row, column: cell.column, confidence, from: cell.provenance, asWritten }];
};

const CONFIDENCE = { EXACT: 'EXACT', DERIVED: 'EXACT', APPROX: 'APPROX', CONFLICTING: 'CONFLICTING' } as const;

/** The record that a row becomes: what it says, and nothing that it does not say (COM-07). */
export const visitRecord = (
  row: ImportRow,
  { importId, file, sheet, keptIn, officeId, alsoRows }: ReadImport & { readonly alsoRows: readonly number[] },
): HistoricalRecord => {
  const { origins, hosts, dates, persons, topic, cost, total, source, outcome } = row.read.cells;
  const rate = cost.value?.per?.length;
  const has = (code: string): boolean => row.flags.some((each) => each.code === code);
  const settled = row.decision?.settlements.filter(({ kind, field }) => kind !== 'ACCEPT' && field) ?? [];
  return {
    visitId: row.recordId,
    origins: partiesOf(origins),
    hosts: partiesOf(hosts),
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
    keptIn,
    officeId,
    source: {
      importId,
      sha256: file.sha256,
      ...(sheet !== undefined && { sheet }),
      row: row.table.row,
      ...(alsoRows.length > 0 && { alsoRows: alsoRows.slice(0, 20) }),
    },
    cells: cellsOf(row),
    flags: [...new Set(row.flags.filter(({ field }) => field === undefined).map(({ code }) => code as string))],
    provenance: {
      source: 'IMPORTED',
      dateConfidence:
        dates.value === undefined
          ? 'UNKNOWN'
          : dates.precision !== 'DAY' && dates.confidence === 'EXACT'
            ? 'APPROX'
            : CONFIDENCE[dates.confidence as keyof typeof CONFIDENCE],
      ...(settled.length > 0 && {
        claims: settled.map(({ field }) => ({
          field: POINTER[field as ReadField] ?? `/${field}`,
          origin: 'OTHER_SOURCE' as const,
          note: 'ditetapkan petugas saat impor / settled by an officer during the import',
        })),
      }),
    },
  };
};
