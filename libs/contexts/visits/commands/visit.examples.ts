import type { DocRef, LocalDate } from '#kernel';
import type { VisitCommand } from '../domain/visit.commands.js';

const document = (docId: string, type: string, date = '2026-11-20'): DocRef => ({
  docId,
  type,
  date: date as LocalDate,
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  classification: 'INTERNAL',
});

const KADES = { acting: { officialName: 'Kepala Desa Sei Asam' } };

/** Shown in the documentation, one visit from its proposal to its end; executed by a test. */
export const visitExamples = {
  ProposeVisit: {
    ...KADES,
    kind: 'STUDI_TIRU',
    origin: { region: '62.03.02.2007', officeId: 'pemdes-62.03.02.2007' },
    hosts: [{ region: 'Mekar Jaya, Angsana, Tanah Bumbu' }],
    topics: ['Kelembagaan RT'],
    expectedOutputs: [{ text: 'Pedoman tugas Ketua RT', indicator: '1 pedoman ditetapkan kepala desa' }],
    plannedStart: '2026-11-30',
    plannedEnd: '2026-12-01',
    delegationSize: 2,
    budget: '5000000',
    fundingSources: [{ source: 'ADD', fiscalYear: 2026, amount: '5000000' }],
    letter: document('surat-1', 'Surat permohonan'),
  },
  AcceptHosting: {
    host: '63.10.09.2009',
    acting: { officialName: 'Kepala Desa Mekar Jaya' },
    reply: document('balasan-1', 'Surat balasan'),
  },
  DeclineHosting: {
    host: '63.10.09.2009',
    acting: { officialName: 'Kepala Desa Mekar Jaya' },
    reason: 'Desa sedang panen raya pada minggu itu.',
  },
  RescheduleVisit: { plannedStart: '2026-12-07', plannedEnd: '2026-12-08' },
  ApproveVisit: {
    acting: {
      officialName: 'Kepala Dinas PMD Kabupaten Kapuas',
      mandate: document('delegasi-1', 'Pendelegasian wewenang'),
    },
    acknowledge: ['W_REPEAT_VISIT'],
  },
  IssueTravelOrder: {
    orderNo: '090/12/2026',
    order: document('surat-tugas-1', 'Surat Tugas'),
    travellers: [
      { subjectRef: `trv_${'a'.repeat(160)}`, spdNo: 'SPD/1', official: true },
      { subjectRef: `trv_${'b'.repeat(160)}`, spdNo: 'SPD/2', official: true },
    ],
  },
  StartVisit: {},
  RecordSession: {
    topic: 'Kelembagaan RT',
    place: 'Balai Desa Mekar Jaya',
    speaker: { officeId: 'pemdes-63.10.09.2009', officialName: 'Kepala Desa Mekar Jaya', capacity: 'DEFINITIF' },
  },
  RecordInnovationObserved: {
    innovationId: 'rt-1',
    hostRegion: '63.10.09.2009',
    description: 'RT memiliki pedoman tugas tertulis.',
  },
  CompleteVisit: {
    attendance: 2,
    attendanceDoc: document('hadir-1', 'Daftar hadir', '2026-12-01'),
    hostConfirmationDoc: document('konfirmasi-1', 'Keterangan tuan rumah', '2026-12-01'),
  },
  SubmitVisitReport: {
    findings: 'Pedoman tugas RT dapat diterapkan.',
    observations: ['Disusun bersama BPD'],
    reportDoc: document('laporan-1', 'Laporan hasil', '2026-12-01'),
  },
  CloseVisit: {},
  CancelVisit: { reason: 'Jalan menuju desa tuan rumah terputus banjir.' },
} satisfies Partial<Record<VisitCommand['type'], object>>;

const { origin, delegationSize, budget, fundingSources, letter, ...shared } = visitExamples.ProposeVisit;

/** The same for many origins; one stands here for all. */
export const jointVisitExample = {
  ...shared,
  organiser: { kind: 'COMMUNITY', region: '62.03', name: 'APDESI Kabupaten Kapuas' },
  origins: [{ origin, delegationSize, budget, fundingSources, letter }],
};
