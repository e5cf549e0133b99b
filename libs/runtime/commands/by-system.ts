import { randomUUID } from 'node:crypto';
import type { CommandRequest, CommandTable } from './command-table.js';
import { SYSTEM } from '../access/principal.js';

/** What a command of the system is about, and by which ids it is known. */
export interface SystemAsk extends Partial<Pick<CommandRequest, 'id' | 'commandId' | 'correlationId' | 'causationId'>> {
  readonly input?: object;
}

/**
 * A command that the system gives. Without an id of the command it is a new one each time; with one, repeating it
 * changes nothing.
 */
export const bySystem = (
  table: CommandTable,
  name: string,
  { input = {}, commandId = randomUUID(), ...ids }: SystemAsk = {},
): CommandRequest => {
  const row = table.rows.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`No command ${name} in ${table.path}.`);
  return { table, row, input, principal: SYSTEM, commandId, correlationId: commandId, ...ids };
};
