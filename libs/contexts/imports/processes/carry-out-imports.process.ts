import type { EventSource } from '#kernel';
import { reaction, type CommandTable, type ProcessManager, type Sources, type Task } from '#runtime';
import { importDecider } from '../domain/import.decider.js';
import type { ImportEvent } from '../domain/import.events.js';
import type { importCommandTable } from '../commands/import.command-table.js';
import type { importProfileCommandTable } from '../commands/import-profile.command-table.js';
import { rowsToRecord, type Recording } from '../commands/record-rows.js';

const IMPORTS: EventSource<ImportEvent> = { category: 'import' };

/**
 * Makes records of the rows of a committed import, some at a time: first the rows, then how far it is, which is the
 * event after which the next ones follow. Whoever dies in between begins with the same rows again, and those that are
 * records already stay as they are.
 */
export const carryOutImports = ({
  table,
  profiles,
  records,
  ...recording
}: Recording & {
  readonly table: ReturnType<typeof importCommandTable>;
  readonly profiles: typeof importProfileCommandTable;
  /** Where visits of old registers are recorded. */
  readonly records: CommandTable;
}): ProcessManager => {
  const rowsAfter = async (importId: string, after: number, sources: Sources): Promise<readonly Task[]> => {
    const next = await rowsToRecord(await sources.state(importDecider, importId), after, recording, sources);
    return (next?.rows ?? []).map((row) => ({ input: next!.reading.record(row) }));
  };
  return {
    name: 'carry-out-imports',
    from: 'beginning',
    reactions: [
      reaction(IMPORTS, 'ImportCommitted', records, 'ImportHistoricalRecord', ({ data: { importId } }, sources) =>
        rowsAfter(importId, 0, sources),
      ),
      reaction(IMPORTS, 'ImportCommitted', table, 'RecordRows', ({ data: { importId } }) => [
        { id: importId, input: { after: 0 } },
      ]),
      reaction(
        IMPORTS,
        'ImportRowsRecorded',
        records,
        'ImportHistoricalRecord',
        ({ data: { importId, through } }, sources) => rowsAfter(importId, through, sources),
      ),
      reaction(IMPORTS, 'ImportRowsRecorded', table, 'RecordRows', ({ data: { importId, through } }) => [
        { id: importId, input: { after: through } },
      ]),
      reaction(
        IMPORTS,
        'ImportColumnsAssigned',
        profiles,
        'RememberColumns',
        async ({ data: { importId, headings, assignment } }, sources) => {
          const state = await sources.state(importDecider, importId);
          if (state.stage === 'NONE') return [];
          const { layout, keptIn } = state;
          return [{ input: { layout, keptIn, headings, columns: assignment.columns } }];
        },
      ),
    ],
  };
};
