import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { StoreUnavailable, reject } from '#kernel';
import type { Principal } from '#runtime';
import { VILLAGE, fixedClock, villageHead } from '#testing';
import { KnownPrincipals } from './known-principals.js';

afterEach(() => void jest.useRealTimers());

const world = () => {
  const clock = fixedClock();
  let answer = async (): Promise<Principal> => villageHead(VILLAGE);
  const known = new KnownPrincipals({ of: () => answer() }, clock);
  const answers = (how: typeof answer): void => void (answer = how);
  const fails = (error: Error): void =>
    answers(async () => {
      throw error;
    });
  return { clock, known, answers, fails, isBack: () => void (answer = async () => ({ userId: 'user-1', grants: [] })) };
};

describe('Rights, while the log is away', () => {
  it('are for queries those last read, for less than a minute', async () => {
    const { clock, known, fails } = world();
    await known.of('user-1');
    fails(new StoreUnavailable('away'));
    clock.set('2024-11-04T05:00:59.999Z');
    expect(await known.forQuery('user-1')).toEqual(villageHead(VILLAGE));
    clock.set('2024-11-04T05:01:00.000Z');
    await expect(known.forQuery('user-1')).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('are those last read as soon as the log is silent, and those that it tells once it answers', async () => {
    const { known, answers } = world();
    await known.of('user-1');
    let tell = (_principal: Principal): void => undefined;
    answers(
      () =>
        new Promise((resolve) => {
          tell = resolve;
        }),
    );
    expect(await known.forQuery('user-1')).toEqual(villageHead(VILLAGE));
    tell({ userId: 'user-1', grants: [] });
    await setImmediate();
    answers(async () => {
      throw new StoreUnavailable('away');
    });
    expect((await known.forQuery('user-1')).grants).toEqual([]);
  });

  it('are nothing for commands, nor for those who had not asked before', async () => {
    const { known, fails } = world();
    await known.of('user-1');
    fails(new StoreUnavailable('away'));
    await expect(known.of('user-1')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(known.forQuery('user-2')).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('are not remembered against what the log says', async () => {
    const { known, fails, isBack } = world();
    await known.of('user-1');
    fails(reject('E_UNAUTHENTICATED'));
    await expect(known.forQuery('user-1')).rejects.toMatchObject({ code: 'E_UNAUTHENTICATED' });
    isBack();
    expect((await known.forQuery('user-1')).grants).toEqual([]);
  });

  it('are waited for four tenths of a second, and no longer', async () => {
    const { known, answers } = world();
    await known.of('user-1');
    jest.useFakeTimers();
    answers(() => new Promise(() => undefined));
    let told: Principal | undefined;
    void known.forQuery('user-1').then((principal) => void (told = principal));
    await jest.advanceTimersByTimeAsync(399);
    expect(told).toBeUndefined();
    await jest.advanceTimersByTimeAsync(1);
    expect(told).toEqual(villageHead(VILLAGE));
  });

  it('are those of the ten thousand who asked last', async () => {
    const { known, fails } = world();
    for (let n = 0; n <= 10_000; n += 1) await known.of(`user-${n === 1 ? 'again' : n}`);
    fails(new StoreUnavailable('away'));
    await expect(known.forQuery('user-0')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await known.forQuery('user-again')).toEqual(villageHead(VILLAGE));
    expect(await known.forQuery('user-10000')).toEqual(villageHead(VILLAGE));
  });

  it('of who asks again are remembered from then on, not from the first time', async () => {
    const { known, fails } = world();
    await known.of('first');
    await known.of('second');
    await known.of('first');
    for (let n = 2; n <= 10_000; n += 1) await known.of(`user-${n}`);
    fails(new StoreUnavailable('away'));
    expect(await known.forQuery('first')).toEqual(villageHead(VILLAGE));
    await expect(known.forQuery('second')).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
