import { OutcomeUnknown, RevisionConflict, StoreUnavailable, NO_STREAM, reject, type Revision } from '#kernel';
import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { NoAnswer } from './connection.js';
import { ChannelClosed } from './live-channels.js';

const UNAVAILABLE = 14;

const detail = (error: unknown): string =>
  (error instanceof Error && error.message ? error.message : String(error))
    .replace(/ Resolution note: $/, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * A stream of which events are gone, which Sinergi never does. To go on without them would be to decide on a wrong
 * state.
 */
export const damaged = (stream: string, how: string): StoreUnavailable =>
  new StoreUnavailable(
    `${stream} ${how} in EventStoreDB by other means than Sinergi: restore the log from its backup`,
    {
      fault: {
        code: 'DAMAGED',
        remedy:
          'events are gone from EventStoreDB: restore the log from its backup, begin with an empty database for the read models, and start again',
        remedyId:
          'ada peristiwa yang hilang dari EventStoreDB: pulihkan log dari cadangannya, mulai dengan basis data model baca yang kosong, lalu jalankan lagi',
      },
    },
  );

const unavailable = (error: unknown): StoreUnavailable =>
  new StoreUnavailable(`EventStoreDB cannot be asked: ${detail(error)}`, { cause: error });

const denied = (error: unknown, what: string): StoreUnavailable =>
  new StoreUnavailable(
    `the account of EVENTSTORE_URL may not ${what}: give it the right in EventStoreDB, or name another`,
    { cause: error },
  );

/** The connection could not be made, no leader could be found, or the server said that it did not take the request. */
export const wasNotTaken = (error: unknown): boolean =>
  /^Failed to discover/.test(detail(error)) ||
  error instanceof NotLeaderError ||
  error instanceof ChannelClosed ||
  ((error as { code?: number }).code === UNAVAILABLE &&
    /No connection established|Name resolution failed|Server Is Not Ready|Server Is Too Busy/.test(detail(error)));

/** What a failed append means. In doubt the outcome is unknown: to repeat the same append is always right. */
export const appendFailure = (error: unknown, stream: string, expected: Revision): Error => {
  if (error instanceof StoreUnavailable) return error;
  if (error instanceof WrongExpectedVersionError) {
    const { actualVersion } = error;
    return new RevisionConflict(
      stream,
      expected,
      typeof actualVersion === 'string' ? NO_STREAM : (Number(actualVersion) as Revision),
    );
  }
  if (error instanceof MaxAppendSizeExceededError) {
    return reject('E_TOO_LARGE', {
      details: { maximumBytes: error.maxAppendSize },
      messageEn: `The events of one command exceed ${error.maxAppendSize} bytes.`,
    });
  }
  if (error instanceof StreamDeletedError) return damaged(stream, 'was deleted');
  if (error instanceof AccessDeniedError) return denied(error, `append to ${stream}`);
  if (wasNotTaken(error)) return unavailable(error);
  return new OutcomeUnknown(`an append to ${stream} was not answered: ${detail(error)}`, { cause: error });
};

export const readFailure = (error: unknown, what: string): Error => {
  if (error instanceof StoreUnavailable) return error;
  if (error instanceof StreamDeletedError) return damaged(what, 'was deleted');
  if (error instanceof AccessDeniedError) return denied(error, `read ${what}`);
  return unavailable(error);
};

/** What keeps Sinergi from starting, with the setting and the remedy. */
export const startFailure = (error: unknown): Error => {
  if (error instanceof StoreUnavailable) return error;
  if (error instanceof AccessDeniedError) {
    return new StoreUnavailable(
      'EVENTSTORE_URL has a user or password that EventStoreDB refuses, or one that may not read $all: ' +
        'correct them, or give the user the right to read $all',
      { cause: error },
    );
  }
  const tls = /SSL|TLS|certificate|socket disconnected|wrong version number/i.test(detail(error))
    ? ' If the server has no TLS, write tls=false; if it has a certificate of its own authority, name the authority in tlsCAFile.'
    : '';
  const why = error instanceof NoAnswer ? error.message : `it could not be reached (${detail(error)})`;
  return new StoreUnavailable(
    `EVENTSTORE_URL names no EventStoreDB that answers: ${why}. Start it, or correct address and port.${tls}`,
    { cause: error },
  );
};
