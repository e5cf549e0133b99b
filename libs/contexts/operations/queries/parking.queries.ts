import { NATIONAL, codeList } from '#kernel';
import type { ModelQuery } from '#runtime';
import { PARKING_STATUSES, parkingBoard, type ParkingBoardEntry } from '../read/parking-board.model.js';

/** Consumer that keeps the context's read models. */
export const OPERATIONS = 'operations';

/** What the states of a parked document mean. */
export const PARKING_CODES = codeList(['Keadaan dokumen yang diparkir', 'State of a parked document'], PARKING_STATUSES, {
  PARKED: ['menunggu, dengan keadaan terakhir yang baik', 'waiting, with its last good state'], RETRIED: ['dicoba lagi', 'tried again'],
  DROPPED: ['kejadian itu dilewati', 'the event was skipped'],
});

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
    { title: 'model', value: ({ model }) => model },
    { title: 'dokumen', value: ({ key }) => key },
    { title: 'status', value: ({ status }) => status },
    { title: 'kejadian', value: ({ eventType }) => eventType },
    { title: 'id_kejadian', value: ({ eventId }) => eventId },
    { title: 'sejak', value: ({ since }) => since },
    { title: 'kesalahan', value: ({ error }) => error },
    { title: 'berapa_kali', value: ({ count }) => count },
    { title: 'alasan', value: ({ reason }) => reason },
  ],
};
