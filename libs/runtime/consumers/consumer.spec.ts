import { describe, expect, it } from '@jest/globals';
import { OutcomeUnknown, START, StoreUnavailable, type Instant, type StorageFault } from '#kernel';
import { fixedClock } from '#testing';
import { Consumer } from './consumer.js';

const DAMAGED: StorageFault = { code: 'DAMAGED', remedy: 'make it anew' };

/** A consumer whose turns fail by these errors, one after another; undefined = a turn that succeeds. */
const consumerOf = async (...turns: readonly (Error | undefined)[]): Promise<Consumer['status']> => {
  let next = 0;
  const consumer = new Consumer(
    'boards',
    async () => {
      const error = turns[next++];
      if (error) throw error;
      return { position: START, events: [], end: true };
    },
    fixedClock('2026-11-20T02:00:00.000Z' as Instant),
  );
  for (const _turn of turns) await consumer.turn();
  return consumer.status;
};
const slip = new Error('a slip');

describe('A consumer that fails', () => {
  it('because a store is away or in doubt is not broken, however long', async () => {
    expect(await consumerOf(...Array<Error>(20).fill(new StoreUnavailable('away')))).toMatchObject({
      state: 'failed',
      error: 'StoreUnavailable: away',
    });
    for (const error of [new StoreUnavailable('away'), new OutcomeUnknown('lost')])
      expect((await consumerOf(...Array<Error>(20).fill(error))).broken).toBeUndefined();
  });

  it('three times in a row though the stores answer is broken, not before', async () => {
    expect((await consumerOf(slip, slip)).broken).toBeUndefined();
    expect(await consumerOf(slip, slip, slip)).toMatchObject({ state: 'failed', broken: true });
    expect((await consumerOf(slip, slip, new StoreUnavailable('away'), slip, slip)).broken).toBeUndefined();
    expect((await consumerOf(slip, slip, undefined, slip, slip)).broken).toBeUndefined();
  });

  it('because the storage is at fault is broken at once, and says by what', async () => {
    expect(await consumerOf(new StoreUnavailable('no', { fault: DAMAGED }))).toMatchObject({
      state: 'failed',
      broken: true,
      fault: DAMAGED,
    });
    expect(await consumerOf(new OutcomeUnknown('no', { fault: DAMAGED }))).toMatchObject({
      broken: true,
      fault: DAMAGED,
    });
  });

  it('is whole again after a turn that succeeds', async () => {
    const status = await consumerOf(slip, slip, slip, new StoreUnavailable('no', { fault: DAMAGED }), undefined);
    expect(status).toMatchObject({ state: 'live' });
    expect([status.broken, status.fault, status.error]).toEqual([undefined, undefined, undefined]);
  });
});
