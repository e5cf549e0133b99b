import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { anEvent } from '#testing';
import type { Reservation } from './command-table.js';
import { consequences, movedClaims, type Replayed } from './replay.js';

const event = {
  ...anEvent(),
  id: 'e1',
  type: 'Reported',
  data: { late: false, due: 'Mon', note: 'x' },
} as RecordedEvent;
const decided = (data: Record<string, unknown>) => ({ data }) as unknown as Replayed;

describe('What follows from a correction', () => {
  it('is what the rules now say otherwise than before, with what the event said of it', () => {
    const of = { targetEventId: 'e1', targetType: 'Reported' };
    expect(
      consequences(
        event,
        decided({ late: false, due: 'Mon', note: 'x' }),
        decided({ late: true, due: 'Mon', grace: 1 }),
      ),
    ).toEqual([
      { ...of, field: '/late', old: false, new: true },
      { ...of, field: '/note', old: 'x' },
      { ...of, field: '/grace', new: 1 },
    ]);
  });

  it('is nothing that the event says already, or that the rules said before, too', () => {
    const [before, after] = [
      { late: true, due: 'Tue' },
      { late: false, due: 'Tue' },
    ];
    expect(consequences(event, decided(before), decided(after))).toEqual([]);
    expect(consequences(event, {} as Replayed, decided(after))).toEqual([]);
  });

  it('are all claims in a registry in which any is lost or new, made by its own command', () => {
    const [days, numbers, money] = ['days', 'numbers', 'money'];
    const claimed = (...claims: readonly (readonly [string | undefined, string])[]) =>
      ({
        claims: (by: string) => claims.map(([registry, id]) => ({ registry, id, by })) as unknown as Reservation[],
      }) as unknown as Replayed;
    const before = claimed([days, 'a'], [days, 'b'], [numbers, '7'], [money, '2026']);
    const after = claimed([days, 'a'], [numbers, '7'], [money, '2026'], [money, '2027']);
    expect(movedClaims(before, after, 'c')).toEqual([
      { registry: days, id: 'a', by: 'c' },
      { registry: money, id: '2026', by: 'c' },
      { registry: money, id: '2027', by: 'c' },
    ]);
    expect(movedClaims(before, before, 'c')).toEqual([]);
  });
});
