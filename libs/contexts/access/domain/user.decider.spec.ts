import { describe, expect, it } from '@jest/globals';
import { fold, type Actor, type DocRef, type LocalDate, type Role, type Scope } from '#kernel';
import { given as givenDecider, specActor, specMetadata } from '#testing';
import fc from 'fast-check';
import { ROLE_INFO } from '../contract/roles.js';
import type { GrantRole } from './user.commands.js';
import { userDecider } from './user.decider.js';
import type { GrantRequested, RoleGranted, UserEvent } from './user.events.js';
import { TWO_KEEPER_ROLES } from '../contract/roles.js';
import type { KeeperFacts } from './user.rules-keepers.js';
import { regionsOf, type RegisteredUser } from './user.state.js';

const TANAH_BUMBU = '63.10' as Scope;
const TABALONG = '63.09' as Scope;
const ANGSANA = '63.10.09.2001' as Scope;
const PAGATAN_KELURAHAN = '63.10.02.1001' as Scope;
const day = (text: string) => text as LocalDate;

const admin: Actor = {
  ...specActor,
  userId: 'keeper',
  officeId: 'dinas-kominfo',
  role: 'ACCESS_ADMIN',
  scope: TANAH_BUMBU,
};
const nationalAdmin: Actor = { ...admin, scope: 'ID' };
/** Gives every role alone. */
const operator: Actor = { ...nationalAdmin, userId: 'operator', role: 'SYSTEM' };
const facts: KeeperFacts = { makers: ['operator'], behindAsker: [] };
const given = (...events: readonly UserEvent[]) => givenDecider(userDecider, events, { actor: admin, facts });

const registered: UserEvent = {
  type: 'UserRegistered',
  data: { userId: 'user-7', kind: 'PERSON', officeId: 'desa-angsana' },
};
const decree: DocRef = {
  docId: 'sk-1',
  type: 'SK',
  date: day('2024-01-02'),
  sha256: 'a'.repeat(64),
  classification: 'INTERNAL',
};
const grantRole: GrantRole = {
  type: 'GrantRole',
  grantId: 'grant-1',
  role: 'VILLAGE_HEAD',
  scope: ANGSANA,
  officeId: 'desa-angsana',
  validFrom: day('2024-01-01'),
  validTo: day('2029-12-31'),
  basis: decree,
};
const granted = (over: Partial<RoleGranted['data']> = {}): RoleGranted => ({
  type: 'RoleGranted',
  data: {
    grantId: 'grant-1',
    role: 'VILLAGE_HEAD',
    scope: ANGSANA,
    officeId: 'desa-angsana',
    validFrom: day('2024-01-01'),
    validTo: day('2029-12-31'),
    basis: decree,
    ...over,
  },
});
const disabled: UserEvent = { type: 'UserDisabled', data: { userId: 'user-7' } };
const enabled: UserEvent = { type: 'UserEnabled', data: { userId: 'user-7' } };
const byHimself = { actor: { ...nationalAdmin, userId: 'user-7' } };

describe('registering a user', () => {
  it('opens an account without grants', () => {
    given()
      .when({ type: 'RegisterUser', userId: 'user-7', kind: 'PERSON', officeId: 'desa-angsana' })
      .then([registered]);
    given()
      .when({ type: 'RegisterUser', userId: 'robot', kind: 'SERVICE' })
      .then([{ type: 'UserRegistered', data: { userId: 'robot', kind: 'SERVICE' } }]);
  });

  it('is refused the second time', () => {
    given(registered)
      .when({ type: 'RegisterUser', userId: 'user-7', kind: 'PERSON' })
      .thenRejected('E_STATE', 'ACC-10');
  });

  it('comes before everything else', () => {
    for (const command of [
      grantRole,
      { type: 'RevokeGrant', grantId: 'grant-1', from: day('2024-12-01') },
      { type: 'DisableUser' },
      { type: 'EnableUser' },
    ] as const) {
      given().when(command).thenRejected('E_NOT_FOUND');
    }
  });
});

describe('granting a role', () => {
  it('keeps the role, the region, the office, the days and the decree', () => {
    given(registered).when(grantRole).then([granted()]);
  });

  it('names the grant after the command when it has no name of its own', () => {
    const openData = {
      role: 'VILLAGE_HEAD',
      scope: ANGSANA,
      officeId: 'desa-angsana',
      validFrom: day('2024-01-01'),
    } as const;
    given(registered)
      .when({ type: 'GrantRole', ...openData }, { commandId: 'command-9' })
      .then([{ type: 'RoleGranted', data: { grantId: 'command-9', ...openData } }]);
  });

  it('ACC-01: nobody grants to himself, not even with the whole country as his region', () => {
    given(registered).when(grantRole, byHimself).thenRejected('E_SOD', 'ACC-01');
  });

  it("ACC-02: the region granted lies in the granter's own", () => {
    given(registered)
      .when({ ...grantRole, role: 'REGENCY_PMD', scope: TABALONG })
      .thenRejected('E_SCOPE', 'ACC-02');
    given(registered)
      .when({ ...grantRole, role: 'MINISTRY_OFFICER', scope: 'ID' })
      .thenRejected('E_SCOPE', 'ACC-02');
    given(registered)
      .when({ ...grantRole, role: 'REGENCY_PMD', scope: TANAH_BUMBU })
      .then([granted({ role: 'REGENCY_PMD', scope: TANAH_BUMBU })]);
    given(registered)
      .when({ ...grantRole, role: 'MINISTRY_OFFICER', scope: 'ID' }, { actor: operator })
      .then([granted({ role: 'MINISTRY_OFFICER', scope: 'ID' })]);
  });

  it('ACC-03: PUBLIC and SYSTEM are held by no user', () => {
    for (const role of ['PUBLIC', 'SYSTEM'] as const) {
      expect(
        given(registered)
          .when({ ...grantRole, role }, { actor: operator })
          .thenRejected('E_VALIDATION', 'ACC-03').info.field,
      ).toBe('/role');
    }
  });

  it.each([
    ['VILLAGE_HEAD', PAGATAN_KELURAHAN],
    ['VILLAGE_HEAD', '63.10.09'],
    ['VILLAGE_OPERATOR', TANAH_BUMBU],
    ['BPD_MEMBER', PAGATAN_KELURAHAN],
    ['DISTRICT_OFFICER', TANAH_BUMBU],
    ['DISTRICT_OFFICER', ANGSANA],
    ['REGENCY_HEAD', '63'],
    ['REGENCY_HEAD', '63.10.09'],
    ['REGENCY_PMD', '63'],
    ['GOVERNOR', TANAH_BUMBU],
    ['PROVINCE_PMD', 'ID'],
    ['MINISTRY_OFFICER', '63'],
    ['TREASURER', '63.10.09'],
    ['INSPECTOR', ANGSANA],
    ['ACCESS_ADMIN', '63.10.09'],
  ] as const)('ACC-04: %s is not held for %s', (role, scope) => {
    given(registered)
      .when({ ...grantRole, role, scope: scope as Scope }, { actor: operator })
      .thenRejected('E_LEVEL', 'ACC-04');
  });

  it('ACC-04: every role that is held at all is held somewhere, a desa adat counting as a desa', () => {
    const regions = {
      NATIONAL: 'ID',
      PROVINCE: '63',
      REGENCY: '63.10',
      DISTRICT: '63.10.09',
      DESA: '91.03.01.3001',
      KELURAHAN: PAGATAN_KELURAHAN,
    };
    for (const [role, { levels }] of Object.entries(ROLE_INFO)) {
      for (const level of levels) {
        const grant = { role: role as Role, scope: regions[level] as Scope };
        given(registered)
          .when({ ...grantRole, ...grant }, { actor: operator })
          .then([granted(grant)]);
      }
    }
  });

  it('ACC-05: the last day is not before the first; one day alone is a period', () => {
    given(registered)
      .when({ ...grantRole, validTo: day('2023-12-31') })
      .thenRejected('E_DATE_ORDER', 'ACC-05');
    given(registered)
      .when({ ...grantRole, validTo: grantRole.validFrom })
      .then([granted({ validTo: grantRole.validFrom })]);
  });

  it('ACC-06: the same role is not held twice at a time, but may be renewed and held for another office', () => {
    const again: GrantRole = { ...grantRole, grantId: 'grant-2' };
    given(registered, granted()).when(again).thenRejected('E_STATE', 'ACC-06');
    given(registered, granted())
      .when({ ...again, validFrom: day('2029-12-31'), validTo: day('2035-12-31') })
      .thenRejected('E_STATE', 'ACC-06');
    given(registered, granted())
      .when({ ...again, validFrom: day('2030-01-01'), validTo: day('2035-12-31') })
      .then([granted({ grantId: 'grant-2', validFrom: day('2030-01-01'), validTo: day('2035-12-31') })]);
    given(registered, granted())
      .when({ ...again, officeId: 'desa-lain' })
      .then([granted({ grantId: 'grant-2', officeId: 'desa-lain' })]);
  });

  it('COM-14: five hundred grants are the most that one account is ever given, ended ones included', () => {
    const ended = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        granted({ grantId: `old-${n}`, validFrom: day('2001-01-01'), validTo: day('2001-01-01') }),
      );
    given(registered, ...ended(499))
      .when(grantRole)
      .then([granted()]);
    given(registered, ...ended(500))
      .when(grantRole)
      .thenRejected('E_LIMIT', 'COM-14');
  });

  it('ACC-06: one role may be held for several regions at a time', () => {
    const elsewhere = { grantId: 'grant-2', role: 'REGENCY_PMD', scope: TABALONG } as const;
    given(registered, granted({ role: 'REGENCY_PMD', scope: TANAH_BUMBU }))
      .when({ ...grantRole, ...elsewhere }, { actor: nationalAdmin })
      .then([granted(elsewhere)]);
  });

  it('ACC-06: a grant id is used once', () => {
    given(registered, granted())
      .when({ ...grantRole, role: 'TREASURER' })
      .thenRejected('E_STATE', 'ACC-06');
  });

  it('ACC-06: a revoked role may be granted again from the day it was taken away', () => {
    const revoked: UserEvent = { type: 'GrantRevoked', data: { grantId: 'grant-1', from: day('2024-11-04') } };
    const again = { ...grantRole, grantId: 'grant-2', validFrom: day('2024-11-04') };
    given(registered, granted(), revoked)
      .when(again)
      .then([granted({ grantId: 'grant-2', validFrom: day('2024-11-04') })]);
    given(registered, granted(), revoked)
      .when({ ...again, validFrom: day('2024-11-03') })
      .thenRejected('E_STATE', 'ACC-06');
  });

  it("ACC-06: a grant revoked before it began stands in nobody's way", () => {
    const next = granted({ validFrom: day('2025-01-01') });
    const revoked: UserEvent = { type: 'GrantRevoked', data: { grantId: 'grant-1', from: day('2024-11-04') } };
    given(registered, next)
      .when({ ...grantRole, grantId: 'grant-2' })
      .thenRejected('E_STATE', 'ACC-06');
    given(registered, next, revoked)
      .when({ ...grantRole, grantId: 'grant-2' })
      .then([granted({ grantId: 'grant-2' })]);
  });

  it('ACC-11: a disabled account gets no roles', () => {
    given(registered, disabled).when(grantRole).thenRejected('E_STATE', 'ACC-11');
    given(registered, disabled, enabled).when(grantRole).then([granted()]);
  });
});

describe('segregation of duties', () => {
  const auditor: GrantRole = {
    ...grantRole,
    grantId: 'grant-2',
    role: 'AUDITOR',
    scope: TANAH_BUMBU,
    officeId: 'inspektorat',
  };
  const treasurer: GrantRole = { ...grantRole, grantId: 'grant-2', role: 'TREASURER' };

  it('ACC-07: an examiner holds no operational role in his region, whichever comes first', () => {
    given(registered, granted({ role: 'TREASURER' }))
      .when(auditor)
      .thenRejected('E_SOD', 'ACC-07');
    given(registered, granted({ role: 'AUDITOR', scope: TANAH_BUMBU }))
      .when(treasurer)
      .thenRejected('E_SOD', 'ACC-07');
    given(registered, granted({ role: 'GOVERNOR', scope: '63' as Scope }))
      .when({ ...auditor, role: 'INSPECTOR' })
      .thenRejected('E_SOD', 'ACC-07');
  });

  it('ACC-07: he may do so in a region apart, in a time apart, or keep accounts', () => {
    const operational = { ...granted({ role: 'TREASURER', scope: TABALONG }) };
    given(registered, operational)
      .when(auditor, { actor: operator })
      .then([granted({ grantId: 'grant-2', role: 'AUDITOR', scope: TANAH_BUMBU, officeId: 'inspektorat' })]);
    given(registered, granted({ role: 'TREASURER', validTo: day('2024-06-30') }))
      .when({ ...auditor, validFrom: day('2024-07-01') }, { actor: operator })
      .then([
        granted({
          grantId: 'grant-2',
          role: 'AUDITOR',
          scope: TANAH_BUMBU,
          officeId: 'inspektorat',
          validFrom: day('2024-07-01'),
        }),
      ]);
    given(registered, granted({ role: 'ACCESS_ADMIN', scope: TANAH_BUMBU }))
      .when(auditor, { actor: operator })
      .then([granted({ grantId: 'grant-2', role: 'AUDITOR', scope: TANAH_BUMBU, officeId: 'inspektorat' })]);
  });

  it('ACC-08: director and supervisor of one BUMDesma are two persons', () => {
    const director = granted({ role: 'BUMDESMA_DIRECTOR', officeId: 'bumdesma-1' });
    const supervisor: GrantRole = {
      ...grantRole,
      grantId: 'grant-2',
      role: 'BUMDESMA_SUPERVISOR',
      officeId: 'bumdesma-1',
    };
    given(registered, director).when(supervisor).thenRejected('E_SOD', 'ACC-08');
    given(registered, granted({ role: 'BUMDESMA_SUPERVISOR', officeId: 'bumdesma-1' }))
      .when({ ...supervisor, role: 'BUMDESMA_DIRECTOR' })
      .thenRejected('E_SOD', 'ACC-08');
    given(registered, director)
      .when({ ...supervisor, officeId: 'bumdesma-2' })
      .then([granted({ grantId: 'grant-2', role: 'BUMDESMA_SUPERVISOR', officeId: 'bumdesma-2' })]);
  });

  it('ACC-07: two grants conflict exactly when some day and some region belong to both', () => {
    const days = Array.from({ length: 6 }, (_, i) => day(`2024-03-0${i + 1}`));
    const scopes = ['63', '63.10', '63.01', '64.01'] as Scope[];
    const period = fc
      .tuple(fc.nat(5), fc.option(fc.nat(5), { nil: undefined }))
      .filter(([from, to]) => to === undefined || from <= to);
    fc.assert(
      fc.property(
        period,
        period,
        fc.constantFrom(...scopes),
        fc.constantFrom(...scopes),
        ([aFrom, aTo], [bFrom, bTo], aScope, bScope) => {
          const termOf = (from: number, to: number | undefined) => ({
            validFrom: days[from]!,
            ...(to !== undefined && { validTo: days[to]! }),
          });
          const held: RoleGranted = {
            type: 'RoleGranted',
            data: { grantId: 'grant-1', role: 'OPD_HEAD', scope: aScope, officeId: 'dinas', ...termOf(aFrom, aTo) },
          };
          const wanted = {
            grantId: 'grant-2',
            role: 'AUDITOR',
            scope: bScope,
            officeId: 'inspektorat',
            ...termOf(bFrom, bTo),
          } as const;
          const attempt = given(registered, held).when({ type: 'GrantRole', ...wanted }, { actor: operator });
          const shareDay = days.some((_, i) => aFrom <= i && i <= (aTo ?? 5) && bFrom <= i && i <= (bTo ?? 5));
          const shareRegion =
            aScope === bScope ||
            (aScope === '63' && bScope.startsWith('63')) ||
            (bScope === '63' && aScope.startsWith('63'));
          if (shareDay && shareRegion) attempt.thenRejected('E_SOD', 'ACC-07');
          else attempt.then([{ type: 'RoleGranted', data: wanted }]);
        },
      ),
    );
  });
});

describe('a role that two keepers give', () => {
  const { type: _type, ...wanted } = { ...grantRole, role: 'TREASURER' } as const;
  const asking = { type: 'RequestGrant', ...wanted } as const;
  const requested = (over: Partial<GrantRequested['data']> = {}): UserEvent => ({
    type: 'GrantRequested',
    data: { requestId: '1', ...granted({ role: 'TREASURER' }).data, ...over },
  });
  const second = { ...admin, userId: 'second-keeper' };
  /** The request in the state was made by the actor of the specification's own metadata. */
  const asker = specMetadata().actor.userId;
  const confirm = { type: 'ConfirmGrant', requestId: '1' } as const;

  it.each(TWO_KEEPER_ROLES)('ACC-12: %s is not granted by one keeper alone, but by the operator', (role) => {
    const scope = { GOVERNOR: '63', MINISTRY_OFFICER: 'ID' }[role as string] ?? '63.10';
    const command: GrantRole = { ...grantRole, role, scope: scope as Scope };
    given(registered).when(command, { actor: nationalAdmin }).thenRejected('E_SOD', 'ACC-12');
    given(registered)
      .when(command, { actor: operator })
      .then([granted({ role, scope: scope as Scope })]);
  });

  it('is asked for by one and granted when another confirms', () => {
    given(registered).when(asking).then([requested()]);
    given(registered)
      .when({ ...asking, grantId: '' }, { commandId: 'command-9' })
      .then([requested({ grantId: 'command-9' })]);
    given(registered, requested())
      .when(confirm, { actor: second })
      .then([granted({ role: 'TREASURER' })]);
    expect(given(registered, requested(), granted({ role: 'TREASURER' })).state).toMatchObject({
      requests: [],
      grants: [{ givenBy: [asker, asker] }],
    });
  });

  it('ACC-14: is not confirmed by the one who asked, by one whom that one made, or by one who made that one', () => {
    given(registered, requested())
      .when(confirm, { actor: { ...second, userId: asker } })
      .thenRejected('E_SOD', 'ACC-14');
    given(registered, requested())
      .when(confirm, { actor: second, facts: { makers: ['operator', asker], behindAsker: [] } })
      .thenRejected('E_SOD', 'ACC-14');
    given(registered, requested())
      .when(confirm, { actor: second, facts: { makers: [], behindAsker: ['second-keeper'] } })
      .thenRejected('E_SOD', 'ACC-14');
  });

  it('keeps to the region, to oneself and to all other rules in both acts', () => {
    given(registered)
      .when({ ...asking, scope: TABALONG })
      .thenRejected('E_SCOPE', 'ACC-02');
    given(registered, requested({ scope: TABALONG }))
      .when(confirm, { actor: second })
      .thenRejected('E_SCOPE', 'ACC-02');
    given(registered).when(asking, byHimself).thenRejected('E_SOD', 'ACC-01');
    given(registered, requested()).when(confirm, byHimself).thenRejected('E_SOD', 'ACC-01');
    given(registered, requested(), disabled).when(confirm, { actor: second }).thenRejected('E_STATE', 'ACC-11');
    given(registered, requested(), granted({ grantId: 'audit', role: 'AUDITOR', scope: TANAH_BUMBU }))
      .when(confirm, { actor: second })
      .thenRejected('E_SOD', 'ACC-07');
  });

  it('is refused by another, or taken back by the one who asked, and counted on', () => {
    const refused: UserEvent = { type: 'GrantRefused', data: { requestId: '1', grantId: 'grant-1' } };
    given(registered, requested()).when({ type: 'RefuseGrant', requestId: '1' }).then([refused]);
    given(registered, requested({ scope: TABALONG }))
      .when({ type: 'RefuseGrant', requestId: '1' })
      .thenRejected('E_SCOPE', 'ACC-02');
    given(registered, requested(), refused).when(confirm, { actor: second }).thenRejected('E_NOT_FOUND');
    given(registered, requested(), refused).when({ type: 'RefuseGrant', requestId: '1' }).thenRejected('E_NOT_FOUND');
    given(registered, requested(), refused)
      .when(asking)
      .then([requested({ requestId: '2' })]);
  });

  it('is not asked for twice under one id, nor granted under it meanwhile; twenty may wait', () => {
    given(registered, requested()).when(asking).thenRejected('E_STATE', 'ACC-06');
    given(registered, requested()).when(grantRole).thenRejected('E_STATE', 'ACC-06');
    const waiting = (count: number) =>
      Array.from({ length: count }, (_, n) => requested({ requestId: String(n + 1), grantId: `waiting-${n}` }));
    given(registered, ...waiting(19))
      .when(asking)
      .then([requested({ requestId: '20' })]);
    given(registered, ...waiting(20))
      .when(asking)
      .thenRejected('E_LIMIT', 'COM-14');
  });

  it('COM-14: is asked for a thousand times at one account at most, refused ones included', () => {
    const often = (times: number) =>
      Array.from({ length: times }, (_, n): UserEvent[] => [
        requested({ requestId: String(n + 1), grantId: `g-${n}` }),
        { type: 'GrantRefused', data: { requestId: String(n + 1), grantId: `g-${n}` } },
      ]).flat();
    given(registered, ...often(999))
      .when(asking)
      .then([requested({ requestId: '1000' })]);
    given(registered, ...often(1_000))
      .when(asking)
      .thenRejected('E_LIMIT', 'COM-14');
  });
});

describe('ACC-13: nobody is raised by an account that he made', () => {
  const made = { facts: { makers: ['operator', 'user-7'], behindAsker: [] } };

  it('neither at once nor in two acts', () => {
    given(registered).when(grantRole, made).thenRejected('E_SOD', 'ACC-13');
    given(registered)
      .when({ ...grantRole, type: 'RequestGrant', role: 'TREASURER' }, made)
      .thenRejected('E_SOD', 'ACC-13');
    given(registered, { type: 'GrantRequested', data: { requestId: '1', ...granted().data } })
      .when({ type: 'ConfirmGrant', requestId: '1' }, { ...made, actor: { ...admin, userId: 'second-keeper' } })
      .thenRejected('E_SOD', 'ACC-13');
  });
});

describe('revoking a grant', () => {
  const revoke = { type: 'RevokeGrant', grantId: 'grant-1', from: day('2024-11-10') } as const;
  const revoked: UserEvent = { type: 'GrantRevoked', data: { grantId: 'grant-1', from: day('2024-11-10') } };

  it('names the first day without the right: that of the decision or a later one', () => {
    given(registered, granted()).when(revoke).then([revoked]);
    given(registered, granted())
      .when({ ...revoke, from: day('2024-11-04') })
      .then([{ type: 'GrantRevoked', data: { grantId: 'grant-1', from: day('2024-11-04') } }]);
  });

  it('makes the day before the last one', () => {
    expect(given(registered, granted(), revoked).state).toMatchObject({
      grants: [{ validFrom: '2024-01-01', validTo: '2024-11-09' }],
    });
  });

  it('leaves the other grants as they are', () => {
    const other = granted({ grantId: 'grant-2', role: 'BPD_MEMBER' });
    expect(given(registered, granted(), other, revoked).state).toMatchObject({
      grants: [
        { grantId: 'grant-1', validTo: '2024-11-09' },
        { grantId: 'grant-2', validTo: '2029-12-31' },
      ],
    });
  });

  it('changes nothing when repeated, and may be brought forward but not put off', () => {
    given(registered, granted(), revoked).when(revoke).then([]);
    given(registered, granted(), revoked)
      .when({ ...revoke, from: day('2024-11-05') })
      .then([{ type: 'GrantRevoked', data: { grantId: 'grant-1', from: day('2024-11-05') } }]);
    given(registered, granted(), revoked)
      .when({ ...revoke, from: day('2024-11-11') })
      .thenRejected('E_DATE_ORDER', 'ACC-09');
  });

  it('ACC-09: takes nothing back from before the decision, and a right that has ended stays ended', () => {
    given(registered, granted())
      .when({ ...revoke, from: day('2024-11-03') })
      .thenRejected('E_DATE_ORDER', 'ACC-09');
    given(registered, granted({ validTo: day('2024-06-30') }))
      .when(revoke)
      .thenRejected('E_DATE_ORDER', 'ACC-09');
  });

  it("is refused for an unknown grant, one's own grant and a grant beyond one's region", () => {
    expect(given(registered).when(revoke).thenRejected('E_NOT_FOUND').info.field).toBe('/grantId');
    given(registered, granted()).when(revoke, byHimself).thenRejected('E_SOD', 'ACC-01');
    given(registered, granted({ role: 'REGENCY_PMD', scope: TABALONG }))
      .when(revoke)
      .thenRejected('E_SCOPE', 'ACC-02');
  });

  it('is possible for a disabled account', () => given(registered, granted(), disabled).when(revoke).then([revoked]));
});

describe('disabling and enabling', () => {
  it('closes and opens the account once', () => {
    given(registered, granted()).when({ type: 'DisableUser' }).then([disabled]);
    given(registered, granted(), disabled).when({ type: 'DisableUser' }).thenRejected('E_STATE');
    given(registered, granted(), disabled).when({ type: 'EnableUser' }).then([enabled]);
    given(registered, granted()).when({ type: 'EnableUser' }).thenRejected('E_STATE');
  });

  it('ACC-01: is done by another', () => {
    given(registered).when({ type: 'DisableUser' }, byHimself).thenRejected('E_SOD', 'ACC-01');
    given(registered, disabled).when({ type: 'EnableUser' }, byHimself).thenRejected('E_SOD', 'ACC-01');
  });

  it("ACC-02: concerns only those whose rights all lie in one's own region; rights that have ended do not count", () => {
    const governor = granted({ role: 'GOVERNOR', scope: '63' as Scope, validTo: day('2024-11-04') });
    given(registered, granted({ grantId: 'grant-0' }), governor)
      .when({ type: 'DisableUser' })
      .thenRejected('E_SCOPE', 'ACC-02');
    given(registered, governor, disabled).when({ type: 'EnableUser' }).thenRejected('E_SCOPE', 'ACC-02');
    given(registered, governor, granted({ grantId: 'grant-0' }))
      .when({ type: 'DisableUser' }, { occurredOn: day('2024-11-05') })
      .then([disabled]);
    given(registered)
      .when({ type: 'DisableUser' }, { actor: { ...admin, scope: TABALONG } })
      .thenRejected('E_SCOPE', 'ACC-02');
    given(registered)
      .when({ type: 'DisableUser' }, { actor: { ...admin, scope: specActor.scope } })
      .then([disabled]);
  });
});

describe('Where an account is seen', () => {
  const regions = (...events: readonly UserEvent[]) => regionsOf(given(...events).state as RegisteredUser);
  const inTanahBumbu = { ...registered, metadata: { actor: admin } };
  const waiting = (scope: Scope): UserEvent => ({
    type: 'GrantRequested',
    data: { requestId: '1', ...granted({ grantId: `in-${scope}`, scope }).data },
  });

  it('is where it was registered, as long as it holds no rights, and where rights are asked for', () => {
    expect(regions(inTanahBumbu)).toEqual([TANAH_BUMBU]);
    expect(regions(inTanahBumbu, waiting(TABALONG))).toEqual([TANAH_BUMBU, TABALONG]);
    expect(regions(registered)).toEqual([]);
  });

  it('is where its rights are held, each region once, and no longer where it was registered', () => {
    expect(
      regions(
        inTanahBumbu,
        granted(),
        granted({ grantId: 'grant-2', role: 'BPD_MEMBER' }),
        granted({ grantId: 'grant-3', scope: TABALONG }),
      ),
    ).toEqual([ANGSANA, TABALONG]);
    expect(regions(inTanahBumbu, granted(), waiting(TABALONG), waiting(ANGSANA))).toEqual([ANGSANA, TABALONG]);
  });

  it('is nowhere by a right for the whole country', () => {
    expect(regions(inTanahBumbu, granted({ role: 'MINISTRY_OFFICER', scope: 'ID' }))).toEqual([]);
    expect(
      regions(inTanahBumbu, granted({ role: 'MINISTRY_OFFICER', scope: 'ID' }), granted({ grantId: 'grant-2' })),
    ).toEqual([ANGSANA]);
  });
});

it('an account is nothing before it is registered', () => {
  expect(fold(userDecider, [{ ...disabled, metadata: specMetadata() }])).toEqual({ stage: 'UNKNOWN' });
});

describe('A password that was set', () => {
  it('is recorded with who set it, and nothing else', () => {
    given(registered)
      .when({ type: 'RecordPasswordSet', by: 'keeper' })
      .then([{ type: 'PasswordSet', data: { userId: 'user-7', by: 'keeper' } }]);
  });

  it('by the user himself tells of nobody who could sign in beside him', () => {
    const set = (by: string) => given(registered, { type: 'PasswordSet', data: { userId: 'user-7', by } }).state;
    expect(set('keeper')).toHaveProperty('keptBy', 'keeper');
    expect(set('user-7')).not.toHaveProperty('keptBy');
  });

  it('of nobody is refused', () => {
    given().when({ type: 'RecordPasswordSet', by: 'keeper' }).thenRejected('E_NOT_FOUND');
  });
});

describe('signing out everywhere', () => {
  it('is recorded for whoever has an account, and makes what was signed in before void', () => {
    given(registered)
      .when({ type: 'RecordSignedOut' })
      .then([{ type: 'SignedOutEverywhere', data: { userId: 'user-7' } }]);
    expect(given(registered, { type: 'SignedOutEverywhere', data: { userId: 'user-7' } }).state).toMatchObject({
      stage: 'ACTIVE',
      tokensFrom: expect.any(String),
    });
    given().when({ type: 'RecordSignedOut' }).thenRejected('E_NOT_FOUND');
  });
});
