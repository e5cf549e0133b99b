import { NATIONAL } from '#kernel';
import { SYSTEM, bySystem } from '#runtime';
import { userDecider } from '#contexts/access';
import type { Sinergi } from './compose.js';

/**
 * The first keeper of accounts: named by the system itself, because nobody is there yet who could. Repeating it changes
 * nothing.
 * @param which the demonstration has two, as roles that two keepers give need another.
 * @param userId the account of an issuer's subject; absent = an id of our own.
 * @returns the id of the account.
 */
export const makeFirstKeeper = async (
  { runtime: { executor }, tables }: Pick<Sinergi, 'runtime' | 'tables'>,
  userId?: string,
  which: 'first' | 'second' = 'first',
): Promise<string> => {
  const table = tables.find(({ decider }) => decider === userDecider)!;
  const { id } = await executor.execute(
    bySystem(table, 'RegisterUser', {
      commandId: `${which}-keeper`,
      input: { kind: 'PERSON', ...(userId && { userId }) },
    }),
  );
  const grant = {
    grantId: which,
    role: 'ACCESS_ADMIN',
    scope: NATIONAL,
    officeId: 'pengelola-akun',
    validFrom: '2024-01-01',
  };
  await executor.execute(bySystem(table, 'GrantRole', { id, commandId: `${which}-keeper-grant`, input: grant }));
  return id;
};

/**
 * Gives the first keeper this name and password, and records that it was set, as of any other; nothing happens where
 * they hold already.
 */
export const setFirstPassword = async (
  sinergi: Pick<Sinergi, 'runtime' | 'tables' | 'credentials'>,
  userId: string,
  username: string,
  password: string,
): Promise<void> => {
  const {
    credentials,
    tables,
    runtime: { executor },
  } = sinergi;
  if (!credentials || (await credentials.verify(username, password)) === userId) return;
  await credentials.setPassword(userId, username, password);
  const table = tables.find(({ decider }) => decider === userDecider)!;
  await executor.execute(bySystem(table, 'RecordPasswordSet', { id: userId, input: { by: SYSTEM.userId } }));
};
