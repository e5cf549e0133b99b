import { cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#kernel';

const load = async (dataDir: string, clock?: Clock): Promise<void> => {
  // Imported where it is needed only: most files find the folder loaded, and this brings the whole api along.
  const { loadDemonstration } = await import('./load-demonstration.js');
  await loadDemonstration(dataDir, clock);
};

/**
 * The folder that all others are copied from. Whoever comes first loads it; of two who do so at once, one does it in
 * vain.
 */
const original = async (run: string, clock?: Clock): Promise<string> => {
  const made = join(run, clock ? `loaded-${clock.now().replaceAll(/\W/g, '')}` : 'loaded');
  if (await stat(made).catch(() => undefined)) return made;
  const making = await mkdtemp(`${made}-`);
  await load(making, clock);
  await rename(making, made).catch(() => rm(making, { recursive: true }));
  return made;
};

/**
 * Makes a data folder in which the demonstration is loaded, with embedded stores that nobody has open. It is loaded
 * once for all files of a run, and copied.
 * @param clock its instant is the one at which it was loaded; absent = the clock of the machine, for programs that go
 * by it.
 */
export const loadedFolder = async (dataDir: string, clock?: Clock): Promise<void> => {
  const run = process.env['TEST_RUN_FOLDER'];
  await (run ? cp(await original(run, clock), dataDir, { recursive: true }) : load(dataDir, clock));
};
