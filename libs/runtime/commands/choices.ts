import type { Command, RecordedEvent, Scope } from '#kernel';
import type { Choice } from '../access/choice.js';
import type { AnyRow } from './command-table.js';
import { sidesOf } from './may-give.js';

/** The record, as far as it bears on who may give a command. */
export interface Bearing {
  readonly state: unknown;
  readonly record: () => Promise<readonly RecordedEvent[]>;
  /** For which a command may be given whose input names the record. */
  readonly regions?: readonly Scope[];
}

/** That more of a command is needed than which it is. */
class Unsaid extends Error {}

const unsaid = (): never => {
  throw new Unsaid();
};

/** A command of which nothing is said but which it is. */
const nothingBut = (type: string): Command =>
  new Proxy({ type }, { get: (_, member) => (member === 'type' ? type : unsaid()), has: unsaid, ownKeys: unsaid });

/**
 * What can be told of a command before it is given. Where its sides hang on an input that no record bounds, one of its
 * roles is enough.
 */
export const choicesOf = async (row: AnyRow, { state, record, regions = [] }: Bearing): Promise<readonly Choice[]> => {
  if (row.choices) return row.choices(state, record);
  try {
    return [{ sides: await sidesOf(row, nothingBut(row.name), { state, record }) }];
  } catch (error) {
    if (!(error instanceof Unsaid)) throw error;
    return [{ sides: [{ roles: row.roles, parties: row.idOf ? regions : [] }] }];
  }
};
