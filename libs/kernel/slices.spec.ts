import { describe, expect, it, jest } from '@jest/globals';
import { Slices } from './slices.js';

describe('Work in slices', () => {
  it('gives way when its time is over, and then has as much again', async () => {
    let now = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    const slices = new Slices();
    now = 4.9;
    expect(slices.due).toBe(false);
    now = 5;
    expect(slices.due).toBe(true);
    await slices.pass();
    expect(slices.due).toBe(false);
    now = 10;
    expect(slices.due).toBe(true);
    clock.mockRestore();
  });

  it('lets go first whatever was waiting, timers included', async () => {
    const order: string[] = [];
    setTimeout(() => order.push('timer'), 0);
    setImmediate(() => order.push('request'));
    const slices = new Slices();
    while (order.length < 2) await slices.pass();
    expect(order.sort()).toEqual(['request', 'timer']);
  });

  it('goes through what stops now and then, and gives way at its stops alone when the time is over', async () => {
    const slices = new Slices();
    const due = [false, true, true];
    jest.spyOn(slices, 'due', 'get').mockImplementation(() => due.shift() ?? false);
    const pass = jest.spyOn(slices, 'pass');
    const work = function* (): Generator<void, string> {
      for (let at = 0; at < 5; at += 1) yield;
      return 'done';
    };
    expect([await slices.through(work()), pass.mock.calls.length]).toEqual(['done', 2]);
  });
});
