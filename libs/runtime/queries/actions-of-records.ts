import { rowsOfRecord, rowsOfTable } from '../commands/actions.js';
import type { CommandTable } from '../commands/command-table.js';
import type { ModelQuery } from './query-table.js';

/** A list, and the table whose commands are about its records. */
export interface ActionsOfRecords {
  readonly query: ModelQuery & { readonly category: string };
  readonly table: CommandTable;
}

/** Of each list of records for which there are commands. */
export const actionsOfRecords = ({
  queries,
  tables,
}: {
  readonly queries: readonly ModelQuery[];
  readonly tables: readonly CommandTable[];
}): readonly ActionsOfRecords[] =>
  queries.flatMap((query) => {
    const { category } = query;
    const table = tables.find(({ decider }) => decider.category === category);
    return category !== undefined && table && rowsOfRecord(table).length > 0
      ? [{ query: { ...query, category }, table }]
      : [];
  });

/** Tables of which something can be asked without a record. */
export const tablesWithActions = ({ tables }: { readonly tables: readonly CommandTable[] }): readonly CommandTable[] =>
  tables.filter((table) => rowsOfTable(table).length > 0);
