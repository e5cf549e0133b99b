import { inWords, EXAMINERS } from '#kernel';
import { columnsOf, inWordsIfHidden, regionWithin, type ModelQuery, type Party } from '#runtime';
import { BOARD_READERS } from '../commands/person.roles.js';
import { PERSON_STAGES, PURPOSES, REQUEST_KIND_CODES } from '../domain/person.codes.js';
import { personBoard, personDocument, type PersonBoardEntry } from '../read/person-board.model.js';
import { personReadDocument, personReads, type PersonRead } from '../read/person-reads.model.js';

/** Consumer that keeps the context's read models. */
export const PERSONS = 'persons';

const column = columnsOf(personDocument);

/** A person is known by the reference to those who entered it first, and to their examiners. */
const enteredBy = ({ regions, officeId }: PersonBoardEntry): Party => ({ scope: regions[0]!, officeId });

export const personList: ModelQuery<PersonBoardEntry> = {
  path: 'persons',
  summary: ['Orang yang datanya disimpan, dan permintaannya', 'Persons whose data are kept, and their requests'],
  model: personBoard,
  consumer: PERSONS,
  roles: BOARD_READERS,
  scopeField: 'regions',
  category: 'person',
  enteredBy,
  parameters: {
    region: regionWithin(['Wilayah pihak yang menyimpan', 'Region of a party that keeps data']),
    stage: { field: 'stage', kind: 'in', form: PERSON_STAGES, summary: ['Keadaan', 'State'] },
    waiting: { field: 'waiting', kind: 'equals', summary: ['Ada permintaan yang menunggu', 'A request waits'] },
    overdue: { field: 'overdue', kind: 'equals', summary: ['Ada permintaan lewat tenggat', 'A request is overdue'] },
    restricted: { field: 'restricted', kind: 'equals', summary: ['Pemrosesan dibatasi', 'Processing is restricted'] },
    noticeDue: {
      field: 'noticeDue',
      kind: 'equals',
      summary: ['Pemberitahuan penghapusan ditunggu', 'The notice of the erasure is awaited'],
    },
  },
  defaultSort: { field: 'updatedOn', descending: true },
  document: personDocument,
  columns: [
    ...column('rujukan', 'personId'),
    ...column('keadaan', 'stage'),
    ...column('kode_pihak', 'regions'),
    ...column('dibatasi', 'restricted'),
    ...column('permintaan', 'requests', {
      how: ['apa dan tenggatnya (UTC); dipisah titik koma', 'what and when it is due (UTC); between semicolons'],
      value: ({ requests }) =>
        requests.map(({ kind, dueAt }) => `${inWords(REQUEST_KIND_CODES, kind)} ${dueAt}`).join('; '),
    }),
    ...column('lewat_tenggat', 'overdue'),
    {
      title: 'ditahan',
      meaning: ['banyaknya penahanan', 'number of holds'],
      type: 'number',
      value: ({ holds }) => holds.length,
    },
    ...column('kunci_dimusnahkan', 'keyDestroyed'),
    ...column('pemberitahuan_ditunggu', 'noticeDue'),
    ...column('dicatat', 'registeredOn'),
    ...column('diubah', 'updatedOn'),
  ],
};

const read = columnsOf(personReadDocument);

export const personReadList: ModelQuery<PersonRead> = {
  path: 'person-reads',
  summary: ['Siapa melihat data pribadi siapa', 'Who looked at whose personal data'],
  model: personReads,
  consumer: PERSONS,
  roles: EXAMINERS,
  scopeField: 'regions',
  enteredBy: ({ party, officeId }) => ({ scope: party, ...(officeId !== undefined && { officeId }) }),
  parameters: {
    region: regionWithin(['Wilayah pihak yang menyimpan', 'Region of the party that keeps the data']),
    user: { field: 'userId', kind: 'in', form: 'id', summary: ['Akun yang melihat', 'Account that looked'] },
    purpose: { field: 'purpose', kind: 'in', form: PURPOSES, summary: ['Keperluan', 'Purpose'] },
    visit: { field: 'visitId', kind: 'in', form: 'id', summary: ['Kunjungan', 'Visit'] },
    from: { field: 'at', kind: 'from', form: 'date', summary: ['Sejak hari itu (UTC)', 'From that day on (UTC)'] },
  },
  defaultSort: { field: 'at', descending: true },
  document: personReadDocument,
  columns: [
    ...read('waktu', 'at'),
    ...read('akun', 'userId'),
    ...read('keperluan', 'purpose'),
    ...read('alasan', 'reason'),
    ...read('kode_pihak', 'party'),
    ...read('id_kunjungan', 'visitId', { forPrograms: true }),
    ...read('banyaknya_orang', 'count'),
    ...read('rujukan', 'persons', {
      how: ['dipisah spasi', 'between spaces'],
      forPrograms: true,
      value: ({ persons }) => persons.map(inWordsIfHidden).join(' '),
    }),
  ],
};
