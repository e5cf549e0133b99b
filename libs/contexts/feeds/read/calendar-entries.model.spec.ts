import { describe, expect, it } from '@jest/globals';
import { effective, type RecordedEvent } from '#kernel';
import { at, day, doc, documentsOf, recordedEvent, region, rp } from '#testing';
import type { AgreementEvent } from '#contexts/agreements/contract';
import type { VisitEvent } from '#contexts/visits/contract';
import { calendarEntries } from './calendar-entries.model.js';

const [ASAM, JAYA] = [region('62.03.02.2007', 'Sei Asam'), region('63.10.09.2009', 'Mekar Jaya')];
const UNIVERSITY = {
  kind: 'UNIVERSITY',
  institutionId: 'ulm',
  name: 'Universitas',
  region: region('63.71', 'Banjarmasin'),
} as const;
const acting = { officeId: 'kantor', officialName: 'Nama Pejabat', capacity: 'DEFINITIF' } as const;

const told = (stream: string, events: readonly object[]): readonly RecordedEvent[] =>
  effective(
    events.map((event, revision) =>
      recordedEvent(stream, event as VisitEvent, revision, {
        recordedAt: at(`2026-0${revision + 1}-01T02:00:00.000Z`),
      }),
    ),
  );
const ofVisit = (type: VisitEvent['type'], data: object = {}): object => ({ type, data: { visitId: 'v1', ...data } });
const PROPOSED = ofVisit('VisitProposed', {
  kind: 'KAJI_BANDING',
  origin: { region: ASAM, officeId: 'pemdes-sei-asam' },
  hosts: [
    { region: JAYA, required: true },
    { ...UNIVERSITY, required: false },
  ],
  topics: ['BUMDes'],
  expectedOutputs: [],
  plannedStart: day('2026-11-19'),
  plannedEnd: day('2026-11-20'),
  delegationSize: 3,
  budget: rp('1000000'),
  fundingSources: [],
  warnings: [],
  letter: doc('SURAT'),
  proposedBy: acting,
});
const ACCEPTED = ofVisit('VisitHostingAccepted', { host: JAYA, acceptedBy: acting, reply: doc('BALASAN') });
const APPROVED = ofVisit('VisitApproved', { approver: acting, acknowledged: [] });
const DONE = ofVisit('VisitCompleted', {
  attendance: 3,
  attendanceDoc: doc('HADIR'),
  hostConfirmationDoc: doc('KET'),
  reportDueOn: day('2026-11-27'),
  overdueFrom: at('2026-11-27T17:00:00.000Z'),
});
const REPORTED = ofVisit('VisitReportSubmitted', { findings: '', observations: [], reportDoc: doc('LAPORAN') });
const visitAfter = (...events: readonly object[]) =>
  documentsOf(calendarEntries, ...told('studyVisit-v1', [PROPOSED, ...events]));

describe('A visit in calendars', () => {
  it('stands in those of who goes and of who receives it, as one that is not yet sure', () => {
    expect(visitAfter()['studyVisit-v1']).toMatchObject({
      kind: 'VISIT',
      shown: true,
      state: 'TENTATIVE',
      of: [ASAM.code, JAYA.code, '@ulm', '#pemdes-sei-asam'],
      firstDay: '2026-11-19',
      lastDay: '2026-11-20',
      title: 'Sei Asam → Mekar Jaya, Universitas',
      revision: 0,
    });
  });

  it('is sure once it is approved, tentative again when it is put off, and then called off', () => {
    const states = [
      [ACCEPTED, APPROVED],
      [
        ACCEPTED,
        APPROVED,
        ofVisit('VisitRescheduled', { plannedStart: day('2026-12-01'), plannedEnd: day('2026-12-02') }),
      ],
      [ACCEPTED, ofVisit('VisitCancelled', { reason: 'Batal' })],
    ].map((events) => visitAfter(...events)['studyVisit-v1']);
    expect(states.map((entry) => [entry?.state, entry?.firstDay, entry?.revision])).toEqual([
      ['CONFIRMED', '2026-11-19', 2],
      ['TENTATIVE', '2026-12-01', 3],
      ['CANCELLED', '2026-11-19', 2],
    ]);
  });

  it('leaves the calendar of a host that declined', () => {
    const declined = ofVisit('VisitHostingDeclined', { party: UNIVERSITY, declinedBy: acting, reason: 'Penuh' });
    expect(visitAfter(declined)['studyVisit-v1']?.of).not.toContain('@ulm');
  });

  it('asks for its report in the calendar of who goes alone, from its end until it is there', () => {
    const shown = [[], [ACCEPTED, APPROVED, DONE], [ACCEPTED, APPROVED, DONE, REPORTED]].map((events) => {
      const { shown: there, of, lastDay } = visitAfter(...events)['studyVisit-v1.report']!;
      return there && [of, lastDay];
    });
    expect(shown).toEqual([false, [[ASAM.code, '#pemdes-sei-asam'], '2026-11-27'], false]);
  });

  it('is in none once its record was voided', () => {
    const voided = ofVisit('RecordVoided', { requestId: '1', lapsed: [], reason: 'Tercatat dua kali' });
    const after = visitAfter(ACCEPTED, APPROVED, DONE, voided);
    expect(Object.values(after).map(({ shown }) => shown)).toEqual([false, false]);
  });
});

const PARTIES = [{ region: region('62.03', 'Kabupaten Kapuas') }, { region: region('63.10', 'Tanah Bumbu') }] as const;
const ofAgreement = (type: AgreementEvent['type'], data: object = {}): object => ({
  type,
  data: { agreementId: 'kb-1', ...data },
});
const BEGUN = ofAgreement('CooperationInitiated', {
  instrument: 'KESEPAKATAN_BERSAMA',
  scheme: 'KSDD_SUKARELA',
  officeId: 'kerja-sama-62.03',
  parties: PARTIES,
  title: 'Pembinaan BUM Desa',
});
const signed = (validUntil?: string) =>
  ofAgreement('MoUSigned', {
    signedOn: day('2026-02-01'),
    validFrom: day('2026-02-01'),
    ...(validUntil && { validUntil: day(validUntil) }),
    place: { text: 'Aula' },
  });
const agreementAfter = (...events: readonly object[]) =>
  documentsOf(calendarEntries, ...told('agreement-kb-1', [BEGUN, ...events]));

describe('An agreement in calendars', () => {
  it('ends on its last day in those of all parties, once it was signed with an end', () => {
    expect(agreementAfter()['agreement-kb-1']?.shown).toBe(false);
    expect(agreementAfter(signed())['agreement-kb-1']?.shown).toBe(false);
    expect(agreementAfter(signed('2027-12-31'))['agreement-kb-1']).toMatchObject({
      kind: 'AGREEMENT_END',
      shown: true,
      of: ['62.03', '63.10', '#kerja-sama-62.03'],
      lastDay: '2027-12-31',
    });
  });

  it('ends on another day when it is extended, and on none when it was ended before', () => {
    const extended = ofAgreement('ExtensionAgreed', { validUntil: day('2028-06-30'), document: doc('ADENDUM') });
    const ended = ofAgreement('AgreementTerminated', { ground: 'AGREEMENT', document: doc('AKHIR') });
    expect(agreementAfter(signed('2027-12-31'), extended)['agreement-kb-1']).toMatchObject({
      shown: true,
      lastDay: '2028-06-30',
    });
    expect(agreementAfter(signed('2027-12-31'), ended)['agreement-kb-1']?.shown).toBe(false);
  });

  it('AGR-15 asks for its reports, year by year, in the calendar of who initiated it', () => {
    const reported = ofAgreement('AgreementReportSubmitted', { year: 2026, report: doc('LAPORAN') });
    const { shown, of, lastDay, year } = agreementAfter(signed('2027-12-31'))['agreement-kb-1.report']!;
    expect([shown, of, lastDay, year]).toEqual([true, ['62.03', '#kerja-sama-62.03'], '2027-01-31', 2026]);
    expect(agreementAfter(signed('2027-12-31'), reported)['agreement-kb-1.report']).toMatchObject({
      lastDay: '2028-01-31',
      year: 2027,
    });
    expect(agreementAfter(signed('2026-12-31'), reported)['agreement-kb-1.report']?.shown).toBe(false);
  });
});
