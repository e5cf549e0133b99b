import type { Instant } from './time.js';

/** How many of something one user may use: enough for the largest delegation, too few to carry off a register. */
export interface UseLimits {
  readonly perMinute: number;
  readonly perDay: number;
}

interface Use {
  readonly at: Instant;
  readonly count: number;
}

/** What one user used on one day (UTC). */
export interface Uses {
  readonly today: number;
  /** In the minute before the last use, that one included. */
  readonly lately: readonly Use[];
}

export const NO_USES: Uses = { today: 0, lately: [] };

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const within = (uses: readonly Use[], now: Instant): readonly Use[] =>
  uses.filter(({ at }) => Date.parse(now) - Date.parse(at) < MINUTE_MS);

export const withUse = ({ today, lately }: Uses, at: Instant, count: number): Uses => ({
  today: today + count,
  lately: [...within(lately, at), { at, count }],
});

/** Seconds after which the user is to ask for so many again; undefined where he may have them now. */
export const secondsUntilFree = (
  { today, lately }: Uses,
  now: Instant,
  count: number,
  { perMinute, perDay }: UseLimits,
): number | undefined => {
  if (today + count > perDay) return Math.ceil((DAY_MS - (Date.parse(now) % DAY_MS)) / 1_000);
  const recent = within(lately, now).reduce((total, use) => total + use.count, 0);
  return recent + count > perMinute ? MINUTE_MS / 1_000 : undefined;
};
