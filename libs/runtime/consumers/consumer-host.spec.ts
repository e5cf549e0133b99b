import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { START } from '#kernel';
import { fixedClock } from '#testing';
import { ConsumerHost } from './consumer-host.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** One consumer that moves on in memory at every turn, and a store that notes when it is saved. */
const hosted = async (save: () => Promise<void> = async () => undefined) => {
  const saves: number[] = [];
  const began = performance.now();
  let wake = (): void => undefined;
  let unsaved = false;
  const ahead = {
    get unsaved() {
      return unsaved;
    },
    save: async () => {
      unsaved = false;
      saves.push(performance.now() - began);
      await save();
    },
  };
  const turn = async () => {
    unsaved = true;
    return { position: START, events: [], end: true };
  };
  const log = { wake: (woken: () => void) => ((wake = woken), () => undefined), head: async () => START };
  const host = new ConsumerHost({ boards: turn }, { log, clock: fixedClock(), ahead, pollEvery: 1_000_000 });
  const append = async (after: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(after);
    wake();
  };
  host.start();
  await jest.advanceTimersByTimeAsync(1_000);
  saves.length = 0;
  return { host, saves: () => saves.map((at) => at - 1_000), append };
};

describe('Where consumers stand that have found nothing for them', () => {
  it('is saved once for all events of a tenth of a second, whenever that begins', async () => {
    const { host, saves, append } = await hosted();
    await append(95);
    await append(10);
    await append(10);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(saves()).toEqual([195]);
    await host.stop();
  });

  it('is saved again when somebody moved on while it was being saved', async () => {
    const { host, saves, append } = await hosted(() => new Promise((resolve) => void setTimeout(resolve, 50)));
    await append(0);
    await append(120);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(saves()).toEqual([100, 250]);
    await host.stop();
  });

  it('is saved to the end before the process stops, also what somebody moved on while it was being saved', async () => {
    const held: (() => void)[] = [];
    let [slow, stopped] = [false, false];
    const { host, append } = await hosted(async () => {
      if (slow) await new Promise<void>((resolve) => void held.push(resolve));
    });
    slow = true;
    await append(0);
    await jest.advanceTimersByTimeAsync(100);
    await append(0);
    await jest.advanceTimersByTimeAsync(0);
    void host.stop().then(() => (stopped = true));
    for (const saves of [1, 2]) {
      await jest.advanceTimersByTimeAsync(1_000);
      expect([held.length, stopped]).toEqual([saves, false]);
      held.at(-1)!();
    }
    await jest.advanceTimersByTimeAsync(0);
    expect([held.length, stopped]).toEqual([2, true]);
  });
});

/** A host of one consumer whose turns are these, and of what falls due; the times of both, in milliseconds. */
const timed = (turn: () => Promise<void>, tick: () => Promise<number>) => {
  const began = performance.now();
  const [turns, ticks, faults] = [[] as number[], [] as number[], [] as string[]];
  const noted = async <T>(times: number[], act: () => Promise<T>): Promise<T> => {
    times.push(performance.now() - began);
    return act();
  };
  let wake = (): void => undefined;
  const host = new ConsumerHost(
    { boards: () => noted(turns, turn).then(() => ({ position: START, events: [], end: true })) },
    {
      log: { wake: (woken: () => void) => ((wake = woken), () => undefined), head: async () => START },
      clock: fixedClock(),
      ahead: { unsaved: false, save: async () => undefined },
      pollEvery: 1_000_000,
      tick: () => noted(ticks, tick),
      onFault: (name, error) => void faults.push(`${name}: ${error}`),
    },
  );
  host.start();
  return { host, turns, ticks, faults, append: () => wake() };
};

describe('A consumer that fails', () => {
  it('is told of and tried again ever later, two seconds apart at most, whatever is appended meanwhile', async () => {
    let fails = true;
    const { host, turns, faults, append } = timed(
      async () => {
        if (fails) throw new Error('no');
      },
      async () => 0,
    );
    await jest.advanceTimersByTimeAsync(3_200);
    append();
    await jest.advanceTimersByTimeAsync(4_000);
    expect(turns).toEqual([0, 100, 300, 700, 1_500, 3_100, 5_100, 7_100]);
    expect(faults).toEqual(turns.map(() => 'boards: Error: no'));
    fails = false;
    await jest.advanceTimersByTimeAsync(2_800);
    fails = true;
    append();
    await jest.advanceTimersByTimeAsync(200);
    expect(turns.slice(8)).toEqual([9_100, 10_000, 10_100]);
    await host.stop();
  });

  it('does not keep the process from stopping', async () => {
    const { host } = timed(
      async () => {
        throw new Error('no');
      },
      async () => 0,
    );
    await jest.advanceTimersByTimeAsync(10);
    void host.stop();
    await jest.advanceTimersByTimeAsync(0);
    expect(host.statuses()).toMatchObject([{ state: 'stopped' }]);
  });
});

describe('What falls due', () => {
  it('is looked at again at once when something was done, else at the next poll, also after it failed', async () => {
    const due = [2, 1, 0, new Error('away'), 1, 0];
    const { host, ticks, faults } = timed(
      async () => undefined,
      async () => {
        const next = due.shift() ?? 0;
        if (next instanceof Error) throw next;
        return next;
      },
    );
    await jest.advanceTimersByTimeAsync(2_000_000);
    expect(ticks).toEqual([0, 0, 0, 1_000_000, 2_000_000, 2_000_000]);
    expect(faults).toEqual(['deadlines: Error: away']);
    await host.stop();
  });
});
