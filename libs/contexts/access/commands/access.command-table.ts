import { NATIONAL, type RegionCode, type Role, type Scope } from '#kernel';
import { rowsFor, type CommandTable } from '#runtime';
import type { UserCommand } from '../domain/user.commands.js';
import { userDecider } from '../domain/user.decider.js';
import { userCatalogue } from '../domain/user.events.js';
import type { UserState } from '../domain/user.state.js';
import { DisableUserDto, EnableUserDto, GrantRoleDto, RegisterUserDto, RevokeGrantDto } from './access.dto.js';

/** SYSTEM: the operator's command line, which makes the first keeper of accounts. */
const KEEPERS: readonly Role[] = ['ACCESS_ADMIN', 'SYSTEM'];

const row = rowsFor<UserState, UserCommand, undefined>();

/** As a party the whole country is covered by a national grant alone. */
const party = (scope: Scope): RegionCode => scope as RegionCode;
const grantScope = (state: UserState, grantId: string): Scope | undefined =>
  state.stage === 'UNKNOWN' ? undefined : state.grants.find((grant) => grant.grantId === grantId)?.scope;

const scopeOf = (command: UserCommand, state: UserState): Scope | undefined =>
  command.type === 'GrantRole' ? command.scope : command.type === 'RevokeGrant' ? grantScope(state, command.grantId) : undefined;

/** Accounts and the roles they hold. Passwords are set elsewhere: they belong in no command. */
export const userCommands: CommandTable = {
  path: 'users',
  decider: userDecider,
  catalogue: userCatalogue,
  obligated: (command: UserCommand, state: UserState) => {
    const scope = scopeOf(command, state);
    return scope === NATIONAL ? undefined : scope;
  },
  rows: [
    row({
      name: 'RegisterUser', creates: true, input: RegisterUserDto, roles: KEEPERS,
      summary: ['Daftarkan akun.', 'Register an account.'],
      idOf: ({ userId }) => userId as string, // absent: the executor takes a random id
      parties: () => [],
      prepare: ({ kind, officeId }, userId) => ({ type: 'RegisterUser', userId, kind, ...(officeId && { officeId }) }),
    }),
    row({
      name: 'GrantRole', input: GrantRoleDto, roles: KEEPERS,
      summary: ['Berikan peran untuk suatu wilayah.', 'Grant a role for a region.'],
      parties: ({ scope }) => [party(scope)],
      prepare: ({ grantId, role, scope, officeId, validFrom, validTo, basis }) => ({
        type: 'GrantRole', role, scope, officeId, validFrom, ...(grantId && { grantId }), ...(validTo && { validTo }), ...(basis && { basis }),
      }),
    }),
    row({
      name: 'RevokeGrant', input: RevokeGrantDto, roles: KEEPERS,
      summary: ['Cabut peran sejak suatu hari.', 'Revoke a role from a day on.'],
      parties: ({ grantId }, state) => [grantScope(state, grantId)].flatMap((scope) => (scope ? [party(scope)] : [])),
      prepare: ({ grantId, from }) => ({ type: 'RevokeGrant', grantId, from }),
    }),
    row({
      name: 'DisableUser', input: DisableUserDto, roles: KEEPERS,
      summary: ['Nonaktifkan akun: semua perannya berhenti.', 'Disable an account: all its roles rest.'],
      parties: () => [],
      prepare: () => ({ type: 'DisableUser' }),
    }),
    row({
      name: 'EnableUser', input: EnableUserDto, roles: KEEPERS,
      summary: ['Aktifkan kembali akun.', 'Enable an account again.'],
      parties: () => [],
      prepare: () => ({ type: 'EnableUser' }),
    }),
  ],
};
