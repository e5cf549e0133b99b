import { NATIONAL, reject, type Scope } from '#kernel';
import type { RegionNames, RowReading, Table, TableOptions, VisitCells } from '#import';
import type { Sources } from '#runtime';
import type { NamesInRegisters, NamesNow } from '#contexts/regions/contract';
import type { Assignment } from '../domain/import.events.js';
import type { ImportThere } from '../domain/import.state.js';
import { importReading, readRows, type ImportReading, type ReadImport } from './import-reading.js';
import { registerNames } from './register-names.js';
import { tableReader, type TableAsked } from './tables.js';

/** Imports whose rows are kept in memory as they were read last, by the rows that they have together. */
const KEPT_ROWS = 40_000;

interface Kept {
  readonly key: string;
  readonly decided: unknown;
  readonly done: unknown;
  readonly unsettled: Promise<readonly RowReading<VisitCells>[]>;
  reading?: Promise<ImportReading>;
  rows: number;
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
  const kept = new Map<string, Kept>();
  const known = new WeakMap<NamesNow, RegionNames>();

  const namesNow = async (sources: Sources): Promise<{ readonly names: RegionNames; readonly version: string }> => {
    const now = await registers.now(sources);
    const names = known.get(now) ?? registerNames(now);
    known.set(now, names);
    return { names, version: now.version };
  };
  const makeRoom = (): void => {
    let rows = [...kept.values()].reduce((sum, each) => sum + each.rows, 0);
    for (const [key, each] of kept) {
      if (rows <= KEPT_ROWS || kept.size === 1) return;
      kept.delete(key);
      rows -= each.rows;
    }
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

  /** The import as it is read with all that was decided. */
  const of = async (state: ImportThere, sources: Sources): Promise<ImportReading> => {
    const { names, version } = await namesNow(sources);
    const key = JSON.stringify([tableAsked(state), version]);
    const before = kept.get(state.importId);
    if (before?.reading && before.key === key && before.decided === state.decided && before.done === state.done)
      return before.reading;
    const table = tableOf(state, sources);
    const unsettled = before?.key === key ? before.unsettled : table.then((read) => readRows(read, names));
    const entry: Kept = { key, decided: state.decided, done: state.done, unsettled, rows: before?.rows ?? 0 };
    entry.reading = Promise.all([table, unsettled]).then(([read, rows]) => {
      entry.rows = rows.length + 1;
      makeRoom();
      return importReading(read, rows, state, names);
    });
    kept.delete(state.importId);
    kept.set(state.importId, entry);
    entry.reading.catch(() => kept.get(state.importId) === entry && kept.delete(state.importId));
    return entry.reading;
  };

  return {
    tables,
    of,
    /** The same of a file before there is an import, or by other columns. */
    once: async (table: Table, state: ReadImport, sources: Sources): Promise<ImportReading> => {
      const { names } = await namesNow(sources);
      return importReading(table, await readRows(table, names), state, names);
    },
    tableOf,
  };
};
export type ImportReader = ReturnType<typeof importReader>;

/** Region whose days and settings hold. */
export const obligatedIn = (keptIn: Scope) => (keptIn === NATIONAL ? undefined : keptIn);
