import { describe, expect, it } from '@jest/globals';
import { START, type AnyDecider, type Position, type RecordedEvent, type Revision } from '#kernel';
import { specMetadata } from '#testing';
import { progressOn } from '../progress.js';
import type { Known } from './known-events.js';
import { verificationText, verifyLog } from './verify-log.js';

const session = { progress: progressOn({ write: () => undefined }), stopped: new AbortController().signal };

const event = (place: number, stream: string, revision: number, type = 'Noted', id = `id-${place}`): RecordedEvent => ({
  id,
  type,
  stream,
  revision: revision as Revision,
  position: String(place).padStart(3, '0') as Position,
  data: {},
  metadata: specMetadata(),
});

/** A store that shows what it is told to, which a sound one never would. */
const showing = (events: readonly RecordedEvent[], byStream = events) =>
  ({
    readAll: async (after: Position) => ({
      events: events.filter(({ position }) => position > after),
      next: events.at(-1)?.position ?? START,
      end: true,
    }),
    head: async () => events.at(-1)?.position ?? START,
    read: async (stream: string) => byStream.filter((one) => one.stream === stream),
  }) as never;

const note: AnyDecider = {
  category: 'note',
  catalogue: {},
  initialState: 0,
  decide: () => [],
  evolve: (count: number, { type }: { type: string }) => {
    if (type === 'Torn') throw new Error('torn in two');
    return count + 1;
  },
};
const known: Known = {
  read: (one) => {
    if (one.type === 'Sung') throw new Error('Sung is unknown');
    return one;
  },
  deciderOf: (stream) => (stream.startsWith('note-') ? note : undefined),
};
const problemsOf = async (...store: Parameters<typeof showing>) =>
  (await verifyLog(showing(...store), known, undefined, session)).problems;

describe('Verifying a log', () => {
  it('finds nothing in a sound one, and tells how large it is', async () => {
    const { problems, events, streams } = await verifyLog(
      showing([event(1, 'note-1', 0), event(2, 'note-2', 0), event(3, 'note-1', 1)]),
      known,
      undefined,
      session,
    );
    expect({ problems, events, streams }).toEqual({ problems: [], events: 3, streams: 2 });
  });

  it.each<[string, readonly RecordedEvent[], readonly RecordedEvent[] | undefined, object]>([
    [
      'a gap in a stream',
      [event(1, 'note-1', 0), event(2, 'note-1', 2)],
      undefined,
      { revision: 2, problem: 'revision 1 is due here' },
    ],
    [
      'a revision that is there twice',
      [event(1, 'note-1', 0), event(2, 'note-1', 0)],
      undefined,
      { revision: 0, problem: 'revision 1 is due here' },
    ],
    [
      'an id that is there twice',
      [event(1, 'note-1', 0), event(2, 'note-1', 1, 'Noted', 'id-1')],
      undefined,
      { revision: 1, problem: 'the event id id-1 is there twice' },
    ],
    [
      'an event that this version does not know',
      [event(1, 'note-1', 0, 'Sung')],
      undefined,
      { revision: 0, problem: 'Sung is unknown' },
    ],
    [
      'a stream that is shorter when read for itself',
      [event(1, 'note-1', 0), event(2, 'note-1', 1)],
      [event(1, 'note-1', 0)],
      { problem: 'has 1 events when read for itself, 2 in the whole log' },
    ],
    [
      'a stream that belongs to no context',
      [event(1, 'song-1', 0)],
      undefined,
      { stream: 'song-1', problem: 'belongs to no context' },
    ],
    [
      'a stream that cannot be folded',
      [event(1, 'note-1', 0, 'Torn')],
      undefined,
      { problem: 'cannot be folded: torn in two' },
    ],
  ])('finds %s', async (_what, events, byStream, problem) => {
    expect(await problemsOf(events, byStream)).toContainEqual(
      expect.objectContaining({ stream: 'note-1', ...problem }),
    );
  });

  it('shows the first problems and how many there are', async () => {
    const verified = await verifyLog(
      showing(Array.from({ length: 30 }, (_, i) => event(i + 1, `note-${i}`, 0, 'Sung'))),
      known,
      undefined,
      session,
    );
    expect(verificationText(verified)).toMatch(/problems +60\n/);
    expect(verificationText(verified).match(/Sung is unknown/g)).toHaveLength(20);
  });
});
