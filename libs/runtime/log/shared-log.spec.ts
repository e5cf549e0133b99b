import { describe, expect, it } from '@jest/globals';
import { START, StoreUnavailable, type LogPage, type Position } from '#kernel';
import { sharedLog } from '#runtime';

const FULL: LogPage = { events: [], next: 'b' as Position, end: false };
const LAST: LogPage = { events: [], next: 'a' as Position, end: true };

/** A log whose readings are ended by hand. */
const world = () => {
  const begun: { answer: (page: LogPage) => void; fail: (error: Error) => void }[] = [];
  const log = sharedLog({
    read: async () => [],
    readAll: () => new Promise((answer, fail) => begun.push({ answer, fail })),
  });
  const soon = async (readings: number): Promise<void> => {
    while (begun.length < readings) await Promise.resolve();
  };
  return { begun, soon, ask: () => log.readAll(START, 10) };
};

describe('Consumers that stand at the same place', () => {
  it('share a full page, also with those who come later', async () => {
    const { begun, ask, soon } = world();
    const asked = [ask(), ask()];
    await soon(1);
    begun[0]!.answer(FULL);
    expect(await Promise.all([...asked, ask()])).toEqual([FULL, FULL, FULL]);
    expect(await ask()).toBe(FULL);
    expect(begun).toHaveLength(1);
  });

  it('do not share the end of the log when its reading began before they asked, but read it anew together', async () => {
    const { begun, ask, soon } = world();
    const first = ask();
    await soon(1);
    const later = [ask(), ask(), ask()];
    begun[0]!.answer(LAST);
    expect(await first).toBe(LAST);
    await soon(2);
    begun[1]!.answer(FULL);
    expect(await Promise.all(later)).toEqual([FULL, FULL, FULL]);
    expect(begun).toHaveLength(2);
  });

  it('hear of a failure together, and each may ask again', async () => {
    const { begun, ask, soon } = world();
    const first = ask();
    await soon(1);
    const second = ask();
    begun[0]!.fail(new StoreUnavailable('away'));
    await expect(first).rejects.toThrow('away');
    await expect(second).rejects.toThrow('away');
    const third = ask();
    await soon(2);
    begun[1]!.answer(LAST);
    expect(await third).toBe(LAST);
  });
});
