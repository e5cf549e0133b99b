import type { Meaning } from '#kernel';
import type { Beginning, FieldWords, FormViews } from '#views';

const REGION: FieldWords = { label: ['Wilayah', 'Region'] };
const NEEDED: FieldWords = { ...REGION, needed: true };
const HIDDEN: FieldWords = { hidden: true };

/** In which office somebody acts, as far as it is known of him. */
const actingOf = ({ officeId, officialTitle }: Beginning) =>
  officeId && officialTitle ? { acting: { officeId, officialName: officialTitle } } : {};

/** A host answers for his own region. */
const ANSWER_WORDS: Readonly<Record<string, FieldWords>> = {
  '/host': { label: ['Wilayah yang menjawab', 'Region that answers'], needed: true },
  '/party': {
    label: ['Lembaga tuan rumah, bila bukan pemerintah wilayah', 'Host body, if it is not the government of a region'],
  },
};
const answering = (from: Beginning) => ({ ...(from.home && { host: from.home }), ...actingOf(from) });

const ACTING: Meaning = ['Penanggung jawab', 'In charge'];

export const visitForms: FormViews = {
  new: {
    steps: true,
    parts: [
      {
        title: ['Kunjungan apa dan kapan', 'Which visit, and when'],
        fields: ['kind', 'mode', 'plannedStart', 'plannedEnd', 'topics'],
      },
      {
        title: ['Dari mana dan ke mana', 'From where to where'],
        fields: ['origin', 'hosts', 'reasonForHost', 'relatedAwardId'],
      },
      { title: ['Hasil dan peserta', 'Results and delegation'], fields: ['expectedOutputs', 'delegationSize'] },
      {
        title: ['Biaya', 'Costs'],
        fields: ['budget', 'fundingSources', 'efficiencyJustification', 'costBorneByHost', 'costBorneBy', 'noConflict'],
      },
      { title: ['Surat dan penanggung jawab', 'Letter and who is in charge'], fields: ['letter', 'acting'] },
    ],
    words: {
      '/kind': { label: ['Jenis kunjungan', 'Kind of visit'] },
      '/mode': { label: ['Cara', 'Mode'], hint: ['Kosong: tatap muka', 'Empty: in person'] },
      '/plannedStart': { label: ['Hari pertama', 'First day'] },
      '/plannedEnd': { label: ['Hari terakhir', 'Last day'] },
      '/topics': {
        label: ['Topik', 'Topic'],
        hint: ['Satu hal yang dipelajari tiap baris', 'One thing to learn a line'],
      },
      '/origin': { label: ['Yang berkunjung', 'Who visits'] },
      '/origin/officeId': { label: ['Kantor yang mengajukan', 'Office that proposes'] },
      '/origin/region': NEEDED,
      '/hosts': { label: ['Tuan rumah', 'Host'] },
      '/hosts/region': NEEDED,
      '/hosts/required': { label: ['Wajib menjawab', 'Has to answer'], hint: ['Kosong: wajib', 'Empty: yes'] },
      '/reasonForHost': { label: ['Mengapa ke sana', 'Why there'] },
      '/relatedAwardId': { label: ['Penghargaan tuan rumah', 'Award of the host'] },
      '/expectedOutputs': { label: ['Keluaran', 'Output'] },
      '/expectedOutputs/text': { label: ['Apa yang dihasilkan', 'What comes of it'] },
      '/expectedOutputs/indicator': { label: ['Tercapai bila', 'Reached when'] },
      '/delegationSize': { label: ['Banyaknya peserta', 'Number of delegates'] },
      '/budget': { label: ['Anggaran', 'Budget'] },
      '/fundingSources': { label: ['Sumber dana', 'Source of funds'] },
      '/fundingSources/source': { label: ['Sumber', 'Source'] },
      '/fundingSources/payer': { label: ['Pembayar, bila pihak lain', 'Payer, if another'] },
      '/fundingSources/payer/region': REGION,
      '/fundingSources/payer/subjectRef': { label: ['Orang, dengan NIK', 'A person, by NIK'] },
      '/costBorneByHost': { label: ['Ditanggung tuan rumah', 'Borne by the host'] },
      '/costBorneBy': { label: ['Penanggung seluruh biaya', 'Who bears all costs'] },
      '/costBorneBy/region': REGION,
      '/costBorneBy/subjectRef': { label: ['Orang, dengan NIK', 'A person, by NIK'] },
      '/efficiencyJustification': { label: ['Alasan efisiensi', 'Why it is efficient'] },
      '/letter': { label: ['Surat permohonan', 'Letter of request'] },
      '/acting': { label: ACTING },
      '/provenance': HIDDEN,
    },
    prefill: (from) => ({
      ...actingOf(from),
      origin: { ...(from.officeId && { officeId: from.officeId }), ...(from.home && { region: from.home }) },
      fundingSources: [{ fiscalYear: from.year }],
    }),
  },
  'accept-hosting': { words: ANSWER_WORDS, prefill: answering },
  'decline-hosting': { words: ANSWER_WORDS, prefill: answering },
  'issue-travel-order': {
    steps: true,
    parts: [
      { title: ['Surat Tugas', 'Travel order'], fields: ['orderNo', 'order'] },
      { title: ['Pelaku perjalanan', 'Travellers'], fields: ['travellers'] },
      { title: ACTING, fields: ['acting'] },
    ],
    words: {
      '/orderNo': { label: ['Nomor Surat Tugas', 'Number of the order'] },
      '/order': { label: ['Naskah Surat Tugas', 'Text of the order'] },
      '/travellers': { label: ['Pelaku perjalanan', 'Traveller'] },
      '/travellers/subjectRef': { label: ['Orang', 'Person'] },
      '/travellers/spdNo': { label: ['Nomor SPD', 'SPD number'] },
      '/travellers/official': { label: ['Bepergian dalam jabatan', 'Travels in office'] },
    },
    prefill: actingOf,
  },
};
