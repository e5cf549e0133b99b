import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fencedBlocks, pattern } from './fenced-blocks.js';
import { ROOT, textOf } from './repository.js';

const readme = textOf('README.md');
/**
 * The tutorial and the guides go on where the tour ends, in the same shell; on a port and in a folder that are not the
 * defaults.
 */
const tour =
  readme.slice(readme.indexOf('\n## A first tour'), readme.indexOf('\n## Commands')) +
  ['docs/tutorial.md', 'docs/panduan/petugas.md', 'docs/panduan/pemeriksa.md'].map(textOf).join('');
const start = readme.slice(readme.indexOf('\n## Two commands'), readme.indexOf('\n## A first tour'));
const END_OF_BLOCK = '----- end of block -----';

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const outputOf = async (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input: string,
): Promise<string> => {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stdin.end(input);
  await once(child, 'close');
  return output;
};

const linesOf = (text: string): number => text.split('\n').length - 1;
const accountsIn = (folder: string): number => {
  const file = join(folder, 'demo-accounts.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly unknown[]).length : NaN;
};

describe('The README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-tour-'));
  let env: NodeJS.ProcessEnv;
  let api: ChildProcess;
  let printed = '';

  beforeAll(async () => {
    const port = await freePort();
    env = { ...process.env, SINERGI: `http://127.0.0.1:${port}`, DATA_DIR: folder };
    api = spawn(process.execPath, [join(ROOT, 'dist/apps/api/main.js')], {
      env: { ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      api.on('exit', () => reject(new Error(`The system did not start: ${printed}`)));
      api.stdout!.setEncoding('utf8').on('data', (text: string) => {
        // Lines of the log stand between those for whoever started it.
        printed = (printed + text).replace(/^\{.*\n/gm, '');
        if (linesOf(printed) >= 2 + accountsIn(folder)) resolve();
      });
    });
  });
  afterAll(async () => {
    api.kill('SIGTERM');
    if (api.exitCode === null) await once(api, 'exit');
    rmSync(folder, { recursive: true });
  });

  it('shows what npm start shows', () => {
    const [shown] = fencedBlocks(start).filter(({ language }) => language === 'text');
    expect(printed.replaceAll(env['SINERGI']!, 'http://127.0.0.1:3000')).toMatch(pattern(shown!.text));
  });

  it('leads through a tour in which every block gives what is shown below it', async () => {
    const blocks = fencedBlocks(tour).filter(({ language }) => language === 'bash' || language === 'text');
    expect(blocks.map(({ language }) => language)).toEqual(
      blocks.map((_, index) => (index % 2 === 0 ? 'bash' : 'text')),
    );
    const scripts = blocks
      .filter(({ language }) => language === 'bash')
      .map(({ text }) => `${text}\necho '${END_OF_BLOCK}'\n`);
    const outputs = (await outputOf('bash', ['-s'], env, scripts.join(''))).split(`${END_OF_BLOCK}\n`);
    for (const [index, { text }] of blocks.filter(({ language }) => language === 'text').entries())
      expect(outputs[index]).toMatch(pattern(text));
  });
});
