import { FAILURE_CODES, NATIONAL } from '#kernel';
import { columnsOf, type ModelQuery } from '#runtime';
import { PARKING_CODES, parkingBoard, parkingDocument, type ParkingBoardEntry } from '../read/parking-board.model.js';

/** Consumer that keeps the context's read models. */
export const OPERATIONS = 'operations';

const column = columnsOf(parkingDocument);

export const parkingList: ModelQuery<ParkingBoardEntry> = {
  path: 'parking',
  summary: ['Dokumen yang diparkir', 'Parked documents'],
  model: parkingBoard,
  consumer: OPERATIONS,
  roles: ['DATA_STEWARD'],
  scopeField: NATIONAL,
  parameters: {
    model: {
      field: 'model',
      kind: 'in',
      summary: [
        'Model baca dan versinya, manajer proses, atau jenis tenggat',
        'Read model and version, process manager, or kind of deadline',
      ],
    },
    key: {
      field: 'key',
      kind: 'equals',
      summary: ['Id dokumen, kejadian, atau tenggat', 'Id of the document, event or deadline'],
    },
    status: { field: 'status', kind: 'in', form: Object.keys(PARKING_CODES.codes), summary: ['Keadaan', 'State'] },
    failed: {
      field: 'failed',
      kind: 'in',
      form: Object.keys(FAILURE_CODES.codes),
      summary: ['Apa yang gagal', 'What failed'],
    },
    command: { field: 'command', kind: 'in', summary: ['Perintah yang ditolak', 'Command that was refused'] },
    code: { field: 'code', kind: 'in', summary: ['Kode penolakan', 'Code of the refusal'] },
    eventType: { field: 'eventType', kind: 'in', summary: ['Jenis kejadian', 'Type of the event'] },
  },
  defaultSort: { field: 'since', descending: true },
  document: parkingDocument,
  columns: [
    ...column('model', 'model'),
    ...column('dokumen', 'key'),
    ...column('status', 'status'),
    ...column('kejadian', 'eventType'),
    ...column('id_kejadian', 'eventId'),
    ...column('sejak', 'since'),
    ...column('gagal', 'failed'),
    ...column('perintah', 'command'),
    ...column('kode', 'code'),
    ...column('kesalahan', 'error'),
    ...column('berapa_kali', 'count'),
    ...column('aliran', 'stream'),
    ...column('dilepas', 'letGoAt'),
    ...column('dilepas_oleh', 'letGoBy'),
    ...column('alasan', 'reason'),
  ],
};
