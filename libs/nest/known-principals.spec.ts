import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { StoreUnavailable, reject } from '#kernel';
import type { Principal } from '#runtime';
import { VILLAGE, fixedClock, villageHead } from '#testing';
import { KnownPrincipals } from './known-principals.js';

const world = () => {
  const clock = fixedClock();
  let answer = async (): Promise<Principal> => villageHead(VILLAGE);
  const known = new KnownPrincipals({ of: () => answer() }, clock);
  const answers = (how: typeof answer): void => void (answer = how);
  const fails = (error: Error): void => answers(async () => { throw error; });
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
    answers(() => new Promise((resolve) => { tell = resolve; }));
    expect(await known.forQuery('user-1')).toEqual(villageHead(VILLAGE));
    tell({ userId: 'user-1', grants: [] });
    await setImmediate();
    answers(async () => { throw new StoreUnavailable('away'); });
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
});
