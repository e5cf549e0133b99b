import { OutcomeUnknown, StoreUnavailable } from '#kernel/stores';
import { Worker } from 'node:worker_threads';
import { CLOSE, fromWire, type WireCall, type WireMessage } from './wire.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any service will do
type Api = Readonly<Record<string, (...args: any[]) => unknown>>;

/**
 * A service in a worker thread, seen from the main thread. While no call is waiting it does not keep the process alive.
 */
export interface RemoteWorker<A extends Api> {
  /** @throws StoreUnavailable it is closed; OutcomeUnknown it ended before it answered; whatever the method throws. */
  call<M extends keyof A & string>(method: M, ...args: Parameters<A[M]>): Promise<ReturnType<A[M]>>;
  /** Lets the calls made so far finish, then ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** What a worker makes is soon garbage; left to itself, each of them would let 40 MB of it gather. */
const YOUNG_MB = 8;

/**
 * Starts a worker script that calls `serve`, and waits until it is open.
 * @throws what `open` threw in the worker.
 */
export const startWorker = async <A extends Api>(
  script: URL,
  data: unknown,
  onNotice: (notice: unknown) => void = () => undefined,
): Promise<RemoteWorker<A>> => {
  const worker = new Worker(script, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const exited = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
  const waiting = new Map<number, Waiting>();
  let outbox: WireCall[] = [];
  let lastId = 0;
  let ended: string | undefined;

  const settle = (id: number, how: (call: Waiting) => void): void => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (call) how(call);
  };
  const receive = (message: WireMessage): void => {
    if ('notice' in message) onNotice(message.notice);
    if (!('answers' in message)) return;
    for (const [id, ok, value] of message.answers)
      settle(id, (call) => (ok ? call.resolve(value) : call.reject(fromWire(value))));
  };
  const end = (why: string): void => {
    ended ??= why;
    for (const id of [...waiting.keys()]) settle(id, (call) => call.reject(new OutcomeUnknown(why)));
  };

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: WireMessage) => {
      if ('opened' in message) resolve();
      else if ('failed' in message) reject(fromWire(message.failed));
      else receive(message);
    });
    worker.on('error', (error) => (reject(error), end(`the store's thread failed: ${error.message}`)));
    worker.on(
      'exit',
      () => (reject(new StoreUnavailable("the store's thread ended")), end("the store's thread ended")),
    );
  });
  worker.unref();

  /** After the microtasks of this turn: callers that were answered together ask together, and form one group again. */
  const flush = (): void => {
    const calls = outbox;
    outbox = [];
    worker.postMessage(calls);
  };
  const send = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new StoreUnavailable(ended));
      lastId += 1;
      if (waiting.size === 0) worker.ref();
      waiting.set(lastId, { resolve, reject });
      if (outbox.push([lastId, method, args]) === 1) process.nextTick(flush);
    });
  return {
    call: (method, ...args) => send(method, args) as Promise<never>,
    close: async () => {
      if (!ended) {
        const closed = send(CLOSE, []);
        ended = 'the store is closed';
        await closed;
        worker.ref();
      }
      await exited;
    },
  };
};
