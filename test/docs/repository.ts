import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository; the tests run from `dist/test/docs`. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const below = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();

/** Everything written for readers. */
export const pages = (): readonly string[] => ['README.md', ...below('docs', '.md')];
