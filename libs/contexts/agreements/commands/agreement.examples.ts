import type { DocRef, LocalDate } from '#kernel';
import type { AgreementCommand } from '../domain/agreement.commands.js';

const SHA = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const document = (docId: string, type: string, date = '2026-11-20'): DocRef => ({
  docId,
  type,
  date: date as LocalDate,
  sha256: SHA,
  classification: 'INTERNAL',
});

const TEXT = {
  text: document('naskah-1', 'Naskah kesepakatan'),
  contents: ['PARTIES', 'AIM', 'OBJECT', 'SCOPE', 'EXECUTION', 'TERM', 'CORRESPONDENCE', 'CLOSING'],
  term: { end: 'FIXED', until: '2029-12-31' },
};
const PLACE = { text: 'Aula Kantor Bupati', region: '62.03' };

/** Shown in the documentation, an agreement from its beginning to its end. */
export const agreementExamples = {
  InitiateCooperation: {
    acting: { officialName: 'Kepala Bagian Kerja Sama Kabupaten Kapuas' },
    instrument: 'KESEPAKATAN_BERSAMA',
    scheme: 'KSDD_SUKARELA',
    officeId: 'kerja-sama-62.03',
    parties: [{ region: '62.03' }, { region: '63.10' }],
    title: 'Kerja sama pemberdayaan masyarakat dan desa',
    object: 'Pembinaan BUM Desa dan kelembagaan RT',
    urusan: ['PEMBERDAYAAN_DESA'],
    purpose: 'Menerapkan hasil kaji banding di Kabupaten Tanah Bumbu.',
    planning: { basis: 'RPJMD', statement: 'Program pemberdayaan lembaga kemasyarakatan desa' },
  },
  OfferCooperation: { letter: document('penawaran-1', 'Surat penawaran') },
  AcceptOffer: { partyNo: 2, reply: document('jawaban-1', 'Surat jawaban') },
  DeclineOffer: { partyNo: 2, reason: 'Tahun ini belum masuk perencanaan.' },
  DraftAgreement: TEXT,
  ReviseDraft: TEXT,
  RecordVillageDeliberation: { partyNo: 1, record: document('musdes-1', 'Berita acara musyawarah desa') },
  RecordInterVillageDeliberation: { record: document('mad-1', 'Berita acara musyawarah antar desa') },
  RecommendAgreement: { partyNo: 1, minutes: document('tkksd-1', 'Berita acara TKKSD') },
  DeclareApprovalNeed: { partyNo: 1, burdensPublic: false, unbudgeted: false },
  RequestDPRDApproval: { partyNo: 1, letter: document('dprd-1', 'Surat permohonan persetujuan') },
  RecordDPRDDecision: { partyNo: 1, granted: true, letter: document('dprd-2', 'Keputusan DPRD') },
  RecordCentralStep: { step: 'INTENT', letter: document('loi-1', 'Letter of Intent') },
  FinaliseText: {},
  RecordSigningAttended: { role: 'WITNESS', title: 'Gubernur Kalimantan Tengah', attendingName: 'Gubernur' },
  SignAgreement: {
    acting: { officialName: 'Bupati Kapuas' },
    partyNo: 1,
    textSha256: SHA,
    signMethod: 'WET_INK',
    documentNumber: '100.3.7/12/KB/2026',
    place: PLACE,
  },
  RegisterAgreement: { partyNo: 1, registerNo: '12/REG-KS/2026' },
  RecordImplementationActivity: { description: 'Pelatihan pengelolaan BUM Desa di Angsana.' },
  SubmitAgreementReport: {
    year: 2026,
    report: document('laporan-ks-1', 'Laporan pelaksanaan kerja sama'),
    outcome: 'Dua pelatihan terlaksana; satu pedoman ditetapkan.',
  },
  ProposeAddendum: {
    changes: [{ part: 'SCOPE', text: 'Ruang lingkup ditambah dengan desa wisata.' }],
    text: document('adendum-1', 'Naskah adendum'),
  },
  SignAddendum: {
    acting: { officialName: 'Bupati Kapuas' },
    partyNo: 1,
    textSha256: SHA,
    signMethod: 'WET_INK',
    place: PLACE,
  },
  AgreeExtension: { newUntil: '2030-12-31', document: document('perpanjangan-1', 'Berita acara perpanjangan') },
  NoticeBreach: {
    inBreach: 2,
    description: 'Laporan semester belum disampaikan.',
    letter: document('teguran-1', 'Surat teguran'),
  },
  RaiseDispute: { partyNo: 1, subject: 'Pembagian hasil pengelolaan wisata.' },
  ResolveDispute: {
    disputeNo: 1,
    facilitator: 'MINISTER',
    outcome: 'Pembagian hasil disepakati enam banding empat.',
    minutes: document('sengketa-1', 'Berita acara penyelesaian'),
  },
  TerminateAgreement: {
    ground: 'AGREED',
    explanation: 'Para pihak sepakat mengakhiri kerja sama.',
    document: document('pengakhiran-1', 'Kesepakatan pengakhiran'),
    cascade: [],
  },
  RecordSettlement: {
    settled: 'ASSETS',
    description: 'Alat pelatihan diserahkan kepada desa.',
    document: document('serah-terima-1', 'Berita acara serah terima'),
  },
  WithdrawAddendum: { reason: 'Naskahnya disusun ulang dengan lampiran yang baru.' },
  AbandonCooperation: { reason: 'Program digabung dengan kerja sama provinsi.' },
} satisfies Partial<Record<AgreementCommand['type'], object>>;
