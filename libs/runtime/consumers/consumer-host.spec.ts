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
});
