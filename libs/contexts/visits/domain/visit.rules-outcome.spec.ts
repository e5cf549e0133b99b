import { describe, expect, it } from '@jest/globals';
import { by, day, doc, given, specContext, type GivenEvent } from '#testing';
import { rulesOn, type DecisionContext, type Instant, type LocalDate } from '#kernel';
import type { VisitCommand } from './visit.commands.js';
import { visitDecider } from './visit.decider.js';
import type { VisitEvent } from './visit.events.js';
import type { ReportTerm } from './visit.report-term.js';
import type { LinkedFund, VisitFacts } from './visit.facts.js';
import { termOrWait } from './visit.rules-outcome.js';
import type { VisitIn, VisitStage } from './visit.state.js';
import { KADES, KADIS_PMD, SEI_ASAM, SYSTEM, facts, story, until } from './fixtures/story.js';

type Overrides = Partial<DecisionContext<VisitFacts>>;
const after = (events: readonly GivenEvent<VisitEvent>[]) =>
  given(visitDecider, events, { facts: facts(), actor: KADES });
const at = (stage: VisitStage) => after(until(stage));
const on = (date: string, more: Overrides = {}): Overrides => ({ occurredOn: day(date), ...more });
const visitId = 'visit-1';

describe('VIS-11 the report', () => {
  const submit = (change: object = {}): VisitCommand => ({
    type: 'SubmitVisitReport',
    findings: 'x',
    observations: [],
    reportDoc: doc('LAPORAN', '2024-11-20'),
    ...change,
  });
  const dueAfter = (ended: string, holidays: string[], configured?: number) => {
    const values =
      configured === undefined
        ? []
        : [
            {
              setting: 'VISIT_REPORT_WORKDAYS',
              region: SEI_ASAM.code,
              validFrom: day('2024-01-01'),
              value: configured,
              legalBasis: 'Perbup',
            },
          ];
    const calendar = new Map([
      [2024, new Set(holidays.map(day))],
      [2025, new Set([day('2025-05-01')])],
    ]);
    const context = specContext({
      ...on(ended),
      rules: rulesOn('spec', values, day(ended)),
      facts: facts({ calendar }),
    });
    return termOrWait(day(ended), at('UNDERWAY').state as VisitIn<'UNDERWAY'>, context) as ReportTerm;
  };

  it('is due five working days after the end (S-0, S-4)', () => {
    expect(dueAfter('2024-11-20', []).reportDueOn).toBe('2024-11-27');
    expect(dueAfter('2024-11-20', ['2024-11-27']).reportDueOn).toBe('2024-11-28');
    expect(dueAfter('2025-04-26', []).reportDueOn).toBe('2025-05-05');
  });
  it("is due by the region's own number of days where it set one", () =>
    expect(dueAfter('2024-11-20', [], 7).reportDueOn).toBe('2024-11-29'));
  it('is overdue when that day has ended where the visitors live', () =>
    expect(dueAfter('2024-11-20', []).overdueFrom).toBe('2024-11-27T17:00:00.000Z'));

  it('is not called so before the grace after the entry has passed, which an office may set', () => {
    const graceUntil = (hours?: number) => {
      const values =
        hours === undefined
          ? []
          : [
              {
                setting: 'REPORT_GRACE_HOURS',
                region: SEI_ASAM.code,
                validFrom: day('2024-01-01'),
                value: hours,
                legalBasis: 'Perbup',
              },
            ];
      const context = specContext({
        ...on('2024-11-20'),
        rules: rulesOn('spec', values, day('2024-11-20')),
        facts: facts(),
      });
      return (termOrWait(day('2024-11-20'), at('UNDERWAY').state as VisitIn<'UNDERWAY'>, context) as ReportTerm)
        .graceUntil;
    };
    expect([undefined, 0, 48].map(graceUntil)).toEqual([
      '2024-11-21T03:00:00.000Z',
      '2024-11-20T03:00:00.000Z',
      '2024-11-22T03:00:00.000Z',
    ]);
  });

  describe('of a visit that ended before its calendar was loaded', () => {
    const none = facts({ calendar: new Map([[2024, new Set<LocalDate>()]]) });
    const loaded = facts({
      calendar: new Map([
        [2024, new Set<LocalDate>()],
        [2025, new Set([day('2025-01-01')])],
      ]),
    });
    const completed: GivenEvent<VisitEvent>[] = [
      ...until('UNDERWAY'),
      by(KADES, '2024-12-30', {
        ...story.completed,
        data: {
          ...story.completed.data,
          reportDueOn: undefined,
          overdueFrom: undefined,
          reportTermAwaits: { calendars: [2025], workdays: 5 },
        },
      } as unknown as VisitEvent),
    ];
    const reported = (on: string, recordedAt = `${on}T03:00:00.000Z`) =>
      after([
        ...completed,
        {
          type: 'VisitReportSubmitted',
          data: { visitId, findings: 'x', observations: [], reportDoc: doc('LAPORAN', '2024-11-20'), warnings: [] },
          metadata: { occurredOn: day(on), recordedAt: recordedAt as Instant, actor: KADES },
        },
      ]);
    const tell: VisitCommand = { type: 'SetReportTerm' };
    const bySystem = (date: string, more: Overrides = {}) => on(date, { actor: SYSTEM, facts: loaded, ...more });
    const term = {
      visitId,
      endedOn: '2024-12-30',
      reportDueOn: '2025-01-07',
      overdueFrom: '2025-01-07T17:00:00.000Z',
      graceUntil: '2025-01-04T03:00:00.000Z',
    };

    it('is neither late nor on time before its due day is known', () => {
      after(completed)
        .when(submit(), on('2025-01-08'))
        .then([
          {
            type: 'VisitReportSubmitted',
            data: { visitId, findings: 'x', observations: [], reportDoc: doc('LAPORAN', '2024-11-20'), warnings: [] },
          },
        ]);
      after(completed).when({ type: 'MarkReportOverdue' }, bySystem('2025-02-01')).then([]);
    });
    it('gets its due day when the calendar comes, once, by the number of days of its last day', () => {
      after(completed)
        .when(tell, bySystem('2025-01-03', { facts: none }))
        .then([]);
      after(completed)
        .when(tell, bySystem('2025-01-03'))
        .then([{ type: 'ReportTermSet', data: { ...term, warnings: [] } } as never]);
      const values = [
        {
          setting: 'VISIT_REPORT_WORKDAYS',
          region: SEI_ASAM.code,
          validFrom: day('2025-01-01'),
          value: 1,
          legalBasis: 'Perbup',
        },
      ];
      after(completed)
        .when(tell, bySystem('2025-01-03', { rules: rulesOn('spec', values, day('2025-01-03')) }))
        .then([{ type: 'ReportTermSet', data: { ...term, warnings: [] } } as never]);
      const told = after([
        ...completed,
        by(SYSTEM, '2025-01-03', { type: 'ReportTermSet', data: { ...term, warnings: [] } } as never),
      ]);
      expect(told.state).toMatchObject({ stage: 'COMPLETED', reportDueOn: '2025-01-07', lastStepOn: '2024-12-30' });
      told.when(tell, bySystem('2025-01-03')).then([]);
      told
        .when({ type: 'MarkReportOverdue' }, bySystem('2025-01-08'))
        .then([{ type: 'VisitReportOverdue', data: { visitId, reportDueOn: day('2025-01-07') } }]);
    });
    it('keeps the due day that was told when a later decree adds days off', () => {
      at('COMPLETED')
        .when(
          tell,
          bySystem('2025-01-03', { facts: facts({ calendar: new Map([[2024, new Set([day('2024-11-25')])]]) }) }),
        )
        .then([]);
    });
    it('is held against it when it had come before', () => {
      const said = (visit: ReturnType<typeof reported>) =>
        visitDecider.decide(tell, visit.state, specContext({ ...bySystem('2025-01-10') }))[0]!.data;
      expect(said(reported('2025-01-07'))).toMatchObject({ late: false, daysLate: 0, warnings: [] });
      expect(said(reported('2025-01-09'))).toMatchObject({ late: true, daysLate: 2, warnings: ['W_LATE'] });
      expect(said(reported('2025-01-07', '2025-01-07T17:00:00.000Z'))).toMatchObject({
        late: false,
        warnings: ['W_BACKDATED'],
      });
      expect(said(reported('2025-01-07', '2025-01-07T16:59:59.999Z'))).toMatchObject({ late: false, warnings: [] });
    });
    it('is asked for of no voided visit', () => at('VOIDED').when(tell, bySystem('2025-01-03')).then([]));
  });

  it('is on time on its due day and late on the next, with a warning and never a refusal', () => {
    const event = (late: boolean, daysLate: number) => [
      {
        type: 'VisitReportSubmitted' as const,
        data: {
          visitId,
          findings: 'x',
          observations: [],
          reportDoc: doc('LAPORAN', '2024-11-20'),
          late,
          daysLate,
          warnings: late ? ['W_LATE' as const] : [],
        },
      },
    ];
    at('COMPLETED').when(submit(), on('2024-11-27')).then(event(false, 0));
    at('COMPLETED').when(submit(), on('2024-11-28')).then(event(true, 1));
  });
  it('needs findings and the document', () => {
    at('COMPLETED')
      .when(submit({ findings: ' ' }), on('2024-11-26'))
      .thenRejected('E_VALIDATION', 'VIS-11');
    at('COMPLETED')
      .when(submit({ reportDoc: undefined }), on('2024-11-26'))
      .thenRejected('E_DOC_MISSING', 'COM-10');
  });

  const overdue: VisitEvent = { type: 'VisitReportOverdue', data: { visitId, reportDueOn: day('2024-11-27') } };
  it('is not overdue on its due day, and overdue once only', () => {
    at('COMPLETED')
      .when({ type: 'MarkReportOverdue' }, on('2024-11-27', { actor: SYSTEM }))
      .thenRejected('E_DATE_ORDER', 'VIS-11');
    at('COMPLETED')
      .when({ type: 'MarkReportOverdue' }, on('2024-11-28', { actor: SYSTEM }))
      .then([overdue]);
    after([...until('COMPLETED'), by(SYSTEM, '2024-11-28', overdue)])
      .when({ type: 'MarkReportOverdue' }, on('2024-11-29', { actor: SYSTEM }))
      .then([]);
    at('REPORTED')
      .when({ type: 'MarkReportOverdue' }, on('2024-11-29', { actor: SYSTEM }))
      .then([]);
  });
  it('COM-05 that is recorded as missing on a day was not handed in before it', () => {
    const seen = after([...until('COMPLETED'), by(SYSTEM, '2024-11-28', overdue)]);
    for (const earlier of ['2024-11-26', '2024-11-27'])
      seen.when(submit(), on(earlier)).thenRejected('E_DATE_ORDER', 'COM-05');
    expect(seen.state).toMatchObject({ stage: 'COMPLETED', overdue: true, lastStepOn: '2024-11-28' });
    expect(
      visitDecider.decide(submit(), seen.state, specContext({ ...on('2024-11-28'), facts: facts() })),
    ).toMatchObject([{ data: { late: true, daysLate: 1 } }]);
  });
});

describe('VIS-13 closing', () => {
  const close: VisitCommand = { type: 'CloseVisit' };
  const settled = (funds: readonly LinkedFund[] | 'NOT_RECORDED' = 'NOT_RECORDED', more: Partial<VisitFacts> = {}) =>
    on('2024-12-20', { facts: facts({ decidedInnovations: ['innovation-1'], funds, ...more }) });
  const openItems = (stage: VisitStage, overrides: Overrides) =>
    at(stage).when(close, overrides).thenRejected('E_VISIT_OPEN_ITEMS', 'VIS-13').info.details?.['open'];

  it('waits for the report', () => expect(openItems('COMPLETED', settled())).toEqual([{ item: 'report' }]));
  it('waits for a decision on every observed innovation (S-0 R3)', () =>
    expect(openItems('REPORTED', on('2024-12-20'))).toEqual([{ item: 'adoption', innovationId: 'innovation-1' }]));
  it('names in both languages what is open, ten at most, and how many more', () => {
    const refused = (stage: VisitStage, overrides: Overrides) =>
      at(stage).when(close, overrides).thenRejected('E_VISIT_OPEN_ITEMS', 'VIS-13');
    const funds = (count: number) =>
      Array.from({ length: count }, (_, index): LinkedFund => ({ fundId: `f${index + 1}`, status: 'IN_USE' }));
    expect(refused('COMPLETED', settled())).toMatchObject({
      messageId: 'Yang belum selesai pada kunjungan ini: laporan hasil.',
      messageEn: 'The visit still lacks: the report.',
    });
    expect(refused('REPORTED', on('2024-12-20')).messageId).toBe(
      'Yang belum selesai pada kunjungan ini: keputusan adopsi inovasi innovation-1.',
    );
    expect(refused('COMPLETED', settled(funds(1))).messageEn).toBe(
      'The visit still lacks: the report, the account of the fund f1.',
    );
    expect(refused('REPORTED', settled(funds(10))).messageEn).toMatch(/f9, the account of the fund f10\.$/);
    expect(refused('REPORTED', settled(funds(11)))).toMatchObject({
      messageId: expect.stringMatching(/f10, dan 1 lagi\.$/),
      messageEn: expect.stringMatching(/f10, and 1 more\.$/),
      info: { details: { open: { length: 11 } } },
    });
  });
  it('waits for the money', () =>
    expect(
      openItems(
        'REPORTED',
        settled([
          { fundId: 'f1', status: 'IN_USE' },
          { fundId: 'f2', status: 'CLOSED' },
        ]),
      ),
    ).toEqual([{ item: 'fund', fundId: 'f1' }]));
  it('happens when nothing is open', () => {
    for (const funds of [
      'NOT_RECORDED' as const,
      [],
      [
        { fundId: 'f1', status: 'ACCOUNTED' },
        { fundId: 'f2', status: 'CLOSED' },
      ],
    ]) {
      at('REPORTED')
        .when(close, settled(funds))
        .then([{ type: 'VisitClosed', data: { visitId } }]);
    }
  });
  it('COM-13 waits for the inspectorate', () => {
    at('REPORTED')
      .when(close, settled('NOT_RECORDED', { auditHold: true }))
      .thenRejected('E_AUDIT_HOLD', 'COM-13');
  });
});

describe('COM-05 no step before the one before', () => {
  it('is checked for every command in one place', () => {
    at('ACCEPTED')
      .when({ type: 'ApproveVisit', officialName: 'x' }, on('2024-11-06', { actor: KADIS_PMD }))
      .thenRejected('E_DATE_ORDER', 'COM-05');
    at('COMPLETED')
      .when({ type: 'SubmitVisitReport', findings: 'x', observations: [] }, on('2024-11-19'))
      .thenRejected('E_DATE_ORDER', 'COM-05');
    expect(
      at('REPORTED').when({ type: 'CloseVisit' }, on('2024-11-25')).thenRejected('E_DATE_ORDER', 'COM-05').info.details,
    ).toEqual({ lastStepOn: '2024-11-26' });
  });
  it("goes by the origin's calendar, which may have the day before while a host in the east has answered already", () => {
    expect(at('ACCEPTED').state).toMatchObject({ lastStepOn: '2024-11-07' });
    expect(() =>
      at('ACCEPTED')
        .when({ type: 'CancelVisit' }, on('2024-11-07', { reason: 'Banjir di Kapuas.' }))
        .thenRejected('E_DATE_ORDER'),
    ).toThrow('VisitCancelled');
    at('ACCEPTED')
      .when({ type: 'CancelVisit' }, on('2024-11-06', { reason: 'Banjir di Kapuas.' }))
      .thenRejected('E_DATE_ORDER', 'COM-05');
  });
  it('cancelling needs a reason', () => {
    at('PROPOSED').when({ type: 'CancelVisit' }, on('2024-11-05')).thenRejected('E_REASON_REQUIRED');
  });
  it('a late session of an earlier day is no step backwards', () => {
    const last = { ...story.session, metadata: { occurredOn: day('2024-11-20') } };
    after([...until('UNDERWAY'), last])
      .when({ type: 'RecordSession', topic: 'x', place: 'y', speaker: story.session.data.speaker }, on('2024-11-19'))
      .then([
        { type: 'VisitSessionHeld', data: { visitId, topic: 'x', place: 'y', speaker: story.session.data.speaker } },
      ]);
  });
});
