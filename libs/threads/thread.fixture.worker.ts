import { parentPort, workerData } from 'node:worker_threads';

/** Does what a test asks of it. */
const { task } = workerData as { readonly task: 'echo' | 'hang' | 'fill' | 'throw' | 'leave' };

const tasks = {
  echo: () => {
    const given: unknown[] = [];
    parentPort!.on('message', (message: unknown) => {
      if (message === 'end') parentPort!.postMessage(given);
      else given.push(message);
    });
  },
  hang: () => {
    for (;;);
  },
  fill: () => {
    for (const all: unknown[] = []; ;) all.push(Array.from({ length: 1_000 }, (_, n) => ({ n })));
  },
  throw: () => {
    throw new Error('broken');
  },
  leave: () => undefined,
};
tasks[task]();
