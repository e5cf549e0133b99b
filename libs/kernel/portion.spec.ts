import { describe, expect, it, jest } from '@jest/globals';
import { Portion } from './portion.js';

class TooSlow extends Error {}

/** A store that answers what is within its power, and takes too long for more. */
const slowStore = (power: number) => {
  const store = {
    power,
    asked: [] as number[],
    portion: new Portion(4_000, 60_000, (error) => error instanceof TooSlow),
    ask: (wanted: number): Promise<number> =>
      store.portion.ask(wanted, async (size) => {
        store.asked.push(size);
        if (size > store.power) throw new TooSlow();
        return size;
      }),
  };
  return store;
};

describe('What takes too long', () => {
  it('is asked for again in halves, until it comes', async () => {
    const store = slowStore(600);
    expect(await store.ask(4_000)).toBe(500);
    expect(store.asked).toEqual([4_000, 2_000, 1_000, 500]);
  });

  it('is asked for down to one, and refused when even that takes too long', async () => {
    expect(await slowStore(1).ask(5)).toBe(1);
    const dead = slowStore(0);
    await expect(dead.ask(5)).rejects.toBeInstanceOf(TooSlow);
    expect(dead.asked).toEqual([5, 2, 1]);
  });

  it('is remembered: the next question begins with what came', async () => {
    const store = slowStore(3);
    await store.ask(4);
    store.asked.length = 0;
    store.power = 2;
    expect(await store.ask(1)).toBe(1);
    expect(store.asked).toEqual([1]);
  });

  it('grows again when answers come easily, up to the largest portion', async () => {
    const store = slowStore(1_000);
    await store.ask(4_000);
    store.power = 4_000;
    const sizes: number[] = [];
    for (let n = 0; n < 4; n += 1) sizes.push(await store.ask(9_000));
    expect(sizes).toEqual([2_000, 4_000, 4_000, 4_000]);
  });

  it('grows by what took a quarter of its limit at most', async () => {
    const sizesAfter = async (took: number): Promise<readonly number[]> => {
      let now = 1_000;
      const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
      const portion = new Portion(8, 100, (error) => error instanceof TooSlow);
      await portion.ask(8, async (size) => {
        now += 100;
        if (size > 2) throw new TooSlow();
      });
      const answer = async (size: number): Promise<number> => {
        now += took;
        return size;
      };
      const sizes = [await portion.ask(8, answer), await portion.ask(8, answer)];
      clock.mockRestore();
      return sizes;
    };
    expect([await sizesAfter(0), await sizesAfter(25), await sizesAfter(26)]).toEqual([
      [2, 4],
      [2, 4],
      [2, 2],
    ]);
  });

  it('does not grow while answers come only just in time', async () => {
    const portion = new Portion(8, 0, (error) => error instanceof TooSlow);
    await portion.ask(8, async (size) => {
      if (size > 2) throw new TooSlow();
    });
    const busy = (size: number): Promise<number> => new Promise((resolve) => setImmediate(() => resolve(size)));
    expect([await portion.ask(8, busy), await portion.ask(8, busy)]).toEqual([2, 2]);
  });

  it('is told from what fails: that is not asked for again', async () => {
    const portion = new Portion(10, 1_000, (error) => error instanceof TooSlow);
    const asked: number[] = [];
    await expect(
      portion.ask(10, async (size) => {
        asked.push(size);
        throw new Error('away');
      }),
    ).rejects.toThrow('away');
    expect(asked).toEqual([10]);
  });
});
