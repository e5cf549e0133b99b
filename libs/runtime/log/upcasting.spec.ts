import { describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent, Revision } from '#kernel';
import { specMetadata } from '#testing';
import { UnknownEvent, contentHash, derivedUuid, upcasting } from '#runtime';

const event = (schemaVersion: number, data: object): RecordedEvent => ({
  id: 'e',
  stream: 's-1',
  revision: 0 as Revision,
  position: '1' as Position,
  type: 'Renamed',
  data,
  metadata: specMetadata({ schemaVersion }),
});

describe('Reading old versions of events', () => {
  const upcast = upcasting(
    {
      category: 's',
      catalogue: {
        Renamed: {
          version: 3,
          upcast: {
            1: (data) => ({ names: [(data as { name: string }).name] }),
            2: (data) => ({ ...data, reason: 'unknown' }),
          },
        },
      },
    },
    { category: 'other', catalogue: { Renamed: { version: 7 } } },
  );

  it('goes step by step to the present version', () => {
    expect(upcast(event(1, { name: 'a' }))).toMatchObject({
      data: { names: ['a'], reason: 'unknown' },
      metadata: { schemaVersion: 3 },
    });
    expect(upcast(event(2, { names: ['b'] })).data).toEqual({ names: ['b'], reason: 'unknown' });
    expect(upcast(event(3, { names: [] })).data).toEqual({ names: [] });
  });

  it('refuses what a newer version of Sinergi wrote, and a version for which no step is known', () => {
    expect(() => upcast(event(4, {}))).toThrow(UnknownEvent);
    expect(() => upcasting({ category: 's', catalogue: { Renamed: { version: 2 } } })(event(1, {}))).toThrow(
      UnknownEvent,
    );
  });

  it('goes by the category: the same name elsewhere has versions of its own', () => {
    const elsewhere = { ...event(7, { name: 'a' }), stream: 'other-1' };
    expect(upcast(elsewhere)).toBe(elsewhere);
  });

  it.each([{ type: 'SomethingElse' }, { stream: 'unknown-1' }])('leaves events of others alone (%j)', (other) => {
    const foreign = { ...event(7, {}), ...other };
    expect(upcast(foreign)).toBe(foreign);
  });
});

describe('Derived ids', () => {
  it('are UUIDs that follow from their parts alone', () => {
    expect(derivedUuid('a', 1)).toBe(derivedUuid('a', 1));
    expect(derivedUuid('a', 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set([derivedUuid('a', 1), derivedUuid('a', '1'), derivedUuid('a1'), derivedUuid('a')]).size).toBe(4);
  });

  it('of content do not depend on the order of fields, nor on what is undefined', () => {
    expect(contentHash({ a: 1, b: { d: [1, 2], c: undefined } })).toBe(contentHash({ b: { d: [1, 2] }, a: 1 }));
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
  });
});
