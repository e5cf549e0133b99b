import { describe, expect, it } from '@jest/globals';
import { frozenFixtures, specMetadata } from '#testing';
import { personLookupDecider } from './person-lookup.decider.js';
import { userDecider } from './user.decider.js';
import type { UserEvent } from './user.events.js';

const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), userDecider, personLookupDecider);
const after = (...types: readonly UserEvent['type'][]) => frozen.after(userDecider, ...types);

describe('The frozen events', () => {
  it('are one of every name and version', () => frozen.expectAll());

  it('still fold into what they meant', () => {
    const account = { userId: '6f0d1c1e-6a1f-8b53-9d4e-2f3c7a5b9e10', kind: 'PERSON', officeId: 'pmd-6310' };
    const grant = {
      grantId: '0d8f2f6c-7a55-8c11-a3c5-19f1f5f0a2b7',
      role: 'REGENCY_PMD',
      scope: '63.10',
      officeId: 'pmd-6310',
      validFrom: '2024-01-02',
    };
    const { actor } = specMetadata();
    expect(after('UserRegistered')).toEqual({
      stage: 'ACTIVE',
      ...account,
      grants: [],
      registeredBy: actor.userId,
      registeredIn: actor.scope,
      requests: [],
      requested: 0,
    });
    expect(after('UserRegistered', 'RoleGranted')).toMatchObject({ grants: [{ ...grant, validTo: '2028-12-31' }] });
    expect(after('UserRegistered', 'RoleGranted', 'GrantRevoked')).toMatchObject({
      grants: [{ ...grant, validTo: '2026-06-30' }],
    });
    expect(after('UserRegistered', 'UserDisabled')).toMatchObject({ stage: 'DISABLED', ...account });
    expect(after('UserRegistered', 'PasswordSet')).toEqual({
      ...after('UserRegistered'),
      tokensFrom: specMetadata().recordedAt,
      keptBy: expect.any(String),
    });
    expect(after('UserRegistered', 'SignedOutEverywhere')).toEqual({
      ...after('UserRegistered'),
      tokensFrom: specMetadata().recordedAt,
    });
    const { requestId: _id, ...data } = frozen.recorded('GrantRequested').data as { requestId: string };
    expect(after('UserRegistered', 'GrantRequested')).toMatchObject({
      requested: 1,
      grants: [],
      requests: [{ requestId: '1', ...data, requestedBy: actor.userId }],
    });
    expect(after('UserRegistered', 'GrantRequested', 'RoleGranted')).toMatchObject({
      requests: [],
      grants: [{ ...grant, givenBy: [actor.userId, actor.userId] }],
    });
    expect(after('UserRegistered', 'GrantRequested', 'GrantRefused')).toMatchObject({ requests: [], grants: [] });
    expect(after('UserRegistered', 'UserDisabled', 'UserEnabled')).toMatchObject({ stage: 'ACTIVE', ...account });
  });
});
