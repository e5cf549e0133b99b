import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

const LENGTH = ({ length }: string): number => length;

describe('What was worked out last', () => {
  const counted = (most: number) => {
    const recent = new Recent(most);
    let made = 0;
    const get = (name: string, of: readonly unknown[] = [], text = name) =>
      recent.get(name, of, async () => ((made += 1), text), LENGTH);
    return { recent, get, made: () => made };
  };

  it('is worked out once for all who ask, as long as what it follows from is the same', async () => {
    const { get, made } = counted(100);
    const of = {};
    expect(await Promise.all([get('a', [1, of]), get('a', [1, of])])).toEqual(['a', 'a']);
    await get('a', [1, of]);
    expect(made()).toBe(1);
    await get('a', [1, {}]);
    await get('a', [2, of]);
    expect(made()).toBe(3);
  });

  it('goes when all of it together weighs too much, what was asked for longest ago first', async () => {
    const { get, made } = counted(5);
    await get('aa');
    await get('bb');
    await get('aa');
    await get('cc');
    expect(made()).toBe(3);
    await get('aa');
    await get('cc');
    expect(made()).toBe(3);
    await get('bb');
    expect(made()).toBe(4);
  });

  it('stays as the last, however much it weighs', async () => {
    const { get, made } = counted(5);
    await get('a', [], 'long as anything');
    await get('a', [], 'long as anything');
    expect(made()).toBe(1);
  });

  it('is worked out anew after it failed', async () => {
    const { recent, get } = counted(5);
    const fail = () => recent.get('a', [], async () => Promise.reject(new Error('no')), LENGTH);
    await expect(fail()).rejects.toThrow('no');
    expect(await get('a')).toBe('a');
  });

  it('stays when what was begun before it, of another origin, fails after it', async () => {
    const { recent, get, made } = counted(5);
    let fail: (error: Error) => void = () => undefined;
    const first = recent.get('a', [1], () => new Promise<string>((_, reject) => (fail = reject)), LENGTH);
    await get('a', [2]);
    fail(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await get('a', [2]);
    expect(made()).toBe(1);
  });
});
