import { describe, expect, it } from '@jest/globals';
import { by, given, specContext, type GivenEvent } from '#testing';
import { rulesOn, type DecisionContext } from '#kernel';
import type { VisitCommand } from './visit.commands.js';
import { visitDecider } from './visit.decider.js';
import type { VisitEvent } from './visit.events.js';
import type { LinkedFund, VisitFacts } from './visit.facts.js';
import { reportTerm } from './visit.rules-outcome.js';
import type { VisitIn, VisitStage } from './visit.state.js';
import { KADES, KADIS_PMD, SEI_ASAM, SYSTEM, day, doc, facts, story, until } from './fixtures/story.js';

type Overrides = Partial<DecisionContext<VisitFacts>>;
const after = (events: readonly GivenEvent<VisitEvent>[]) => given(visitDecider, events, { facts: facts(), actor: KADES });
const at = (stage: VisitStage) => after(until(stage));
const on = (date: string, more: Overrides = {}): Overrides => ({ occurredOn: day(date), ...more });
const visitId = 'visit-1';

describe('VIS-11 the report', () => {
  const submit = (change: object = {}): VisitCommand => ({ type: 'SubmitVisitReport', findings: 'x', observations: [], reportDoc: doc('LAPORAN'), ...change });
  const dueAfter = (ended: string, holidays: string[], configured?: number) => {
    const values = configured === undefined ? [] : [
      { setting: 'VISIT_REPORT_WORKDAYS', region: SEI_ASAM.code, validFrom: day('2024-01-01'), value: configured, legalBasis: 'Perbup' },
    ];
    const calendar = new Map([[2024, new Set(holidays.map(day))], [2025, new Set([day('2025-05-01')])]]);
    return reportTerm(day(ended), at('UNDERWAY').state as VisitIn<'UNDERWAY'>, rulesOn('spec', values, day(ended)), facts({ calendar }));
  };

  it('is due five working days after the end (S-0, S-4)', () => {
    expect(dueAfter('2024-11-20', []).reportDueOn).toBe('2024-11-27');
    expect(dueAfter('2024-11-20', ['2024-11-27']).reportDueOn).toBe('2024-11-28');
    expect(dueAfter('2025-04-26', []).reportDueOn).toBe('2025-05-05');
  });
  it('is due by the region\'s own number of days where it set one', () => expect(dueAfter('2024-11-20', [], 7).reportDueOn).toBe('2024-11-29'));
  it('is overdue when that day has ended where the visitors live', () =>
    expect(dueAfter('2024-11-20', []).overdueFrom).toBe('2024-11-27T17:00:00.000Z'));

  it('is on time on its due day and late on the next, with a warning and never a refusal', () => {
    const event = (late: boolean, daysLate: number) => [{
      type: 'VisitReportSubmitted' as const,
      data: { visitId, findings: 'x', observations: [], reportDoc: doc('LAPORAN'), late, daysLate, warnings: late ? ['W_LATE' as const] : [] },
    }];
    at('COMPLETED').when(submit(), on('2024-11-27')).then(event(false, 0));
    at('COMPLETED').when(submit(), on('2024-11-28')).then(event(true, 1));
  });
  it('needs findings and the document', () => {
    at('COMPLETED').when(submit({ findings: ' ' }), on('2024-11-26')).thenRejected('E_VALIDATION', 'VIS-11');
    at('COMPLETED').when(submit({ reportDoc: undefined }), on('2024-11-26')).thenRejected('E_DOC_MISSING', 'COM-10');
  });

  const overdue: VisitEvent = { type: 'VisitReportOverdue', data: { visitId, reportDueOn: day('2024-11-27') } };
  it('is not overdue on its due day, and overdue once only', () => {
    at('COMPLETED').when({ type: 'MarkReportOverdue' }, on('2024-11-27', { actor: SYSTEM })).thenRejected('E_DATE_ORDER', 'VIS-11');
    at('COMPLETED').when({ type: 'MarkReportOverdue' }, on('2024-11-28', { actor: SYSTEM })).then([overdue]);
    after([...until('COMPLETED'), by(SYSTEM, '2024-11-28', overdue)]).when({ type: 'MarkReportOverdue' }, on('2024-11-29', { actor: SYSTEM })).then([]);
    at('REPORTED').when({ type: 'MarkReportOverdue' }, on('2024-11-29', { actor: SYSTEM })).then([]);
  });
  it('COM-05 that is recorded as missing on a day was not handed in before it', () => {
    const seen = after([...until('COMPLETED'), by(SYSTEM, '2024-11-28', overdue)]);
    for (const earlier of ['2024-11-26', '2024-11-27']) seen.when(submit(), on(earlier)).thenRejected('E_DATE_ORDER', 'COM-05');
    expect(seen.state).toMatchObject({ stage: 'COMPLETED', overdue: true, lastStepOn: '2024-11-28' });
    expect(visitDecider.decide(submit(), seen.state, specContext({ ...on('2024-11-28'), facts: facts() }))).toMatchObject([{ data: { late: true, daysLate: 1 } }]);
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
  it('says in both languages that adoptions cannot be decided yet, where one is missing, and only there', () => {
    const refused = (stage: VisitStage, overrides: Overrides) => at(stage).when(close, overrides).thenRejected('E_VISIT_OPEN_ITEMS', 'VIS-13');
    expect(refused('REPORTED', on('2024-12-20'))).toMatchObject({
      messageId: expect.stringContaining('belum dapat dicatat dalam versi ini'), messageEn: expect.stringContaining('cannot be decided in this version yet'),
    });
    expect(refused('COMPLETED', settled()).messageEn).toBe('The visit still has open items.');
  });
  it('waits for the money', () =>
    expect(openItems('REPORTED', settled([{ fundId: 'f1', status: 'IN_USE' }, { fundId: 'f2', status: 'CLOSED' }]))).toEqual([{ item: 'fund', fundId: 'f1' }]));
  it('happens when nothing is open', () => {
    for (const funds of ['NOT_RECORDED' as const, [], [{ fundId: 'f1', status: 'ACCOUNTED' }, { fundId: 'f2', status: 'CLOSED' }]]) {
      at('REPORTED').when(close, settled(funds)).then([{ type: 'VisitClosed', data: { visitId } }]);
    }
  });
  it('COM-13 waits for the inspectorate', () => {
    at('REPORTED').when(close, settled('NOT_RECORDED', { auditHold: true })).thenRejected('E_AUDIT_HOLD', 'COM-13');
  });
});

describe('COM-05 no step before the one before', () => {
  it('is checked for every command in one place', () => {
    at('ACCEPTED').when({ type: 'ApproveVisit', officialName: 'x' }, on('2024-11-07', { actor: KADIS_PMD })).thenRejected('E_DATE_ORDER', 'COM-05');
    at('COMPLETED').when({ type: 'SubmitVisitReport', findings: 'x', observations: [] }, on('2024-11-19')).thenRejected('E_DATE_ORDER', 'COM-05');
    expect(at('REPORTED').when({ type: 'CloseVisit' }, on('2024-11-25')).thenRejected('E_DATE_ORDER', 'COM-05').info.details).toEqual({ lastStepOn: '2024-11-26' });
  });
  it('cancelling needs a reason', () => {
    at('PROPOSED').when({ type: 'CancelVisit' }, on('2024-11-05')).thenRejected('E_REASON_REQUIRED');
  });
  it('a late session of an earlier day is no step backwards', () => {
    const last = { ...story.session, metadata: { occurredOn: day('2024-11-20') } };
    after([...until('UNDERWAY'), last]).when({ type: 'RecordSession', topic: 'x', place: 'y', speaker: story.session.data.speaker }, on('2024-11-19')).then([
      { type: 'VisitSessionHeld', data: { visitId, topic: 'x', place: 'y', speaker: story.session.data.speaker } },
    ]);
  });
});
