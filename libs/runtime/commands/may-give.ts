import { Rejection, type Command, type Instant, type RecordedEvent, type Role } from '#kernel';
import { authoriseForOne, sideOf, type Principal, type Side } from '../access/principal.js';
import type { AnyRow } from './command-table.js';

/** The record that a command is about. */
export interface AboutRecord {
  readonly state: unknown;
  /** Its events in their present versions. */
  readonly record: () => Promise<readonly RecordedEvent[]>;
}

/** For whom a command may be given. */
export const sidesOf = async (
  row: AnyRow,
  command: Command,
  { state, record }: AboutRecord,
): Promise<readonly Side[]> => (await row.sides?.(command, state, record)) ?? [sideOf(row, command, state)];

/** The same as an answer: whether the user holds, now, a right under which the command may be given. */
export const mayGive = async (
  row: AnyRow,
  command: Command,
  about: AboutRecord,
  principal: Principal,
  now: Instant,
  roles: readonly Role[] = row.roles,
): Promise<boolean> => {
  const sides = (await sidesOf(row, command, about)).map((side) => ({
    ...side,
    roles: side.roles.filter((role) => roles.includes(role)),
  }));
  try {
    authoriseForOne(principal, sides, now, {}, row.reach);
    return true;
  } catch (error) {
    if (error instanceof Rejection) return false;
    throw error;
  }
};
