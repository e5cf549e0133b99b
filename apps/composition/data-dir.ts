import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BadSetting } from './environment.js';

/**
 * Makes the data folder where it is missing, for this account alone.
 * @throws BadSetting naming DATA_DIR: it is no folder, or may not be written.
 */
export const prepareDataDir = async (dataDir: string): Promise<void> => {
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new BadSetting(
      'DATA_DIR',
      dataDir,
      `pilih folder yang boleh ditulis akun ini / choose a folder that this account may write (${(error as Error).message})`,
    );
  }
};

/** Level by level: where a folder takes no new names (`/proc`), Node's own `recursive` tries for ever. */
const makeFolder = async (path: string): Promise<void> => {
  const found = await stat(path).catch(unless('ENOENT'));
  if (found?.isDirectory()) return;
  if (found) throw new Error(`${path} is not a folder`);
  await makeFolder(dirname(path));
  await mkdir(path, { mode: 0o700 }).catch(unless('EEXIST'));
};

const unless =
  (expected: string) =>
  (error: NodeJS.ErrnoException): undefined => {
    if (error.code !== expected) throw error;
  };
