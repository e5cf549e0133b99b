import { NO_STREAM, reject, type Instant } from '#kernel';
import { mayReadOf, type Principal } from '../access/principal.js';
import type { Aggregate } from './aggregates.js';
import type { AnyRow, CommandTable } from './command-table.js';

/** Who would give which command. */
export interface Asking {
  readonly table: CommandTable;
  readonly row: AnyRow;
  readonly principal: Principal;
}

/** What the actor may not know of is answered like what does not exist. */
export const requireKnown = (
  { table: { readers }, row, principal }: Asking,
  id: string,
  { revision, state }: Pick<Aggregate, 'revision' | 'state'>,
  now: Instant,
): void => {
  if (row.creates || row.idOf) return;
  if (revision !== NO_STREAM && (!readers || mayReadOf(principal, readers.roles, readers.regions(state), now))) return;
  throw reject('E_NOT_FOUND', { details: { id } });
};
