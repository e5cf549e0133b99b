import { NATIONAL, codeList, type Meaning } from '#kernel';
import { codeColumns, type ModelQuery } from '#runtime';
import { PARKING_STATUSES, parkingBoard, type ParkingBoardEntry, type ParkingStatus } from '../read/parking-board.model.js';

/** Consumer that keeps the context's read models. */
export const OPERATIONS = 'operations';

const STATUS_WORDS: Readonly<Record<ParkingStatus, Meaning>> = {
  PARKED: ['menunggu, dengan keadaan terakhir yang baik', 'waiting, with its last good state'], RETRIED: ['dicoba lagi', 'tried again'],
  DROPPED: ['kejadian itu dilewati', 'the event was skipped'],
};

/** What the states of a parked document mean. */
export const PARKING_CODES = codeList(['Keadaan dokumen yang diparkir', 'State of a parked document'], PARKING_STATUSES, STATUS_WORDS);

export const parkingList: ModelQuery<ParkingBoardEntry> = {
  path: 'parking',
  summary: ['Dokumen yang diparkir', 'Parked documents'],
  model: parkingBoard,
  consumer: OPERATIONS,
  roles: ['DATA_STEWARD'],
  scopeField: NATIONAL,
  parameters: {
    model: { field: 'model', kind: 'in', summary: ['Model baca dan versinya', 'Read model and version'] },
    key: { field: 'key', kind: 'equals', summary: ['Id dokumen', 'Id of the document'] },
    status: { field: 'status', kind: 'in', form: PARKING_STATUSES, summary: ['Keadaan', 'State'] },
    eventType: { field: 'eventType', kind: 'in', summary: ['Jenis kejadian', 'Type of the event'] },
  },
  defaultSort: { field: 'since', descending: true },
  columns: [
    { title: 'model', meaning: ['model baca dan versinya', 'read model and version'], value: ({ model }) => model },
    { title: 'dokumen', meaning: ['id dokumen yang menunggu', 'id of the document that waits'], value: ({ key }) => key },
    ...codeColumns<ParkingBoardEntry>('status', ['keadaan', 'state'], STATUS_WORDS, ({ status }) => status),
    { title: 'kejadian', meaning: ['jenis kejadian tempatnya berhenti', 'type of the event at which it stopped'], value: ({ eventType }) => eventType },
    { title: 'id_kejadian', meaning: ['id kejadian itu', 'id of that event'], value: ({ eventId }) => eventId },
    { title: 'sejak', meaning: ['waktu diparkir', 'instant at which it was parked'], type: 'instant', value: ({ since }) => since },
    { title: 'kesalahan', meaning: ['kesalahan program', 'fault of the program'], value: ({ error }) => error },
    { title: 'berapa_kali', meaning: ['berapa kali diparkir', 'how often it was parked'], type: 'number', value: ({ count }) => count },
    { title: 'aliran', meaning: ['aliran kejadian itu dalam catatan', 'stream of that event in the log'], value: ({ stream }) => stream },
    { title: 'dilepas', meaning: ['waktu dicoba lagi atau dilewati', 'instant at which it was retried or dropped'], type: 'instant', value: ({ letGoAt }) => letGoAt },
    { title: 'dilepas_oleh', meaning: ['id akun yang memutuskan', 'id of the account that decided'], value: ({ letGoBy }) => letGoBy },
    { title: 'alasan', meaning: ['alasan dicoba lagi atau dilewati', 'reason for which it was retried or dropped'], value: ({ reason }) => reason },
  ],
};
