import { describe, expect, it } from '@jest/globals';
import { rulesOn, type PartyRef, type RegionCode } from '#kernel';
import { day, given, region } from '#testing';
import { jointVisitDecider, type JointVisitProposed, type ProposeJointVisit } from './joint-visit.decider.js';
import { VISIT_LONGEST_DAYS } from './visit.settings.js';
import { SEI_ASAM, TANAH_BUMBU, terms } from './fixtures/story.js';

const APDESI: PartyRef = { kind: 'COMMUNITY', region: region('62.03', 'Kabupaten Kapuas'), name: 'APDESI' };
const { kind, hosts, topics, expectedOutputs, plannedStart, plannedEnd } = terms;
const shared = { jointVisitId: 'joint-1', organiser: APDESI, kind, hosts, topics, plannedStart, plannedEnd };
const asking = (more: Partial<ProposeJointVisit> = {}): ProposeJointVisit => ({
  type: 'ProposeJointVisit',
  ...shared,
  expectedOutputs,
  origins: [{ region: SEI_ASAM }, undefined],
  ...more,
});
const proposed: JointVisitProposed = {
  type: 'JointVisitProposed',
  data: { ...shared, origins: [SEI_ASAM.code, '2: ?'] },
};
const none = given(jointVisitDecider, [], { facts: { bodies: {} } });

describe('VIS-15 A joint visit', () => {
  it('keeps what its visits share, who brought them together, and the place alone of an origin that is none', () => {
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
  it.each<[string, Partial<ProposeJointVisit>, Parameters<ReturnType<typeof none.when>['thenRejected']>, string]>([
    ['no topic', { topics: [] }, ['E_VISIT_NO_OUTPUT', 'VIS-01'], '/topics'],
    ['no output', { expectedOutputs: [] }, ['E_VISIT_NO_OUTPUT', 'VIS-01'], '/expectedOutputs'],
    ['no host', { hosts: [] }, ['E_VALIDATION', 'VIS-07'], '/hosts'],
    ['no required host', { hosts: [{ region: TANAH_BUMBU, required: false }] }, ['E_VALIDATION', 'VIS-07'], '/hosts'],
    ['a host twice', { hosts: [...hosts, hosts[0]!] }, ['E_VALIDATION', 'VIS-02'], '/hosts'],
    ['a host that is no party', { hosts: [{ required: true }] }, ['E_VALIDATION', 'PTY-01'], '/hosts/0/region'],
    ['an end before its start', { plannedEnd: day('2024-11-18') }, ['E_DATE_ORDER', 'COM-05'], '/plannedEnd'],
    ['a start that has passed', { plannedStart: day('2024-11-03') }, ['E_DATE_ORDER', 'COM-05'], '/plannedStart'],
    ['1999 days', { plannedEnd: day('2030-05-10') }, ['E_TERM', 'COM-05'], '/plannedEnd'],
    [
      'days too far ahead',
      { plannedStart: day('2099-11-19'), plannedEnd: day('2099-11-20') },
      ['E_TERM', 'COM-05'],
      '/plannedStart',
    ],
  ])('is refused as a whole for what all share: %s', (_name, change, [code, ruleId], field) => {
    expect(none.when(asking(change)).thenRejected(code, ruleId).info.field).toBe(field);
  });
  it('is as long as one of its origins may travel, to the day', () => {
    const rules = rulesOn(
      'spec',
      [
        ['62.03', 1],
        ['63.10', 4],
      ].map(([code, value]) => ({
        setting: VISIT_LONGEST_DAYS.name,
        region: code as RegionCode,
        validFrom: day('2020-01-01'),
        value,
        legalBasis: 'COM-05',
      })),
      day('2024-11-04'),
    );
    const both = (lastDay: string) =>
      none.when(asking({ origins: [{ region: SEI_ASAM }, { region: TANAH_BUMBU }], plannedEnd: day(lastDay) }), {
        rules,
      });
    both('2024-11-22').then([
      {
        type: 'JointVisitProposed',
        data: { ...shared, plannedEnd: day('2024-11-22'), origins: [SEI_ASAM.code, TANAH_BUMBU.code] },
      },
    ]);
    both('2024-11-23').thenRejected('E_TERM', 'COM-05');
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
