import { readFile } from 'node:fs/promises';
import { reject } from '#kernel';
import { plainUsername, userDecider, type CredentialStore, type UserState } from '#contexts/access';
import type { CommandTable } from '#runtime';
import { openCredentials } from '../../composition/secrets.js';
import type { System } from '../../composition/system.js';
import type { Session } from '../command.js';
import { Failure } from '../failure.js';
import { withBegunSystem, withSystem } from '../with-system.js';

export type Account = Exclude<UserState, { readonly stage: 'UNKNOWN' }>;

/** The system with its accounts; where an OpenID Connect issuer keeps the passwords there are no credentials here. */
export interface Accounts {
  readonly system: System;
  readonly table: CommandTable;
  readonly credentials?: CredentialStore;
  stateOf(userId: string): Promise<UserState>;
  /** The account of that id or, where names are kept here, of that username. @throws Rejection `E_NOT_FOUND` */
  named(user: string): Promise<Account>;
}

export const withAccounts = async <T>(
  { settings }: Session,
  use: (accounts: Accounts) => Promise<T>,
  { begin = false } = {},
): Promise<T> => {
  return (begin ? withSystem : withBegunSystem)(settings, async (system) => {
    const credentials = settings.oidc ? undefined : await openCredentials(settings, system.installation);
    try {
      return await use(accountsOf(system, credentials));
    } finally {
      await credentials?.close();
    }
  });
};

const accountsOf = (system: System, credentials: CredentialStore | undefined): Accounts => {
  const stateOf = (userId: string): Promise<UserState> => system.sources.state(userDecider, userId);
  return {
    system,
    stateOf,
    ...(credentials && { credentials }),
    table: system.contexts.flatMap(({ tables }) => tables).find(({ decider }) => decider === userDecider)!,
    named: async (user) => {
      const names = await credentials?.usernames();
      const owner = [...(names ?? [])].find(([, name]) => name === plainUsername(user))?.[0];
      const state = await stateOf(owner ?? user);
      if (state.stage === 'UNKNOWN')
        throw reject('E_NOT_FOUND', {
          messageId: `Tidak ada akun "${user}"; lihat "ops user list".`,
          messageEn: `There is no account "${user}"; look at "ops user list".`,
        });
      return state;
    },
  };
};

/**
 * The first line's worth of a file; never taken from the command line, where other users of the machine could see it.
 */
export const passwordIn = async (file: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const advice = [
      'buat berkas yang baris pertamanya kata sandi, dan hanya dapat dibaca akun ini',
      'make a file whose first line is the password and that this account alone may read',
    ];
    throw new Failure(
      'E_FILE',
      `--password-file ${file} tidak dapat dibaca; ${advice[0]}`,
      `--password-file ${file} cannot be read (${error.code ?? error.message}); ${advice[1]}`,
    );
  });
  return text.trim();
};
