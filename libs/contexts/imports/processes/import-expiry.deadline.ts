import { streamId, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import type { ImportEvent } from '../domain/import.events.js';

/** COM-07: an import of which nothing is recorded is closed where nobody goes on with it. */
export const importExpiryDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_import_expiry',
  version: 1,
  ofOneStream: true,
  table,
  events: { import: Object.keys(table.decider.catalogue) },
  keys: ({ stream }: RecordedEvent) => [streamId(stream)],
  fold: (_deadline: Deadline | undefined, recorded: RecordedEvent, importId: string) => {
    const { data } = recorded as unknown as Recorded<ImportEvent>;
    if (!('idleUntil' in data) || data.idleUntil === undefined) return undefined;
    return { dueAt: data.idleUntil, command: 'ExpireImport', id: importId, input: {} };
  },
});
