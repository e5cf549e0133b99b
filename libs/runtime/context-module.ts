import type { AnyDecider, CodeList } from '#kernel';
import type { CommandTable } from './command-table.js';
import type { DeadlineModel } from './deadlines.js';
import type { ProjectionGroup } from './projection.js';
import type { ModelQuery, TotalsQuery } from './query-table.js';
import type { AnyProcessManager } from './reactions.js';

/** Of all that may be asked of the contexts. */
export const decidersOf = (contexts: readonly Pick<ContextModule, 'tables'>[]): readonly AnyDecider[] =>
  contexts.flatMap(({ tables }) => tables).map(({ decider }) => decider);

/** Everything that one context brings to the running system. */
export interface ContextModule {
  readonly tables: readonly CommandTable[];
  readonly queries: readonly ModelQuery[];
  readonly totals: readonly TotalsQuery[];
  readonly projections: readonly ProjectionGroup[];
  readonly processManagers: readonly AnyProcessManager[];
  readonly deadlines: readonly DeadlineModel[];
  /** What the codes in its records and lists mean. */
  readonly codeLists?: readonly CodeList[];
}
