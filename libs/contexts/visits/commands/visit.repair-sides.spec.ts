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
const record = (answeredBy: Actor, type = 'VisitHostingAccepted', target = 'e1'): readonly RecordedEvent[] =>
  (
    [
      ['VisitProposed', {}, actor('VILLAGE_HEAD', ORIGIN, { officeId: 'pemdes-sei-asam' })],
      [type, { host: { code: HOST } }, answeredBy],
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
});
