import { describe, expect, it } from '@jest/globals';
import { specMetadata } from '#testing';
import type { UserEvent } from '../domain/user.events.js';
import { userBoard, type UserBoardEntry } from './user-board.model.js';

const grant = (grantId: string, role: string, scope: string) =>
  ({
    type: 'RoleGranted',
    data: { grantId, role, scope, officeId: `kantor-${scope}`, validFrom: '2024-01-02' },
  }) as UserEvent;
const registered: UserEvent = { type: 'UserRegistered', data: { userId: 'u-1', kind: 'PERSON', officeId: 'dpmd' } };

const board = (...events: readonly UserEvent[]) =>
  events.reduce<UserBoardEntry | undefined>((entry, event, revision) => {
    const recorded = {
      ...event,
      id: '',
      stream: 'user-u-1',
      revision,
      position: '',
      metadata: specMetadata({ occurredOn: `2024-01-0${revision + 1}` as never }),
    } as never;
    expect(userBoard.keys(recorded)).toEqual(['u-1']);
    return userBoard.fold(entry, recorded, 'u-1');
  }, undefined)!;

describe('The board of accounts', () => {
  it('shows every right ever given, and where', () => {
    expect(
      board(registered, grant('a', 'REGENCY_PMD', '63.10'), grant('b', 'MINISTRY_OFFICER', 'ID'), {
        type: 'GrantRevoked',
        data: { grantId: 'a', from: '2024-02-01' as never },
      }),
    ).toMatchObject({
      stage: 'ACTIVE',
      regions: ['63.10'],
      roles: ['REGENCY_PMD', 'MINISTRY_OFFICER'],
      offices: ['dpmd', 'kantor-63.10', 'kantor-ID'],
      registeredOn: '2024-01-01',
      updatedOn: '2024-01-04',
      grants: [{ grantId: 'a', validTo: '2024-01-31' }, { grantId: 'b' }],
    });
  });

  it('shows whether a role waits for a second keeper', () => {
    const asked = {
      type: 'GrantRequested',
      data: { ...grant('a', 'REGENCY_HEAD', '63.10').data, requestId: '1' },
    } as unknown as UserEvent;
    expect(
      [board(registered), board(registered, asked), board(registered, asked, grant('a', 'REGENCY_HEAD', '63.10'))].map(
        ({ waiting }) => waiting,
      ),
    ).toEqual([false, true, false]);
  });

  it('shows whether the account is in use, and when its password was last set', () => {
    const passwordSet: UserEvent = { type: 'PasswordSet', data: { userId: 'u-1', by: 'u-2' } };
    expect(board(registered).passwordSetOn).toBeUndefined();
    expect(board(registered, passwordSet, { type: 'UserDisabled', data: { userId: 'u-1' } })).toMatchObject({
      stage: 'DISABLED',
      passwordSetOn: '2024-01-02',
    });
  });
});
