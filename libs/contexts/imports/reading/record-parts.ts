import { withoutPersonal, type HistoricalParty, type Provenance, type RegionCode } from '#kernel';
import type { Confidence, Party, Reading } from '#import';
import type { ImportRow } from './import-row.js';
import { readFields, type RecordingContext, type RegisterKind } from './register-kind.js';

/** A text that may stand in the log: no numbers of persons, and no longer than a record takes. */
export const kept = (text: string, longest: number): string =>
  withoutPersonal(text)
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longest);

export const LONGEST = { party: 500, title: 200, text: 4_000 };

export const partyOf = (party: Reading<Party>): Omit<HistoricalParty, 'region'> & { readonly region?: RegionCode } => {
  const { kind, region, country, group } = party.value ?? {};
  return {
    asWritten: kept(party.raw, LONGEST.party) || '-',
    ...(kind && { kind }),
    ...(region && { region }),
    ...(country && { country }),
    ...(group?.count !== undefined && { count: group.count }),
  };
};

type Cell = ReturnType<typeof cellsOf>[number];

/** Where in the file each field of the record stands, and how it was read; `pointers` say where in the record. */
export const cellsOf = (
  { table, read, flags, decision }: ImportRow,
  kind: RegisterKind,
  pointers: Readonly<Record<string, string>>,
) =>
  readFields(kind, table).flatMap((field) => {
    const cell = table.cells[field];
    const settled = decision?.settlements.some((each) => each.field === field && each.kind !== 'ACCEPT') ?? false;
    if ((!cell && !settled) || !pointers[field]) return [];
    const { confidence, provenance } = read.cells[kind.cellsAt(field, table)[0]!]!;
    const asWritten = kept(cell?.raw ?? '', LONGEST.text);
    const own = [...new Set(flags.filter((each) => each.field === field).map(({ code }) => code as string))];
    return [
      {
        field: pointers[field]!,
        row: cell?.row ?? table.row,
        ...(cell && cell.column > 0 && { column: cell.column }),
        confidence,
        from: settled ? ('SETTLED' as const) : provenance,
        ...(asWritten !== '' && { asWritten }),
        ...(own.length > 0 && { flags: own }),
      },
    ];
  });

/** A cell that tells with another what that says. */
export const besideOf = (
  { cells }: ImportRow['table'],
  field: string,
  pointer: string,
  confidence: Confidence,
): readonly Cell[] => {
  const cell = cells[field];
  const asWritten = kept(cell?.raw ?? '', LONGEST.text);
  if (!cell || asWritten === '') return [];
  return [{ field: pointer, row: cell.row, column: cell.column, confidence, from: cell.provenance, asWritten }];
};

/** Flags of the row as a whole. */
export const rowFlagsOf = ({ flags }: ImportRow): readonly string[] => [
  ...new Set(flags.filter(({ field }) => field === undefined).map(({ code }) => code as string)),
];

/** Which file told it, and where in it. */
export const sourceOf = ({ table }: ImportRow, { importId, file, sheet, alsoRows }: RecordingContext) => ({
  importId,
  sha256: file.sha256,
  ...(sheet !== undefined && { sheet }),
  row: table.row,
  ...(alsoRows.length > 0 && { alsoRows: alsoRows.slice(0, 20) }),
});

const CONFIDENCE = { EXACT: 'EXACT', DERIVED: 'EXACT', APPROX: 'APPROX', CONFLICTING: 'CONFLICTING' } as const;

/** How sure the date is, and what an officer settled of the row. */
export const provenanceOf = (
  { decision }: ImportRow,
  dates: Reading<unknown>,
  pointers: Readonly<Record<string, string>>,
): Provenance => {
  const settled = decision?.settlements.filter(({ kind, field }) => kind !== 'ACCEPT' && field) ?? [];
  return {
    source: 'IMPORTED',
    dateConfidence:
      dates.value === undefined
        ? 'UNKNOWN'
        : dates.precision !== 'DAY' && dates.confidence === 'EXACT'
          ? 'APPROX'
          : CONFIDENCE[dates.confidence as keyof typeof CONFIDENCE],
    ...(settled.length > 0 && {
      claims: settled.map(({ field }) => ({
        field: pointers[field!] ?? `/${field}`,
        origin: 'OTHER_SOURCE' as const,
        note: 'ditetapkan petugas saat impor / settled by an officer during the import',
      })),
    }),
  };
};
