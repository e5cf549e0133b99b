import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

// The shell opens pages without a window around each: three times as fast.
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
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
