import { randomUUID } from 'node:crypto';
import type { RegionCode } from '#kernel';
import type { CommandTable, Executor, Principal } from '#runtime';
import type { InputWithData } from '../vault/sealing-executor.js';
import type { PersonData } from '../vault/person-vault.js';

/** Keeps data of a person for a party, as the one who asked for it. The same data again change nothing. */
export const registeringPersons = (sealing: Executor, table: CommandTable) => {
  const row = table.rows.find(({ name }) => name === 'RegisterPerson')!;
  return async (principal: Principal, personId: string, party: RegionCode, data: PersonData): Promise<void> => {
    const commandId = randomUUID();
    const input: InputWithData = { personId, party, data };
    await sealing.execute({ table, row, input, principal, commandId, correlationId: commandId });
  };
};
