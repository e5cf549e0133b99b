import { actingOf, type Beginning, type FieldWords, type FormViews } from '#views';
import { calledProposal } from './proposal.called.js';
import { ACTING, IN_OFFICE, SHARED_WORDS, ownWords } from './proposal.words.js';

/** A host answers for his own region. */
const ANSWER_WORDS: Readonly<Record<string, FieldWords>> = {
  '/host': { label: ['Wilayah yang menjawab', 'Region that answers'], needed: true },
  '/party': {
    label: ['Lembaga tuan rumah, bila bukan pemerintah wilayah', 'Host body, if it is not the government of a region'],
  },
};
const DOCUMENT: FieldWords = { needed: true };

/** The office for which the first of the hosts answered. */
const hostOffice = ({ record }: Beginning): string | undefined => {
  const hosts = (record?.['hosts'] ?? []) as readonly {
    readonly officeId?: string;
    readonly answer?: { readonly acting?: { readonly officeId?: string } };
  }[];
  return hosts.flatMap(({ answer, officeId }) => answer?.acting?.officeId ?? officeId ?? [])[0];
};
const answering = (from: Beginning) => ({ ...(from.home && { host: from.home }), ...actingOf(from) });

/** Rules on money look at what comes before it in the form, and at nothing after. */
const MONEY = [
  'budget',
  'fundingSources',
  'efficiencyJustification',
  'costBorneByHost',
  'costBorneBy',
  'noConflict',
] as const;

export const visitForms: FormViews = {
  new: {
    steps: true,
    early: ['plannedStart', 'plannedEnd', 'origin', 'hosts', ...MONEY],
    parts: [
      {
        title: ['Kunjungan apa dan kapan', 'Which visit, and when'],
        fields: ['kind', 'mode', 'plannedStart', 'plannedEnd', 'topics'],
      },
      { title: ['Dari mana dan ke mana', 'From where to where'], fields: ['origin', 'hosts', 'reasonForHost'] },
      { title: ['Hasil dan peserta', 'Results and delegation'], fields: ['expectedOutputs', 'delegationSize'] },
      { title: ['Biaya', 'Costs'], fields: MONEY },
      { title: ['Surat dan penanggung jawab', 'Letter and who is in charge'], fields: ['letter', 'acting'] },
    ],
    words: { ...SHARED_WORDS, ...ownWords('') },
    called: calledProposal,
    prefill: (from) => ({
      ...actingOf(from),
      origin: { ...(from.officeId && { officeId: from.officeId }), ...(from.home && { region: from.home }) },
      fundingSources: [{ fiscalYear: from.year }],
    }),
  },
  'accept-hosting': { words: { ...ANSWER_WORDS, ...IN_OFFICE, '/reply': DOCUMENT }, prefill: answering },
  'decline-hosting': { words: { ...ANSWER_WORDS, ...IN_OFFICE }, prefill: answering },
  'approve-visit': {
    words: {
      ...IN_OFFICE,
      '/acting/mandate': {
        hint: [
          'Perlu bila menyetujui atas pendelegasian atau kuasa, misalnya untuk kunjungan ke luar kabupaten',
          'Needed where one approves by delegation or a mandate, such as a visit outside of the regency',
        ],
      },
    },
    prefill: actingOf,
  },
  'reschedule-visit': {
    words: {
      '/plannedStart': {
        label: ['Hari pertama', 'First day'],
        hint: [
          'Tuan rumah diminta menjawab lagi dan kunjungan disetujui lagi untuk hari yang baru',
          'Hosts are asked to answer again, and the visit is approved again, for the new days',
        ],
      },
      '/plannedEnd': { label: ['Hari terakhir', 'Last day'] },
    },
  },
  'record-session': {
    words: { '/speaker/officeId': { label: ['Kantor narasumber', 'Office of the speaker'] } },
    prefill: (from) => {
      const officeId = hostOffice(from);
      return officeId ? { speaker: { officeId } } : {};
    },
  },
  'complete-visit': { words: { '/attendanceDoc': DOCUMENT } },
  'submit-visit-report': { words: { '/reportDoc': DOCUMENT } },
  'issue-travel-order': {
    steps: true,
    parts: [
      { title: ['Surat Tugas', 'Travel order'], fields: ['orderNo', 'order'] },
      { title: ['Pelaku perjalanan', 'Travellers'], fields: ['travellers'] },
      { title: ACTING, fields: ['acting'] },
    ],
    words: {
      '/orderNo': { label: ['Nomor Surat Tugas', 'Number of the order'] },
      ...IN_OFFICE,
      '/order': { label: ['Naskah Surat Tugas', 'Text of the order'], needed: true },
      '/travellers': { label: ['Pelaku perjalanan', 'Traveller'] },
      '/travellers/subjectRef': { label: ['Orang', 'Person'] },
      '/travellers/spdNo': { label: ['Nomor SPD', 'SPD number'] },
      '/travellers/official': { label: ['Bepergian dalam jabatan', 'Travels in office'] },
    },
    prefill: actingOf,
  },
};
