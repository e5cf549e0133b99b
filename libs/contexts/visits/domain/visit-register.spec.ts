import { describe, expect, it } from '@jest/globals';
import type { DecisionContext, LocalDate, RegionCode } from '#kernel';
import { visitRegisterDecider, type RegisteredVisit, type VisitRegisterState } from './visit-register.decider.js';

const visit: RegisteredVisit = {
  visitId: 'visit-1', origin: '62.03.02.2007' as RegionCode, hosts: ['63.10' as RegionCode, '63.10.09' as RegionCode], topics: ['bumdes', 'rt'],
  plannedStart: '2026-12-01' as LocalDate,
};
const decide = (type: 'RegisterVisit' | 'RecordVisit', asked: RegisteredVisit, state: VisitRegisterState) =>
  visitRegisterDecider.decide({ type, ...asked }, state, {} as DecisionContext);

describe('The register of a region\'s visits (VIS-06)', () => {
  it('enters a visit once, in whatever order a log that was moved holds its fields', () => {
    expect(decide('RegisterVisit', visit, {})).toEqual([{ type: 'VisitRegistered', data: visit }]);
    const moved = Object.fromEntries(Object.entries(visit).reverse()) as unknown as RegisteredVisit;
    expect(decide('RegisterVisit', visit, { 'visit-1': moved })).toEqual([]);
  });

  it.each([
    { plannedStart: '2027-01-11' as LocalDate }, { hosts: ['63.10' as RegionCode] }, { hosts: [...visit.hosts].reverse() }, { topics: ['bumdes', 'wisata'] },
    { origin: '62.03' as RegionCode },
  ])('enters anew what has changed: %j', (change) => {
    expect(decide('RegisterVisit', { ...visit, ...change }, { 'visit-1': visit })).toEqual([{ type: 'VisitRegistered', data: { ...visit, ...change } }]);
  });

  it('leaves an entry as it is when the visit is only recorded from an earlier log: it may have been rescheduled since', () => {
    expect(decide('RecordVisit', { ...visit, plannedStart: '2026-11-01' as LocalDate }, { 'visit-1': visit })).toEqual([]);
    expect(decide('RecordVisit', visit, {})).toEqual([{ type: 'VisitRegistered', data: visit }]);
  });
});
