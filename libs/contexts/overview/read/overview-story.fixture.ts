import type { Instant, RecordedEvent } from '#kernel';
import { at, day, doc, recordedEvent, region, rp } from '#testing';
import type { VisitEvent } from '#contexts/visits/contract';
import type { AdoptionEvent } from '#contexts/adoptions/contract';

/** A visit of Sei Asam to Angsana and what was seen there, as short as the models of this context need it. */
export const SEI_ASAM = region('62.03.02.2007', 'Sei Asam');
export const MEKAR_JAYA = region('63.10.09.2009', 'Mekar Jaya');
export const ANGSANA = region('63.10.09.2005', 'Angsana');
export const VISIT = 'studyVisit-v1';
export const ADOPTION = 'adoption-a1';

const acting = { officeId: 'kantor', officialName: 'Nama Pejabat', capacity: 'DEFINITIF' } as const;

/** One event at the day it happened; entered at the end of that day, unless told otherwise. */
export const told = (
  stream: string,
  event: VisitEvent | AdoptionEvent,
  on: string,
  revision: number,
  more: { readonly recordedAt?: Instant } = {},
): RecordedEvent =>
  recordedEvent(stream, event, revision, { occurredOn: day(on), recordedAt: at(`${on}T12:00:00.000Z`), ...more });

export const proposed: VisitEvent = {
  type: 'VisitProposed',
  data: {
    visitId: 'v1',
    kind: 'KAJI_BANDING',
    origin: { region: SEI_ASAM, officeId: 'pemdes-sei-asam' },
    hosts: [
      { region: MEKAR_JAYA, required: true },
      { region: ANGSANA, required: true },
    ],
    topics: ['Pengelolaan BUMDes'],
    expectedOutputs: [{ text: 'Daftar periksa', indicator: 'Satu daftar' }],
    plannedStart: day('2024-11-19'),
    plannedEnd: day('2024-11-20'),
    delegationSize: 3,
    budget: rp('1000000'),
    fundingSources: [{ source: 'ADD', fiscalYear: 2024, amount: rp('1000000') }],
    warnings: [],
    letter: doc('SURAT_PERMOHONAN'),
    proposedBy: acting,
  },
};
export const accepted = (host: typeof SEI_ASAM): VisitEvent => ({
  type: 'VisitHostingAccepted',
  data: { visitId: 'v1', host, acceptedBy: acting, reply: doc('BALASAN') },
});
export const approved: VisitEvent = {
  type: 'VisitApproved',
  data: { visitId: 'v1', approver: acting, acknowledged: [] },
};
export const ordered: VisitEvent = {
  type: 'TravelOrderIssued',
  data: {
    visitId: 'v1',
    orderNo: 'ST/1',
    order: doc('SURAT_TUGAS'),
    travellers: [],
    from: day('2024-11-19'),
    to: day('2024-11-20'),
  },
};
export const started: VisitEvent = { type: 'VisitStarted', data: { visitId: 'v1' } };
export const completed = (more: object): VisitEvent => ({
  type: 'VisitCompleted',
  data: { visitId: 'v1', attendance: 3, attendanceDoc: doc('HADIR'), hostConfirmationDoc: doc('KET'), ...more },
});
export const reported: VisitEvent = {
  type: 'VisitReportSubmitted',
  data: {
    visitId: 'v1',
    findings: 'Temuan',
    observations: [],
    reportDoc: doc('LAPORAN'),
    late: false,
    daysLate: 0,
    warnings: [],
  },
};
export const closed: VisitEvent = { type: 'VisitClosed', data: { visitId: 'v1' } };
export const cancelled: VisitEvent = { type: 'VisitCancelled', data: { visitId: 'v1', reason: 'Batal' } };
export const visitVoided: VisitEvent = {
  type: 'RecordVoided',
  data: { visitId: 'v1', requestId: '9', lapsed: [], reason: 'Tercatat dua kali' },
};

export const opened: AdoptionEvent = {
  type: 'AdoptionOpened',
  data: {
    adoptionId: 'a1',
    visitId: 'v1',
    innovationId: 'bumdes-terbuka',
    origin: { region: SEI_ASAM, officeId: 'pemdes-sei-asam' },
    host: ANGSANA,
    description: 'BUMDes terbuka',
    topics: ['Pengelolaan BUMDes'],
    observedOn: day('2024-11-19'),
  },
};
export const decided = (
  decision: 'ADOPT' | 'ADAPT' | 'REJECT' | 'DEFER',
  ...reviews: readonly string[]
): AdoptionEvent =>
  ({
    type: 'AdoptionDecided',
    data: {
      adoptionId: 'a1',
      decision,
      reviewsOn: reviews.map(day),
      ...(reviews.length > 0 && { owner: { officeId: 'dinas', name: 'Dinas' } }),
      decidedBy: acting,
    },
  }) as AdoptionEvent;
export const progress: AdoptionEvent = {
  type: 'AdoptionProgressReported',
  data: { adoptionId: 'a1', progress: 'Separuh', evidenceDoc: doc('FOTO') },
};
export const verified: AdoptionEvent = {
  type: 'AdoptionVerified',
  data: { adoptionId: 'a1', findings: 'Sesuai', evidenceDoc: doc('BA'), verifiedBy: acting },
};
export const abandoned: AdoptionEvent = { type: 'AdoptionAbandoned', data: { adoptionId: 'a1', reason: 'Tak jadi' } };
export const withdrawn: AdoptionEvent = { type: 'ObservationWithdrawn', data: { adoptionId: 'a1' } };
export const adoptionVoided: AdoptionEvent = {
  type: 'RecordVoided',
  data: { adoptionId: 'a1', requestId: '9', lapsed: [], reason: 'Tercatat pada inovasi lain' },
};
