import { describe, expect, it } from '@jest/globals';
import { given, specMetadata } from '#testing';
import { answerOf } from '#runtime';
import type { RecordedEvent } from '#kernel';
import { reportTerms } from '../processes/report-terms.process.js';
import { reportTermsDecider, type ReportTermsEvent } from './report-terms.decider.js';

const year = 2027;
const wait = (visitId: string, loaded = false) => ({ type: 'AwaitCalendar', year, visitId, loaded }) as const;
const waiting = (visitId: string): ReportTermsEvent => ({ type: 'ReportTermAwaited', data: { year, visitId } });
const decidable = (...visitIds: readonly string[]): ReportTermsEvent => ({
  type: 'ReportTermsDecidable',
  data: { year, visitIds },
});
const after = (...events: readonly ReportTermsEvent[]) => given(reportTermsDecider, events);

describe('VIS-11 Visits that wait for the calendar of a year', () => {
  it('enter themselves once', () => {
    after()
      .when(wait('a'))
      .then([waiting('a')]);
    after(waiting('a')).when(wait('a')).then([]);
  });
  it('are all let go when it comes, and nobody when nobody waits', () => {
    after(waiting('a'), waiting('b'))
      .when({ type: 'TellCalendar', year })
      .then([decidable('a', 'b')]);
    after(waiting('b'), waiting('c'), waiting('a'))
      .when({ type: 'TellCalendar', year })
      .then([decidable('a', 'b', 'c')]);
    after(waiting('a'), waiting('b'), decidable('a', 'b')).when({ type: 'TellCalendar', year }).then([]);
    after(waiting('a'), decidable('a'))
      .when(wait('a'))
      .then([waiting('a')]);
  });
  it('are let go at once when it has come meanwhile', () =>
    after()
      .when(wait('a', true))
      .then([decidable('a')]));
  it('are let go in parts when there are many', () => {
    const many = Array.from({ length: 101 }, (_, index) => `visit-${1_000 + index}`);
    after(...many.map(waiting))
      .when({ type: 'TellCalendar', year })
      .then([decidable(...many.slice(0, 100)), decidable('visit-1100')]);
  });
});

describe('The process that lets them wait', () => {
  const [visits, terms] = [{ path: 'visits' }, { path: 'report-terms' }] as never[];
  const issued = async (type: string, data: object, stream = 'studyVisit-v') =>
    (
      await answerOf(
        reportTerms(visits!, terms!),
        { stream, type, data, metadata: specMetadata() } as RecordedEvent,
        undefined as never,
      )
    ).map(({ name, id, input }) => ({ name, ...(id && { id }), ...input }));
  const awaits = { calendars: [2026, 2027], workdays: 5 };
  const both = [
    { name: 'AwaitCalendar', year: 2026, visitId: 'v' },
    { name: 'AwaitCalendar', year: 2027, visitId: 'v' },
  ];

  it('enters a visit for every year that is missing, when it is completed or corrected', async () => {
    expect(await issued('VisitCompleted', { visitId: 'v', reportTermAwaits: awaits })).toEqual(both);
    expect(await issued('VisitCompleted', { visitId: 'v', reportDueOn: '2026-11-27' })).toEqual([]);
    const corrected = (change: object) =>
      issued('RecordCorrected', {
        visitId: 'v',
        changes: [{ targetEventId: 'e', targetType: 'VisitCompleted', field: '/occurredOn', new: 'x' }, change],
      });
    expect(
      await corrected({ targetEventId: 'e', targetType: 'VisitCompleted', field: '/reportTermAwaits', new: awaits }),
    ).toEqual(both);
    expect(
      await corrected({ targetEventId: 'e', targetType: 'VisitCompleted', field: '/reportTermAwaits', old: awaits }),
    ).toEqual([]);
  });
  it('tells the list that came, and every visit that it lets go', async () => {
    expect(await issued('WorkingCalendarLoaded', { year: 2027, version: 2 }, 'workingCalendar-2027')).toEqual([
      { name: 'TellCalendar', year: 2027 },
    ]);
    expect(await issued('ReportTermsDecidable', { year: 2027, visitIds: ['a', 'b'] }, 'reportTerms-2027')).toEqual([
      { name: 'SetReportTerm', id: 'a' },
      { name: 'SetReportTerm', id: 'b' },
    ]);
  });
});
