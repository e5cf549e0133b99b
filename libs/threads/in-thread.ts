import { Worker } from 'node:worker_threads';
import { inTime } from '#kernel';

/** What a thread may use. */
export interface ThreadLimits {
  /** Milliseconds. */
  readonly within: number;
  /** Megabytes of its heap; bytes of buffers do not count. */
  readonly memory: number;
}

/** What a thread is to do. */
export interface ThreadWork {
  /** Its module: it answers with one message. */
  readonly program: URL;
  /** Its `workerData`. */
  readonly data?: unknown;
  /** Sends it what it is given piece by piece. `post` throws once the thread has ended. */
  readonly feed?: (post: (message: unknown) => void) => Promise<void>;
}

/** A thread that was ended because it took more than it may. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
  constructor(readonly over: keyof ThreadLimits) {
    super(`a thread took more ${over === 'within' ? 'time' : 'memory'} than it may`);
  }
}

/** A task that an `inThread` of its own may stand in for, in tests. */
export type Threads = <A>(work: ThreadWork, limits: ThreadLimits) => Promise<A>;

/**
 * Does heavy work in a thread of its own, where no request waits for it and which is ended when it takes too long or
 * too much memory.
 * @throws ThreadEnded. What the thread throws is thrown.
 */
export const inThread: Threads = async <A>({ program, data, feed }: ThreadWork, limits: ThreadLimits): Promise<A> => {
  const worker = new Worker(program, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: limits.memory } });
  let ended: Error | undefined;
  const answer = new Promise<A>((resolve, refuse) => {
    worker.once('message', resolve);
    worker.on('error', refuse);
    worker.once('exit', () => refuse(new Error('a thread ended without an answer')));
  });
  const fed = feed?.((message) => {
    if (ended) throw ended;
    worker.postMessage(message);
  });
  try {
    return await inTime(
      limits.within,
      Promise.all([answer, fed]).then(([told]) => told),
      () => new ThreadEnded('within'),
    );
  } catch (error) {
    ended = error as Error;
    throw (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadEnded('memory') : error;
  } finally {
    void worker.terminate();
  }
};
