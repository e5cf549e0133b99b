import type { Sources } from '#runtime';
import type { ImportState } from '../domain/import.state.js';
import type { RowCounts } from '../domain/import.events.js';
import type { ReadRows } from '../domain/import.facts.js';
import type { ImportReader } from '../reading/import-reader.js';
import type { ImportReading } from '../reading/import-reading.js';
import type { ImportRow } from '../reading/import-row.js';
import { isAcceptable, readFields, waits } from '../reading/register-kind.js';

const writtenIn = ({ kind }: ImportReading, { table, read }: ImportRow): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readFields(kind, table).map((field) => [field, read.cells[kind.cellsAt(field, table)[0]!]?.raw ?? '']),
  );

/** What decisions on an import see of its file. */
const asReadRows = (reading: ImportReading): ReadRows => {
  const { counts, rows, byRow, kind } = reading;
  return {
    counts,
    fields: Object.keys(kind.fields),
    row: (row) => {
      const found = byRow.get(row);
      return (
        found && {
          state: found.state,
          flags: found.flags.map(({ code, field }) => ({
            flag: code,
            ...(field !== undefined && { field }),
            acceptable: isAcceptable(code),
          })),
          written: writtenIn(reading, found),
          parties: kind.choosable(found.read),
        }
      );
    },
    alike: ({ flag, field, asWritten }) =>
      rows
        .filter(({ flags }) =>
          flags.some((each) => each.code === flag && each.field === field && !each.accepted && waits(each.code)),
        )
        .filter((row) => {
          if (asWritten === undefined) return true;
          if (field === undefined) return false;
          return (
            writtenIn(reading, row)[field] === asWritten || (kind.choosable(row.read)[field] ?? []).includes(asWritten)
          );
        })
        .map(({ table }) => table.row),
  };
};

export const NO_ROWS: RowCounts = {
  rows: 0,
  ready: 0,
  open: 0,
  quarantined: 0,
  duplicate: 0,
  refused: 0,
  skipped: 0,
  imported: 0,
};

const NOTHING: ReadRows = { counts: NO_ROWS, fields: [], row: () => undefined, alike: () => [] };

/** The fact `read`: the file of the import as it is read by now. */
export const readFrom =
  (reader: ImportReader) =>
  async (_command: unknown, state: ImportState, sources: Sources): Promise<ReadRows> =>
    state.stage === 'NONE' ? NOTHING : asReadRows(await reader.of(state, sources));

/** The fact `digest`: of all that would be recorded by now. */
export const digestFrom =
  (reader: ImportReader) =>
  async (_command: unknown, state: ImportState, sources: Sources): Promise<string> =>
    state.stage === 'NONE' ? '' : (await reader.of(state, sources)).digest();
