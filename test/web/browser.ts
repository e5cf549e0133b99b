import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PLACES = ['/usr/bin', '/usr/local/bin', '/usr/lib/chromium', '/snap/bin', '/opt/google/chrome'];

/** The Chromium of this machine: named by `CHROMIUM`, or where it usually is. */
export const chromiumPath = (env: NodeJS.ProcessEnv = process.env): string | undefined => {
  const named = env['CHROMIUM'];
  if (named) return existsSync(named) ? named : undefined;
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), ...PLACES];
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
};

/** @throws Error where there is none. */
export const openChromium = (): Promise<Browser> => {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('CHROMIUM: tidak ditemukan / not found');
  // Its sandbox is not to be had by root, as tests in containers run.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
};

/** Tests that need a browser; where there is none, they are left out, and the output says so. */
export const describeInChromium: typeof describe.skip = (name, tests) => {
  if (chromiumPath()) return void describe(name, tests as () => void);
  process.stderr.write(
    `\n${'!'.repeat(100)}\nDILEWATI / SKIPPED: ${String(name)}\n` +
      'Chromium tidak ditemukan; pasang chromium atau isi CHROMIUM / no Chromium: install it or set CHROMIUM\n' +
      `${'!'.repeat(100)}\n`,
  );
  describe.skip(name, tests as () => void);
};
