import { HISTORICAL_STAGES } from '#kernel';
import { columnsOf, regionWithin, type ModelQuery, type Party } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { INSTRUMENTS } from '../domain/agreement.codes.js';
import { AGREEMENT_GAPS, HISTORICAL_ACTS, HISTORICAL_SCHEMES } from '../domain/historical-agreement.codes.js';
import {
  historicalAgreementDocument,
  historicalAgreementsModel,
  type HistoricalAgreementEntry,
} from '../read/historical-agreements.model.js';

/** Consumer that keeps them: of its own, so that live agreements are not read again for it. */
export const HISTORICAL_AGREEMENTS = 'historical-agreements';

const column = columnsOf(historicalAgreementDocument);
const PARTED = { how: ['sebagaimana tertulis, dipisah titik koma', 'as written, between semicolons'] } as const;

/** What was imported of registers of agreements, apart from the live ones. */
export const historicalAgreementList: ModelQuery<HistoricalAgreementEntry> = {
  path: 'historical-agreements',
  summary: ['Kerja sama dari register lama (data tidak lengkap)', 'Agreements of old registers (data incomplete)'],
  model: historicalAgreementsModel,
  consumer: HISTORICAL_AGREEMENTS,
  roles: RECORD_READERS,
  scopeField: 'regions',
  category: 'historicalAgreement',
  enteredBy: ({ keptIn, officeId }): Party => ({ scope: keptIn, officeId }),
  parameters: {
    region: regionWithin(['Wilayah pihak atau pemilik register', 'Region of a party or of the register']),
    import: { field: 'importId', kind: 'in', form: 'id', summary: ['Impor', 'Import'] },
    status: { field: 'status', kind: 'in', form: HISTORICAL_STAGES, summary: ['Tahap', 'Stage'] },
    act: { field: 'act', kind: 'in', form: HISTORICAL_ACTS, summary: ['Yang diceritakan', 'What it tells of'] },
    instrument: { field: 'instrument', kind: 'in', form: INSTRUMENTS, summary: ['Bentuk naskah', 'Instrument'] },
    scheme: { field: 'scheme', kind: 'in', form: HISTORICAL_SCHEMES, summary: ['Skema', 'Scheme'] },
    gap: { field: 'gaps', kind: 'in', form: AGREEMENT_GAPS, summary: ['Yang tidak lengkap', 'What is missing'] },
    parent: { field: 'parentRecordId', kind: 'in', form: 'id', summary: ['Catatan induk', 'Parent record'] },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun tanda tangan', 'Year of signing'] },
    endsFrom: {
      field: 'endsAtLatest',
      kind: 'from',
      form: 'date',
      summary: [
        'Berakhir atau diakhiri pada tanggal itu atau sesudahnya, sejauh diketahui',
        'Ends or was ended on that day or later, as far as is known',
      ],
    },
    endsTo: {
      field: 'endsOn',
      kind: 'to',
      form: 'date',
      summary: [
        'Berakhir atau diakhiri pada tanggal itu atau sebelumnya, sejauh diketahui',
        'Ends or was ended on that day or earlier, as far as is known',
      ],
    },
  },
  defaultSort: { field: 'signedOn', descending: true },
  document: historicalAgreementDocument,
  columns: [
    ...column('tahap', 'status'),
    ...column('yang_diceritakan', 'act'),
    ...column('bentuk', 'instrument'),
    ...column('skema', 'scheme'),
    ...column('nomor', 'numbers', {
      ...PARTED,
      value: ({ numbers }) => numbers.map(({ number }) => number).join('; '),
    }),
    ...column('judul', 'title'),
    ...column('pihak', 'parties', {
      ...PARTED,
      value: ({ parties }) => parties.map(({ asWritten }) => asWritten).join('; '),
    }),
    ...column('kode_pihak', 'regions', { forPrograms: true }),
    ...column('tanda_tangan', 'signedOn'),
    ...column('mulai_berlaku', 'validFrom'),
    ...column('berlaku_sampai', 'until'),
    ...column('diakhiri', 'termination.on'),
    ...column('berakhir_paling_lambat', 'endsAtLatest'),
    ...column('nilai_rupiah', 'value.rupiah'),
    ...column('nilai_tiap', 'value.per'),
    ...column('tunggakan_rupiah', 'arrears'),
    ...column('tempat', 'place.text'),
    ...column('tidak_lengkap', 'gaps'),
    ...column('id_induk', 'parentRecordId', { forPrograms: true }),
    ...column('id_impor', 'importId', { forPrograms: true }),
    ...column('baris', 'row'),
    ...column('diimpor', 'createdOn'),
    ...column('id', 'agreementId', { forPrograms: true }),
  ],
};
