import { partyName, type DocRef } from '#kernel';
import { columnsOf, documentColumns, type QueryColumn } from '#runtime';
import { agreementDocument, type AgreementBoardEntry } from '../read/agreement-board.document.js';

type Column = QueryColumn<AgreementBoardEntry>;
const column = columnsOf(agreementDocument);

const list = (
  title: string,
  meaning: Column['meaning'],
  value: (entry: AgreementBoardEntry) => readonly string[],
): Column => ({ title, meaning, value: (entry) => value(entry).join('; ') || undefined });

/** The text as it is now. */
const text = ({ documents }: AgreementBoardEntry): DocRef | undefined =>
  documents.findLast(({ role }) => role === 'text')?.document;

/** An agreement in one row, as the register on paper has it. */
export const agreementColumns: readonly Column[] = [
  ...column('judul', 'title'),
  ...column('bentuk', 'instrument'),
  ...column('skema', 'scheme'),
  ...column('tahap', 'stage'),
  list('para_pihak', ['para pihak menurut urutannya', 'parties in their order'], ({ parties }) =>
    parties.map(partyName),
  ),
  list('nomor', ['nomor naskah tiap pihak', "number in each party's register"], ({ parties }) =>
    parties.some(({ documentNumber }) => documentNumber)
      ? parties.map(({ documentNumber }) => documentNumber ?? '–')
      : [],
  ),
  list('nomor_register', ['nomor register tiap pihak', "number in each party's register"], ({ parties }) =>
    parties.some(({ registerNo }) => registerNo) ? parties.map(({ registerNo }) => registerNo ?? '–') : [],
  ),
  ...column('objek', 'object'),
  ...column('ditandatangani', 'signedOn'),
  ...column('mulai_berlaku', 'validFrom'),
  ...column('berlaku_sampai', 'validUntil'),
  ...column('tanpa_batas_waktu', 'openEnded'),
  {
    title: 'perjanjian_pelaksana',
    meaning: ['banyaknya perjanjian pelaksana', 'how many agreements carry it out'],
    type: 'number',
    value: ({ children }) => children.length,
  },
  ...column('kegiatan_terakhir', 'lastActivityOn'),
  list('laporan', ['tahun yang sudah dilaporkan', 'years that were reported'], ({ reports }) =>
    reports.map(({ year }) => String(year)),
  ),
  ...column('laporan_lewat_tenggat', 'reportOverdue'),
  ...column('dalam_perselisihan', 'disputed'),
  ...documentColumns<AgreementBoardEntry>('naskah', ['naskah yang terakhir', 'last version of the text'], text),
  ...column('id', 'id', { forPrograms: true }),
  ...column('id_induk', 'parentId', { forPrograms: true }),
];
