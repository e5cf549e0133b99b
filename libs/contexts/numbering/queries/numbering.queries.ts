import { NATIONAL, inWords } from '#kernel';
import { columnsOf, regionWithin, NATIONAL_ONLY, type ModelQuery, type QueryParameter } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { NUMBER_STATES, PAPER_KINDS, PAPER_KIND_CODES } from '../domain/numbering.codes.js';
import { bookLine, numberBook, type BookLine } from '../read/number-book.model.js';
import { numberingRules, numberingRulesDocument, type NumberingRulesEntry } from '../read/numbering-rules.model.js';

/** Consumer that keeps the context's read models. */
export const NUMBERING = 'numbering';

const OFFICE: QueryParameter = { field: 'officeId', kind: 'in', form: 'id', summary: ['Kantor', 'Office'] };
const REGION = regionWithin(['Wilayah kantor', 'Region of the office']);

const column = columnsOf(bookLine);
const ruleColumn = columnsOf(numberingRulesDocument);

export const numberList: ModelQuery<BookLine> = {
  path: 'numbers',
  summary: ['Buku agenda: nomor naskah tiap kantor', 'Number books of offices (buku agenda)'],
  model: numberBook,
  consumer: NUMBERING,
  roles: RECORD_READERS,
  scopeField: 'regions',
  parameters: {
    office: OFFICE,
    kind: { field: 'kind', kind: 'in', form: PAPER_KINDS, summary: ['Jenis naskah', 'Kind of paper'] },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun', 'Year'] },
    record: {
      field: 'record',
      kind: 'in',
      form: 'id',
      summary: ['Catatan yang dinomori, misalnya kunjungan', 'Record whose papers are numbered, a visit for instance'],
    },
    state: { field: 'state', kind: 'in', form: NUMBER_STATES, summary: ['Keadaan nomor', 'State of the number'] },
    outOfOrder: {
      field: 'outOfOrder',
      kind: 'equals',
      summary: ['Bertanggal sebelum nomor yang mendahuluinya', 'Of a day before that of an earlier number'],
    },
    from: {
      field: 'day',
      kind: 'from',
      form: 'date',
      summary: ['Bertanggal pada hari itu atau sesudahnya', 'Dated on that day or later'],
    },
    to: {
      field: 'day',
      kind: 'to',
      form: 'date',
      summary: ['Bertanggal pada hari itu atau sebelumnya', 'Dated on that day or earlier'],
    },
    region: REGION,
    national: NATIONAL_ONLY,
  },
  defaultSort: { field: 'number' },
  document: bookLine,
  columns: [
    ...column('nomor_urut', 'number'),
    ...column('nomor_naskah', 'text'),
    ...column('jenis', 'kind'),
    ...column('tahun', 'year'),
    ...column('tanggal_naskah', 'day'),
    ...column('keadaan', 'state'),
    ...column('alasan_batal', 'voidReason'),
    ...column('tanggal_mendahului', 'outOfOrder'),
    ...column('catatan_yang_dinomori', 'record'),
    ...column('kantor', 'officeId'),
    ...column('wilayah', 'region', {
      how: ['nama dan yang melingkupinya', 'name and what it lies in'],
      value: ({ region }, places) => places.address(region?.code ?? NATIONAL, region?.nameAtTime),
    }),
    ...column('kode_wilayah', 'regions', { forPrograms: true }),
  ],
};

export const numberingRulesList: ModelQuery<NumberingRulesEntry> = {
  path: 'numbering-rules',
  summary: ['Aturan penomoran tiap kantor', 'Numbering rules of offices'],
  model: numberingRules,
  consumer: NUMBERING,
  roles: RECORD_READERS,
  scopeField: 'regions',
  category: 'numberingRules',
  parameters: { office: OFFICE, region: REGION, national: NATIONAL_ONLY },
  defaultSort: { field: 'officeId' },
  document: numberingRulesDocument,
  columns: [
    ...ruleColumn('kantor', 'officeId'),
    ...ruleColumn('wilayah', 'region', {
      how: ['nama dan yang melingkupinya', 'name and what it lies in'],
      value: ({ region }, places) => places.address(region?.code ?? NATIONAL, region?.nameAtTime),
    }),
    ...ruleColumn('kode_wilayah', 'regions', { forPrograms: true }),
    ...ruleColumn('aturan', 'rules', {
      how: ['jenis naskah dan pola nomornya, dipisah titik koma', 'kind of paper and its template, between semicolons'],
      value: ({ rules }) =>
        rules.map(({ kind, template }) => `${inWords(PAPER_KIND_CODES, kind)}: ${template}`).join('; '),
    }),
  ],
};
