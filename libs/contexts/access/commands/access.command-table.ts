import { NATIONAL, type RegionCode, type Role, type Scope } from '#kernel';
import { ownInput, rowsFor, type CommandTable, type Sources } from '#runtime';
import type { RegionResolver } from '#contexts/regions/contract';
import type { UserCommand } from '../domain/user.commands.js';
import { userDecider } from '../domain/user.decider.js';
import { userCatalogue } from '../domain/user.events.js';
import type { UserState } from '../domain/user.state.js';
import { DisableUserDto, EnableUserDto, GrantRoleDto, PasswordSetDto, RegisterUserDto, RevokeGrantDto } from './access.dto.js';

/** SYSTEM: the operator's command line, which makes the first keeper of accounts. */
const KEEPERS: readonly Role[] = ['ACCESS_ADMIN', 'SYSTEM'];

/** As a party the whole country is covered by a national grant alone. */
const party = (scope: Scope): RegionCode => scope as RegionCode;
const grantScope = (state: UserState, grantId: string): Scope | undefined =>
  state.stage === 'UNKNOWN' ? undefined : state.grants.find((grant) => grant.grantId === grantId)?.scope;

const scopeOf = (command: UserCommand, state: UserState): Scope | undefined =>
  command.type === 'GrantRole' ? command.scope : command.type === 'RevokeGrant' ? grantScope(state, command.grantId) : undefined;

/** Accounts and the roles they hold. Passwords are set elsewhere: they belong in no command. */
export const userCommandTable = (regions: RegionResolver): CommandTable => {
  const row = rowsFor<UserState, UserCommand, undefined>();
  const region = async (text: string, sources: Sources): Promise<Scope> =>
    (text === NATIONAL ? NATIONAL : (await regions.resolve(text, sources, '/scope')).code);

  return {
    path: 'users',
    decider: userDecider,
    catalogue: userCatalogue,
    obligated: (command: UserCommand, state: UserState) => {
      const scope = scopeOf(command, state);
      return scope === NATIONAL ? undefined : scope;
    },
    rows: [
      row({
        name: 'RegisterUser', summary: ['Daftarkan akun', 'Register an account'], input: RegisterUserDto, creates: true,
        example: { kind: 'PERSON', officeId: 'dpmd-63.10' },
        roles: KEEPERS, idOf: ({ userId }) => userId, parties: () => [],
        prepare: (input, userId) => ({ type: 'RegisterUser', ...ownInput(input), userId }),
      }),
      row({
        name: 'GrantRole', summary: ['Berikan peran untuk suatu wilayah', 'Grant a role for a region'], input: GrantRoleDto,
        example: { grantId: 'sk-2026-1', role: 'REGENCY_PMD', scope: '63.10', officeId: 'dpmd-63.10', validFrom: '2026-01-01', validTo: '2028-12-31' },
        roles: KEEPERS, parties: ({ scope }) => [party(scope)],
        prepare: async (input, _userId, sources) => ({ type: 'GrantRole', ...ownInput(input), scope: await region(input.scope, sources) }),
      }),
      row({
        name: 'RevokeGrant', summary: ['Cabut peran sejak suatu hari', 'Revoke a role from a day on'], input: RevokeGrantDto,
        example: { grantId: 'sk-2026-1', from: '2027-01-01' },
        roles: KEEPERS, parties: ({ grantId }, state) => [grantScope(state, grantId)].flatMap((scope) => (scope ? [party(scope)] : [])),
        prepare: (input) => ({ type: 'RevokeGrant', ...ownInput(input) }),
      }),
      row({
        name: 'DisableUser', summary: ['Nonaktifkan akun: semua perannya berhenti', 'Disable an account: all its roles rest'], input: DisableUserDto,
        roles: KEEPERS, parties: () => [], prepare: () => ({ type: 'DisableUser' }),
      }),
      row({
        name: 'EnableUser', summary: ['Aktifkan kembali akun', 'Enable an account again'], input: EnableUserDto,
        roles: KEEPERS, parties: () => [], prepare: () => ({ type: 'EnableUser' }),
      }),
      row({
        name: 'RecordPasswordSet', summary: ['Catat penggantian kata sandi', 'Record that a password was set'], input: PasswordSetDto,
        roles: ['SYSTEM'], parties: () => [], prepare: (input) => ({ type: 'RecordPasswordSet', ...ownInput(input) }),
      }),
    ],
  };
};
