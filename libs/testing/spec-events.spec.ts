import { expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { documentsOf, recordedEvent } from './spec-events.js';

const board = {
  events: { door: ['Opened', 'Removed'] },
  keys: ({ data }: RecordedEvent) => (data as { of: readonly string[] }).of,
  fold: (doc: { readonly times: number } | undefined, { type }: RecordedEvent) =>
    type === 'Removed' ? undefined : { times: (doc?.times ?? 0) + 1 },
};
const event = (stream: string, type: string, ...of: readonly string[]) => recordedEvent(stream, { type, data: { of } });

it('A read model holds what it made of the events that it hears, by id, and nothing that it let go', () => {
  const heard = [
    event('door-1', 'Opened', 'a', 'b'),
    event('door-2', 'Opened', 'a', 'c'),
    event('door-1', 'Removed', 'c'),
  ];
  expect(documentsOf(board, ...heard, event('gate-1', 'Opened', 'd'), event('door-1', 'Shut', 'e'))).toEqual({
    a: { times: 2 },
    b: { times: 1 },
  });
});
