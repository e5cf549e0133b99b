import { describe, expect, it } from '@jest/globals';
import { day, doc } from '#testing';
import type { VisitEvent } from './visit.events.js';
import { derivedOfVisit, restateVisit } from './visit.restate.js';
import { ANGSANA, DESA_ANGSANA, accepted, proposal, story, travellers } from './fixtures/story.js';

const visitId = 'visit-1';
const released = { commandId: 'command-order', subjectRefs: ['subject-1'] };
const term = {
  endedOn: day('2024-11-20'),
  reportDueOn: day('2024-11-27'),
  overdueFrom: '2024-11-27T17:00:00.000Z',
  graceUntil: '2024-11-21T03:00:00.000Z',
  warnings: [],
};

describe('A step of a visit, stated again', () => {
  it('that somebody signed is his command, by his office and in his name', () => {
    const answer = accepted(ANGSANA, '2024-11-08') as Extract<VisitEvent, { type: 'VisitHostingAccepted' }>;
    const { proposedBy } = story.proposed.data;
    expect(restateVisit(story.proposed)).toStrictEqual({ acting: proposedBy, command: proposal });
    expect(restateVisit(answer)).toStrictEqual({
      acting: answer.data.acceptedBy,
      command: { type: 'AcceptHosting', host: ANGSANA.code, reply: doc('BALASAN'), officialName: 'Pejabat tuan rumah' },
    });
    const declined = { ...story.declined, data: { ...story.declined.data, reply: doc('BALASAN') } };
    expect(restateVisit(declined)).toStrictEqual({
      acting: story.declined.data.declinedBy,
      command: {
        type: 'DeclineHosting',
        host: ANGSANA.code,
        reply: doc('BALASAN'),
        reason: 'Jadwal penuh',
        officialName: 'Camat',
      },
    });
    expect(restateVisit(story.approved)).toStrictEqual({
      acting: story.approved.data.approver,
      command: { type: 'ApproveVisit', officialName: 'Kepala Dinas PMD' },
    });
  });

  it('that names nobody leaves the name empty, for its rule to refuse', () => {
    const { officialName: _name, ...nameless } = story.approved.data.approver;
    const unsigned = {
      ...story.approved,
      data: { ...story.approved.data, approver: nameless },
    } as unknown as VisitEvent;
    expect(restateVisit(unsigned)?.command).toStrictEqual({ type: 'ApproveVisit', officialName: '' });
  });

  it.each<readonly [VisitEvent, object]>(
    [
      [
        {
          type: 'VisitRescheduled',
          data: {
            visitId,
            plannedStart: day('2024-12-03'),
            plannedEnd: day('2024-12-04'),
            warnings: ['W_REPEAT_VISIT'],
            released,
          },
        },
        { type: 'RescheduleVisit', plannedStart: '2024-12-03', plannedEnd: '2024-12-04' },
      ],
      [
        story.ordered,
        { type: 'IssueTravelOrder', orderNo: 'ST-1', order: doc('SURAT_TUGAS', '2024-11-12'), travellers },
      ],
      [story.started, { type: 'StartVisit' }],
      [
        story.session,
        {
          type: 'RecordSession',
          topic: 'Pengelolaan BUMDes',
          place: 'Balai Desa Angsana',
          speaker: story.session.data.speaker,
        },
      ],
      [
        story.observed,
        {
          type: 'RecordInnovationObserved',
          innovationId: 'innovation-1',
          hostRegion: DESA_ANGSANA,
          description: 'BUMDes terbuka',
        },
      ],
      [
        { ...story.completed, data: { ...story.completed.data, reportTermAwaits: { calendars: [2025], workdays: 5 } } },
        {
          type: 'CompleteVisit',
          attendance: 3,
          attendanceDoc: doc('DAFTAR_HADIR', '2024-11-19'),
          hostConfirmationDoc: doc('KONFIRMASI'),
        },
      ],
      [
        story.reported,
        {
          type: 'SubmitVisitReport',
          findings: 'BUMDes dikelola terbuka',
          observations: [],
          reportDoc: doc('LAPORAN', '2024-11-20'),
        },
      ],
      [{ type: 'ReportTermSet', data: { visitId, ...term } } as unknown as VisitEvent, { type: 'SetReportTerm' }],
      [story.closed, { type: 'CloseVisit' }],
      [
        { ...story.cancelled, data: { ...story.cancelled.data, released } },
        { type: 'CancelVisit', reason: 'Banjir' },
      ],
    ].map(([event, command]) => [event, command] as [VisitEvent, object]),
  )('of an event is its command without what followed from it: %j', (event, command) => {
    expect(restateVisit(event)).toStrictEqual({ command });
  });

  it('is none where the system observed it, or where it repaired another', () => {
    const observed: VisitEvent[] = [
      { type: 'VisitReportOverdue', data: { visitId, reportDueOn: day('2024-11-27') } },
      { type: 'TravelOrderLapsed', data: { visitId, commandId: 'c', subjectRefs: [] } },
      story.voided,
    ];
    expect(observed.map(restateVisit)).toEqual([undefined, undefined, undefined]);
  });
});

describe('What is not corrected by itself', () => {
  it('is the visit that an event belongs to, and what follows from other fields', () => {
    expect(derivedOfVisit('VisitApproved')).toEqual(['/visitId', '/acknowledged']);
    expect(derivedOfVisit('TravelOrderIssued')).toEqual(['/visitId', '/from', '/to']);
    expect(derivedOfVisit('VisitCompleted')).toEqual([
      '/visitId',
      '/reportDueOn',
      '/overdueFrom',
      '/graceUntil',
      '/reportTermAwaits',
    ]);
  });

  it('is the visit alone where nothing follows', () => {
    for (const type of ['VisitClosed', 'VisitSessionHeld', 'of another build'])
      expect(derivedOfVisit(type)).toEqual(['/visitId']);
  });
});
