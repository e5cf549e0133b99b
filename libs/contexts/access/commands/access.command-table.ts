import { NATIONAL, type Role, type Scope } from '#kernel';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable, type OwnRecord, type Sources } from '#runtime';
import type { RegionResolver } from '#contexts/regions/contract';
import type { UserCommand } from '../domain/user.commands.js';
import { userDecider } from '../domain/user.decider.js';
import { regionsOf, type UserState } from '../domain/user.state.js';
import { userChoices } from './user.choices.js';
import { READERS } from '../queries/user.queries.js';
import { behind, makersOf, type KeeperFacts } from '../domain/user.rules-keepers.js';
import {
  DisableUserDto,
  EnableUserDto,
  GrantRequestDto,
  GrantRoleDto,
  PasswordSetDto,
  RegisterUserDto,
  RevokeGrantDto,
  SignedOutDto,
} from './access.dto.js';

/** SYSTEM: the operator's command line, which makes the first keepers of accounts. */
const KEEPERS: readonly Role[] = ['ACCESS_ADMIN', 'SYSTEM'];

const grantScope = (state: UserState, grantId: string): Scope | undefined =>
  state.stage === 'UNKNOWN' ? undefined : state.grants.find((grant) => grant.grantId === grantId)?.scope;

const requestOf = (state: UserState, id: string) =>
  state.stage === 'UNKNOWN' ? undefined : state.requests.find(({ requestId }) => requestId === id);

const scopeOf = (command: UserCommand, state: UserState): Scope | undefined => {
  switch (command.type) {
    case 'GrantRole':
    case 'RequestGrant':
      return command.scope;
    case 'ConfirmGrant':
    case 'RefuseGrant':
      return requestOf(state, command.requestId)?.scope;
    case 'RevokeGrant':
      return grantScope(state, command.grantId);
    default:
      return undefined;
  }
};

const partyOf = (command: UserCommand, state: UserState): readonly Scope[] =>
  [scopeOf(command, state)].flatMap((scope) => scope ?? []);

/**
 * Where an account belongs: where its rights are held, or where it was registered. Which of them count on the day is a
 * rule (ACC-02).
 */
const belongsTo = (state: UserState): readonly Scope[] =>
  state.stage === 'UNKNOWN'
    ? []
    : [
        ...new Set([
          ...state.grants.map(({ scope }) => scope),
          ...(state.grants.length === 0 ? [state.registeredIn] : []),
        ]),
      ];

/** All by whom the keeper who acts is one, directly or not. */
const makers = async (
  _command: UserCommand,
  _state: UserState,
  sources: Sources,
  { context: { actor } }: OwnRecord,
): Promise<readonly string[]> => {
  const found = new Set<string>();
  const left = [actor.userId];
  for (let user = left.pop(); user !== undefined; user = left.pop()) {
    for (const maker of makersOf(await sources.state(userDecider, user))) {
      if (!found.has(maker)) left.push(maker);
      found.add(maker);
    }
  }
  return [...found];
};

/** All who stand behind the keeper who asked for what is confirmed. */
const behindAsker = async (command: UserCommand, state: UserState, sources: Sources): Promise<readonly string[]> => {
  const asker = command.type === 'ConfirmGrant' ? requestOf(state, command.requestId)?.requestedBy : undefined;
  return asker === undefined ? [] : behind(await sources.state(userDecider, asker));
};

const choices = userChoices(KEEPERS);

const keeperFacts = { makers, behindAsker };

/** Accounts and the roles they hold. Passwords are set elsewhere: they belong in no command. */
export const userCommandTable = (regions: RegionResolver): CommandTable => {
  const row = rowsFor<
    UserState,
    UserCommand,
    Readonly<Record<'GrantRole' | 'RequestGrant' | 'ConfirmGrant', KeeperFacts>>
  >();
  const region = async (text: string, sources: Sources): Promise<Scope> =>
    text === NATIONAL ? NATIONAL : (await regions.resolve(text, sources, '/scope')).code;

  return {
    path: 'users',
    decider: userDecider,
    obligated: (command: UserCommand, state: UserState) => {
      const scope = scopeOf(command, state);
      return scope === NATIONAL ? undefined : scope;
    },
    readers: { roles: READERS, regions: (state: UserState) => (state.stage === 'UNKNOWN' ? [] : regionsOf(state)) },
    rows: [
      row({
        name: 'RegisterUser',
        summary: ['Daftarkan akun', 'Register an account'],
        input: RegisterUserDto,
        creates: true,
        example: { kind: 'PERSON', officeId: 'dpmd-63.10' },
        roles: KEEPERS,
        idOf: ({ userId }) => userId,
        parties: () => [],
        prepare: (input, userId) => ({ type: 'RegisterUser', ...ownInput(input), userId }),
      }),
      row({
        name: 'GrantRole',
        summary: ['Berikan peran untuk suatu wilayah', 'Grant a role for a region'],
        input: GrantRoleDto,
        example: {
          grantId: 'sk-2026-1',
          role: 'REGENCY_PMD',
          scope: '63.10',
          officeId: 'dpmd-63.10',
          validFrom: '2026-01-01',
          validTo: '2028-12-31',
        },
        roles: KEEPERS,
        parties: ({ scope }) => [scope],
        facts: keeperFacts,
        choices: choices.anywhere,
        prepare: async (input, _userId, sources) => ({
          type: 'GrantRole',
          ...ownInput(input),
          scope: await region(input.scope, sources),
        }),
      }),
      row({
        name: 'RequestGrant',
        summary: ['Mintakan peran yang diberikan dua pengelola', 'Ask for a role that two keepers give'],
        input: GrantRoleDto,
        example: {
          grantId: 'sk-2026-2',
          role: 'TREASURER',
          scope: '63.10',
          officeId: 'bpkad-63.10',
          validFrom: '2026-01-01',
          validTo: '2026-12-31',
        },
        roles: KEEPERS,
        parties: partyOf,
        facts: keeperFacts,
        choices: choices.anywhere,
        prepare: async (input, _userId, sources) => ({
          type: 'RequestGrant',
          ...ownInput(input),
          scope: await region(input.scope, sources),
        }),
      }),
      row({
        name: 'ConfirmGrant',
        summary: ['Setujui peran yang diminta pengelola lain', 'Confirm a role that another keeper asked for'],
        input: GrantRequestDto,
        example: { requestId: '1' },
        roles: KEEPERS,
        parties: partyOf,
        facts: keeperFacts,
        choices: choices.toConfirm,
        awaited: () => true,
        prepare: (input) => ({ type: 'ConfirmGrant', ...ownInput(input) }),
      }),
      row({
        name: 'RefuseGrant',
        summary: ['Tolak peran yang diminta', 'Refuse a role that was asked for'],
        input: GrantRequestDto,
        example: { requestId: '1' },
        roles: KEEPERS,
        parties: partyOf,
        choices: choices.toRefuse,
        prepare: (input) => ({ type: 'RefuseGrant', ...ownInput(input) }),
      }),
      row({
        name: 'RevokeGrant',
        summary: ['Cabut peran sejak suatu hari', 'Revoke a role from a day on'],
        input: RevokeGrantDto,
        example: { grantId: 'sk-2026-1', from: '2027-01-01' },
        roles: KEEPERS,
        parties: partyOf,
        choices: choices.toRevoke,
        prepare: (input) => ({ type: 'RevokeGrant', ...ownInput(input) }),
      }),
      row({
        name: 'DisableUser',
        summary: [
          'Nonaktifkan akun; semua perannya tidak berlaku selama itu',
          'Disable an account; its roles are suspended meanwhile',
        ],
        input: DisableUserDto,
        roles: KEEPERS,
        parties: (_command, state) => belongsTo(state),
        choices: choices.into('DISABLED', belongsTo),
        prepare: () => ({ type: 'DisableUser' }),
      }),
      row({
        name: 'EnableUser',
        summary: ['Aktifkan kembali akun', 'Enable an account again'],
        input: EnableUserDto,
        roles: KEEPERS,
        parties: (_command, state) => belongsTo(state),
        choices: choices.into('ACTIVE', belongsTo),
        prepare: () => ({ type: 'EnableUser' }),
      }),
      row({
        name: 'RecordPasswordSet',
        summary: ['Catat penggantian kata sandi', 'Record that a password was set'],
        input: PasswordSetDto,
        ...OF_SYSTEM,
        prepare: (input) => ({ type: 'RecordPasswordSet', ...ownInput(input) }),
      }),
      row({
        name: 'RecordSignedOut',
        summary: ['Catat keluar di semua perangkat', 'Record that somebody signed out everywhere'],
        input: SignedOutDto,
        ...OF_SYSTEM,
        prepare: () => ({ type: 'RecordSignedOut' }),
      }),
    ],
  };
};
