import { Rejection, reject, stagedIn, type Clock, type Instant, type Revision, type Scope } from '#kernel';
import { authoriseForOne, type Principal } from '../access/principal.js';
import type { Aggregates } from './aggregates.js';
import type { Choice } from '../access/choice.js';
import { choicesOf, type Bearing } from './choices.js';
import { commandRoute } from './command-route.js';
import type { AnyRow, CommandTable } from './command-table.js';
import { giversOf, type Giver, type HeldFor } from './givers.js';
import { requireKnown, type Asking } from './known-record.js';

/** A command, and why it is not open now; without a refusal it is, as far as that can be told without its input. */
export interface Action {
  readonly row: AnyRow;
  readonly refusal?: Rejection;
  /** To whom it falls on this record, whoever asks; none where its input alone says for which region it is given. */
  readonly givers: readonly Giver[];
  /** The record, as it stands, waits for it. */
  readonly awaited: boolean;
}

/** As far as it hangs on who asks. */
type Open = Pick<Action, 'row' | 'refusal'>;

export interface RecordActions {
  readonly revision: Revision;
  readonly actions: readonly Action[];
}

/** Tells which commands are open to whom: by right and by stage, as the executor and the decider would. */
export interface Actions {
  /** @param regions those of the record. */
  ofRecord(table: CommandTable, id: string, principal: Principal, regions?: readonly Scope[]): Promise<RecordActions>;
  /** Those that name no record, or one by their input. */
  ofTable(table: CommandTable, principal: Principal): Promise<readonly Action[]>;
}

const rowsWhere = (table: CommandTable, holds: (row: AnyRow, hasId: boolean) => boolean): readonly AnyRow[] =>
  table.rows.filter((row) => {
    const route = commandRoute(table, row);
    return route && holds(row, route.hasId);
  });

/** Commands on one record: those on its path, and those that name it by their input. */
export const rowsOfRecord = (table: CommandTable): readonly AnyRow[] => rowsWhere(table, (row) => !row.creates);
/** Commands that are given without a record on the path. */
export const rowsOfTable = (table: CommandTable): readonly AnyRow[] => rowsWhere(table, (_, hasId) => !hasId);

/** @throws what no refusal is. */
const refusalOf = (attempt: () => void): Rejection | undefined => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
};

/** Of several refusals the one that came nearest: that of a right, only where all are. */
const nearest = (refusals: readonly Rejection[]): Rejection =>
  refusals.find(({ code }) => code !== 'E_SCOPE') ?? refusals.at(-1) ?? reject('E_NOT_FOUND');

/** In the order in which the command would meet them: the right, the stage, and what else is certain. */
const openTo = (
  { table, row, principal }: Asking,
  choices: readonly Choice[],
  { state }: Bearing,
  now: Instant,
): Open => {
  const staged = row.idOf ? undefined : stagedIn(table.decider);
  const refusals: Rejection[] = [];
  for (const { sides, require } of choices) {
    const refusal = refusalOf(() => {
      const actor = authoriseForOne(principal, sides, now, {}, row.reach);
      staged?.requireStage(row.name, state as { readonly stage: string });
      require?.(actor);
    });
    if (!refusal) return { row };
    refusals.push(refusal);
  }
  return { row, refusal: nearest(refusals) };
};

/** Who is somebody, and nobody that the record knows. */
const ANYBODY = { userId: '' };

/** Whether the record waits for the command now, and to whom it falls: the same for whoever asks. */
const turnOf = (
  { table, row }: Asking,
  choices: readonly Choice[],
  { state }: Bearing,
  heldFor: HeldFor,
): Pick<Action, 'givers' | 'awaited'> => {
  const possible = choices.filter(
    ({ require }) =>
      !refusalOf(() => {
        stagedIn(table.decider)?.requireStage(row.name, state as { readonly stage: string });
        require?.(ANYBODY);
      }),
  );
  const said = row.awaited?.(state) ?? false;
  const named = typeof said === 'object' ? said : [];
  const awaited = possible.length > 0 && (said === true || named.length > 0);
  const all = (awaited ? possible : choices).flatMap((choice) => choice.sides);
  return { givers: giversOf(named.length > 0 ? named : all, heldFor), awaited };
};

export const createActions = ({
  aggregates,
  clock,
  heldFor = () => true,
}: {
  readonly aggregates: Pick<Aggregates, 'fresh' | 'record'>;
  readonly clock: Clock;
  /** Absent: every role for every region. */
  readonly heldFor?: HeldFor | undefined;
}): Actions => ({
  ofRecord: async (table, id, principal, regions) => {
    const { decider } = table;
    const aggregate = await aggregates.fresh(decider, id);
    let read: ReturnType<Bearing['record']> | undefined;
    const record = () => (read ??= aggregates.record(decider, id));
    const now = clock.now();
    const actions: Action[] = [];
    for (const row of rowsOfRecord(table)) {
      const asking = { table, row, principal };
      const unknown = refusalOf(() => requireKnown(asking, id, aggregate, now));
      const bearing = { state: aggregate.state, record, ...(regions && { regions }) };
      const choices = unknown ? [] : await choicesOf(row, bearing);
      actions.push({
        ...(unknown ? { row, refusal: unknown } : openTo(asking, choices, bearing, now)),
        ...turnOf(asking, choices, bearing, heldFor),
      });
    }
    return { revision: aggregate.revision, actions };
  },
  ofTable: async (table, principal) => {
    const bearing = { state: table.decider.initialState as unknown, record: async () => [] };
    const actions: Action[] = [];
    for (const row of rowsOfTable(table)) {
      const asking = { table, row, principal };
      const open = openTo(asking, await choicesOf(row, bearing), bearing, clock.now());
      actions.push({ ...open, givers: [], awaited: false });
    }
    return actions;
  },
});
