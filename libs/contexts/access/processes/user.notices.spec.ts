import { expect, it } from '@jest/globals';
import { documentsOf, recordedEvent } from '#testing';
import { userNotices } from './user.notices.js';

const openAfter = (...steps: readonly (readonly [type: string, data: object])[]) =>
  documentsOf(userNotices, ...steps.map(([type, data], at) => recordedEvent('user-u1', { type, data }, at)))[
    'user-u1'
  ]!;
const asked = (id: string, scope: string) => ['GrantRequested', { requestId: id, grantId: `g-${id}`, scope }] as const;

it('A role waits for a second keeper, other than who asked, until it is given or refused (ACC-12)', () => {
  const both = openAfter(asked('1', '62.03'), asked('2', 'ID'));
  expect(both).toMatchObject({
    regions: ['62.03'],
    open: [
      { kind: 'ROLE_TO_CONFIRM', part: '1', not: ['user-1'], command: { type: 'ConfirmGrant', requestId: '1' } },
      { part: '2', regions: ['ID'] },
    ],
  });
  const left = (...step: readonly [string, object]) =>
    openAfter(asked('1', '62.03'), asked('2', 'ID'), step).open.map(({ part }) => part);
  expect(left('GrantRefused', { requestId: '1' })).toEqual(['2']);
  expect(left('RoleGranted', { grantId: 'g-2' })).toEqual(['1']);
  expect(left('RoleGranted', { grantId: 'other' })).toEqual(['1', '2']);
});
