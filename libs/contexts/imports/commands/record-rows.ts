import type { Sources } from '#runtime';
import type { HistoricalVisits } from '#contexts/visits/contract';
import type { RecordRows } from '../domain/import.commands.js';
import { importDecider } from '../domain/import.decider.js';
import type { ImportState } from '../domain/import.state.js';
import { rangesOf } from '../domain/row-ranges.js';
import type { ImportReader } from '../reading/import-reader.js';
import type { ImportReading } from '../reading/import-reading.js';
import type { ImportRow } from '../reading/import-row.js';

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

/** What became of the rows, as the log tells: which of them are records by now, and of which import. */
export const recordRows =
  (recording: Recording, visits: HistoricalVisits) =>
  async (after: number, importId: string, sources: Sources): Promise<RecordRows> => {
    const state = await sources.state(importDecider, importId);
    const next = await rowsToRecord(state, after, recording, sources);
    const found: Record<'imported' | 'already' | 'refused', number[]> = { imported: [], already: [], refused: [] };
    for (const { recordId, table } of next?.rows ?? []) {
      const by = await visits.importOf(recordId, sources);
      found[by === undefined ? 'refused' : by === importId ? 'imported' : 'already'].push(table.row);
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
