import { fork, spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const running = new Set<ChildProcess>();

const known = <C extends ChildProcess>(child: C): C => {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

/** Ends whatever still runs, each by its own process id. */
export const endAll = (): void => {
  for (const child of running) child.kill('SIGKILL');
};

/** A script of this folder in a process of its own, asked by messages, one at a time. */
export interface Helper {
  readonly pid: number;
  ask<Answer>(question: object): Promise<Answer>;
  end(): Promise<void>;
}

/** Starts the script and waits for its first message, which is `ready`. */
export const startHelper = async <Ready>(
  script: string,
  args: readonly string[] = [],
  execArgv: readonly string[] = [],
): Promise<Helper & { ready: Ready }> => {
  const child = known(
    fork(fileURLToPath(new URL(script, import.meta.url)), args, {
      execArgv: ['--enable-source-maps', ...execArgv],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  const next = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      const gone = (code: number | null): void => reject(new Error(`${script} ended (${code})`));
      child.once('exit', gone);
      child.once('message', (message) => {
        child.off('exit', gone);
        resolve(message as T);
      });
    });
  const ready = await next<Ready>();
  return {
    ready,
    pid: child.pid!,
    ask: (question) => {
      const answer = next<never>();
      child.send(question);
      return answer;
    },
    end: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
};

/** A program in a process of its own; its output is dropped, its errors are not. */
export const startProgram = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
  known(spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] }));

export const endProgram = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

/** In a helper: answers questions until the parent goes away. */
export const answering = (answer: (question: never) => Promise<object>): void => {
  process.on('message', (question) => {
    answer(question as never).then(
      (message) => process.send!(message),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
};
