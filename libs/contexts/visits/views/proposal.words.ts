import type { Meaning } from '#kernel';
import type { FieldWords } from '#views';

type Words = Readonly<Record<string, FieldWords>>;

const REGION: FieldWords = { label: ['Wilayah', 'Region'] };
const NEEDED: FieldWords = { ...REGION, needed: true };
const HIDDEN: FieldWords = { hidden: true };

export const ACTING: Meaning = ['Penanggung jawab', 'In charge'];

/** Needed in fact: whoever holds an office says in which, and what the act rests on is a document. */
export const IN_OFFICE: Words = {
  '/acting': { label: ['Pejabat yang bertindak', 'Official who acts'], needed: true },
  '/acting/officialName': { label: ['Nama pejabat', 'Name of the official'], needed: true },
  '/acting/officeId': { label: ['Kantor', 'Office'] },
};

/** What all who go on a visit have in common. */
export const SHARED_WORDS: Words = {
  '/kind': { label: ['Jenis kunjungan', 'Kind of visit'] },
  '/mode': { label: ['Cara', 'Mode'], hint: ['Kosong: tatap muka', 'Empty: in person'] },
  '/plannedStart': { label: ['Hari pertama', 'First day'] },
  '/plannedEnd': { label: ['Hari terakhir', 'Last day'] },
  '/topics': { label: ['Topik', 'Topic'], hint: ['Satu hal yang dipelajari tiap baris', 'One thing to learn a line'] },
  '/hosts': { label: ['Tuan rumah', 'Host'] },
  '/hosts/region': NEEDED,
  '/hosts/required': { label: ['Wajib menjawab', 'Has to answer'], hint: ['Kosong: wajib', 'Empty: yes'] },
  '/reasonForHost': { label: ['Mengapa ke sana', 'Why there'] },
  '/relatedAwardId': HIDDEN,
  '/expectedOutputs': { label: ['Keluaran', 'Output'] },
  '/expectedOutputs/text': { label: ['Apa yang dihasilkan', 'What comes of it'] },
  '/expectedOutputs/indicator': { label: ['Tercapai bila', 'Reached when'] },
  ...IN_OFFICE,
  '/acting': { label: ACTING, needed: true },
  '/provenance': HIDDEN,
};

/** What each origin has of its own. @param at where its members stand. */
export const ownWords = (at: string): Words =>
  Object.fromEntries(
    Object.entries<FieldWords>({
      '/origin': { label: ['Yang berkunjung', 'Who visits'] },
      '/origin/officeId': { label: ['Kantor yang mengajukan', 'Office that proposes'] },
      '/origin/region': NEEDED,
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
      '/letter': { label: ['Surat permohonan', 'Letter of request'], needed: true },
    }).map(([place, words]) => [`${at}${place}`, words]),
  );
