import { seatOf } from '#kernel';
import { REGION_OF_TOTALS, regionWithin, type ModelQuery, type Party, type TotalsQuery } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { AFFAIRS, AGREEMENT_STAGES, FLAGS, INSTRUMENTS, SCHEMES } from '../domain/agreement.codes.js';
import { agreementDocument, type AgreementBoardEntry } from '../read/agreement-board.document.js';
import { agreementBoard } from '../read/agreement-board.model.js';
import { AGREEMENT_MEASURES, agreementsTotal } from '../read/agreement-board.totals.js';
import { agreementColumns } from './agreement.columns.js';

/** Consumer that keeps the context's read models. */
export const AGREEMENTS = 'agreements';

/** The agreement is of whoever initiated it; a paper of whoever filed it. */
const enteredBy = (
  { documents, parties, officeId }: AgreementBoardEntry,
  [part, index]: readonly (string | number)[],
): Party =>
  (part === 'documents' ? documents[Number(index)]?.filedBy : undefined) ?? { scope: seatOf(parties[0]!), officeId };

export const agreementList: ModelQuery<AgreementBoardEntry> = {
  path: 'agreements',
  summary: ['Register kerja sama', 'Register of agreements'],
  model: agreementBoard,
  consumer: AGREEMENTS,
  roles: RECORD_READERS,
  scopeField: 'regions',
  enteredBy,
  category: 'agreement',
  parameters: {
    region: regionWithin(['Wilayah salah satu pihak', 'Region of one of the parties']),
    stage: { field: 'stage', kind: 'in', form: AGREEMENT_STAGES, summary: ['Tahap', 'Stage'] },
    instrument: { field: 'instrument', kind: 'in', form: INSTRUMENTS, summary: ['Bentuk naskah', 'Instrument'] },
    scheme: { field: 'scheme', kind: 'in', form: SCHEMES, summary: ['Skema', 'Scheme'] },
    affair: { field: 'urusan', kind: 'in', form: AFFAIRS, summary: ['Urusan atau bidang', 'Affair or field'] },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun tanda tangan', 'Year of signing'] },
    endsFrom: {
      field: 'validUntil',
      kind: 'from',
      form: 'date',
      summary: ['Berakhir pada tanggal itu atau sesudahnya', 'Ends on that day or later'],
    },
    endsTo: {
      field: 'validUntil',
      kind: 'to',
      form: 'date',
      summary: ['Berakhir pada tanggal itu atau sebelumnya', 'Ends on that day or earlier'],
    },
    parent: { field: 'parentId', kind: 'in', form: 'id', summary: ['Perjanjian induk', 'Parent agreement'] },
    visit: { field: 'originVisitId', kind: 'in', form: 'id', summary: ['Kunjungan asal', 'Visit that it came from'] },
    openEnded: { field: 'openEnded', kind: 'equals', summary: ['Tanpa batas waktu', 'Open-ended'] },
    stalled: { field: 'stalled', kind: 'equals', summary: ['Kesepakatan tanpa PKS', 'Memorandum without a PKS'] },
    quietTo: {
      field: 'quietSince',
      kind: 'to',
      form: 'date',
      summary: [
        'PKS tanpa kegiatan sejak tanggal itu atau sebelumnya',
        'PKS without activity since that day or before',
      ],
    },
    councilPending: {
      field: 'councilPending',
      kind: 'equals',
      summary: ['Menunggu persetujuan DPRD', 'Waits for the approval of a DPRD'],
    },
    disputed: { field: 'disputed', kind: 'equals', summary: ['Dalam perselisihan', 'In dispute'] },
    overdue: { field: 'reportOverdue', kind: 'equals', summary: ['Laporan lewat tenggat', 'A report is overdue'] },
    flag: { field: 'flags', kind: 'in', form: FLAGS, summary: ['Tanda', 'Flag'] },
  },
  defaultSort: { field: 'updatedOn', descending: true },
  document: agreementDocument,
  columns: agreementColumns,
};

/** The tiles of a register: agreements by year, stage and instrument. */
export const agreementTotals: TotalsQuery = {
  path: 'agreement-totals',
  summary: ['Jumlah kerja sama per wilayah dan tahun', 'Agreements by region and year'],
  consumer: AGREEMENTS,
  roles: RECORD_READERS,
  parameters: { region: REGION_OF_TOTALS, year: { required: true, form: 'year', summary: ['Tahun', 'Year'] } },
  labels: { agreements: ['Kerja sama', 'Agreements'] },
  measures: { agreements: AGREEMENT_MEASURES },
  keys: ({ year }, region) => ({ agreements: agreementsTotal(region, Number(year)) }),
};
