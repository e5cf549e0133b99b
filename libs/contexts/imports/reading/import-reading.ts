import { createHash } from 'node:crypto';
import { Slices } from '#kernel';
import { flag, grouped, plainWords, type RegionNames, type Table } from '#import';
import { derivedUuid } from '#runtime';
import type { RowState } from '../domain/import.codes.js';
import type { RowCounts } from '../domain/import.events.js';
import type { RowDecision } from '../domain/import.state.js';
import { holdsRow } from '../domain/row-ranges.js';
import { missingColumns } from './missing-columns.js';
import { flagsOf, stateOf } from './row-flags.js';
import type { ImportRow, ReadImport } from './import-row.js';
import type { AnyReading } from './any-reading.js';
import type { Recording, RegisterKind } from './register-kind.js';
import { REGISTERS } from './registers.js';

/** A file with all that was decided on it. */
export interface ImportReading {
  readonly kind: RegisterKind;
  readonly table: Table;
  readonly rows: readonly ImportRow[];
  readonly byRow: ReadonlyMap<number, ImportRow>;
  readonly counts: RowCounts;
  /** Rows that are recorded when the import is committed, in order; those recorded by that very commitment included. */
  readonly ready: readonly ImportRow[];
  /** What becomes of a row. */
  recordings(row: ImportRow): readonly Recording[];
  /** Of all that is ready. */
  digest(): Promise<string>;
}

/** A row before anybody decided anything. */
export interface UnsettledRow {
  readonly read: AnyReading;
  readonly recordId: string;
}

/**
 * Every row by itself, before anybody decided anything: the long part of the work. By what it says, and how many said
 * so before, it is known again in another file of the same office.
 */
export const readRows = async (
  table: Table,
  { keptIn, layout }: Pick<ReadImport, 'keptIn' | 'layout'>,
  names: RegionNames,
): Promise<readonly UnsettledRow[]> => {
  const kind = REGISTERS[layout];
  const slices = new Slices();
  const seen = new Map<string, number>();
  const rows: UnsettledRow[] = [];
  for (const row of table.rows) {
    const said = kind.fingerprint.map((field) => plainWords(row.cells[field]?.text ?? '')).join('|');
    const before = seen.get(said) ?? 0;
    seen.set(said, before + 1);
    rows.push({ read: kind.read(row, names, []), recordId: derivedUuid('imported', layout, keptIn, said, before) });
    if (slices.due) await slices.pass();
  }
  return rows;
};

const countsOf = (rows: readonly ImportRow[]): RowCounts => {
  const count = (...states: readonly RowState[]): number => rows.filter(({ state }) => states.includes(state)).length;
  return {
    rows: rows.length,
    ready: count('READY'),
    open: count('OPEN'),
    quarantined: count('QUARANTINED'),
    duplicate: count('DUPLICATE'),
    refused: count('REFUSED'),
    skipped: count('SKIPPED', 'MERGED'),
    imported: count('IMPORTED'),
  };
};

const NO_DECISION: RowDecision = { settlements: [] };

/**
 * A row that changes or ends what another row tells of waits for that: until it is recorded, or will be before it. In
 * the order of the rows: who waits for one that waits itself waits too.
 */
const awaiting = (rows: readonly ImportRow[], kind: RegisterKind): ReadonlyMap<number, ImportRow> => {
  const byRow = new Map(rows.map((row) => [row.table.row, row]));
  for (const row of rows) {
    const awaited = row.state === 'READY' ? kind.awaits(row.read) : undefined;
    if (awaited === undefined) continue;
    const other = byRow.get(awaited);
    if (other?.state === 'IMPORTED' || (other?.state === 'READY' && other.table.row < row.table.row)) continue;
    const waits = { ...flag('AWAITS_ROW', { row: awaited }), accepted: false };
    byRow.set(row.table.row, { ...row, state: 'OPEN', flags: [...row.flags, waits] });
  }
  return byRow;
};

/** The rows with what was decided on them, compared with each other. */
export const importReading = async (
  table: Table,
  unsettled: readonly UnsettledRow[],
  state: ReadImport,
  names: RegionNames,
): Promise<ImportReading> => {
  const slices = new Slices();
  const { decided, done, keptIn, refused, layout } = state;
  const kind = REGISTERS[layout];
  const read: AnyReading[] = [];
  for (const [index, row] of table.rows.entries()) {
    const settlements = decided.get(String(row.row))?.settlements ?? [];
    // What is accepted is read as it was.
    const anew = settlements.some(({ kind }) => kind !== 'ACCEPT');
    read.push(anew ? kind.read(row, names, settlements) : unsettled[index]!.read);
    if (slices.due) await slices.pass();
  }
  const apart = ({ row }: { readonly row: number }): boolean => {
    const decision = decided.get(String(row));
    return decision?.into === undefined && decision?.skipped === undefined;
  };
  const merged = read.flatMap((each) => {
    const into = decided.get(String(each.row))?.into;
    return into === undefined ? [] : [{ read: each, into }];
  });
  const together = await slices.through(kind.compare(read.filter(apart), merged));
  const compared = new Map(together.map((each) => [each.row, each]));
  const missing = missingColumns(table, kind);
  const stands: ImportRow[] = [];
  for (const [index, row] of table.rows.entries()) {
    const decision = decided.get(String(row.row));
    const reading = compared.get(row.row) ?? (read[index] as AnyReading);
    const flags = flagsOf(row, reading, decision ?? NO_DECISION, keptIn, missing, kind);
    const standing = stateOf(flags, decision);
    const waiting = standing === 'READY' && holdsRow(refused, row.row) ? 'REFUSED' : standing;
    stands.push({
      table: row,
      read: reading,
      flags,
      ...(decision && { decision }),
      state: holdsRow(done, row.row) ? 'IMPORTED' : waiting,
      recordId: unsettled[index]!.recordId,
    });
    if (slices.due) await slices.pass();
  }
  const byRow = awaiting(stands, kind);
  const rows = [...byRow.values()];
  const ready = rows.filter((row) => row.state === 'READY');
  const standingFor = grouped(merged, ({ into }) => into);
  const recordings = (row: ImportRow): readonly Recording[] =>
    kind.recordings(row, {
      ...state,
      alsoRows: (standingFor.get(row.table.row) ?? []).map(({ read: { row: number } }) => number),
      at: (number) => byRow.get(number),
    });
  const digestOf = async (): Promise<string> => {
    const hash = createHash('sha256');
    for (const row of ready) {
      hash.update(JSON.stringify(recordings(row)));
      if (slices.due) await slices.pass();
    }
    return hash.digest('hex');
  };
  let digest: Promise<string> | undefined;
  return { kind, table, rows, byRow, counts: countsOf(rows), ready, recordings, digest: () => (digest ??= digestOf()) };
};
