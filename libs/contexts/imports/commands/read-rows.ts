import type { Sources } from '#runtime';
import type { ImportState } from '../domain/import.state.js';
import type { RowCounts } from '../domain/import.events.js';
import type { ReadRows } from '../domain/import.facts.js';
import type { ImportReader } from '../reading/import-reader.js';
import type { ImportReading } from '../reading/import-reading.js';
import type { ImportRow } from '../reading/import-row.js';
import { READ_AS, READ_FIELDS, VISIT_FIELD_NAMES, isAcceptable, waits } from '../reading/visit-fields.js';

const partiesIn = ({ read }: ImportRow) => ({
  origin: (read.cells.origins.value ?? []).map(({ raw }) => raw),
  host: (read.cells.hosts.value ?? []).map(({ raw }) => raw),
});

/** What decisions on an import see of its file. */
const asReadRows = ({ counts, rows, byRow }: ImportReading): ReadRows => ({
  counts,
  fields: VISIT_FIELD_NAMES,
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
        written: Object.fromEntries(READ_FIELDS.map((name) => [name, found.read.cells[READ_AS[name]].raw])),
        parties: partiesIn(found),
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
        const name = READ_FIELDS.find((each) => each === field);
        if (!name) return false;
        const parties: Readonly<Record<string, readonly string[]>> = partiesIn(row);
        return row.read.cells[READ_AS[name]].raw === asWritten || (parties[name] ?? []).includes(asWritten);
      })
      .map(({ table }) => table.row),
});

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

const NOTHING: ReadRows = { counts: NO_ROWS, fields: VISIT_FIELD_NAMES, row: () => undefined, alike: () => [] };

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
