import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Runs `use` with the name of a file. What comes from standard input is put aside into one first, because it is read
 * twice.
 */
export const withFile = async <T>(
  file: string,
  dataDir: string,
  stopped: AbortSignal,
  use: (file: string) => Promise<T>,
  input: Readable = process.stdin,
): Promise<T> => {
  if (file !== '-') return use(file);
  const aside = join(dataDir, `import.${process.pid}.part`);
  try {
    await pipeline(input, createWriteStream(aside, { mode: 0o600, flags: 'wx' }), { signal: stopped });
    return await use(aside);
  } finally {
    await rm(aside, { force: true });
  }
};
