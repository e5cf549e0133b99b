import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT, textOf } from './repository.js';

const rows = textOf('docs/GUARANTEES.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (promise|---)/.test(line));
const promises = rows.map((row) => {
  const [, promise = '', pins = ''] = /^\| (.+?) \| (.+) \|$/.exec(row) ?? [];
  return { promise, pins: pins.split('<br>').map((pin) => /^`([^`]+)`: (.+)$/.exec(pin)?.slice(1) ?? [pin]) };
});

/** As it stands between the quotes of a test's or a check's declaration. */
const declares = (source: string, title: string): boolean =>
  [`'${title}'`, `"${title}"`, `'${title.replaceAll("'", "\\'")}'`].some((text) => source.includes(text));

describe('A promise', () => {
  it('stands in every row', () => expect(promises.length).toBeGreaterThan(50));

  it.each(promises)('is pinned: $promise', ({ pins }) => {
    for (const [path = '', title] of pins) {
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
      expect([title, declares(textOf(path), title ?? '')]).toEqual([title, true]);
    }
  });
});
