import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { readSettings } from '../../apps/composition/settings.js';
import { ROOT, textOf } from '../docs/repository.js';
import { stages, textsOf } from './dockerfile.js';

const manifest = JSON.parse(textOf('package.json')) as {
  engines: { node: string };
  dependencies: Record<string, string>;
  imports: Record<string, { default: string }>;
};
const all = stages();
const [build, image] = [all.find(({ name }) => name === 'build')!, all.at(-1)!];

/** Where the `dist` of the image lies, made as the Dockerfile makes it, but from what is built already. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-image-'));
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  const [prune] = textsOf(build, 'RUN').filter((text) => text.startsWith('rm -r dist'));
  execFileSync('/bin/sh', ['-c', prune!], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Everything that a built file names: modules, workers, data. */
const namedBy = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8');
  const modules = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const beside = [...text.matchAll(/new URL\(['"`]([^'"`$]+)['"`],\s*import\.meta\.url\)/g)].map(
    ([, path = '']) => path,
  );
  const resolved = [...text.matchAll(/(?:\brequire|\.resolve|createRequire\([^)]*\))\(['"]([^'"]+)['"]\)/g)].map(
    ([, name = '']) => name,
  );
  return [...modules, ...beside, ...resolved];
};

const reached = (
  ...mains: readonly string[]
): {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
  readonly missing: readonly string[];
} => {
  const [files, packages, missing] = [new Set<string>(), new Set<string>(), [] as string[]];
  const open = mains.map((main) => join(folder, main));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!existsSync(file)) missing.push(relative(folder, file));
    else if (statSync(file).isFile() && /\.m?js$/.test(file)) {
      for (const name of namedBy(file)) {
        if (name.startsWith('.')) open.push(resolve(dirname(file), name));
        else if (name.startsWith('#'))
          open.push(join(folder, manifest.imports['#*']!.default.replace('*', name.slice(1))));
        else if (!isBuiltin(name)) packages.add(packageOf(name));
      }
    }
  }
  return { files, packages, missing };
};

const programs = ['api', 'dashboard', 'projector', 'ops']
  .map((app) => `dist/apps/${app}/main.js`)
  .filter((main) => existsSync(join(ROOT, main)));

describe('The image', () => {
  it('holds all that its programs reach, and nothing of the tests', () => {
    const { files, missing } = reached(...programs);
    expect(missing).toEqual([]);
    expect(files.size).toBeGreaterThan(150);
    expect([...files].filter((file) => file.endsWith('.worker.js')).length).toBeGreaterThan(3);
    expect([...files].filter((file) => /\/(test|testing)\/|spec\.js|\.fixture\./.test(relative(folder, file)))).toEqual(
      [],
    );
    expect([existsSync(join(folder, 'dist/test')), existsSync(join(folder, 'dist/libs/testing'))]).toEqual([
      false,
      false,
    ]);
  });

  it('needs no package beyond those that are installed for production', () => {
    const setup = ['docker/setup/eventstoredb.mjs', 'docker/setup/mongodb.mjs']
      .flatMap((file) => namedBy(join(ROOT, file)))
      .filter((name) => !isBuiltin(name));
    const { packages } = reached(...programs);
    expect([...packages, ...setup].filter((name) => !(name in manifest.dependencies))).toEqual([]);
    expect(packages.size).toBeGreaterThan(10);
  });

  it('is made of files that are sent to the builder, where secrets are not', () => {
    const [first, ...sent] = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(first).toBe('*');
    const isSent = (path: string): boolean =>
      sent.some((line) => path === line.slice(1) || path.startsWith(`${line.slice(1)}/`));
    const sources = all
      .flatMap((stage) => textsOf(stage, 'COPY'))
      .filter((text) => !text.startsWith('--from='))
      .flatMap((text) => text.split(' ').slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources)
      expect([source, existsSync(join(ROOT, source)), isSent(source)]).toEqual([source, true, true]);
    expect(['docker/secrets', 'data', 'node_modules', '.git'].filter(isSent)).toEqual([]);
    const names = new Set(all.map(({ name }) => name));
    for (const text of all.flatMap((stage) => textsOf(stage, 'COPY'))) {
      const from = /^--from=(\S+)/.exec(text)?.[1];
      if (from) expect(names).toContain(from);
    }
  });

  it('runs a Node.js that Sinergi supports', () => {
    const [, major] = /^node:(\d+)-/.exec(image.from) ?? [];
    expect(Number(major)).toBeGreaterThan(Number(/>=(\d+)/.exec(manifest.engines.node)![1]));
  });

  it('runs one program, not a shell, as an account that is not root', () => {
    const [entrypoint, command] = ['ENTRYPOINT', 'CMD'].map((name) => JSON.parse(textsOf(image, name)[0]!) as string[]);
    expect(entrypoint![0]).toBe('node');
    expect(existsSync(join(folder, command![0]!))).toBe(true);
    expect(textsOf(image, 'USER')).toEqual(['10001:10001']);
  });

  it('has settings that are known and can be meant', () => {
    const env = Object.fromEntries(
      textsOf(image, 'ENV').flatMap((text) => text.split(' ').map((pair) => pair.split('=') as [string, string])),
    );
    expect(readSettings(env)).toMatchObject({
      mode: 'production',
      host: '0.0.0.0',
      port: 3_000,
      dataDir: '/var/lib/sinergi',
    });
    expect(textsOf(image, 'EXPOSE')).toEqual([env['PORT']]);
    expect(textsOf(image, 'RUN').join()).toContain(`-o 10001 -g 10001 -m 700 ${env['DATA_DIR']}`);
  });

  it('is healthy when it is ready, and not when it is not or nobody answers', async () => {
    const [program, ...args] = JSON.parse(/CMD (\[.*\])$/.exec(textsOf(image, 'HEALTHCHECK')[0]!)![1]!) as string[];
    expect(program).toBe('node');
    const exitCode = async (port: number): Promise<unknown> => {
      const [code] = (await once(
        spawn(process.execPath, args, { env: { PORT: String(port) }, stdio: 'ignore' }),
        'exit',
      )) as [number];
      return code;
    };
    for (const [status, code] of [
      ['200 OK', 0],
      ['503 Service Unavailable', 1],
    ] as const) {
      const asked: string[] = [];
      const server = createServer((socket) => {
        socket
          .on('error', () => undefined)
          .once('data', (data) => {
            asked.push(String(data).split('\r\n')[0]!);
            socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
          });
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      expect(await exitCode(port)).toBe(code);
      expect(asked).toEqual(['GET /health/ready HTTP/1.1']);
      server.close();
      await once(server, 'close');
      expect(await exitCode(port)).toBe(1);
    }
  });
});
