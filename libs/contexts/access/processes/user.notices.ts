import type { Recorded, Scope } from '#kernel';
import { noticeModel, type Matter } from '#runtime';
import type { UserEvent } from '../domain/user.events.js';

/** A role that waits for the second keeper. */
interface Asked {
  readonly requestId: string;
  readonly grantId: string;
  readonly scope: Scope;
  readonly by: string;
}

const follow = (asked: readonly Asked[] = [], event: Recorded<UserEvent>): readonly Asked[] => {
  switch (event.type) {
    case 'GrantRequested': {
      const { requestId, grantId, scope } = event.data;
      return [...asked, { requestId, grantId, scope, by: event.metadata.actor.userId }];
    }
    case 'GrantRefused':
      return asked.filter(({ requestId }) => requestId !== event.data.requestId);
    case 'RoleGranted':
      return asked.filter(({ grantId }) => grantId !== event.data.grantId);
    default:
      return asked;
  }
};

/** Roles that wait for a second keeper of accounts (ACC-12). */
export const userNotices = noticeModel<readonly Asked[], Recorded<UserEvent>>({
  name: 'user_notices',
  version: 2,
  kinds: [
    {
      code: 'ROLE_TO_CONFIRM',
      commands: ['ConfirmGrant'],
      label: ['peran menunggu pengelola akun kedua', 'role waits for a second keeper'],
    },
  ],
  events: { user: ['GrantRequested', 'GrantRefused', 'RoleGranted'] satisfies UserEvent['type'][] },
  follow,
  matters: (asked) =>
    asked.map(({ requestId, scope, by }): Matter => ({
      kind: 'ROLE_TO_CONFIRM',
      part: requestId,
      regions: [scope],
      not: [by],
      command: { type: 'ConfirmGrant', requestId },
    })),
});
