import { reject, type Clock } from '#kernel';
import { plainUsername } from './password-policy.js';

const WINDOW_MS = 15 * 60_000;
const MOST_FAILURES = 5;
/** From all addresses together: a stranger who has many of them gets no further. */
const MOST_OF_STRANGERS = 50;

/** Who tries to sign in. */
export interface Attempt {
  readonly username: string;
  readonly address: string;
  /** Id of a device on which this user has signed in before. */
  readonly device?: string;
}

export interface LoginThrottle {
  /**
   * Counts an attempt before the password is looked at, so that attempts sent at once do not slip past the limit. A
   * known device is counted by itself: strangers who fail under the name do not lock it out.
   * @throws Rejection `E_RATE_LIMIT` within 15 minutes five failures under this name from this address, or with this
   * device, or fifty from
   *   all addresses; whether or not anyone has that name.
   */
  attempt(attempt: Attempt): void;
  /** The attempt was the right one: the failures before it from there no longer count. */
  succeeded(attempt: Attempt): void;
}

/** All addresses that one subscriber of IPv6 usually has count as one. */
const subscriber = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...gap, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};

/** Failures by key: those that still count, keys in the order of their latest failure. */
const failureCount = (most: number) => {
  const failures = new Map<string, readonly number[]>();
  const counted = (key: string, now: number): readonly number[] =>
    (failures.get(key) ?? []).filter((moment) => moment > now - WINDOW_MS);
  return {
    forget: (key: string): void => void failures.delete(key),
    require: (key: string, now: number): void => {
      const moments = counted(key, now);
      if (moments.length < most) return;
      const retryAfterSeconds = Math.ceil((moments[0]! + WINDOW_MS - now) / 1000);
      throw reject('E_RATE_LIMIT', {
        details: { retryAfterSeconds },
        messageId: `Terlalu banyak kata sandi yang salah; coba lagi sesudah ${retryAfterSeconds} detik.`,
        messageEn: `Too many wrong passwords; try again after ${retryAfterSeconds} seconds.`,
      });
    },
    add: (key: string, now: number): void => {
      for (const [known, moments] of failures) {
        if (moments.at(-1)! > now - WINDOW_MS) break;
        failures.delete(known);
      }
      const moments = counted(key, now);
      failures.delete(key);
      failures.set(key, [...moments, now]);
    },
    takeBack: (key: string): void => {
      const moments = failures.get(key);
      if (moments) failures.set(key, moments.slice(0, -1));
    },
  };
};

/** Each process counts for itself: of two behind one address each lets five attempts through. */
export const loginThrottle = (clock: Clock): LoginThrottle => {
  const [byOrigin, byName] = [failureCount(MOST_FAILURES), failureCount(MOST_OF_STRANGERS)];
  const keysOf = ({ username, address, device }: Attempt) => {
    const name = plainUsername(username);
    return { name, origin: device === undefined ? `${name} from ${subscriber(address)}` : `${name} with ${device}` };
  };
  return {
    attempt: (attempt) => {
      const now = Date.parse(clock.now());
      const { name, origin } = keysOf(attempt);
      byOrigin.require(origin, now);
      if (attempt.device === undefined) {
        byName.require(name, now);
        byName.add(name, now);
      }
      byOrigin.add(origin, now);
    },
    succeeded: (attempt) => {
      const { name, origin } = keysOf(attempt);
      byOrigin.forget(origin);
      if (attempt.device === undefined) byName.takeBack(name);
    },
  };
};
