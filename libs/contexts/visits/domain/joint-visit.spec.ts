import { describe, expect, it } from '@jest/globals';
import type { PartyRef } from '#kernel';
import { given, region } from '#testing';
import { jointVisitDecider, type JointVisitProposed, type ProposeJointVisit } from './joint-visit.decider.js';
import { SEI_ASAM, terms } from './fixtures/story.js';

const APDESI: PartyRef = { kind: 'COMMUNITY', region: region('62.03', 'Kabupaten Kapuas'), name: 'APDESI' };
const { kind, hosts, topics, plannedStart, plannedEnd } = terms;
const shared = { jointVisitId: 'joint-1', organiser: APDESI, kind, hosts, topics, plannedStart, plannedEnd };
const asking = (more: Partial<ProposeJointVisit> = {}): ProposeJointVisit => ({
  type: 'ProposeJointVisit',
  ...shared,
  origins: [{ region: SEI_ASAM }, '2: Desa Yang Tidak Ada'],
  ...more,
});
const proposed: JointVisitProposed = {
  type: 'JointVisitProposed',
  data: { ...shared, origins: [SEI_ASAM.code, '2: Desa Yang Tidak Ada'] },
};
const none = given(jointVisitDecider, [], { facts: { bodies: {} } });

describe('VIS-15 A joint visit', () => {
  it('keeps what its visits share, who brought them together, and of which origins they are', () => {
    none.when(asking()).then([proposed]);
  });
  it('is proposed once', () => {
    given(jointVisitDecider, [proposed], { facts: { bodies: {} } })
      .when(asking())
      .then([]);
  });
  it('lists each origin once, however it is written', () => {
    const twice = [APDESI, { region: SEI_ASAM }, { ...APDESI, name: 'a.p.d.e.s.i' }];
    expect(none.when(asking({ origins: twice })).thenRejected('E_VALIDATION', 'VIS-15').info.field).toBe(
      '/origins/2/origin',
    );
  });
  it('has an organiser that is a party, of the register if it is named by its id there (PTY-03)', () => {
    expect(
      none.when(asking({ organiser: { kind: 'COMMUNITY', name: 'X' } })).thenRejected('E_VALIDATION', 'PTY-01').info
        .field,
    ).toBe('/organiser/region');
    expect(
      none.when(asking({ organiser: { ...APDESI, institutionId: 'apdesi' } })).thenRejected('E_NOT_FOUND', 'PTY-03')
        .info.field,
    ).toBe('/organiser/institutionId');
  });
});
