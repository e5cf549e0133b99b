import { covers, categoryOf, streamId, type Clock, type Instant, type Scope } from '#kernel';
import {
  grantsAt,
  isSystems,
  mayGive,
  mayReadOf,
  type CommandTable,
  type OpenMatter,
  type Principal,
  type Sources,
} from '#runtime';
import type { Webhook } from '../domain/preference.state.js';

export interface ConcernedParts {
  readonly clock: Clock;
  readonly sources: Sources;
  readonly tables: readonly CommandTable[];
}

/** A matter with the record in which it is open. */
export interface Told {
  readonly stream: string;
  readonly matter: OpenMatter;
}

/** Who is told of what: those who may give the next command, by the same table that decides on it. */
export class Concerned {
  constructor(private readonly parts: ConcernedParts) {}

  /** Whether the user may give the command that settles the matter, or is one of those whom alone it concerns. */
  async by({ stream, matter }: Told, principal: Principal): Promise<boolean> {
    const { only, not = [], command, roles } = matter;
    if (!command) return only?.includes(principal.userId) ?? false;
    if (not.includes(principal.userId)) return false;
    const table = this.tableOf(stream);
    const row = table?.rows.find(({ name }) => name === command.type);
    if (!table || !row) return false;
    const { sources, clock } = this.parts;
    const id = streamId(stream);
    const state = await sources.state(table.decider, id);
    return mayGive(
      row,
      command,
      { state, record: () => sources.record(table.decider, id) },
      principal,
      clock.now(),
      roles,
    );
  }

  /** Whether a webhook hears of it: in one of its regions, and of a record that its owner may read. */
  async hears(told: Told, { scopes, kinds }: Webhook, principal: Principal): Promise<boolean> {
    const { stream, matter } = told;
    if (!kinds.includes(matter.kind)) return false;
    if (!matter.command) return this.by(told, principal);
    if (!matter.regions.some((region) => scopes.some((scope) => covers(scope, region)))) return false;
    const table = this.tableOf(stream);
    if (!table?.readers) return this.by(told, principal);
    const { sources, clock } = this.parts;
    const { roles, regions } = table.readers;
    return mayReadOf(principal, roles, regions(await sources.state(table.decider, streamId(stream))), clock.now());
  }

  /** Regions in which the user holds a right of one of the roles by which one of these commands may be given. */
  scopesFor(commands: readonly string[], principal: Principal, now: Instant): readonly Scope[] {
    const roles = new Set(
      this.parts.tables
        .flatMap(({ rows }) => rows)
        .filter(({ name }) => commands.includes(name))
        .flatMap((row) => row.roles),
    );
    return [
      ...new Set(
        grantsAt(principal, now)
          .filter(({ role }) => roles.has(role))
          .map(({ scope }) => scope),
      ),
    ];
  }

  /** Where the record is found: `visits/4711`. */
  pathOf(stream: string): string | undefined {
    const table = this.tableOf(stream);
    return table && !table.rows.every(isSystems) ? `${table.path}/${encodeURIComponent(streamId(stream))}` : undefined;
  }

  private tableOf(stream: string): CommandTable | undefined {
    return this.parts.tables.find(({ decider }) => decider.category === categoryOf(stream));
  }
}
