import { NATIONAL, reject, type Scope } from '#kernel';
import type { RegionNames, Table, TableOptions } from '#import';
import type { Sources } from '#runtime';
import type { NamesInRegisters, NamesNow } from '#contexts/regions/contract';
import type { ImportLayout } from '../domain/import.codes.js';
import type { Assignment } from '../domain/import.events.js';
import type { ImportThere } from '../domain/import.state.js';
import { importReading, readRows, type ImportReading, type UnsettledRow } from './import-reading.js';
import type { ReadImport } from './import-row.js';
import { Recent } from './recent.js';
import { registerNames } from './register-names.js';
import { tableReader, type TableAsked } from './tables.js';

/** What is kept in memory, by rows: of each file as a table, as it is read, and with what was decided on it. */
const KEPT_ROWS = 180_000;

/** Which file it is, whose register, and how it is read. */
export interface FileOfRegister {
  readonly layout: ImportLayout;
  readonly keptIn: Scope;
  readonly file: { readonly sha256: string };
  readonly sheet?: string;
  readonly assignment?: Assignment;
}

/** How the file of an import is read. */
export const tableAsked = ({ layout, file, sheet, assignment }: Omit<FileOfRegister, 'keptIn'>): TableAsked => ({
  sha256: file.sha256,
  layouts: [layout],
  options: {
    ...(sheet !== undefined && { sheet }),
    ...(assignment && {
      headerRow: assignment.headerRow,
      columns: Object.fromEntries(assignment.columns.map(({ column, field }) => [column, field])),
    }),
  } satisfies TableOptions,
});

type ReadFile = ReadImport & { readonly assignment?: Assignment };

/** What names mean by now. */
interface Names {
  readonly names: RegionNames;
  readonly version: string;
}

const weight = ({ length }: readonly unknown[]): number => 1 + length;

/** Reads imports again from their bytes and decisions; what was read last is kept for a while. */
export const importReader = (registers: NamesInRegisters) => {
  const recent = new Recent(KEPT_ROWS);
  const tables = tableReader(recent);
  const known = new WeakMap<NamesNow, RegionNames>();

  const namesNow = async (sources: Sources): Promise<Names> => {
    const now = await registers.now(sources);
    const names = known.get(now) ?? registerNames(now);
    known.set(now, names);
    return { names, version: now.version };
  };
  const bytesOf = async (sha256: string, sources: Sources, givenUp: boolean): Promise<Uint8Array> => {
    const bytes = await sources.bytes?.('imports', sha256);
    if (bytes) return bytes;
    throw givenUp
      ? reject('E_NOT_FOUND', {
          messageId: 'Impor ini dihentikan dan berkasnya sudah dibuang; kirim lagi berkasnya.',
          messageEn: 'This import was given up and its file is put away; send the file again.',
        })
      : reject('E_UNAVAILABLE', {
          messageId: 'Berkas impor ini tidak ditemukan di tempat penyimpanannya; kirim lagi, atau hubungi pengelola.',
          messageEn:
            'The file of this import is not found where files are kept; send it again, or ask who runs the system.',
        });
  };
  /** @param givenUp whether the import was given up. */
  const tableOf = (file: Omit<FileOfRegister, 'keptIn'>, sources: Sources, givenUp = false): Promise<Table> =>
    tables(tableAsked(file), () => bytesOf(file.file.sha256, sources, givenUp));

  const keyOf = (file: FileOfRegister): string => JSON.stringify([tableAsked(file), file.keptIn]);

  /** The rows before anybody decided anything, read once for as long as names mean the same. */
  const rowsOf = (file: FileOfRegister, table: Table, { names, version }: Names): Promise<readonly UnsettledRow[]> =>
    recent.get(`rows ${keyOf(file)}`, [version], () => readRows(table, file, names), weight);

  const read = async (table: Table, state: ReadFile, now: Names): Promise<ImportReading> =>
    importReading(table, await rowsOf(state, table, now), state, now.names);

  return {
    tables,
    tableOf,
    /** A file before there is an import, or by other columns. */
    once: async (table: Table, state: ReadFile, sources: Sources): Promise<ImportReading> =>
      read(table, state, await namesNow(sources)),
    /** The import as it is read with all that was decided. */
    of: async (state: ImportThere, sources: Sources): Promise<ImportReading> => {
      const now = await namesNow(sources);
      return recent.get(
        `import ${state.importId}`,
        [keyOf(state), now.version, state.decided, state.done, state.refused],
        async () => read(await tableOf(state, sources, state.stage === 'ABANDONED'), state, now),
        ({ rows }) => weight(rows),
      );
    },
  };
};
export type ImportReader = ReturnType<typeof importReader>;

/** Region whose days and settings hold. */
export const obligatedIn = (keptIn: Scope) => (keptIn === NATIONAL ? undefined : keptIn);
