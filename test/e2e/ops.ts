import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { FAMILIES } from '../../apps/ops/families.js';
import { run } from '../../apps/ops/run.js';

const MAIN = fileURLToPath(new URL('../../apps/ops/main.js', import.meta.url));

export type Environment = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** Without lines of progress. */
  readonly stderr: string;
  /** What `--json` printed. */
  readonly json: never;
}

/**
 * They come every five seconds, so on a slow machine where on a quick one there are none; what they say is the matter
 * of progress.spec.
 */
const PROGRESS = /^[^:\n]+ \/ [^:\n]+: [\d,]+(?: \/ [\d,]+)?\n/gm;

const ended = (code: number | null, stdout: string, stderr: string): Ended => ({
  code,
  stdout,
  stderr: stderr.replace(PROGRESS, ''),
  get json() {
    return JSON.parse(stdout) as never;
  },
});

/** The operator's command line within this process. */
export const ops = async (env: Environment, ...argv: readonly string[]): Promise<Ended> => {
  let [stdout, stderr] = ['', ''];
  const code = await run(FAMILIES, argv, {
    env: { LOG_LEVEL: 'silent', ...env },
    stopped: new AbortController().signal,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return ended(code, stdout, stderr);
};

/** The built program as an operator starts it. */
export const started = (env: Environment, ...argv: readonly string[]) => {
  const { NODE_OPTIONS: _options, EVENTSTORE_URL: _log, MONGODB_URL: _readModels, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...argv], {
    env: { ...inherited, LOG_LEVEL: 'silent', ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const over = once(child, 'close').then(([code]) => ended(code as number | null, stdout, stderr));
  return { child, over };
};

export const opsProgram = (env: Environment, ...argv: readonly string[]): Promise<Ended> => {
  const { child, over } = started(env, ...argv);
  child.stdin.end();
  return over;
};
