import { describe, expect, it } from '@jest/globals';
import { fold, localDate, type RegionCode } from '#kernel';
import { specMetadata } from '#testing';
import type { UserEvent } from '../domain/user.events.js';
import { userDecider } from '../domain/user.decider.js';
import { toPrincipal } from './user-principal.js';

const registered: UserEvent = { type: 'UserRegistered', data: { userId: 'user-7', kind: 'PERSON' } };
const granted: UserEvent = {
  type: 'RoleGranted',
  data: {
    grantId: 'grant-1',
    role: 'REGENCY_PMD',
    scope: '63.10' as RegionCode,
    officeId: 'pmd-6310',
    validFrom: localDate('2024-01-01'),
    basis: {
      docId: 'sk-1',
      type: 'SK',
      date: localDate('2024-01-01'),
      sha256: 'a'.repeat(64),
      classification: 'INTERNAL',
    },
  },
};
const grant = { role: 'REGENCY_PMD', scope: '63.10', officeId: 'pmd-6310', validFrom: '2024-01-01' };
const grantsAfter = (...events: readonly UserEvent[]) =>
  toPrincipal(
    fold(
      userDecider,
      events.map((event) => ({ ...event, metadata: specMetadata() })),
    ),
    'user-7',
  ).grants;

describe('the principal of an account', () => {
  it('holds the grants, each with its days, and nothing else about them', () => {
    expect(grantsAfter(registered, granted)).toStrictEqual([grant]);
  });

  it('holds a revoked grant up to the day before', () => {
    expect(
      grantsAfter(registered, granted, {
        type: 'GrantRevoked',
        data: { grantId: 'grant-1', from: localDate('2024-11-10') },
      }),
    ).toStrictEqual([{ ...grant, validTo: '2024-11-09' }]);
  });

  it('holds nothing while the account is disabled, and the same as before once it is enabled', () => {
    const disabled: UserEvent = { type: 'UserDisabled', data: { userId: 'user-7' } };
    expect(grantsAfter(registered, granted, disabled)).toEqual([]);
    expect(
      grantsAfter(registered, granted, disabled, { type: 'UserEnabled', data: { userId: 'user-7' } }),
    ).toStrictEqual([grant]);
  });

  it('holds nothing when there is no such account', () => {
    expect(toPrincipal({ stage: 'UNKNOWN' }, 'user-7')).toEqual({ userId: 'user-7', grants: [] });
  });
});
