import { setTimeout } from 'node:timers/promises';

/**
 * Sends an append once more when it has no answer after so many milliseconds, and takes whichever answer comes first:
 * they are the same. EventStoreDB never answers an append that reaches it a second time before the first is in its
 * index, as when two processes are given the same command at once.
 * @param wasNotTaken an error by which the server refused one sending: it says nothing of the other one.
 */
export const askedAgain = <T>(
  after: number,
  send: () => Promise<T>,
  wasNotTaken: (error: unknown) => boolean,
): Promise<T> => {
  const answered = new AbortController();
  const first = send();
  const stop = (): void => answered.abort();
  first.then(stop, stop);
  let second: Promise<T> | undefined;
  const again = setTimeout(after, undefined, { signal: answered.signal }).then(() => (second = send()));
  const unless = (one: Promise<T>, other: () => Promise<T> | undefined): Promise<T> =>
    one.catch((error: unknown) => {
      const another = wasNotTaken(error) ? other() : undefined;
      if (another) return another;
      throw error;
    });
  return Promise.race([unless(first, () => second), unless(again, () => first)]);
};
