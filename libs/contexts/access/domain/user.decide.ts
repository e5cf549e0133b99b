import { addDays, reject, requireRoom, type DecisionContext } from '#kernel';
import type {
  ConfirmGrant,
  DisableUser,
  EnableUser,
  GrantRole,
  RefuseGrant,
  RegisterUser,
  RequestGrant,
  RevokeGrant,
  UserCommand,
} from './user.commands.js';
import type { RoleGranted, UserEvent } from './user.events.js';
import {
  MOST_GRANTS,
  byAnother,
  examinerApart,
  fittingLevel,
  grantableRole,
  notHeldTwice,
  notSoAlready,
  orderedPeriod,
  revocableFrom,
  scopesFrom,
  supervisorApart,
  withinOwnScope,
  type GrantRole as Grant,
} from './user.rules.js';
import {
  MOST_ASKED,
  MOST_REQUESTS,
  bySecondKeeper,
  notToMaker,
  oneKeeperEnough,
  type KeeperFacts,
} from './user.rules-keepers.js';
import type { AskedGrant, RegisteredUser, UserState } from './user.state.js';

type Context = DecisionContext<KeeperFacts | undefined>;
type Decision<C> = (command: C, user: RegisteredUser, context: Context) => readonly UserEvent[];

const register = ({ userId, kind, officeId }: RegisterUser, state: UserState): readonly UserEvent[] => {
  if (state.stage !== 'UNKNOWN') {
    throw reject('E_STATE', {
      ruleId: 'ACC-10',
      messageId: 'Akun ini sudah terdaftar.',
      messageEn: 'This account is already registered.',
    });
  }
  return [{ type: 'UserRegistered', data: { userId, kind, ...(officeId && { officeId }) } }];
};

/** All that holds of a grant when it is asked for holds still when it is confirmed. */
const requireGrantable = (
  command: Grant & { readonly grantId: string },
  user: RegisteredUser,
  { actor, facts }: Context,
): RoleGranted['data'] => {
  byAnother(actor, user);
  grantableRole(command);
  fittingLevel(command);
  withinOwnScope(actor, [command.scope]);
  orderedPeriod(command);
  if (user.stage === 'DISABLED') {
    throw reject('E_STATE', {
      ruleId: 'ACC-11',
      messageId: 'Akun ini dinonaktifkan; aktifkan dahulu dengan enable-user.',
      messageEn: 'This account is disabled; enable it first with enable-user.',
    });
  }
  notHeldTwice(command, user);
  examinerApart(command, user);
  supervisorApart(command, user);
  requireRoom(user.grants.length, MOST_GRANTS);
  notToMaker(user, facts!);
  const { grantId, role, scope, officeId, validFrom, validTo, basis } = command;
  if (user.grants.some((held) => held.grantId === grantId)) {
    throw reject('E_STATE', {
      ruleId: 'ACC-06',
      field: '/grantId',
      messageId: 'Id hak akses ini sudah dipakai.',
      messageEn: 'This grant id is in use.',
    });
  }
  return { grantId, role, scope, officeId, validFrom, ...(validTo && { validTo }), ...(basis && { basis }) };
};

const requireNotAsked = ({ requests }: RegisteredUser, id: string): void => {
  if (requests.some(({ grantId }) => grantId === id)) {
    throw reject('E_STATE', {
      ruleId: 'ACC-06',
      field: '/grantId',
      messageId: 'Id hak akses ini sudah diminta.',
      messageEn: 'This grant id is asked for already.',
    });
  }
};

const grant: Decision<GrantRole> = ({ type: _type, grantId = '', ...command }, user, context) => {
  const named = { ...command, grantId: grantId || context.commandId };
  const data = requireGrantable(named, user, context);
  requireNotAsked(user, named.grantId);
  oneKeeperEnough(command.role, context.actor);
  return [{ type: 'RoleGranted', data }];
};

const request: Decision<RequestGrant> = ({ type: _type, grantId = '', ...command }, user, context) => {
  const data = requireGrantable({ ...command, grantId: grantId || context.commandId }, user, context);
  requireNotAsked(user, data.grantId);
  requireRoom(user.requests.length, MOST_REQUESTS);
  requireRoom(user.requested, MOST_ASKED);
  return [{ type: 'GrantRequested', data: { requestId: String(user.requested + 1), ...data } }];
};

const asked = ({ requests }: RegisteredUser, id: string): AskedGrant => {
  const found = requests.find(({ requestId }) => requestId === id);
  if (!found)
    throw reject('E_NOT_FOUND', {
      field: '/requestId',
      messageId: `Tidak ada permintaan hak ${id} yang menunggu pada akun ini.`,
      messageEn: `No request ${id} for a right waits at this account.`,
    });
  return found;
};

const confirm: Decision<ConfirmGrant> = ({ requestId }, user, context) => {
  const found = asked(user, requestId);
  bySecondKeeper(found, context.actor, context.facts!);
  return [{ type: 'RoleGranted', data: requireGrantable(found, user, context) }];
};

const refuse: Decision<RefuseGrant> = ({ requestId }, user, { actor }) => {
  const { scope, grantId } = asked(user, requestId);
  withinOwnScope(actor, [scope]);
  return [{ type: 'GrantRefused', data: { requestId, grantId } }];
};

const revoke: Decision<RevokeGrant> = ({ grantId, from }, user, { actor, occurredOn }) => {
  byAnother(actor, user);
  const held = user.grants.find((candidate) => candidate.grantId === grantId);
  if (!held) {
    throw reject('E_NOT_FOUND', {
      field: '/grantId',
      messageId: `Akun ini tidak mempunyai hak ${grantId}; id hak-haknya ada dalam "grants" akun itu (GET /v1/users/{id}, atau "ops user list").`,
      messageEn: `This account has no right ${grantId}; the ids of its rights stand in the "grants" of the account (GET /v1/users/{id}, or "ops user list").`,
    });
  }
  withinOwnScope(actor, [held.scope]);
  if (held.validTo === addDays(from, -1)) return [];
  revocableFrom(from, held, occurredOn);
  return [{ type: 'GrantRevoked', data: { grantId, from } }];
};

const disable: Decision<DisableUser> = (_command, user, { actor, today }) => {
  byAnother(actor, user);
  withinOwnScope(actor, scopesFrom(user, today));
  notSoAlready(user, 'DISABLED');
  return [{ type: 'UserDisabled', data: { userId: user.userId } }];
};

const enable: Decision<EnableUser> = (_command, user, { actor, today }) => {
  byAnother(actor, user);
  withinOwnScope(actor, scopesFrom(user, today));
  notSoAlready(user, 'ACTIVE');
  return [{ type: 'UserEnabled', data: { userId: user.userId } }];
};

export const decideUser = (command: UserCommand, state: UserState, context: Context): readonly UserEvent[] => {
  if (command.type === 'RegisterUser') return register(command, state);
  if (state.stage === 'UNKNOWN') throw reject('E_NOT_FOUND');
  switch (command.type) {
    case 'GrantRole':
      return grant(command, state, context);
    case 'RequestGrant':
      return request(command, state, context);
    case 'ConfirmGrant':
      return confirm(command, state, context);
    case 'RefuseGrant':
      return refuse(command, state, context);
    case 'RevokeGrant':
      return revoke(command, state, context);
    case 'DisableUser':
      return disable(command, state, context);
    case 'EnableUser':
      return enable(command, state, context);
    case 'RecordPasswordSet':
      return [{ type: 'PasswordSet', data: { userId: state.userId, by: command.by } }];
    case 'RecordSignedOut':
      return [{ type: 'SignedOutEverywhere', data: { userId: state.userId } }];
  }
};
