import { describe, expect, it, jest } from '@jest/globals';
import { inTime } from './in-time.js';

const never = new Promise<never>(() => undefined);
const tooLate = (): Error => new Error('too late');

/** Nothing else happens in this process meanwhile. */
const standStill = (milliseconds: number): void => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

describe('An answer in time', () => {
  it('is given, whatever it is', async () => {
    expect(await inTime(60_000, Promise.resolve(7), tooLate)).toBe(7);
    await expect(inTime(60_000, Promise.reject(new Error('no')), tooLate)).rejects.toThrow('no');
  });

  it('that does not come is refused', async () => {
    await expect(inTime(5, never, tooLate)).rejects.toThrow('too late');
  });

  it('that does not come is refused by a process that is always behind, too', async () => {
    let [now, step] = [0, 100];
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => (now += step *= 2));
    await expect(inTime(5, never, tooLate)).rejects.toThrow('too late');
    clock.mockRestore();
  });

  it('is waited for once more, as long as this process stood still: more than 50 milliseconds', () => {
    const waitsFor = (late: number): readonly unknown[] => {
      const waits: unknown[] = [];
      const times = [0, 5 + late];
      const clock = jest.spyOn(performance, 'now').mockImplementation(() => times.shift()!);
      const timers = jest.spyOn(globalThis, 'setTimeout').mockImplementation(((
        over: () => void,
        milliseconds: number,
      ) => {
        waits.push(milliseconds);
        over();
      }) as never);
      inTime(5, never, tooLate).catch(() => undefined);
      timers.mockRestore();
      clock.mockRestore();
      return waits;
    };
    expect([0, 50, 51, 700].map(waitsFor)).toEqual([[5], [5], [5, 51], [5, 700]]);
  });

  it('is read although this process stood still for longer than the limit', async () => {
    const answer = new Promise<number>((resolve) => setTimeout(() => setImmediate(() => resolve(7)), 1));
    const given = inTime(5, answer, tooLate);
    standStill(200);
    expect(await given).toBe(7);
  });
});
