import { describe, expect, it } from '@jest/globals';
import { refused, by, given, specActor, type GivenEvent } from '#testing';
import { type Actor, type LocalDate, type Scope } from '#kernel';
import { userDecider } from './user.decider.js';
import type { RoleGranted, UserEvent } from './user.events.js';
import { behind, bySecondKeeper, makersOf, notToMaker } from './user.rules-keepers.js';
import type { AskedGrant, RegisteredUser, UserState } from './user.state.js';

const TANAH_BUMBU = '63.10' as Scope;
const keeper = (userId: string): Actor => ({ ...specActor, userId, role: 'ACCESS_ADMIN', scope: TANAH_BUMBU });
const does = (userId: string, event: UserEvent): GivenEvent<UserEvent> => by(keeper(userId), '2024-11-01', event);

const registered: UserEvent = { type: 'UserRegistered', data: { userId: 'user-7', kind: 'PERSON' } };
const grant = (grantId: string, role: RoleGranted['data']['role']): RoleGranted['data'] => ({
  grantId,
  role,
  scope: TANAH_BUMBU,
  officeId: 'diskominfo',
  validFrom: '2024-01-01' as LocalDate,
});
const granted = (grantId: string, role: RoleGranted['data']['role']): UserEvent => ({
  type: 'RoleGranted',
  data: grant(grantId, role),
});
const asked = (grantId: string, role: RoleGranted['data']['role'], requestId = '1'): UserEvent => ({
  type: 'GrantRequested',
  data: { requestId, ...grant(grantId, role) },
});
const passwordBy = (userId: string): UserEvent => ({ type: 'PasswordSet', data: { userId: 'user-7', by: userId } });
const account = (...events: readonly GivenEvent<UserEvent>[]): UserState =>
  given(userDecider, [does('registrar', registered), ...events]).state;

describe('Who could act as another', () => {
  it('is who registered the account', () => expect(behind(account())).toEqual(['registrar']));

  it('is who last set its password, too, unless that was the user himself', () => {
    expect(behind(account(does('helpdesk', passwordBy('helpdesk'))))).toEqual(['registrar', 'helpdesk']);
    expect(behind(account(does('helpdesk', passwordBy('helpdesk')), does('chief', passwordBy('chief'))))).toEqual([
      'registrar',
      'chief',
    ]);
    expect(behind(account(does('user-7', passwordBy('user-7'))))).toEqual(['registrar']);
    expect(behind(account(does('helpdesk', passwordBy('helpdesk')), does('user-7', passwordBy('user-7'))))).toEqual([
      'registrar',
      'helpdesk',
    ]);
  });

  it('is nobody where there is no account', () => expect(behind(userDecider.initialState)).toStrictEqual([]));
});

describe('By whom a keeper is one', () => {
  it("is by who could act as him, and by who gave him the keeper's role; who gave him other roles has no part in it", () => {
    expect(makersOf(account())).toEqual(['registrar']);
    expect(
      makersOf(
        account(
          does('helpdesk', passwordBy('helpdesk')),
          does('mayor', granted('g-1', 'REGENCY_PMD')),
          does('chief', granted('g-2', 'ACCESS_ADMIN')),
        ),
      ),
    ).toEqual(['registrar', 'helpdesk', 'chief']);
  });

  it('is by both who gave that role in two acts, and by none who asked for another one', () => {
    const both = account(
      does('asker', asked('g-1', 'ACCESS_ADMIN')),
      does('other', asked('g-2', 'TREASURER', '2')),
      does('second', granted('g-1', 'ACCESS_ADMIN')),
    );
    expect(makersOf(both)).toEqual(['registrar', 'asker', 'second']);
  });

  it('is by nobody where there is no account', () => expect(makersOf(userDecider.initialState)).toStrictEqual([]));
});

describe('Two keepers', () => {
  const refusal = (act: () => unknown): string => {
    const error = refused(act);
    return error ? `${error.code} ${error.info.ruleId}` : 'taken';
  };
  const nobody = { makers: [], behindAsker: [] };

  it('ACC-13 raise nobody by whom they are keepers', () => {
    const raise = (...makers: readonly string[]) =>
      refusal(() => notToMaker(account() as RegisteredUser, { ...nobody, makers }));
    expect([raise(), raise('registrar'), raise('user-7'), raise('registrar', 'user-7')]).toEqual([
      'taken',
      'taken',
      'E_SOD ACC-13',
      'E_SOD ACC-13',
    ]);
  });

  it('ACC-14 are two persons, neither of whom stands behind the other', () => {
    const second = (userId: string, facts = nobody as { makers: string[]; behindAsker: string[] }) =>
      refusal(() => bySecondKeeper({ requestedBy: 'asker' } as AskedGrant, keeper(userId), facts));
    expect([second('second'), second('second', { makers: ['chief'], behindAsker: ['registrar'] })]).toEqual([
      'taken',
      'taken',
    ]);
    expect([
      second('asker'),
      second('second', { makers: ['chief', 'asker'], behindAsker: [] }),
      second('second', { makers: [], behindAsker: ['registrar', 'second'] }),
    ]).toEqual(Array(3).fill('E_SOD ACC-14'));
  });
});
