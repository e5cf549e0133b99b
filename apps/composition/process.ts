import { BadSetting } from './environment.js';
import { toldError } from './told-error.js';

interface Listening {
  listen(port: number, host: string): Promise<unknown>;
}

/** @throws BadSetting the address is taken, or is none of this machine. */
export const listen = (
  app: Listening,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<unknown> =>
  app.listen(port, host).catch((error: Error) => {
    throw new BadSetting(
      'HOST:PORT',
      `${host}:${port}`,
      `tidak dapat dipakai; pilih PORT lain, atau hentikan program yang memakainya / cannot be used; choose another PORT, or end the program that uses it (${error.message})`,
    );
  });

/** Anything wrong before the process works ends it with one clear message. */
export const fail = (error: unknown): never => {
  process.stderr.write(`Sinergi tidak dapat dijalankan / cannot start: ${toldError(error)}\n`);
  process.exit(1);
};

export interface Running {
  close(): Promise<void>;
}

/**
 * Runs a program until it is told to stop. A stop asked for while it starts is no failure: the next start goes on.
 * After a failure the stores are closed first, because their threads, cut off in the middle of a call, would abort the
 * process.
 * @param start gives `hold` what is to be closed, as soon as there is something, and again when there is more.
 */
export const runUntilStopped = (start: (hold: (running: Running) => void) => Promise<void>): void => {
  let running: Running | undefined;
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      (running?.close() ?? Promise.resolve()).then(() => process.exit(0), fail);
    });
  }
  const hold = (started: Running): void => {
    running = started;
  };
  start(hold).catch(async (error: unknown) => {
    if (stopping) return;
    stopping = true;
    await running?.close().catch(() => undefined);
    fail(error);
  });
};
