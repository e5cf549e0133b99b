import { NO_STREAM, Portion, START, type EventStore, type RecordedEvent, type Revision } from '#kernel';
import {
  BACKWARDS,
  END,
  FORWARDS,
  NO_STREAM as NOT_THERE,
  START as BEGINNING,
  StreamNotFoundError,
  type RecordedEvent as StoredEvent,
} from '@eventstore/db-client';
import { askedAgain } from './asked-again.js';
import { readConnectionString } from './connection-string.js';
import { Connection, NoAnswer } from './connection.js';
import { appendFailure, damaged, readFailure, wasNotTaken } from './failures.js';
import { placeOf, positionOf } from './positions.js';
import { collected, lastRecord } from './reading.js';
import { fromStore, toStore } from './recorded-events.js';
import { checkServer } from './server-check.js';
import { wakeUpCalls } from './wake-up-calls.js';

export interface EventStoreDBOptions {
  /** The setting EVENTSTORE_URL: `esdb://user:password@host:2113?tls=true`, with options of the client. */
  readonly url: string;
  /**
   * Begins the name of every stream, so that a server can hold several logs that know nothing of each other: letters
   * and digits and a `/` at the end. Default none.
   */
  readonly streamPrefix?: string;
  /** Milliseconds after which an append counts as unanswered. */
  readonly appendLimit?: number;
  /** Milliseconds after which a read counts as failed. */
  readonly readLimit?: number;
  /** Milliseconds for the server's first answer. */
  readonly startLimit?: number;
}

/** Records asked for at once; fewer of a server that is too busy for so many. */
const LARGEST_PAGE = 4_000;

/**
 * Opens the log in EventStoreDB 22.10 or later, or its cluster. Everything is asked of the leader, so that what was
 * appended is read. An append that was left without an answer is an unknown outcome; while the server is silent calls
 * are refused at once. What takes a busy server too long to read is read in smaller pages.
 * @throws StoreUnavailable the server cannot be used; the message names the setting and the remedy.
 */
export const openEventStoreDB = async ({
  url,
  streamPrefix = '',
  appendLimit = 1_500,
  readLimit = 1_500,
  startLimit = 5_000,
}: EventStoreDBOptions): Promise<EventStore> => {
  if (!/^(\w+\/)?$/.test(streamPrefix))
    throw new Error(`"${streamPrefix}" is no prefix of streams: letters and digits and a / at the end`);
  const { connect, credentials } = readConnectionString(url);
  const connection = new Connection(connect, readLimit);
  await checkServer(connection, startLimit).catch(async (error: unknown) => {
    await connection.close();
    throw error;
  });

  const listeners = new Set<() => void>();
  const hint = (): void => {
    for (const listener of [...listeners]) listener();
  };
  let stopWaking = (): void => undefined;

  const leader = { requiresLeader: true };

  const isTooSlow = (error: unknown): boolean => error instanceof NoAnswer;
  const [ofStreams, ofAll] = [
    new Portion(LARGEST_PAGE, readLimit, isTooSlow),
    new Portion(LARGEST_PAGE, readLimit, isTooSlow),
  ];

  const pageOfStream = (
    stream: string,
    fromRevision: bigint | typeof BEGINNING | typeof END,
    direction: 'forwards' | 'backwards',
    wanted: number,
  ) =>
    ofStreams.ask(wanted, async (maxCount) => {
      const stored = await connection.ask(readLimit, (client, givenUp) =>
        collected(client.readStream(streamPrefix + stream, { fromRevision, direction, maxCount, ...leader }), givenUp),
      );
      return { stored, end: stored.length < maxCount };
    });

  const readStream: EventStore['read'] = async (
    stream,
    { from, direction = FORWARDS, limit = Number.MAX_SAFE_INTEGER } = {},
  ) => {
    const stored: StoredEvent[] = [];
    const backwards = direction === BACKWARDS;
    let next: bigint | typeof BEGINNING | typeof END =
      from === undefined ? (backwards ? END : BEGINNING) : BigInt(from);
    try {
      for (let end = limit === 0; !end;) {
        const page = await pageOfStream(stream, next, direction, limit - stored.length);
        stored.push(...page.stored);
        const last = stored.at(-1)?.revision;
        end = page.end || stored.length >= limit || last === undefined || (backwards && last === 0n);
        if (last !== undefined) next = backwards ? last - 1n : last + 1n;
      }
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw readFailure(error, stream);
      if (stored.length > 0) throw damaged(stream, 'was deleted');
    }
    return whole(streamPrefix, stream, stored, backwards ? undefined : (from ?? (0 as Revision)));
  };

  return {
    append: async (stream, expected, events) => {
      if (events.length === 0) throw new Error(`an append to ${stream} needs at least one event`);
      const batch = events.map(toStore);
      const expectedRevision = expected === NO_STREAM ? NOT_THERE : BigInt(expected);
      // Naming the account makes every append a call of its own. Without it the client sends all through one stream,
      // whose failure rejects appends of other connections, too, and whose late answers to them end the process.
      const { nextExpectedRevision, position } = await connection
        .ask(appendLimit, (client) =>
          askedAgain(
            appendLimit / 3,
            () => client.appendToStream(streamPrefix + stream, batch, { expectedRevision, credentials, ...leader }),
            wasNotTaken,
          ),
        )
        .catch((error: unknown) => {
          throw appendFailure(error, stream, expected);
        });
      hint();
      const revision = (expected + events.length) as Revision;
      if (Number(nextExpectedRevision) !== revision) throw damaged(stream, 'was deleted');
      // An append that is repeated after its stream was deleted is answered without a position.
      if (!position) throw damaged(stream, 'was deleted');
      return { revision, position: positionOf(position) };
    },
    read: readStream,
    readAll: async (after, limit) => {
      const place = placeOf(after);
      const { records, end } = await ofAll
        .ask(limit, async (size) => {
          // The record at the position itself comes along.
          const maxCount = place ? size + 1 : size;
          const found = await connection.ask(readLimit, (client, givenUp) =>
            collected(
              client.readAll({ fromPosition: place ?? BEGINNING, direction: FORWARDS, maxCount, ...leader }),
              givenUp,
            ),
          );
          return { records: found, end: found.length < maxCount };
        })
        .catch((error: unknown) => {
          throw readFailure(error, '$all');
        });
      const last = records.at(-1)?.position;
      const events = records
        .map((record) => fromStore(streamPrefix, record))
        .filter((event): event is RecordedEvent => event !== undefined && event.position > after);
      return { events, next: last ? positionOf(last) : after, end };
    },
    wake: (onAppended) => {
      const listener = (): void => onAppended();
      listeners.add(listener);
      if (listeners.size === 1) stopWaking = wakeUpCalls(connect, streamPrefix, hint);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stopWaking();
      };
    },
    head: async () => {
      const last = await connection.ask(readLimit, lastRecord).catch((error: unknown) => {
        throw readFailure(error, '$all');
      });
      return last?.position ? positionOf(last.position) : START;
    },
    close: async () => {
      listeners.clear();
      stopWaking();
      await connection.close();
    },
  };
};

/** The events of a stream, if none is missing and all are Sinergi's. */
const whole = (
  prefix: string,
  stream: string,
  stored: readonly StoredEvent[],
  first: Revision | undefined,
): readonly RecordedEvent[] => {
  if (first !== undefined && stored[0] && Number(stored[0].revision) !== first)
    throw damaged(stream, `lost events before revision ${stored[0].revision}`);
  return stored.map((event) => {
    const own = fromStore(prefix, event);
    if (!own) throw damaged(stream, `was written to (revision ${event.revision})`);
    return own;
  });
};
