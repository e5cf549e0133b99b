import type { EventSource } from '#kernel';
import { reaction, type ProcessManager, type Sources, type Task } from '#runtime';
import { importDecider } from '../domain/import.decider.js';
import type { ImportEvent } from '../domain/import.events.js';
import type { importCommandTable } from '../commands/import.command-table.js';
import type { importProfileCommandTable } from '../commands/import-profile.command-table.js';
import { rowsToRecord, type Recording, type RecordsOf } from '../commands/record-rows.js';

const IMPORTS: EventSource<ImportEvent> = { category: 'import' };

/** By which commands rows are recorded: what changes a record comes after those that make them. */
const RECORDED = [
  { layout: 'VISITS', command: 'ImportHistoricalRecord' },
  { layout: 'AGREEMENTS', command: 'ImportHistoricalRecord' },
  { layout: 'AGREEMENTS', command: 'ImportHistoricalAddendum' },
  { layout: 'AGREEMENTS', command: 'ImportHistoricalTermination' },
] as const;

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
  /** Where the rows of each kind of register are recorded. */
  readonly records: RecordsOf;
}): ProcessManager => {
  const rowsAfter = async (
    importId: string,
    after: number,
    { layout, command }: (typeof RECORDED)[number],
    sources: Sources,
  ): Promise<readonly Task[]> => {
    const state = await sources.state(importDecider, importId);
    if (state.stage === 'NONE' || state.layout !== layout) return [];
    const next = await rowsToRecord(state, after, recording, sources);
    return (next?.rows ?? []).flatMap((row) =>
      next!.reading.recordings(row).flatMap((each) => (each.command === command ? [{ input: each.input }] : [])),
    );
  };
  return {
    name: 'carry-out-imports',
    from: 'beginning',
    reactions: [
      ...RECORDED.map((of) =>
        reaction(IMPORTS, 'ImportCommitted', records[of.layout].table, of.command, ({ data: { importId } }, sources) =>
          rowsAfter(importId, 0, of, sources),
        ),
      ),
      reaction(IMPORTS, 'ImportCommitted', table, 'RecordRows', ({ data: { importId } }) => [
        { id: importId, input: { after: 0 } },
      ]),
      ...RECORDED.map((of) =>
        reaction(
          IMPORTS,
          'ImportRowsRecorded',
          records[of.layout].table,
          of.command,
          ({ data: { importId, through } }, sources) => rowsAfter(importId, through, of, sources),
        ),
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
