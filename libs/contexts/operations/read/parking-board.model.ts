import {
  FAILURE_CODES,
  INSTANT,
  INTEGER,
  PARKING,
  TEXT,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  record,
  searching,
  type ParkingEvent,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';

const PARKING_STATUSES = ['PARKED', 'RETRIED', 'DROPPED'] as const;

/** What the states of a parked document mean: RETRIED and DROPPED were let go, and not stopped again since. */
export const PARKING_CODES = codeList(
  ['Keadaan dokumen yang diparkir', 'State of a parked document'],
  PARKING_STATUSES,
  {
    PARKED: ['menunggu, dengan keadaan terakhir yang baik', 'waiting, with its last good state'],
    RETRIED: ['dicoba lagi', 'tried again'],
    DROPPED: ['kejadian itu dilewati', 'the event was skipped'],
  },
);

/** A document, or something that the system was to do by itself, that is or was parked. */
export const parkingDocument = record({
  model: field(
    [
      'model baca dan versinya, manajer proses, atau jenis tenggat',
      'read model and version, process manager, or kind of deadline',
    ],
    TEXT,
  ),
  key: field(
    ['id dokumen, kejadian, atau tenggat yang menunggu', 'id of the document, event or deadline that waits'],
    TEXT,
  ),
  status: field(['keadaan', 'state'], codeOf(PARKING_CODES)),
  eventId: field(['id kejadian itu', 'id of that event'], TEXT),
  eventType: field(['jenis kejadian tempatnya berhenti', 'type of the event at which it stopped'], TEXT),
  stream: field(['aliran kejadian itu dalam catatan', 'stream of that event in the log'], TEXT),
  since: field(['waktu diparkir', 'instant at which it was parked'], INSTANT),
  failed: field(['apa yang gagal', 'what failed'], codeOf(FAILURE_CODES)),
  error: field(['kesalahan program atau penolakan', 'fault of the program, or the refusal'], TEXT),
  command: optional(['perintah pertama yang ditolak', 'first command that was refused'], TEXT),
  code: optional(['kode penolakan', 'code of the refusal'], TEXT),
  count: field(['berapa kali diparkir', 'how often it was parked'], INTEGER),
  dropped: field(['id kejadian yang dilewati', 'ids of events that were skipped'], listOf(TEXT)),
  letGoAt: optional(['waktu dicoba lagi atau dilewati', 'instant at which it was retried or dropped'], INSTANT),
  letGoBy: optional(['id akun yang memutuskan', 'id of the account that decided'], TEXT),
  reason: optional(['alasan dicoba lagi atau dilewati', 'reason for which it was retried or dropped'], TEXT),
});
export type ParkingBoardEntry = TypeOf<typeof parkingDocument>;

const before = { count: 0, dropped: [] };

/** What waits because the program threw or a command of the system was refused, and what was let go. */
export const parkingBoard: ReadModel<ParkingBoardEntry, Recorded<ParkingEvent>> = {
  name: 'parking_board',
  version: 2,
  events: { [PARKING]: ['KeyParked', 'ParkedKeyRetried', 'ParkedKeyDropped'] satisfies ParkingEvent['type'][] },
  fields: {
    model: 'text',
    key: 'text',
    status: 'text',
    eventType: 'text',
    since: 'text',
    failed: 'text',
    command: 'text',
    code: 'text',
    count: 'integer',
  },
  sorts: ['since', 'model', 'count'],
  keys: ({ data }) => [data.parkingId],
  fold: (entry, { type, data, metadata: { recordedAt, actor } }) => {
    if (type === 'KeyParked') {
      const { model, key, eventId, eventType, stream, failed, error, command, code } = data;
      const { count, dropped } = entry ?? before;
      return {
        model,
        key,
        status: 'PARKED',
        eventId,
        eventType,
        stream,
        since: recordedAt,
        failed,
        error,
        ...(command && { command }),
        ...(code && { code }),
        count: count + 1,
        dropped,
      };
    }
    const letGo = { ...entry!, letGoAt: recordedAt, letGoBy: actor.userId, reason: data.reason };
    return type === 'ParkedKeyRetried'
      ? { ...letGo, status: 'RETRIED' }
      : { ...letGo, status: 'DROPPED', dropped: [...entry!.dropped, data.eventId] };
  },
  ...searching<ParkingBoardEntry>({
    label: [
      'model, kunci, jenis peristiwa, perintah, pesan galat',
      'model, key, type of the event, command, message of the fault',
    ],
    texts: ({ model, key, eventType, command, error }) => [model, key, eventType, ...(command ? [command] : []), error],
  }),
};
