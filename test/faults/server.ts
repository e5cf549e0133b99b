import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { layKey, withHandles } from '../e2e/handles.js';
import { bytesHeaders, signIn, type DemoAccount, type HttpAnswer, type HttpCall } from '#demo';

const main = (program: string): string => fileURLToPath(new URL(`../../apps/${program}/main.js`, import.meta.url));

const PROBE = new URL('../e2e/loop-probe.js', import.meta.url).href;

export type Environment = Readonly<Record<string, string>>;

export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

const running = new Set<ChildProcess>();

/** Ends all that a failed test left behind. */
export const killAll = async (): Promise<void> => {
  const left = [...running];
  await Promise.all(
    left.map((child) => {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      return exited;
    }),
  );
};

interface Launch {
  readonly program?: 'api' | 'projector';
  /** A shell command that limits the process beforehand: `ulimit -f 1000`. */
  readonly shellLimit?: string | undefined;
  /** With the probe of its event loop. */
  readonly probe?: boolean;
}

/** The built application as the operator starts it, on a free port. */
export const launched = (
  environment: Environment,
  { program = 'api', shellLimit, probe = false }: Launch = {},
): ChildProcess => {
  const { NODE_OPTIONS: _options, EVENTSTORE_URL: _log, MONGODB_URL: _readModels, ...inherited } = process.env;
  const env = {
    ...inherited,
    PORT: '0',
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '1000000',
    SIGN_IN_LIMIT_PER_MINUTE: '10000',
    ...environment,
  };
  const [command, ...args] = shellLimit
    ? ['/bin/sh', '-c', `${shellLimit} && exec "$0" "$1"`, process.execPath, main(program)]
    : [process.execPath, ...(probe ? ['--import', PROBE] : []), main(program)];
  const child = spawn(command!, args, { env, stdio: ['ignore', 'pipe', 'pipe', ...(probe ? ['ipc' as const] : [])] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

const ending = async (child: ChildProcess): Promise<Ending> => {
  let stderr = '';
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout!.resume();
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, stderr };
};

/** Starts it where it must refuse to start, and tells how it ended. */
export const refusal = (environment: Environment): Promise<Ending> => ending(launched(environment));

/** A program of the system in a process of its own. */
export class Program {
  constructor(
    protected readonly child: ChildProcess,
    readonly ended = ending(child),
  ) {}

  signal(name: 'SIGTERM' | 'SIGKILL'): void {
    this.child.kill(name);
  }

  /** Ends it as an operator would. */
  async stop(): Promise<Ending> {
    this.signal('SIGTERM');
    return this.ended;
  }
}

/** A running api. */
export class Server extends Program {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    child: ChildProcess,
    ended: Promise<Ending>,
    readonly url: string,
    private readonly accounts: readonly DemoAccount[],
  ) {
    super(child, ended);
  }

  static async start(
    dataDir: string,
    environment: Environment = {},
    launch: Omit<Launch, 'program'> = {},
  ): Promise<Server> {
    await layKey(dataDir).catch(() => undefined);
    const child = launched({ DATA_DIR: dataDir, ...environment }, launch);
    const ended = ending(child);
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout! }).on('line', (line) => {
        const found = /http:\/\/\S+:\d+/.exec(line)?.[0];
        if (found) resolve(found);
      });
      void ended.then(({ stderr }) => reject(new Error(`the server did not start: ${stderr}`)));
    });
    return new Server(
      child,
      ended,
      url,
      JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[],
    );
  }

  /** Milliseconds for which anything held its event loop since this was asked last. */
  async longestHold(): Promise<number> {
    const told = once(this.child, 'message');
    this.child.send('hold');
    return ((await told) as [number])[0];
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  readonly call: HttpCall = async ({
    method,
    path,
    token,
    idempotencyKey,
    ifMatch,
    body,
    bytes,
  }): Promise<HttpAnswer> => {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(bytes && bytesHeaders(bytes)),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(bytes && { body: Buffer.from(bytes) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: text ? (JSON.parse(text) as unknown) : undefined,
    };
  };

  tokenOf(username: string): Promise<string> {
    const known =
      this.tokens.get(username) ??
      signIn(
        this.call,
        this.accounts.find((account) => account.username === username)!,
      );
    this.tokens.set(username, known);
    return known;
  }

  async post(by: string, path: string, body: object, idempotencyKey?: string, ifMatch?: number): Promise<HttpAnswer> {
    return this.call({
      method: 'POST',
      path,
      token: await this.tokenOf(by),
      body: withHandles(body),
      ...(idempotencyKey && { idempotencyKey }),
      ...(ifMatch !== undefined && { ifMatch }),
    });
  }
}
