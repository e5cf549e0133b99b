import { describe, expect, it } from '@jest/globals';
import { progressOn } from './progress.js';

const watched = (isTTY: boolean) => {
  let [now, text] = [0, ''];
  const progress = progressOn({ isTTY, write: (more) => (text += more) }, () => now);
  return {
    progress,
    at: (time: number, done: number) => {
      now = time;
      progress.tell('read', done, 20_000);
    },
    text: () => text,
  };
};

describe('Progress', () => {
  it('is a line every five seconds where nobody looks on', () => {
    const { at, text, progress } = watched(false);
    at(4_999, 1_000);
    expect(text()).toBe('');
    at(5_000, 2_000);
    at(9_000, 3_000);
    at(10_000, 4_000);
    progress.end();
    expect(text()).toBe('read: 2,000 / 20,000\nread: 4,000 / 20,000\n');
  });

  it('is one line on a screen, and is gone at the end', () => {
    const { at, text, progress } = watched(true);
    at(200, 1_000);
    at(300, 1_500);
    at(400, 2_000);
    progress.end();
    expect(text()).toBe('\r\x1b[Kread: 1,000 / 20,000\r\x1b[Kread: 2,000 / 20,000\r\x1b[K');
  });
});
