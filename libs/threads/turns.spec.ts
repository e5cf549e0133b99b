import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { turns, type TurnLimits } from './turns.js';

const LIMITS: TurnLimits = { atOnce: 1, waiting: 3, ofOne: 3, words: ['Banyak lain', 'Many others'] };

/** Tasks that end when they are told to, by their names, in the order in which they began. */
const jobs = (limits: Partial<TurnLimits> = {}) => {
  const inTurn = turns({ ...LIMITS, ...limits });
  const begun: string[] = [];
  const ends = new Map<string, { resolve(): void; reject(error: Error): void }>();
  const settled: Promise<unknown>[] = [];
  return {
    begun: async (): Promise<readonly string[]> => {
      await setImmediate();
      return [...begun];
    },
    ask: (name: string, by?: string): Promise<string> => {
      const told = inTurn(
        () =>
          new Promise<string>((resolve, reject) => {
            begun.push(name);
            ends.set(name, { resolve: () => resolve(name), reject });
          }),
        by,
      );
      settled.push(told.catch(() => undefined));
      return told;
    },
    end: async (name: string, error?: Error): Promise<void> => {
      if (error) ends.get(name)!.reject(error);
      else ends.get(name)!.resolve();
      await setImmediate();
    },
  };
};

describe('Heavy work', () => {
  it('is done as much of it at once as may be, the rest when it is its turn', async () => {
    const { ask, end, begun } = jobs({ atOnce: 2 });
    const told = [ask('a'), ask('b'), ask('c'), ask('d')];
    expect(await begun()).toEqual(['a', 'b']);
    await end('b');
    expect(await begun()).toEqual(['a', 'b', 'c']);
    await end('a', new Error('failed'));
    expect(await begun()).toEqual(['a', 'b', 'c', 'd']);
    for (const name of ['c', 'd']) await end(name);
    expect((await Promise.allSettled(told)).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });

  it('of one user is done one at a time, though there is room for more: others go first', async () => {
    const { ask, end, begun } = jobs({ atOnce: 2, waiting: 9, ofOne: 9 });
    for (const name of ['x1', 'x2', 'x3', 'x4']) void ask(name, 'x');
    expect(await begun()).toEqual(['x1']);
    for (const name of ['y1', 'y2']) void ask(name, 'y');
    void ask('z1', 'z');
    expect(await begun()).toEqual(['x1', 'y1']);
    await end('x1');
    await end('y1');
    await end('z1');
    expect(await begun()).toEqual(['x1', 'y1', 'z1', 'x2', 'y2']);
    await end('y2');
    await end('x2');
    expect((await begun()).at(-1)).toBe('x3');
  });

  it('is refused to a user who has as many as he may, and to nobody else', async () => {
    const { ask, end, begun } = jobs({ ofOne: 2 });
    void ask('x1', 'x');
    void ask('x2', 'x');
    await expect(ask('x3', 'x')).rejects.toMatchObject({ code: 'E_RATE_LIMIT', info: { details: { limit: 2 } } });
    void ask('y1', 'y');
    await end('x1');
    void ask('x3', 'x');
    await end('y1');
    await end('x2');
    expect(await begun()).toEqual(['x1', 'y1', 'x2', 'x3']);
  });

  it('is refused to all when too many wait, and taken again when one of them has begun', async () => {
    const { ask, end } = jobs();
    for (const name of ['a', 'b', 'c', 'd']) void ask(name, name);
    await expect(ask('e', 'e')).rejects.toMatchObject({
      code: 'E_UNAVAILABLE',
      messageId: 'Banyak lain; ulangi sebentar lagi.',
      messageEn: 'Many others; repeat the request in a moment.',
    });
    await end('a');
    void ask('e', 'e');
    await expect(ask('f', 'f')).rejects.toMatchObject({ code: 'E_UNAVAILABLE' });
  });

  it('of somebody else begins where there is room, however many wait', async () => {
    const { ask, begun } = jobs({ atOnce: 2, waiting: 2 });
    for (const name of ['x1', 'x2', 'x3']) void ask(name, 'x');
    void ask('y1', 'y');
    expect(await begun()).toEqual(['x1', 'y1']);
  });
});
