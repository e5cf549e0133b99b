import type { Sources } from '#runtime';
import type { AssignColumns } from '../domain/import.commands.js';
import type { ReadByColumns } from '../domain/import.facts.js';
import type { ImportState } from '../domain/import.state.js';
import { headingsOf } from '../reading/headings.js';
import type { ImportReader } from '../reading/import-reader.js';
import { REGISTERS } from '../reading/registers.js';
import { NO_ROWS } from './read-rows.js';

/** The fact `assigned`: the file read once more, by the columns that are asked for. */
export const readByColumns =
  (reader: ImportReader) =>
  async ({ assignment }: AssignColumns, state: ImportState, sources: Sources): Promise<ReadByColumns> => {
    if (state.stage === 'NONE') return { counts: NO_ROWS, fields: [] };
    const fields = Object.keys(REGISTERS[state.layout].fields);
    const table = await reader.tableOf({ ...state, assignment }, sources);
    const named = table.top.find(({ row }) => row === assignment.headerRow);
    const { counts } = await reader.once(table, { ...state, assignment }, sources);
    return { ...(named && { headings: headingsOf(named.cells) }), counts, fields };
  };
