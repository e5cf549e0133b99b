import { reject, type Clock } from '#kernel';
import { plainUsername } from './password-policy.js';

const MOST_FAILURES = 5;
const WINDOW_MS = 15 * 60_000;

export interface LoginThrottle {
  /**
   * Counts an attempt before the password is looked at, so that attempts sent at once do not slip past the limit.
   * @throws Rejection `E_RATE_LIMIT` five failures under this name within 15 minutes, whether or not anyone has that name.
   */
  attempt(username: string): void;
  /** The attempt was the right one: the failures before it no longer count. */
  succeeded(username: string): void;
}

/** Each process counts for itself. */
export const loginThrottle = (clock: Clock): LoginThrottle => {
  /** Moments of the failures that still count, oldest first; names in the order of their latest failure. */
  const failures = new Map<string, readonly number[]>();

  const forgetBefore = (horizon: number): void => {
    for (const [name, moments] of failures) {
      if (moments.at(-1)! > horizon) return;
      failures.delete(name);
    }
  };

  return {
    attempt: (username) => {
      const now = Date.parse(clock.now());
      const name = plainUsername(username);
      forgetBefore(now - WINDOW_MS);
      const counted = (failures.get(name) ?? []).filter((moment) => moment > now - WINDOW_MS);
      if (counted.length >= MOST_FAILURES) {
        throw reject('E_RATE_LIMIT', { details: { retryAfterSeconds: Math.ceil((counted[0]! + WINDOW_MS - now) / 1000) } });
      }
      failures.delete(name);
      failures.set(name, [...counted, now]);
    },
    succeeded: (username) => void failures.delete(plainUsername(username)),
  };
};
