import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { ThreadEnded, inThread, type ThreadWork } from './in-thread.js';

const LIMITS = { within: 60_000, memory: 32 };
const PROGRAM = new URL('./thread.fixture.worker.js', import.meta.url);
const work = (task: string, feed?: ThreadWork['feed']): ThreadWork => ({
  program: PROGRAM,
  data: { task },
  ...(feed && { feed }),
});

describe('A thread', () => {
  it('is given its data and what is fed to it, and gives one answer', async () => {
    const fed = work('echo', async (post) => {
      for (const piece of [1, 'dua', 'end']) post(piece);
    });
    expect(await inThread(fed, LIMITS)).toEqual([1, 'dua']);
  });

  it.each([
    ['takes too long', 'hang', { ...LIMITS, within: 1 }, 'within'],
    ['takes too much memory', 'fill', LIMITS, 'memory'],
  ])('that %s is ended', async (_, task, limits, over) => {
    const ended = inThread(work(task), limits);
    await expect(ended).rejects.toThrow(ThreadEnded);
    await expect(ended).rejects.toMatchObject({ over });
  });

  it.each([
    ['throws', 'throw', 'broken'],
    ['ends without an answer', 'leave', 'a thread ended without an answer'],
  ])('that %s is told', (_, task, says) => expect(inThread(work(task), LIMITS)).rejects.toThrow(says));

  it('that has ended is given nothing more', async () => {
    let given = 0;
    const fed = work('throw', async (post) => {
      for (; ; given += 1) {
        post(given);
        await setImmediate();
      }
    });
    await expect(inThread(fed, LIMITS)).rejects.toThrow('broken');
    const [before] = [given, await setImmediate(), await setImmediate()];
    expect(given).toBeLessThanOrEqual(before + 1);
  });

  it('is ended when what feeds it fails, and that is thrown', async () => {
    const fed = work('echo', async () => {
      throw new Error('the store is away');
    });
    await expect(inThread(fed, LIMITS)).rejects.toThrow('the store is away');
  });
});
