import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent as StoredEvent } from '@eventstore/db-client';
import { specMetadata } from '#testing';
import { fromStore } from './recorded-events.js';

const written = (overrides: object = {}, metadata: object = {}): StoredEvent =>
  ({
    id: 'an-id',
    type: 'VisitProposed',
    isJson: true,
    streamId: 'visit-1',
    revision: 3n,
    position: { commit: 7n, prepare: 7n },
    created: new Date(0),
    data: { purpose: 'study' },
    metadata: { ...specMetadata(), ...metadata },
    ...overrides,
  }) as unknown as StoredEvent;

/** What is missing or wrong, and the event. */
const FOREIGN: readonly (readonly [string, StoredEvent])[] = [
  ["a name of EventStoreDB's own for its stream", written({ streamId: '$ce-visit' })],
  ["a type of EventStoreDB's own", written({ type: '$>' })],
  ['no JSON', written({ isJson: false })],
  ['no position', written({ position: undefined })],
  ['a stream of another log', written({ streamId: 'b/visit-1' })],
  ...[null, 'text', [1], 7, new Uint8Array(2)].flatMap((value) => [
    [`data ${JSON.stringify(value)}`, written({ data: value })] as const,
    [`metadata ${JSON.stringify(value)}`, written({ metadata: value })] as const,
  ]),
  ...['schemaVersion', 'actor', 'recordedAt', 'commandId', 'commandHash', 'correlationId'].flatMap((name) => [
    [`no ${name}`, written({}, { [name]: undefined })] as const,
    [`a ${name} of another kind`, written({}, { [name]: name === 'schemaVersion' ? 1.5 : 1 })] as const,
  ]),
];

describe('An event in EventStoreDB', () => {
  it("is Sinergi's when all of its envelope is there", () => {
    expect(fromStore('', written())).toMatchObject({
      id: 'an-id',
      type: 'VisitProposed',
      stream: 'visit-1',
      revision: 3,
      position: `${'7'.padStart(20, '0')}/${'7'.padStart(20, '0')}`,
    });
    expect(fromStore('a/', written({ streamId: 'a/visit-1' }))?.stream).toBe('visit-1');
  });

  it.each(FOREIGN)('is of others with %s', (_, event) => {
    expect(fromStore('', event)).toBeUndefined();
  });
});
