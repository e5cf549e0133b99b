import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Where the data folders of former versions lie, each file of one packed. */
const FOLDERS = new URL('../../../test/upgrade/', import.meta.url);
const PACKED = '.gz';

const folderOf = (version: string): URL => new URL(`${version}/`, FOLDERS);

/** What the program of then showed of it. */
export const shownThen = <Shown>(version: string): Shown =>
  JSON.parse(readFileSync(new URL('shown.json', folderOf(version)), 'utf8')) as Shown;

/** Copies a frozen data folder to where it can be opened. */
export const thaw = (version: string, dataDir: string): void => {
  for (const name of readdirSync(folderOf(version)).filter((file) => file.endsWith(PACKED))) {
    writeFileSync(
      join(dataDir, name.slice(0, -PACKED.length)),
      gunzipSync(readFileSync(new URL(name, folderOf(version)))),
      { mode: 0o600 },
    );
  }
};

/** The key that signs tokens: they last for hours, so that every installation may have a new one. */
const NOT_KEPT = 'token.key';

/**
 * Keeps a data folder that nobody has open, as a backup of it does, with what was shown of it.
 * @throws Error there is a frozen one of that name.
 */
export const freeze = (dataDir: string, version: string, shown: object): void => {
  mkdirSync(folderOf(version));
  for (const name of readdirSync(dataDir).filter((file) => !file.endsWith('-shm') && file !== NOT_KEPT)) {
    writeFileSync(new URL(name + PACKED, folderOf(version)), gzipSync(readFileSync(join(dataDir, name)), { level: 9 }));
  }
  writeFileSync(new URL('shown.json', folderOf(version)), `${JSON.stringify(shown)}\n`);
};
