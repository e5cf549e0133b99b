import { NATIONAL, reject, type Scope } from '#kernel';
import type { RegionNames, RowReading, Table, TableOptions, VisitCells } from '#import';
import type { Sources } from '#runtime';
import type { NamesInRegisters, NamesNow } from '#contexts/regions/contract';
import type { Assignment } from '../domain/import.events.js';
import type { ImportThere } from '../domain/import.state.js';
import { importReading, readRows, type ImportReading } from './import-reading.js';
import type { ReadImport } from './import-row.js';
import { registerNames } from './register-names.js';
import { tableReader, type TableAsked } from './tables.js';

/** Imports whose rows are kept in memory as they were read last, by the rows that they have together. */
const KEPT_ROWS = 60_000;
/** Imports that are kept with all that was decided on them. */
const KEPT_IMPORTS = 3;

interface Kept {
  readonly key: string;
  readonly decided: unknown;
  readonly done: unknown;
  readonly reading: Promise<ImportReading>;
}

/** How the file of an import is read. */
export const tableAsked = ({
  layout,
  file,
  sheet,
  assignment,
}: {
  readonly layout: string;
  readonly file: { readonly sha256: string };
  readonly sheet?: string;
  readonly assignment?: Assignment;
}): TableAsked => ({
  sha256: file.sha256,
  layout,
  options: {
    ...(sheet !== undefined && { sheet }),
    ...(assignment && {
      headerRow: assignment.headerRow,
      columns: Object.fromEntries(assignment.columns.map(({ column, field }) => [column, field])),
    }),
  } satisfies TableOptions,
});

/**
 * Reads imports again from their bytes and decisions. What was read last is kept: nothing in it is stored, and whoever
 * lost it reads it once more.
 */
export const importReader = (registers: NamesInRegisters) => {
  const tables = tableReader();
  const rows = new Map<string, { readonly read: Promise<readonly RowReading<VisitCells>[]>; readonly count: number }>();
  const kept = new Map<string, Kept>();
  const known = new WeakMap<NamesNow, RegionNames>();

  const namesNow = async (sources: Sources): Promise<{ readonly names: RegionNames; readonly version: string }> => {
    const now = await registers.now(sources);
    const names = known.get(now) ?? registerNames(now);
    known.set(now, names);
    return { names, version: now.version };
  };
  /** The rows of a table before anybody decided anything, read once for as long as names mean the same. */
  const rowsOf = (key: string, table: Table, names: RegionNames): Promise<readonly RowReading<VisitCells>[]> => {
    const before = rows.get(key);
    const entry = before ?? { read: readRows(table, names), count: table.rows.length + 1 };
    rows.delete(key);
    rows.set(key, entry);
    if (!before) entry.read.catch(() => rows.delete(key));
    let count = [...rows.values()].reduce((sum, each) => sum + each.count, 0);
    for (const [oldest, each] of rows) {
      if (count <= KEPT_ROWS || rows.size === 1) break;
      rows.delete(oldest);
      count -= each.count;
    }
    return entry.read;
  };
  const bytesOf = async (sha256: string, sources: Sources): Promise<Uint8Array> => {
    const bytes = await sources.bytes?.('imports', sha256);
    if (bytes) return bytes;
    throw reject('E_UNAVAILABLE', {
      messageId: 'Berkas impor ini tidak ditemukan di tempat penyimpanannya; hubungi pengelola sistem.',
      messageEn: 'The file of this import is not found where files are kept; ask whoever runs the system.',
    });
  };
  const tableOf = (state: Parameters<typeof tableAsked>[0], sources: Sources): Promise<Table> =>
    tables(tableAsked(state), () => bytesOf(state.file.sha256, sources));

  const keyOf = (state: Parameters<typeof tableAsked>[0], version: string): string =>
    JSON.stringify([tableAsked(state), version]);

  /** The import as it is read with all that was decided. */
  const of = async (state: ImportThere, sources: Sources): Promise<ImportReading> => {
    const { names, version } = await namesNow(sources);
    const key = keyOf(state, version);
    const before = kept.get(state.importId);
    if (before && before.key === key && before.decided === state.decided && before.done === state.done)
      return before.reading;
    const reading = tableOf(state, sources).then(async (table) =>
      importReading(table, await rowsOf(key, table, names), state, names),
    );
    const entry: Kept = { key, decided: state.decided, done: state.done, reading };
    kept.delete(state.importId);
    kept.set(state.importId, entry);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_IMPORTS && oldest !== undefined) kept.delete(oldest);
    reading.catch(() => kept.get(state.importId) === entry && kept.delete(state.importId));
    return reading;
  };

  return {
    tables,
    of,
    /** The same of a file before there is an import, or by other columns. */
    once: async (
      table: Table,
      state: ReadImport & { readonly assignment?: Assignment },
      sources: Sources,
    ): Promise<ImportReading> => {
      const { names, version } = await namesNow(sources);
      return importReading(table, await rowsOf(keyOf(state, version), table, names), state, names);
    },
    tableOf,
  };
};
export type ImportReader = ReturnType<typeof importReader>;

/** Region whose days and settings hold. */
export const obligatedIn = (keptIn: Scope) => (keptIn === NATIONAL ? undefined : keptIn);
