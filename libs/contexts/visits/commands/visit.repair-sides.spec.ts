import { describe, expect, it } from '@jest/globals';
import { actor, principal, specMetadata } from '#testing';
import {
  NATIONAL,
  ROLES,
  type Actor,
  type Position,
  type RecordedEvent,
  type RegionCode,
  type Rejection,
  type Revision,
  type Role,
  type Scope,
} from '#kernel';
import { authoriseForOne, type Side } from '#runtime';
import type { VisitState } from '../domain/visit.state.js';
import { visitRepairSides } from './visit.repair-sides.js';

const { correctionAskers, requestAskers, requestDeciders } = visitRepairSides;

const [ORIGIN, HOST, HOST_DISTRICT, HOST_REGENCY] = [
  '62.03.02.2007',
  '63.10.09.2005',
  '63.10.09',
  '63.10',
] as unknown as readonly [RegionCode, RegionCode, RegionCode, RegionCode];
const NOW = '2024-11-19T04:00:00.000Z' as never;
const state = {
  stage: 'PROPOSED',
  terms: { origin: { region: { code: ORIGIN }, officeId: 'pemdes-sei-asam' } },
} as unknown as VisitState;

const VILLAGE = actor('VILLAGE_HEAD', HOST, { officeId: 'pemdes-angsana' });
const MINISTRY = actor('MINISTRY_OFFICER', NATIONAL, { officeId: 'kemendes' });

/** A visit that one of them has answered for the host; a correction of the answer, or of the proposal, is asked for. */
const record = (
  answeredBy: Actor,
  type = 'VisitHostingAccepted',
  target = 'e1',
  more: object = {},
): readonly RecordedEvent[] =>
  (
    [
      ['VisitProposed', {}, actor('VILLAGE_HEAD', ORIGIN, { officeId: 'pemdes-sei-asam' })],
      [type, { host: { code: HOST }, ...more }, answeredBy],
      [
        'CorrectionRequested',
        {
          requestId: '1',
          reason: 'x',
          regions: [],
          changes: [{ targetEventId: target, targetType: type, field: '/x' }],
        },
        answeredBy,
      ],
    ] as const
  ).map(([name, data, by], index) => ({
    id: `e${index}`,
    type: name,
    data,
    stream: 'studyVisit-v',
    revision: index as Revision,
    position: `${index}` as Position,
    metadata: specMetadata({ actor: by }),
  }));

const may = (sides: readonly Side[], role: Role, scope: Scope, officeId = 'kantor'): boolean => {
  try {
    return Boolean(authoriseForOne(principal(role, scope, { officeId }), sides, NOW, {}));
  } catch (error) {
    expect((error as Rejection).code).toBe('E_SCOPE');
    return false;
  }
};
const deciders = (of: readonly RecordedEvent[]) => requestDeciders({ requestId: '1' }, state, async () => of);
/** Roles that may decide, each held for that region in that office. */
const rolesAt = async (of: readonly RecordedEvent[], scope: Scope, officeId?: string): Promise<readonly Role[]> => {
  const sides = await deciders(of);
  return ROLES.filter((role) => may(sides, role, scope, officeId));
};

const VILLAGES = [
  'VILLAGE_HEAD',
  'DISTRICT_OFFICER',
  'REGENCY_PMD',
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'PROVINCE_PMD',
  'GOVERNOR',
  'DATA_STEWARD',
];

describe.each(['VisitHostingAccepted', 'VisitHostingDeclined'])("A correction of a host's answer (%s)", (type) => {
  it('that the village gave is decided by whoever may answer for it, in the village and above it, and by a data steward', async () => {
    for (const scope of [HOST, HOST_DISTRICT, HOST_REGENCY, '63' as Scope])
      expect(await rolesAt(record(VILLAGE, type), scope)).toEqual(VILLAGES);
  });

  it("is not decided by anybody elsewhere, the visitors' side included", async () => {
    for (const scope of [ORIGIN, '62.03', '63.10.08', '63.10.09.2009', '63.1', '64'] as Scope[])
      expect(await rolesAt(record(VILLAGE, type), scope)).toEqual([]);
  });

  it("is decided by an agency's head where his own office answered, and by no other agency's", async () => {
    const agency = record(actor('OPD_HEAD', HOST_REGENCY, { officeId: 'dispar' }), type);
    expect(await rolesAt(agency, HOST_REGENCY, 'dispar')).toEqual(expect.arrayContaining(['OPD_HEAD']));
    expect(await rolesAt(agency, HOST_REGENCY, 'dinkes')).toEqual(VILLAGES);
  });

  it("is decided by a ministry's officer where his own office answered, and neither where a village nor where another ministry did", async () => {
    const sides = await deciders(record(MINISTRY, type));
    expect([
      may(sides, 'MINISTRY_OFFICER', NATIONAL, 'kemendes'),
      may(sides, 'MINISTRY_OFFICER', NATIONAL, 'kemendagri'),
      may(sides, 'DISTRICT_OFFICER', HOST_DISTRICT),
    ]).toEqual([true, false, true]);
    for (const office of ['kemendes', 'kemendagri'])
      expect(may(await deciders(record(VILLAGE, type)), 'MINISTRY_OFFICER', NATIONAL, office)).toBe(false);
  });

  it('is asked for on either side, and by its camat; taken back likewise', async () => {
    const of = record(VILLAGE, type);
    for (const sides of [
      await correctionAskers({ type: 'RequestCorrection', targetEventId: 'e1', changes: [] }, state, async () => of),
      await requestAskers({ requestId: '1' }, state, async () => of),
    ]) {
      expect([
        may(sides, 'VILLAGE_OPERATOR', HOST),
        may(sides, 'VILLAGE_OPERATOR', ORIGIN),
        may(sides, 'DISTRICT_OFFICER', HOST_DISTRICT),
      ]).toEqual([true, true, true]);
      expect([
        may(sides, 'MINISTRY_OFFICER', NATIONAL, 'kemendes'),
        may(sides, 'DISTRICT_OFFICER', '62.03.02' as Scope),
        may(sides, 'VILLAGE_HEAD', '63.10.09.2009' as Scope),
      ]).toEqual([false, false, false]);
    }
  });
});

describe('A correction of what the visitors recorded, and a voiding', () => {
  it('is decided on their side: by neither camat nor ministry, nor by the host', async () => {
    for (const told of [record(VILLAGE, 'VisitHostingAccepted', 'e0'), record(VILLAGE).slice(0, 2)]) {
      expect(await rolesAt(told, ORIGIN, 'pemdes-sei-asam')).toEqual([
        'VILLAGE_HEAD',
        'REGENCY_PMD',
        'REGENCY_HEAD',
        'REGENCY_SECRETARY',
        'OPD_HEAD',
        'PROVINCE_PMD',
        'GOVERNOR',
        'DATA_STEWARD',
      ]);
      for (const scope of [HOST, HOST_DISTRICT, HOST_REGENCY]) expect(await rolesAt(told, scope)).toEqual([]);
      expect(may(await deciders(told), 'MINISTRY_OFFICER', NATIONAL, 'pemdes-sei-asam')).toBe(false);
    }
  });

  it('is decided on their side also of an answer that they recorded of a letter', async () => {
    const keeper = actor('VILLAGE_HEAD', ORIGIN, { officeId: 'pemdes-sei-asam' });
    for (const type of ['VisitHostingAccepted', 'VisitHostingDeclined']) {
      const told = record(keeper, type, 'e1', { recordedByOrigin: true });
      expect(await rolesAt(told, ORIGIN, 'pemdes-sei-asam')).toContain('VILLAGE_HEAD');
      for (const scope of [HOST, HOST_DISTRICT, HOST_REGENCY]) expect(await rolesAt(told, scope)).toEqual([]);
    }
  });

  it('is asked for by their agency for villages and their secretary, too', async () => {
    const of = record(VILLAGE, 'VisitHostingAccepted', 'e0');
    const sides = await requestAskers({ requestId: '1' }, state, async () => of);
    const asking = ROLES.filter((role) => may(sides, role, '62.03' as Scope));
    expect(asking).toEqual(expect.arrayContaining(['REGENCY_PMD', 'REGENCY_SECRETARY', 'DATA_STEWARD']));
    expect(asking).not.toContain('PROVINCE_PMD');
  });
});

describe('A correction of an approval, and of the terms that it was given for', () => {
  const HEAD = actor('VILLAGE_HEAD', ORIGIN, { officeId: 'pemdes-sei-asam' });
  const DISTRICT = '62.03.02' as Scope;
  const CAMAT = actor('DISTRICT_OFFICER', DISTRICT, { officeId: 'kecamatan-62.03.02' });
  type Step = readonly [type: string, by: Actor];
  /** These steps, and a correction of the first, or of the last of that type. */
  const after = (steps: readonly Step[], field: string, type = 'VisitProposed'): readonly RecordedEvent[] => {
    const targetEventId = `e${steps.findLastIndex(([each]) => each === type)}`;
    const changes = [{ targetEventId, targetType: type, field }];
    const asked = ['CorrectionRequested', HEAD, { requestId: '1', reason: 'x', regions: [], changes }] as const;
    return [...steps, asked].map(([name, by, data = {}]: readonly [string, Actor, object?], index) => ({
      id: `e${index}`,
      type: name,
      data: data as RecordedEvent['data'],
      stream: 'studyVisit-v',
      revision: index as Revision,
      position: `${index}` as Position,
      metadata: specMetadata({ actor: by }),
    }));
  };
  const approvedBy = (by: Actor): readonly Step[] => [
    ['VisitProposed', HEAD],
    ['VisitApproved', by],
  ];
  const AT_HOME = expect.arrayContaining(['VILLAGE_HEAD', 'DATA_STEWARD', 'PROVINCE_PMD']);

  it.each(['/budget', '/fundingSources/0/amount', '/hosts', '/plannedEnd', '/delegationSize', '/topics/0'])(
    'is decided on the side of the approver: %s',
    async (field) => {
      const of = after(approvedBy(CAMAT), field);
      expect(await rolesAt(of, DISTRICT)).toEqual(['DISTRICT_OFFICER', 'REGENCY_HEAD', 'REGENCY_SECRETARY']);
      expect(await rolesAt(of, '62.03' as Scope)).toEqual(await rolesAt(of, DISTRICT));
      for (const scope of [ORIGIN, HOST, '62.03.01' as Scope]) expect(await rolesAt(of, scope)).toEqual([]);
    },
  );

  it('is decided by the approver in his own words, too, and by a council or a ministry in theirs alone', async () => {
    expect(await rolesAt(after(approvedBy(CAMAT), '/approver', 'VisitApproved'), DISTRICT)).toEqual([
      'DISTRICT_OFFICER',
      'REGENCY_HEAD',
      'REGENCY_SECRETARY',
    ]);
    const council = actor('BPD_MEMBER', ORIGIN, { officeId: 'bpd-sei-asam' });
    expect(await rolesAt(after(approvedBy(council), '/budget'), ORIGIN)).toEqual(['BPD_MEMBER']);
    const ministry = after(approvedBy(MINISTRY), '/approver', 'VisitApproved');
    expect(await rolesAt(ministry, NATIONAL, 'kemendes')).toEqual(['MINISTRY_OFFICER']);
    expect(await rolesAt(ministry, NATIONAL, 'kemendagri')).toEqual([]);
  });

  it('is for the visitors where no approval stands, and in what is no term', async () => {
    const moved: readonly Step[] = [...approvedBy(CAMAT), ['VisitRescheduled', HEAD]];
    for (const of of [
      after([['VisitProposed', HEAD]], '/budget'),
      after(moved, '/budget'),
      after(moved, '/plannedEnd', 'VisitRescheduled'),
      after(approvedBy(CAMAT), '/letter/number'),
      after(approvedBy(CAMAT), '/occurredOn'),
    ])
      expect(await rolesAt(of, ORIGIN, 'pemdes-sei-asam')).toEqual(AT_HOME);
    const again = after([...moved, ['VisitApproved', CAMAT]], '/plannedEnd', 'VisitRescheduled');
    expect(await rolesAt(again, ORIGIN, 'pemdes-sei-asam')).toEqual([]);
  });
});
