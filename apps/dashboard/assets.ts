import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const read = (name: string): Buffer => readFileSync(new URL(`./assets/${name}`, import.meta.url));

const FILES = [
  ['style', 'sinergi.css', 'text/css; charset=utf-8'],
  ['script', 'sinergi.js', 'text/javascript; charset=utf-8'],
] as const;

const hashed = FILES.map(([kind, name, type]) => {
  const content = read(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return { kind, type, content, path: `/assets/${name.replace('.', `.${hash}.`)}` };
});

/** Addresses of style and script, which change with what they hold. */
export const ASSETS = Object.fromEntries(hashed.map(({ kind, path }) => [kind, path])) as {
  readonly style: string;
  readonly script: string;
};
/** The programs that pages are made by, as they lie here. */
const programsIn = (folder: URL): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const CONTEXTS = new URL('../../libs/contexts/', import.meta.url);
const FOLDERS = [
  new URL('./', import.meta.url),
  new URL('../../libs/views/', import.meta.url),
  ...readdirSync(CONTEXTS)
    .map((name) => new URL(`${name}/views/`, CONTEXTS))
    .filter((folder) => existsSync(folder)),
];
/** Of all that makes up a page but its data: another one after any change of a program. */
export const BUILD = FOLDERS.flatMap(programsIn)
  .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256').update(Object.values(ASSETS).join()))
  .digest('hex')
  .slice(0, 8);

export const serveAssets = (server: FastifyInstance): void => {
  const serve = (path: string, type: string, content: Buffer, age: string): void =>
    void server.get(path, (_, reply) => reply.type(type).header('Cache-Control', age).send(content.toString()));
  for (const { path, type, content } of hashed) serve(path, type, content, 'public, max-age=31536000, immutable');
  serve('/assets/sinergi.svg', 'image/svg+xml', read('sinergi.svg'), 'public, max-age=86400');
};
