import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { closeToOthers } from '#sqlite';

/**
 * A secret that outlives the process: read from its file, or made and kept there (mode 600) the first time. Processes
 * that start at once all get the same one: it is written aside, flushed, and linked to its name, which only one can do.
 * A file that was left open to other accounts is closed to them.
 */
export const secretFile = async (path: string, make: () => string | Promise<string>): Promise<string> =>
  (await present(path)) ?? (await firstWins(path, await make()), readFile(path, 'utf8'));

const present = async (path: string): Promise<string | undefined> => {
  closeToOthers(path);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const firstWins = async (path: string, secret: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}`;
  const file = await open(aside, 'wx', 0o600);
  try {
    await file.writeFile(secret);
    await file.sync();
    await link(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await file.close();
    await unlink(aside);
  }
  await flushFolder(dirname(path));
};

/**
 * A new name is on the disk only when its folder is: a key lost after its first use would make its references
 * meaningless.
 */
const flushFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
