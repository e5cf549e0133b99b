import { randomUUID } from 'node:crypto';
import { NATIONAL } from '#kernel';
import { SYSTEM } from '#runtime';
import { userDecider } from '#contexts/access';
import type { Sinergi } from './compose.js';

/**
 * The first keeper of accounts: named by the system itself, because nobody is there yet who could. Repeating it changes nothing.
 * @param which the demonstration has two, as roles that two keepers give need another.
 * @param userId the account of an issuer's subject; absent = an id of our own.
 * @returns the id of the account.
 */
export const makeFirstKeeper = async ({ runtime: { executor }, tables }: Pick<Sinergi, 'runtime' | 'tables'>, userId?: string, which: 'first' | 'second' = 'first'): Promise<string> => {
  const table = tables.find(({ decider }) => decider === userDecider)!;
  const give = (name: string, commandId: string, input: object, id?: string) => executor.execute({
    table, row: table.rows.find((row) => row.name === name)!, input, principal: SYSTEM, commandId, correlationId: commandId, ...(id && { id }),
  });
  const { id } = await give('RegisterUser', `${which}-keeper`, { kind: 'PERSON', ...(userId && { userId }) });
  await give('GrantRole', `${which}-keeper-grant`, { grantId: which, role: 'ACCESS_ADMIN', scope: NATIONAL, officeId: 'pengelola-akun', validFrom: '2024-01-01' }, id);
  return id;
};

/** Gives the first keeper this name and password, and records that it was set, as of any other; nothing happens where they hold already. */
export const setFirstPassword = async (sinergi: Pick<Sinergi, 'runtime' | 'tables' | 'credentials'>, userId: string, username: string, password: string): Promise<void> => {
  const { credentials, tables, runtime: { executor } } = sinergi;
  if (!credentials || (await credentials.verify(username, password)) === userId) return;
  await credentials.setPassword(userId, username, password);
  const table = tables.find(({ decider }) => decider === userDecider)!;
  const commandId = randomUUID();
  await executor.execute({
    table, row: table.rows.find(({ name }) => name === 'RecordPasswordSet')!, id: userId, input: { by: SYSTEM.userId } as object,
    principal: SYSTEM, commandId, correlationId: commandId,
  });
};
