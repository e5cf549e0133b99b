import { describe } from '@jest/globals';
import { chromiumPath } from './chromium.js';

export { openChromium } from './chromium.js';

/**
 * Widths at which a page is looked at by all rules for the disabled: in Indonesian that of a phone, in English that of
 * a desk; at length both in both.
 */
export const widthsFor = (path: string): readonly number[] =>
  process.env['TEST_LONG'] ? [360, 1280] : path.startsWith('/en') ? [1280] : [360];

/** Tests that need a browser; where there is none, they are left out, and the output says so. */
export const describeInChromium = (name: string, tests: () => void): void => {
  if (chromiumPath()) return void describe(name, tests);
  process.stderr.write(
    `\n${'!'.repeat(100)}\nDILEWATI / SKIPPED: ${name}\n` +
      'Chromium tidak ditemukan; pasang chromium atau isi CHROMIUM / no Chromium: install it or set CHROMIUM\n' +
      `${'!'.repeat(100)}\n`,
  );
  describe.skip(name, tests);
};
