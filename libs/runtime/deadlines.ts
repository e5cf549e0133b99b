import { collectionOf, type Clock, type FieldKind, type Instant, type ReadModel, type ReadStore } from '#kernel';
import type { CommandTable } from './command-table.js';
import { derivedUuid } from './derived-ids.js';
import type { Executor } from './executor.js';
import { issue, type OnRefused } from './reactions.js';

/** Something that falls due by itself: derived from events, so a restart loses none. */
export interface Deadline {
  readonly dueAt: Instant;
  readonly command: string;
  readonly id: string;
  readonly input: object;
}

/** A read model of open deadlines of one aggregate's commands: a fold that returns undefined once the matter is settled. */
export interface DeadlineModel extends ReadModel<Deadline> {
  readonly table: CommandTable;
}

/** Indexes that every deadline model declares. */
export const DEADLINE_INDEXES: { readonly fields: Readonly<Record<string, FieldKind>>; readonly sorts: readonly string[] } =
  { fields: { dueAt: 'text' }, sorts: ['dueAt'] };

const AT_ONCE = 100;

/** Issues the commands of deadlines that have passed. Ids follow from the deadline, so several keepers do no harm. */
export class DeadlineKeeper {
  /** Refused deadlines, by the position of their document: asked again only when the document has changed. */
  private readonly refused = new Map<string, string>();

  constructor(
    private readonly models: readonly DeadlineModel[], private readonly readStore: Pick<ReadStore, 'find'>, private readonly executor: Executor,
    private readonly clock: Clock, private readonly onRefused: OnRefused,
  ) {}

  /** Number of commands issued. */
  async tick(): Promise<number> {
    const now = this.clock.now();
    let issued = 0;
    for (const model of this.models) {
      let cursor: string | undefined;
      do {
        const page = await this.readStore.find<Deadline>(collectionOf(model), {
          filter: { dueAt: { to: now } }, sort: { field: 'dueAt' }, limit: AT_ONCE, ...(cursor && { cursor }),
        });
        for (const { id, position, doc } of page.items) {
          const key = `${model.name}/${id}`;
          if (!doc || this.refused.get(key) === position) continue;
          const commandId = derivedUuid(model.name, id, doc.command, doc.dueAt);
          await issue(this.executor, model.name, { table: model.table, name: doc.command, id: doc.id, input: doc.input }, { commandId, correlationId: commandId }, this.onRefused);
          this.refused.set(key, position);
          issued += 1;
        }
        cursor = page.cursor;
      } while (cursor);
    }
    return issued;
  }
}
