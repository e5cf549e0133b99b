import { describe, expect, it } from '@jest/globals';
import { given, specActor } from '#testing';
import { rulesOn, type LocalDate, type RegionCode } from '#kernel';
import {
  mayRepeat,
  topicMark,
  visitRegisterDecider,
  visitRegisterId,
  yearsAround,
  type RegisteredVisit,
  type VisitRegistered,
} from './visit-register.decider.js';

const visit: RegisteredVisit = {
  visitId: 'visit-1',
  origin: '62.03.02.2007' as RegionCode,
  year: 2026,
  hosts: ['63.10' as RegionCode, '63.10.09' as RegionCode],
  topics: ['BUM Desa', 'RT'].map(topicMark),
};
const entered = (of: RegisteredVisit): VisitRegistered => ({ type: 'VisitRegistered', data: of });
const many = (count: number): readonly VisitRegistered[] =>
  Array.from({ length: count }, (_, n) => entered({ ...visit, visitId: `other-${n}` }));
const register = (...events: readonly VisitRegistered[]) => given(visitRegisterDecider, events);
const enter = (of: RegisteredVisit) => ({ type: 'RegisterVisit' as const, ...of });

describe("The register of a region's visits of a year (VIS-06)", () => {
  it('enters a visit once, in whatever order a log that was moved holds its fields', () => {
    register()
      .when(enter(visit))
      .then([entered(visit)]);
    const moved = Object.fromEntries(Object.entries(visit).reverse()) as unknown as RegisteredVisit;
    register(entered(moved)).when(enter(visit)).then([]);
  });

  it.each([
    { hosts: ['63.10' as RegionCode] },
    { hosts: [...visit.hosts].reverse() },
    { topics: ['BUM Desa', 'wisata'].map(topicMark) },
    { origin: '62.03' as RegionCode },
    { year: 2027 },
  ])('enters anew what has changed: %j', (change) => {
    register(entered(visit))
      .when(enter({ ...visit, ...change }))
      .then([entered({ ...visit, ...change })]);
  });

  it('is entered by the system from an earlier log, as the visit stands by now', () => {
    register()
      .when({ type: 'RecordVisit', ...visit })
      .then([entered(visit)]);
    register(entered(visit))
      .when({ type: 'RecordVisit', ...visit })
      .then([]);
    register(entered(visit))
      .when({ type: 'RecordVisit', ...visit, hosts: [] })
      .then([entered({ ...visit, hosts: [] })]);
  });

  it('COM-14 takes a thousand visits from one user, not one more; others have their own thousand, and so has every year and origin', () => {
    register(...many(999))
      .when(enter(visit))
      .then([entered(visit)]);
    const full = register(...many(1_000));
    expect(full.when(enter(visit)).thenRejected('E_LIMIT', 'COM-14').info).toMatchObject({
      field: '/plannedStart',
      details: { held: 1_000, limit: 1_000 },
    });
    full.when(enter(visit), { actor: { ...specActor, userId: 'another' } }).then([entered(visit)]);
    full
      .when({ type: 'RecordVisit', ...visit }, { actor: { ...specActor, userId: 'system', role: 'SYSTEM' } })
      .then([entered(visit)]);
    full.when(enter({ ...visit, visitId: 'other-7' })).then([]);
    expect(['62.03', '62.03.02'].map((origin) => visitRegisterId(origin as RegionCode, 2026))).toEqual([
      '62.03-2026',
      '62.03.02-2026',
    ]);
  });

  it('COM-14 takes as many as the region has set', () => {
    const rules = rulesOn(
      'spec',
      [
        {
          setting: 'REGISTER_VISITS',
          region: '62' as RegionCode,
          validFrom: '2024-01-01' as LocalDate,
          value: 1,
          legalBasis: 'Pergub',
        },
      ],
      '2024-11-04' as LocalDate,
    );
    register(...many(1))
      .when(enter(visit), { rules })
      .thenRejected('E_LIMIT');
    register()
      .when(enter(visit), { rules })
      .then([entered(visit)]);
  });

  it('tells which visits share a host and a topic, never the visit itself', () => {
    const others = [
      ['host', { topics: ['sampah'].map(topicMark) }],
      ['topic', { hosts: ['63.01' as RegionCode] }],
      ['both', { hosts: ['63.10.09' as RegionCode], topics: [topicMark('r.t.')] }],
      [
        'one of several',
        { hosts: ['63.01' as RegionCode, '63.10' as RegionCode], topics: ['sampah', 'rt'].map(topicMark) },
      ],
    ] as const;
    const { state } = register(
      entered(visit),
      ...others.map(([visitId, change]) => entered({ ...visit, visitId, ...change })),
    );
    expect(mayRepeat(state, visit)).toEqual(['both', 'one of several']);
  });

  it.each([
    ['2026-06-15', [2025, 2026, 2027]],
    ['2026-01-01', [2025, 2026, 2027]],
    ['2026-12-31', [2025, 2026, 2027]],
    ['2024-02-29', [2023, 2024, 2025]],
  ])('of a visit on %s is looked up in the years %j', (day, years) =>
    expect(yearsAround(day as LocalDate)).toEqual(years),
  );

  it('marks one topic however it is written, in eight digits', () => {
    expect(new Set(['Bank Sampah', 'bank-sampah', 'BANKSAMPAH.'].map(topicMark)).size).toBe(1);
    expect(topicMark('Bank Sampah')).not.toBe(topicMark('Bank Sampan'));
    for (const topic of ['a', '', '日本', 'x'.repeat(200)]) expect(topicMark(topic)).toMatch(/^[0-9a-f]{8}$/);
  });
});
