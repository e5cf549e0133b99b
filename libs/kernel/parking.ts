import { codeList } from './code-lists.js';
import { INTEGER, TEXT, codeOf, field, optional, type Kind, type Shape } from './document-form.js';
import { ERROR_CODE } from './document-parts.js';
import type { DeclaredEvent, EventCatalogue } from './event-catalogue.js';
import type { Position, Revision } from './log-coordinates.js';
import type { Instant } from './time.js';

/**
 * Category of the streams in which the parked keys of one read model, one process manager or one kind of deadline
 * stand: `parking-visit_board@1`, `parking-release-travel-days`, `parking-deadline_visit_report`.
 */
export const PARKING = 'parking';

const PARKING_FAILURES = ['FOLDING', 'COUNTING', 'REACTING', 'REFUSED'] as const;

/**
 * What failed, and so waits. FOLDING: the event is not in the document. COUNTING: it is, but then `contribute` or
 * `words` threw. REACTING: what a process manager was to do after it threw. REFUSED: it was done, but one of the
 * commands, or that of the deadline, was refused.
 */
export const FAILURE_CODES = codeList(['Apa yang gagal', 'What failed'], PARKING_FAILURES, {
  FOLDING: ['kejadian belum termuat dalam dokumen', 'the event is not in the document'],
  COUNTING: [
    'kejadian termuat, tetapi dokumen tidak dapat dihitung',
    'the event is in, but the document cannot be counted',
  ],
  REACTING: [
    'program gagal ketika sistem menindaklanjuti kejadian',
    'the program failed when the system acted on the event',
  ],
  REFUSED: ['perintah sistem ditolak', 'a command of the system was refused'],
});

const OF_KEY = {
  /** Id of the key's entry on the parking board, the same however often it is parked. */
  parkingId: field(['id butir yang diparkir', 'id of the parked entry'], TEXT),
  /** `visit_board@1`; the name of a process manager, or of a kind of deadline. */
  model: field(
    [
      'model baca dan versinya, manajer proses, atau jenis tenggat',
      'read model and version, process manager, or kind of deadline',
    ],
    TEXT,
  ),
  /** Id of the document; of the event for a process manager, of the deadline for its kind. */
  key: field(
    ['id dokumen, kejadian, atau tenggat yang menunggu', 'id of the document, event or deadline that waits'],
    TEXT,
  ),
};

const EVENT_ID = field(['id kejadian tempatnya berhenti', 'id of the event at which it stopped'], TEXT);

const KEY_PARKED = {
  ...OF_KEY,
  eventId: EVENT_ID,
  eventType: field(['jenis kejadian itu', 'type of that event'], TEXT),
  stream: field(['aliran kejadian itu dalam catatan', 'stream of that event in the log'], TEXT),
  revision: field(
    ['revisi kejadian itu; -1 untuk tenggat', 'revision of that event; -1 for a deadline'],
    INTEGER as Kind<Revision>,
  ),
  /** The retry or drop by which the document went on and came no further; absent when the event had just come. */
  releasedBy: optional(['id kejadian yang melepasnya sebelum ini', 'id of the event that had let it go before'], TEXT),
  failed: field(['apa yang gagal', 'what failed'], codeOf(FAILURE_CODES)),
  /** Name and message, at most 300 characters. Events hold no personal data, so it holds none. */
  error: field(['kesalahan program atau penolakan', 'fault of the program, or the refusal'], TEXT),
  command: optional(['perintah pertama yang ditolak', 'first command that was refused'], TEXT),
  code: optional(['kode penolakannya', 'code of its refusal'], ERROR_CODE),
};
/**
 * The fold of an event into a document threw, or the document cannot be counted since; or what the system was to do by
 * itself threw or was refused: from then on it waits, and it alone. The event is named by its place in its stream,
 * which stays the same when a log is moved to another store. A deadline has no event: it is named by an id of its own,
 * its command, and the stream that the command was for, with the revision -1.
 */
export type KeyParked = Shape<typeof KEY_PARKED>;

const REASON = field(['alasan', 'reason'], TEXT);

export const parkingCatalogue = {
  // Since 2 also what the system was to do by itself.
  KeyParked: { version: 2, label: ['diparkir', 'parked'], data: KEY_PARKED, upcast: { 1: (data: object) => data } },
  /** The document takes in what it has waited with, from the event at which it stopped. */
  ParkedKeyRetried: { version: 1, label: ['dicoba lagi', 'tried again'], data: { ...OF_KEY, reason: REASON } },
  /** The same, but this event is never folded into this document. */
  ParkedKeyDropped: {
    version: 1,
    label: ['dilewati', 'skipped'],
    data: { ...OF_KEY, eventId: EVENT_ID, reason: REASON },
  },
} as const satisfies EventCatalogue;

export type ParkingEvent = DeclaredEvent<typeof parkingCatalogue>;

/** What a parked document shows under `parked`, beside its last good state. */
export interface ParkedMark {
  readonly since: Instant;
  /** The event at which it stopped. */
  readonly eventId: string;
  /** Position of the last event that it shows; all later ones wait. */
  readonly shows: Position;
  /** In this state it cannot be counted: it is missing in every total, and no words find it. */
  readonly uncounted?: true;
}
