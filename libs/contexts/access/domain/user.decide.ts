import { addDays, reject, requireRoom, type DecisionContext } from '#kernel';
import type { DisableUser, EnableUser, GrantRole, RegisterUser, RevokeGrant, UserCommand } from './user.commands.js';
import type { UserEvent } from './user.events.js';
import {
  MOST_GRANTS, byAnother, examinerApart, fittingLevel, grantableRole, notHeldTwice, orderedPeriod, revocableFrom, scopesFrom, supervisorApart,
  withinOwnScope,
} from './user.rules.js';
import type { RegisteredUser, UserState } from './user.state.js';

type Decision<C> = (command: C, user: RegisteredUser, context: DecisionContext) => readonly UserEvent[];

const register = ({ userId, kind, officeId }: RegisterUser, state: UserState): readonly UserEvent[] => {
  if (state.stage !== 'UNKNOWN') {
    throw reject('E_STATE', { ruleId: 'ACC-10', messageId: 'Akun ini sudah terdaftar.', messageEn: 'This account is already registered.' });
  }
  return [{ type: 'UserRegistered', data: { userId, kind, ...(officeId && { officeId }) } }];
};

const grant: Decision<GrantRole> = (command, user, { actor, commandId }) => {
  byAnother(actor, user);
  grantableRole(command);
  fittingLevel(command);
  withinOwnScope(actor, [command.scope]);
  orderedPeriod(command);
  if (user.stage === 'DISABLED') {
    throw reject('E_STATE', { ruleId: 'ACC-11', messageId: 'Akun ini dinonaktifkan.', messageEn: 'This account is disabled.' });
  }
  notHeldTwice(command, user);
  examinerApart(command, user);
  supervisorApart(command, user);
  requireRoom(user.grants.length, MOST_GRANTS);
  const { grantId = commandId, role, scope, officeId, validFrom, validTo, basis } = command;
  if (user.grants.some((held) => held.grantId === grantId)) {
    throw reject('E_STATE', { ruleId: 'ACC-06', field: '/grantId', messageId: 'Id hak akses ini sudah dipakai.', messageEn: 'This grant id is in use.' });
  }
  return [{ type: 'RoleGranted', data: { grantId, role, scope, officeId, validFrom, ...(validTo && { validTo }), ...(basis && { basis }) } }];
};

const revoke: Decision<RevokeGrant> = ({ grantId, from }, user, { actor, occurredOn }) => {
  byAnother(actor, user);
  const held = user.grants.find((candidate) => candidate.grantId === grantId);
  if (!held) throw reject('E_NOT_FOUND', { field: '/grantId' });
  withinOwnScope(actor, [held.scope]);
  if (held.validTo === addDays(from, -1)) return [];
  revocableFrom(from, held, occurredOn);
  return [{ type: 'GrantRevoked', data: { grantId, from } }];
};

const disable: Decision<DisableUser> = (_command, user, { actor, today }) => {
  byAnother(actor, user);
  withinOwnScope(actor, scopesFrom(user, today));
  return user.stage === 'DISABLED' ? [] : [{ type: 'UserDisabled', data: { userId: user.userId } }];
};

const enable: Decision<EnableUser> = (_command, user, { actor, today }) => {
  byAnother(actor, user);
  withinOwnScope(actor, scopesFrom(user, today));
  return user.stage === 'ACTIVE' ? [] : [{ type: 'UserEnabled', data: { userId: user.userId } }];
};

export const decideUser = (command: UserCommand, state: UserState, context: DecisionContext): readonly UserEvent[] => {
  if (command.type === 'RegisterUser') return register(command, state);
  if (state.stage === 'UNKNOWN') throw reject('E_NOT_FOUND');
  switch (command.type) {
    case 'GrantRole': return grant(command, state, context);
    case 'RevokeGrant': return revoke(command, state, context);
    case 'DisableUser': return disable(command, state, context);
    case 'EnableUser': return enable(command, state, context);
    case 'RecordPasswordSet': return [{ type: 'PasswordSet', data: { userId: state.userId, by: command.by } }];
  }
};
