import { describe } from '@jest/globals';
import { chromiumPath } from './chromium.js';

export { openChromium } from './chromium.js';

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
