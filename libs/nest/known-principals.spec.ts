import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable, reject } from '#kernel';
import type { Principal } from '#runtime';
import { VILLAGE, fixedClock, villageHead } from '#testing';
import { KnownPrincipals } from './known-principals.js';

const world = () => {
  const clock = fixedClock();
  let answer = async (): Promise<Principal> => villageHead(VILLAGE);
  const known = new KnownPrincipals({ of: () => answer() }, clock);
  const fails = (error: Error): void => {
    answer = async () => { throw error; };
  };
  return { clock, known, fails, isBack: () => void (answer = async () => ({ userId: 'user-1', grants: [] })) };
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
