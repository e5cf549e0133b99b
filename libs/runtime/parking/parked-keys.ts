import type {
  Instant,
  KeyParked,
  ParkedMark,
  ParkingEvent,
  Position,
  Recorded,
  RecordedEvent,
  Revision,
} from '#kernel';

/** One stay of a key. Nothing of it depends on when it was looked at, only on the log. */
export interface Parking {
  readonly event: RecordedEvent;
  readonly since: Instant;
  readonly failed: KeyParked['failed'];
  readonly releasedBy?: string;
  /** Position of the retry or drop that released it. */
  readonly until?: Position;
}

/** All the parkings of a key, the events that were dropped for it, and the id of the last retry or drop. */
export interface KeyHistory {
  readonly parkings: readonly Parking[];
  readonly dropped: readonly string[];
  readonly released?: string;
}

/** What the log tells of the parked keys of one read model, up to a revision of their stream. */
export interface ParkedKeys {
  readonly revision: Revision;
  readonly histories: ReadonlyMap<string, KeyHistory>;
}

export const NOTHING_PARKED: ParkedKeys = { revision: -1 as Revision, histories: new Map() };

/** An event of a parking stream; a parking with the event that it names. */
export type ParkingFact = readonly [recorded: Recorded<ParkingEvent>, poisoned?: RecordedEvent];

const parkingOf = ({ failed, releasedBy }: KeyParked, event: RecordedEvent, since: Instant): Parking => ({
  event,
  since,
  failed,
  ...(releasedBy && { releasedBy }),
});

/** Takes in further events of the stream. */
export const learned = (known: ParkedKeys, facts: readonly ParkingFact[]): ParkedKeys => {
  const histories = new Map(known.histories);
  let { revision } = known;
  for (const [{ id, type, data, position, metadata, revision: at }, poisoned] of facts) {
    const { parkings, dropped, released } = histories.get(data.key) ?? { parkings: [], dropped: [] };
    histories.set(
      data.key,
      type === 'KeyParked'
        ? {
            parkings: [...parkings, parkingOf(data, poisoned!, metadata.recordedAt)],
            dropped,
            ...(released && { released }),
          }
        : {
            parkings: parkings.map((parking) =>
              parking.until === undefined ? { ...parking, until: position } : parking,
            ),
            dropped: type === 'ParkedKeyDropped' ? [...dropped, data.eventId] : dropped,
            released: id,
          },
    );
    revision = at;
  }
  return { revision, histories };
};

/** Takes in what threw and is not told in the log. */
export const alsoParked = (known: ParkedKeys, parked: readonly (Parking & { readonly key: string })[]): ParkedKeys => {
  const histories = new Map(known.histories);
  for (const { key, ...parking } of parked) {
    const { parkings, dropped } = histories.get(key) ?? { parkings: [], dropped: [] };
    histories.set(key, { parkings: [...parkings, parking], dropped });
  }
  return { ...known, histories };
};

/**
 * Of the events whose fold threw and that hold the key at this position, the earliest; undefined where it is free. A
 * document that cannot be counted is held by its own mark: where batches end decides whether it was noticed.
 */
export const holding = (history: KeyHistory | undefined, at: Position): Parking | undefined =>
  history?.parkings
    .filter(
      ({ event, until, failed }) => failed === 'FOLDING' && event.position <= at && (until === undefined || at < until),
    )
    .reduce<Parking | undefined>(
      (first, each) => (first && first.event.position <= each.event.position ? first : each),
      undefined,
    );

/** The parking at which a key waits, of several the first; undefined when it was released. */
export const waitsAt = (history: KeyHistory | undefined): Parking | undefined =>
  history?.parkings.find(({ until }) => until === undefined);

/** Keys that nobody has released yet. */
export const waitingKeys = ({ histories }: ParkedKeys): readonly string[] =>
  [...histories].flatMap(([key, { parkings }]) => (parkings.some(({ until }) => until === undefined) ? [key] : []));

export const markOf = ({ since, event }: Parking, shows: Position): ParkedMark => ({ since, eventId: event.id, shows });
