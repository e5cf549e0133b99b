import type { AnyDecider, BlobStores, Clock, CodeList, Meaning, ReadStore, RegionCode, Setting } from '#kernel';
import type { CommandRequest, CommandTable, Sources } from './commands/command-table.js';
import type { HeldFor } from './commands/givers.js';
import type { StoredReference } from './commands/document-references.js';
import type { Executor } from './commands/executor.js';
import type { DeadlineModel } from './processes/deadlines.js';
import type { NoticeModel } from './processes/notices.js';
import type { ProjectionGroup } from './projections/projection.js';
import type { ModelQuery, NamedPlaces, PublicQuery, TotalsQuery } from './queries/query-table.js';
import type { ProcessManager } from './processes/process-manager.js';

/** Of all that may be asked of the contexts. */
export const decidersOf = (contexts: readonly Pick<ContextModule, 'tables'>[]): readonly AnyDecider[] =>
  contexts.flatMap(({ tables }) => tables).map(({ decider }) => decider);

/** What routes beside the tables' read. */
export interface RouteParts {
  readonly clock: Clock;
  readonly sources: Sources;
  readonly executor: Executor;
  readonly readStore: Pick<ReadStore, 'find'>;
  /** Bytes outside the log. */
  readonly blobs: BlobStores;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each class has its own constructor
type Controller = new (...parts: any[]) => object;

/** Routes that no table gives. */
export interface ContextRoutes {
  /**
   * Classes of routes, each of which declares its permission; absent where the program that signs people in makes them.
   */
  readonly controllers?: (parts: RouteParts) => readonly Controller[];
  /** OpenAPI path items of those routes, by path; they may refer to input classes in `#/components/schemas/`. */
  readonly paths: Readonly<Record<string, object>>;
  /** What their groups of operations are about, by tag. */
  readonly groups: Readonly<Record<string, Meaning>>;
}

/** Everything that one context brings to the running system: the only place where it is plugged in. */
export interface ContextModule {
  /** That of its folder. */
  readonly name: string;
  readonly tables: readonly CommandTable[];
  readonly queries: readonly ModelQuery[];
  readonly totals: readonly TotalsQuery[];
  /** What anybody may ask. */
  readonly publicQueries?: readonly PublicQuery[];
  readonly projections: readonly ProjectionGroup[];
  readonly processManagers: readonly ProcessManager[];
  readonly deadlines: readonly DeadlineModel[];
  /** What waits for somebody in its records; the context of notifications keeps them. */
  readonly notices?: readonly NoticeModel[];
  /** What the codes in its records and lists mean. */
  readonly codeLists?: readonly CodeList[];
  /** Values of its rules that an office may set. */
  readonly settings?: readonly Setting<unknown>[];
  /** What is kept of a document that a command names; of one context. */
  readonly storedReference?: StoredReference;
  /** For which regions each role is held; of one context. */
  readonly heldFor?: HeldFor;
  readonly routes?: ContextRoutes;
  /** Licence line of the reference data that it brings. */
  readonly attribution?: string;
  /** Address of that licence. */
  readonly licence?: string;
  /** Whether there is, or was, a region of that code. */
  readonly knowsRegion?: (code: RegionCode) => boolean;
  /** How exports, and rows of totals, of every context write places. */
  readonly places?: NamedPlaces;
  /** Commands that record at every start which reference data it brings; what is recorded already changes nothing. */
  readonly importRequests?: () => readonly CommandRequest[];
}
