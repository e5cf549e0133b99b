import { setTimeout } from 'node:timers/promises';

/**
 * Sends an append once more when it has no answer after so many milliseconds, and takes whichever answer comes first: they are
 * the same. EventStoreDB never answers an append that reaches it a second time before the first is in its index, as when two
 * processes are given the same command at once.
 */
export const askedAgain = <T>(after: number, send: () => Promise<T>): Promise<T> => {
  const answered = new AbortController();
  const first = send();
  const stop = (): void => answered.abort();
  first.then(stop, stop);
  return Promise.race([first, setTimeout(after, undefined, { signal: answered.signal }).then(send)]);
};
