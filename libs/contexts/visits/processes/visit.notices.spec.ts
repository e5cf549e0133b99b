import { describe, expect, it } from '@jest/globals';
import type { EventMetadata, RecordedEvent } from '#kernel';
import type { Notice } from '#runtime';
import { at, day, documentsOf, recordedEvent } from '#testing';
import { ANGSANA, DESA_ANGSANA, DESA_MEKAR_JAYA, SEI_ASAM, TANAH_BUMBU } from '../domain/fixtures/story.js';
import { visitNotices } from './visit.notices.js';

const HOSTS = [
  { region: TANAH_BUMBU, required: true },
  { region: DESA_ANGSANA, required: false },
];
type Step = readonly [type: string, data?: object, metadata?: Partial<EventMetadata>];
const events = (...steps: readonly Step[]): readonly RecordedEvent[] =>
  steps.map(([type, data = {}, metadata], revision) =>
    recordedEvent('studyVisit-v1', { type, data: { visitId: 'v1', ...data } }, revision, metadata),
  );
const noticeAfter = (...steps: readonly Step[]): Notice | undefined =>
  documentsOf(visitNotices, ...events(...steps))['studyVisit-v1'];
const openAfter = (...steps: readonly Step[]): readonly (readonly [kind: string, part: string])[] =>
  (noticeAfter(...steps)?.open ?? []).map(({ kind, part }) => [kind, part]);

const proposed: Step = ['VisitProposed', { origin: { region: SEI_ASAM, officeId: 'pemdes' }, hosts: HOSTS }];
const accepted = (host = TANAH_BUMBU): Step => ['VisitHostingAccepted', { host }];
const declined = (host = TANAH_BUMBU): Step => ['VisitHostingDeclined', { host }];
const approved: Step = ['VisitApproved'];
const completed = (term: object = { reportDueOn: '2024-11-27' }): Step => [
  'VisitCompleted',
  term,
  { occurredOn: day('2024-11-20'), recordedAt: at('2024-11-20T08:00:00.000Z') },
];
const overdue = (on: string): Step => ['VisitReportOverdue', {}, { occurredOn: day(on) }];
const HOST_WAITS = ['HOSTING_TO_ANSWER', DESA_ANGSANA.code] as const;
const REQUIRED_WAITS = ['HOSTING_TO_ANSWER', TANAH_BUMBU.code] as const;
const APPROVAL = ['VISIT_TO_APPROVE', ''] as const;

describe('What waits in a visit', () => {
  it('is the answer of each host, and the approval once the required ones have accepted (VIS-07)', () => {
    expect(openAfter(proposed)).toEqual([REQUIRED_WAITS, HOST_WAITS]);
    expect(openAfter(proposed, accepted(DESA_ANGSANA))).toEqual([REQUIRED_WAITS]);
    expect(openAfter(proposed, accepted())).toEqual([HOST_WAITS, APPROVAL]);
    expect(openAfter(proposed, accepted(), declined(DESA_ANGSANA))).toEqual([APPROVAL]);
  });

  it('is nothing after a required host has declined, a cancellation or a voiding', () => {
    expect(noticeAfter(proposed, declined())).toBeUndefined();
    expect(noticeAfter(proposed, accepted(), ['VisitCancelled'])).toBeUndefined();
    expect(noticeAfter(proposed, accepted(), ['RecordVoided'])).toBeUndefined();
  });

  it('is asked of all hosts again on other days, and once it is approved of those alone that need not have answered', () => {
    const moved: Step = ['VisitRescheduled', {}, { actor: { userId: 'second' } as never }];
    const notice = noticeAfter(proposed, accepted(), accepted(DESA_ANGSANA), moved)!;
    expect(notice.open.map(({ kind, part, raisedBy }) => [kind, part, raisedBy])).toEqual([
      [...REQUIRED_WAITS, 'studyVisit-v1/3'],
      [...HOST_WAITS, 'studyVisit-v1/3'],
    ]);
    expect(openAfter(proposed, accepted(), approved)).toEqual([HOST_WAITS]);
    expect(openAfter(proposed, accepted(), declined(DESA_ANGSANA), approved)).toEqual([]);
    expect(openAfter(proposed, accepted(), approved, ['VisitStarted'])).toEqual([]);
    expect(openAfter(proposed, accepted(), approved, moved)).toEqual([REQUIRED_WAITS, HOST_WAITS]);
    const approval = noticeAfter(proposed, moved, accepted())!.open.find(({ kind }) => kind === 'VISIT_TO_APPROVE')!;
    expect(approval.not).toEqual(['user-1', 'second']);
  });

  it('keeps the event by which it began to wait, whatever follows', () => {
    const [, host] = noticeAfter(proposed, ['RecordCorrected'])!.open;
    expect(host).toMatchObject({
      raisedBy: 'studyVisit-v1/0',
      command: { type: 'AcceptHosting', host: DESA_ANGSANA.code },
    });
  });

  it('is approved for a village by others than for an office (VIS-08)', () => {
    const rolesFor = (region: object) =>
      noticeAfter(['VisitProposed', { origin: { region, officeId: 'x' }, hosts: [] }])!.open[0]!.roles;
    expect(rolesFor(SEI_ASAM)).toEqual(['REGENCY_HEAD', 'REGENCY_PMD', 'DISTRICT_OFFICER']);
    expect(rolesFor(ANGSANA)).toEqual(['REGENCY_SECRETARY']);
    expect(rolesFor(DESA_MEKAR_JAYA)).toEqual(['REGENCY_HEAD', 'REGENCY_PMD', 'DISTRICT_OFFICER']);
  });

  it('is the report, of which one is told at seven where the visitors live, three days before its last day', () => {
    const { open } = noticeAfter(proposed, accepted(), approved, completed())!;
    // WIB: 07:00 is midnight by UTC.
    expect(open).toMatchObject([
      { kind: 'REPORT_DUE', dueOn: '2024-11-27', at: '2024-11-24T00:00:00.000Z', regions: [SEI_ASAM.code] },
    ]);
    const late = noticeAfter(proposed, completed({ reportDueOn: '2024-11-21' }))!;
    expect(late.open).toMatchObject([{ at: '2024-11-20T08:00:00.000Z' }]);
  });

  it('waits for the calendar, and is told of when that comes (VIS-11)', () => {
    const waits = completed({ reportTermAwaits: { calendars: [2025], workdays: 5 } });
    expect(openAfter(proposed, waits)).toEqual([]);
    const set: Step = ['ReportTermSet', { endedOn: '2024-11-20', reportDueOn: '2024-11-27' }];
    expect(openAfter(proposed, waits, set)).toEqual([['REPORT_DUE', '']]);
    const other: Step = ['ReportTermSet', { endedOn: '2024-11-19', reportDueOn: '2024-11-26' }];
    expect(openAfter(proposed, waits, other)).toEqual([]);
  });

  it('is overdue after its last day alone, and settled by the report', () => {
    expect(openAfter(proposed, completed(), overdue('2024-11-27'))).toEqual([['REPORT_DUE', '']]);
    const told = noticeAfter(proposed, completed(), overdue('2024-11-28'))!;
    expect(told.open).toMatchObject([{ kind: 'REPORT_OVERDUE', raisedBy: 'studyVisit-v1/2' }]);
    expect(noticeAfter(proposed, completed(), overdue('2024-11-28'), ['VisitReportSubmitted'])).toBeUndefined();
  });
});
