import { PARKING, searching, type Instant, type KeyParked, type ParkingEvent, type ReadModel, type Recorded } from '#kernel';

export const PARKING_STATUSES = ['PARKED', 'RETRIED', 'DROPPED'] as const;
export const PARKING_FAILURES = ['FOLDING', 'COUNTING', 'REACTING', 'REFUSED'] as const satisfies readonly KeyParked['failed'][];
export type ParkingStatus = (typeof PARKING_STATUSES)[number];

/** A document, or something that the system was to do by itself, that is or was parked. RETRIED and DROPPED: let go, and not stopped again since. */
export interface ParkingBoardEntry {
  readonly model: string;
  readonly key: string;
  readonly status: ParkingStatus;
  readonly eventId: string;
  readonly eventType: string;
  readonly stream: string;
  readonly since: Instant;
  readonly failed: KeyParked['failed'];
  readonly error: string;
  readonly command?: KeyParked['command'];
  readonly code?: KeyParked['code'];
  /** How often it was parked. */
  readonly count: number;
  /** Events that were dropped for it. */
  readonly dropped: readonly string[];
  readonly letGoAt?: Instant;
  /** User id. */
  readonly letGoBy?: string;
  readonly reason?: string;
}

const before = { count: 0, dropped: [] };

/** What waits because the program threw or a command of the system was refused, and what was let go. */
export const parkingBoard: ReadModel<ParkingBoardEntry, Recorded<ParkingEvent>> = {
  name: 'parking_board',
  version: 2,
  events: { [PARKING]: ['KeyParked', 'ParkedKeyRetried', 'ParkedKeyDropped'] satisfies ParkingEvent['type'][] },
  fields: { model: 'text', key: 'text', status: 'text', eventType: 'text', since: 'text', failed: 'text', command: 'text', code: 'text', count: 'integer' },
  sorts: ['since', 'model', 'count'],
  keys: ({ data }) => [data.parkingId],
  fold: (entry, { type, data, metadata: { recordedAt, actor } }) => {
    if (type === 'KeyParked') {
      const { model, key, eventId, eventType, stream, failed, error, command, code } = data;
      const { count, dropped } = entry ?? before;
      return { model, key, status: 'PARKED', eventId, eventType, stream, since: recordedAt, failed, error, ...(command && { command }), ...(code && { code }), count: count + 1, dropped };
    }
    const letGo = { ...entry!, letGoAt: recordedAt, letGoBy: actor.userId, reason: data.reason };
    return type === 'ParkedKeyRetried' ? { ...letGo, status: 'RETRIED' } : { ...letGo, status: 'DROPPED', dropped: [...entry!.dropped, data.eventId] };
  },
  ...searching<ParkingBoardEntry>({
    label: ['model, kunci, jenis peristiwa, perintah, pesan galat', 'model, key, type of the event, command, message of the fault'],
    texts: ({ model, key, eventType, command, error }) => [model, key, eventType, ...(command ? [command] : []), error],
  }),
};
