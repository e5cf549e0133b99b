import { describe, expect, it } from '@jest/globals';
import { by, day, given, specMetadata, type GivenEvent } from '#testing';
import type { EventMetadata } from '#kernel';
import { visitDecider } from './visit.decider.js';
import type { VisitEvent } from './visit.events.js';
import type { VisitStage } from './visit.state.js';
import { KADES, KADIS_PMD, ORDER_COMMAND, SYSTEM, facts, story, travellers, until } from './fixtures/story.js';

const visitId = 'visit-1';
const on = (date: string, event: VisitEvent, more: Partial<EventMetadata> = {}): GivenEvent<VisitEvent> => ({
  ...event,
  metadata: { actor: KADES, occurredOn: day(date), ...more },
});
const after = (stage: VisitStage, ...more: readonly GivenEvent<VisitEvent>[]) =>
  given(visitDecider, [...until(stage), ...more], { facts: facts() }).state;

describe('The day of the step that led to a stage', () => {
  it.each<[VisitStage, string]>([
    ['PROPOSED', '2024-11-04'],
    ['ACCEPTED', '2024-11-07'],
    ['APPROVED', '2024-11-12'],
    ['TASKED', '2024-11-15'],
    ['UNDERWAY', '2024-11-19'],
    ['COMPLETED', '2024-11-20'],
    ['REPORTED', '2024-11-26'],
    ['CLOSED', '2024-12-20'],
    ['DECLINED', '2024-11-06'],
    ['CANCELLED', '2024-11-10'],
    ['VOIDED', '2024-11-10'],
  ])('%s is %s', (stage, day_) => expect(after(stage)).toMatchObject({ stage, lastStepOn: day_ }));

  it('is, of an answer from the east, the day that the origin had; the answer keeps its own', () => {
    const { answers, lastStepOn } = after('ACCEPTED') as Extract<ReturnType<typeof after>, { stage: 'ACCEPTED' }>;
    const days = Object.values(answers).map((answer) => answer!.on);
    expect([days.toSorted().at(-1), lastStepOn]).toEqual(['2024-11-08', '2024-11-07']);
  });

  it('is that on which other days were set', () => {
    const moved: VisitEvent = {
      type: 'VisitRescheduled',
      data: { visitId, plannedStart: day('2024-12-03'), plannedEnd: day('2024-12-04') },
    };
    expect(after('APPROVED', on('2024-11-16', moved))).toMatchObject({
      stage: 'PROPOSED',
      lastStepOn: '2024-11-16',
      reschedules: 1,
    });
  });
});

describe('What a visit remembers', () => {
  it('is everybody who set its terms, and every attempt that lapsed', () => {
    const lapsed = (commandId: string): VisitEvent => ({
      type: 'TravelOrderLapsed',
      data: { visitId, commandId, subjectRefs: [] },
    });
    const moved: VisitEvent = {
      type: 'VisitRescheduled',
      data: { visitId, plannedStart: day('2024-12-03'), plannedEnd: day('2024-12-04') },
    };
    expect(
      after(
        'APPROVED',
        on('2024-11-15', lapsed('a')),
        on('2024-11-15', lapsed('b')),
        by(KADIS_PMD, '2024-11-16', moved),
      ),
    ).toMatchObject({ lapsed: ['a', 'b'], proposers: [KADES.userId, KADIS_PMD.userId] });
  });

  it('is the order, until the visit is cancelled or voided', () => {
    expect(after('TASKED')).toMatchObject({
      order: { commandId: ORDER_COMMAND, issuedBy: ORDER_COMMAND, orderNo: 'ST-1', travellers },
    });
    for (const ended of [story.cancelled, story.voided])
      expect(after('TASKED', on('2024-11-16', ended))).not.toHaveProperty('order');
  });
});

describe('A correction', () => {
  const corrected = (more: object = {}): GivenEvent<VisitEvent> =>
    on(
      '2024-11-16',
      {
        type: 'RecordCorrected',
        data: { visitId, requestId: '1', changes: [], reason: 'Nomornya tertukar saat disalin', ...more },
      },
      { commandId: 'command-fix' },
    );

  it('that moves the days of an order holds them by its own command; who issued the order stays', () => {
    const order = { issuedBy: ORDER_COMMAND, orderNo: 'ST-1', travellers };
    expect(after('TASKED', corrected({ released: { commandId: ORDER_COMMAND, subjectRefs: [] } }))).toEqual({
      ...after('TASKED'),
      order: { ...order, commandId: 'command-fix' },
    });
  });
  it('of anything else moves nothing, with an order or without', () => {
    for (const stage of ['PROPOSED', 'TASKED'] as const) expect(after(stage, corrected())).toEqual(after(stage));
  });
});

describe('VIS-11 a due day', () => {
  const { reportDueOn: _due, overdueFrom: _from, graceUntil: _grace, ...untold } = story.completed.data;
  const waits = on('2024-11-20', {
    ...story.completed,
    data: { ...untold, reportTermAwaits: { calendars: [2024], workdays: 5 } },
  } as VisitEvent);
  const told = (endedOn: string, reportDueOn: string) =>
    by(SYSTEM, '2024-11-21', {
      type: 'ReportTermSet',
      data: {
        visitId,
        endedOn: day(endedOn),
        reportDueOn: day(reportDueOn),
        overdueFrom: '2024-11-27T17:00:00.000Z',
        graceUntil: '2024-11-22T03:00:00.000Z',
        warnings: [],
      },
    } as unknown as VisitEvent);
  const overdue = (date: string) =>
    by<VisitEvent>(SYSTEM, date, { type: 'VisitReportOverdue', data: { visitId, reportDueOn: day('2024-11-27') } });

  it('counts for the last day for which it was told, and once', () => {
    expect(after('UNDERWAY', waits)).not.toHaveProperty('reportDueOn');
    expect(after('UNDERWAY', waits, told('2024-11-20', '2024-11-27'))).toMatchObject({
      reportDueOn: '2024-11-27',
      lastStepOn: '2024-11-20',
    });
    expect(after('UNDERWAY', waits, told('2024-11-19', '2024-11-26'))).not.toHaveProperty('reportDueOn');
    expect(after('UNDERWAY', waits, told('2024-11-20', '2024-11-27'), told('2024-11-20', '2024-11-29'))).toMatchObject({
      reportDueOn: '2024-11-27',
    });
    expect(after('COMPLETED', told('2024-11-20', '2024-11-29'))).toMatchObject({ reportDueOn: '2024-11-27' });
  });
  it('has passed on the day after it, not on it, and not while it is unknown', () => {
    expect(after('COMPLETED', overdue('2024-11-27'))).toEqual(after('COMPLETED'));
    expect(after('COMPLETED', overdue('2024-11-28'))).toEqual({
      ...after('COMPLETED'),
      overdue: true,
      lastStepOn: '2024-11-28',
    });
    expect(after('UNDERWAY', waits, overdue('2024-11-28'))).toEqual(after('UNDERWAY', waits));
    expect(after('REPORTED', overdue('2024-11-28'))).toMatchObject({ lastStepOn: '2024-11-28' });
    expect(after('CLOSED', overdue('2024-11-28'))).toMatchObject({ lastStepOn: '2024-12-20' });
  });
  it('is told of no visit whose record says neither when it is due nor what it waits for', () => {
    const mute = given(
      visitDecider,
      [...until('UNDERWAY'), on('2024-11-20', { ...story.completed, data: untold } as VisitEvent)],
      { facts: facts() },
    );
    mute.when({ type: 'SetReportTerm' }, { actor: SYSTEM, occurredOn: day('2024-11-21') }).then([]);
  });
});

it('A report is remembered with its day and the moment of its entry', () => {
  expect(after('REPORTED')).toMatchObject({ reported: { on: '2024-11-26', at: specMetadata().recordedAt } });
});
