import { NATIONAL, codeList } from '#kernel';
import type { ModelQuery } from '#runtime';
import { PARKING_FAILURES, PARKING_STATUSES, parkingBoard, type ParkingBoardEntry } from '../read/parking-board.model.js';

/** Consumer that keeps the context's read models. */
export const OPERATIONS = 'operations';

/** What the states of a parked document mean. */
export const PARKING_CODES = codeList(['Keadaan dokumen yang diparkir', 'State of a parked document'], PARKING_STATUSES, {
  PARKED: ['menunggu, dengan keadaan terakhir yang baik', 'waiting, with its last good state'], RETRIED: ['dicoba lagi', 'tried again'],
  DROPPED: ['kejadian itu dilewati', 'the event was skipped'],
});

/** What failed, and so waits. */
export const FAILURE_CODES = codeList(['Apa yang gagal', 'What failed'], PARKING_FAILURES, {
  FOLDING: ['kejadian belum termuat dalam dokumen', 'the event is not in the document'],
  COUNTING: ['kejadian termuat, tetapi dokumen tidak dapat dihitung', 'the event is in, but the document cannot be counted'],
  REACTING: ['program gagal ketika sistem menindaklanjuti kejadian', 'the program failed when the system acted on the event'],
  REFUSED: ['perintah sistem ditolak', 'a command of the system was refused'],
});

export const parkingList: ModelQuery<ParkingBoardEntry> = {
  path: 'parking',
  summary: ['Dokumen yang diparkir', 'Parked documents'],
  model: parkingBoard,
  consumer: OPERATIONS,
  roles: ['DATA_STEWARD'],
  scopeField: NATIONAL,
  parameters: {
    model: { field: 'model', kind: 'in', summary: ['Model baca dan versinya, manajer proses, atau jenis tenggat', 'Read model and version, process manager, or kind of deadline'] },
    key: { field: 'key', kind: 'equals', summary: ['Id dokumen, kejadian, atau tenggat', 'Id of the document, event or deadline'] },
    status: { field: 'status', kind: 'in', form: PARKING_STATUSES, summary: ['Keadaan', 'State'] },
    failed: { field: 'failed', kind: 'in', form: PARKING_FAILURES, summary: ['Apa yang gagal', 'What failed'] },
    command: { field: 'command', kind: 'in', summary: ['Perintah yang ditolak', 'Command that was refused'] },
    code: { field: 'code', kind: 'in', summary: ['Kode penolakan', 'Code of the refusal'] },
    eventType: { field: 'eventType', kind: 'in', summary: ['Jenis kejadian', 'Type of the event'] },
  },
  defaultSort: { field: 'since', descending: true },
  columns: [
    { title: 'model', meaning: ['model baca dan versinya', 'read model and version'], value: ({ model }) => model },
    { title: 'dokumen', meaning: ['id dokumen yang menunggu', 'id of the document that waits'], value: ({ key }) => key },
    { title: 'status', meaning: ['keadaan, sebagai kode', 'state, as a code'], value: ({ status }) => status },
    { title: 'kejadian', meaning: ['jenis kejadian tempatnya berhenti', 'type of the event at which it stopped'], value: ({ eventType }) => eventType },
    { title: 'id_kejadian', meaning: ['id kejadian itu', 'id of that event'], value: ({ eventId }) => eventId },
    { title: 'sejak', meaning: ['waktu diparkir (UTC)', 'instant at which it was parked (UTC)'], value: ({ since }) => since },
    { title: 'gagal', meaning: ['apa yang gagal, sebagai kode', 'what failed, as a code'], value: ({ failed }) => failed },
    { title: 'perintah', meaning: ['perintah pertama yang ditolak', 'first command that was refused'], value: ({ command }) => command },
    { title: 'kode', meaning: ['kode penolakan', 'code of the refusal'], value: ({ code }) => code },
    { title: 'kesalahan', meaning: ['kesalahan program atau penolakan', 'fault of the program, or the refusal'], value: ({ error }) => error },
    { title: 'berapa_kali', meaning: ['berapa kali diparkir', 'how often it was parked'], type: 'number', value: ({ count }) => count },
    { title: 'aliran', meaning: ['aliran kejadian itu dalam catatan', 'stream of that event in the log'], value: ({ stream }) => stream },
    { title: 'dilepas', meaning: ['waktu dicoba lagi atau dilewati (UTC)', 'instant at which it was retried or dropped (UTC)'], value: ({ letGoAt }) => letGoAt },
    { title: 'dilepas_oleh', meaning: ['id akun yang memutuskan', 'id of the account that decided'], value: ({ letGoBy }) => letGoBy },
    { title: 'alasan', meaning: ['alasan dicoba lagi atau dilewati', 'reason for which it was retried or dropped'], value: ({ reason }) => reason },
  ],
};
