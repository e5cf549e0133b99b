import { describe, expect, it } from '@jest/globals';
import { sideBySide } from './side-by-side.js';

const turn = () => new Promise(setImmediate);

describe('What is done side by side', () => {
  it('is told in its order, so many at the same time and no more', async () => {
    let [running, most] = [0, 0];
    const told = await sideBySide([5, 4, 3, 2, 1, 0], 3, async (turns, index) => {
      most = Math.max(most, (running += 1));
      for (let passed = 0; passed < turns; passed += 1) await turn();
      running -= 1;
      return `${index}:${turns}`;
    });
    expect(told).toEqual(['0:5', '1:4', '2:3', '3:2', '4:1', '5:0']);
    expect(most).toBe(3);
    expect(await sideBySide([], 3, async () => 1)).toEqual([]);
  });

  it('ends with the first that fails, and begins nothing more', async () => {
    const begun: number[] = [];
    const all = sideBySide([0, 1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      await turn();
      if (item === 1) throw new Error('away');
      await turn();
    });
    await expect(all).rejects.toThrow('away');
    await turn();
    await turn();
    expect(begun).toEqual([0, 1]);
  });
});
