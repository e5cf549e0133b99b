import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { actor, anEvent, day, doc, specMetadata } from '#testing';
import type { CommandTable, OwnRecord, Reservation } from './command-table.js';
import { consequences, consequencesBeside, movedClaims, replay, type Replayed } from './replay.js';

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

  it('is so of what a step led to beside it, and of its day, which is that of the step', () => {
    const signed = { ...event, id: 'e2', type: 'Signed', data: { until: '2028-12-31', title: 'x' } } as RecordedEvent;
    const of = { targetEventId: 'e2', targetType: 'Signed' };
    const ledTo = (until: string) =>
      ({ data: {}, decided: [{ type: 'Reported' }, { type: 'Signed', data: { until } }] }) as unknown as Replayed;
    const again = { commandId: 'c', old: ledTo('2028-12-31'), again: ledTo('2027-12-31'), on: day('2026-11-04') };
    const term = { ...of, field: '/until', old: '2028-12-31', new: '2027-12-31' };
    expect(consequencesBeside(signed, again)).toEqual([term]);
    const { occurredOn } = signed.metadata;
    expect(consequencesBeside(signed, { ...again, movedFrom: occurredOn })).toEqual([
      term,
      { ...of, field: '/occurredOn', old: occurredOn, new: '2026-11-04' },
    ]);
    expect(consequencesBeside({ ...signed, type: 'Other' } as RecordedEvent, again)).toEqual([]);
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

describe('What an event decided', () => {
  it('is decided again in the office that it states, with its mandate or with none, on its own day, and so are its facts', async () => {
    const clerk = actor('VILLAGE_HEAD', 'ID', { officeId: 'kantor', capacity: 'MEWAKILI', mandate: doc('MANDAT') });
    const occurredOn = day('2024-11-19');
    const told = { ...event, metadata: specMetadata({ actor: clerk, occurredOn }) } as RecordedEvent;
    const table = {
      obligated: () => undefined,
      decider: {
        decide: (_command: object, _state: object, { facts, actor: by }: { facts: object; actor: object }) => [
          { type: 'Reported', data: { facts, by } },
        ],
      },
      rows: [
        {
          name: 'Report',
          facts: {
            asked: (_c: object, _s: object, _x: object, { context }: OwnRecord) => [context.actor, context.occurredOn],
          },
        },
      ],
    } as unknown as CommandTable;
    const today = {
      context: { actor: actor('DATA_STEWARD', 'ID'), occurredOn: day('2026-11-29') },
      rulesOn: () => undefined,
    };
    const again = async (acting?: object) =>
      (
        await replay(
          table,
          () => ({ command: { type: 'Report' }, ...(acting && { acting: acting as never }) }),
          told,
          {},
          [],
          undefined as never,
          today as unknown as OwnRecord,
        )
      )?.data;
    expect(await again()).toEqual({ facts: { asked: [clerk, occurredOn] }, by: clerk });
    const { mandate: _none, ...without } = clerk;
    const stated = { ...without, officeId: 'lain', capacity: 'PJ' };
    expect(await again({ officeId: 'lain', officialName: 'x', capacity: 'PJ' })).toStrictEqual({
      facts: { asked: [stated, occurredOn] },
      by: stated,
    });
  });
});
