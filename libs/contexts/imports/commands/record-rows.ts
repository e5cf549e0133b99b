import type { CommandTable, Sources } from '#runtime';
import type { RecordRows } from '../domain/import.commands.js';
import type { ImportLayout } from '../domain/import.codes.js';
import { importDecider } from '../domain/import.decider.js';
import type { ImportState } from '../domain/import.state.js';
import { rangesOf } from '../domain/row-ranges.js';
import type { ImportReader } from '../reading/import-reader.js';
import type { ImportReading } from '../reading/import-reading.js';
import type { ImportRow } from '../reading/import-row.js';
import type { Recording as RowRecording } from '../reading/register-kind.js';

/** Rows that are recorded before it is told how far the recording is. */
export const AT_ONCE = 100;

/** The next rows to record, and whether they are the last. */
const nextRows = (
  { ready }: ImportReading,
  after: number,
  atOnce: number,
): { readonly rows: readonly ImportRow[]; readonly last: boolean } => {
  const left = ready.filter(({ table }) => table.row > after);
  return { rows: left.slice(0, atOnce), last: left.length <= atOnce };
};

/** Where the rows of one kind of register are recorded, and what is known there of them. */
export interface RecordsOfRegister {
  readonly table: CommandTable;
  /** The import from which it came; undefined where there is no such record, or it was voided. */
  importOf(recording: Pick<RowRecording, 'id' | 'changeId'>, sources: Sources): Promise<string | undefined>;
  /** Whether the record was voided as wrongly imported: the same row is not recorded again. */
  isVoided(id: string, sources: Sources): Promise<boolean>;
}
export type RecordsOf = Readonly<Record<ImportLayout, RecordsOfRegister>>;

/** How an import is carried out: by whom it is read, and how many rows at once. */
export interface Recording {
  readonly reader: ImportReader;
  readonly atOnce: number;
}

/** What there is to record after that row; undefined where it was told already, or the reading is another by now. */
export const rowsToRecord = async (
  state: ImportState,
  after: number,
  { reader, atOnce }: Recording,
  sources: Sources,
): Promise<(ReturnType<typeof nextRows> & { readonly reading: ImportReading }) | undefined> => {
  if (state.stage !== 'COMMITTING' || state.through !== after) return undefined;
  const reading = await reader.of(state, sources);
  return (await reading.digest()) === state.digest ? { ...nextRows(reading, after, atOnce), reading } : undefined;
};

/** What became of a row: all of it is recorded, some of it by this very import; or not all of it is. */
const fateOf = (found: readonly (string | undefined)[], importId: string): 'imported' | 'already' | 'refused' =>
  found.length === 0 || found.includes(undefined) ? 'refused' : found.includes(importId) ? 'imported' : 'already';

/** What became of the rows, as the log tells: which of them are records by now, and of which import. */
export const recordRows =
  (recording: Recording, records: RecordsOf) =>
  async (after: number, importId: string, sources: Sources): Promise<RecordRows> => {
    const state = await sources.state(importDecider, importId);
    const next = await rowsToRecord(state, after, recording, sources);
    const found: Record<'imported' | 'already' | 'refused', number[]> = { imported: [], already: [], refused: [] };
    for (const row of next?.rows ?? []) {
      const { importOf } = records[next!.reading.kind.layout];
      const by = await Promise.all(next!.reading.recordings(row).map((each) => importOf(each, sources)));
      found[fateOf(by, importId)].push(row.table.row);
    }
    return {
      type: 'RecordRows',
      after,
      digest: next && state.stage === 'COMMITTING' ? state.digest : '',
      through: next?.rows.at(-1)?.table.row ?? after,
      imported: rangesOf(found.imported),
      already: rangesOf(found.already),
      refused: rangesOf(found.refused),
      last: next?.last ?? true,
    };
  };
