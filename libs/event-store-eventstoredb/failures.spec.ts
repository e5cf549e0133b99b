import { AccessDeniedError, NotLeaderError, StreamDeletedError } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, OutcomeUnknown, StoreUnavailable } from '#kernel';
import { readConnectionString } from './connection-string.js';
import { NoAnswer } from './connection.js';
import { appendFailure, readFailure, startFailure, wasNotTaken } from './failures.js';
import { ChannelClosed } from './live-channels.js';

const coded = (message: string, code: number): Error => Object.assign(new Error(message), { code });
const ofClass = (type: { readonly prototype: object }): unknown => Object.create(type.prototype);

const NOT_TAKEN: readonly (readonly [string, unknown])[] = [
  ['no leader was found', new Error('Failed to discover after 10 attempts.')],
  ['the node is no leader', ofClass(NotLeaderError)],
  ['the connection was closed before', new ChannelClosed('closed')],
  ...['No connection established', 'Name resolution failed', 'Server Is Not Ready', 'Server Is Too Busy'].map(
    (text) => [text, coded(text, 14)] as const,
  ),
];
const IN_DOUBT: readonly (readonly [string, unknown])[] = [
  ['the connection dropped', coded('14 UNAVAILABLE: Connection dropped', 14)],
  ['it took too long', new NoAnswer('no answer')],
  ['another failure has a similar text', coded('Server Is Not Ready', 13)],
  ['nothing is known', 'why'],
];

describe('A failed append', () => {
  it.each(NOT_TAKEN)('was certainly not written when %s', (_, error) => {
    expect(wasNotTaken(error)).toBe(true);
    expect(appendFailure(error, 'visit-1', NO_STREAM)).toBeInstanceOf(StoreUnavailable);
  });

  it.each(IN_DOUBT)('may have been written when %s', (_, error) => {
    expect(wasNotTaken(error)).toBe(false);
    expect(appendFailure(error, 'visit-1', NO_STREAM)).toBeInstanceOf(OutcomeUnknown);
  });
});

describe('A failure that was told already', () => {
  it('is told as it was, and a right that is missing or a stream that is gone by its remedy', () => {
    const told = new StoreUnavailable('told');
    expect([appendFailure(told, 'visit-1', NO_STREAM), readFailure(told, '$all'), startFailure(told)]).toEqual([
      told,
      told,
      told,
    ]);
    expect(readFailure(ofClass(AccessDeniedError), '$all').message).toMatch(/may not read \$all: give it the right/);
    expect(readFailure(ofClass(StreamDeletedError), 'visit-1').message).toMatch(/^visit-1 was deleted in EventStoreDB/);
    expect(readFailure(coded('dropped', 14), '$all').message).toBe('EventStoreDB cannot be asked: dropped');
  });
});

describe('The account in EVENTSTORE_URL', () => {
  it.each([
    ['esdb://localhost:2113?tls=false', '', ''],
    ['esdb://sinergi:p%40ss%3A@localhost:2113', 'sinergi', 'p@ss:'],
    ['esdb://a:b@localhost:2113?tls=false', 'a', 'b'],
  ])('of %s is read as it is written, or is none', (url, username, password) => {
    expect(readConnectionString(url).credentials).toEqual({ username, password });
  });
});
