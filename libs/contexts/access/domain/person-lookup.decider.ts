import { reject, type Decider, type Instant, type Scope } from '#kernel';
import { personLookupCatalogue, type PersonsReferenced } from './person-lookup.events.js';

/** How many persons a user may ask for: enough for a large delegation once, far too few to try out numbers. */
export interface LookupLimits {
  readonly perMinute: number;
  readonly perDay: number;
}

export interface ReferencePersons {
  readonly type: 'ReferencePersons';
  readonly userId: string;
  readonly count: number;
  readonly scopes: readonly Scope[];
  readonly limits: LookupLimits;
}

interface Use {
  readonly at: Instant;
  readonly count: number;
}

export interface PersonLookupState {
  /** Persons asked for on that day. */
  readonly today: number;
  /** Those of the minute before the last use, the last one included. */
  readonly lately: readonly Use[];
}

const MINUTE_MS = 60_000;
const within = (uses: readonly Use[], now: Instant): readonly Use[] =>
  uses.filter(({ at }) => Date.parse(now) - Date.parse(at) < MINUTE_MS);
const sum = (uses: readonly Use[]): number => uses.reduce((total, { count }) => total + count, 0);

const tooMany = (limits: LookupLimits, retryAfterSeconds: number) =>
  reject('E_RATE_LIMIT', {
    ruleId: 'COM-11',
    details: { ...limits, retryAfterSeconds },
    messageId: `Rujukan orang dibatasi ${limits.perMinute} per menit dan ${limits.perDay} per hari; coba lagi sesudah ${retryAfterSeconds} detik.`,
    messageEn: `References to persons are limited to ${limits.perMinute} a minute and ${limits.perDay} a day; try again after ${retryAfterSeconds} seconds.`,
  });

/** COM-11: what one user asked for on one day (UTC). Stream `personLookup-{userId}.{day}`. */
export const personLookupDecider: Decider<PersonLookupState, ReferencePersons, PersonsReferenced> = {
  category: 'personLookup',
  catalogue: personLookupCatalogue,
  initialState: { today: 0, lately: [] },

  evolve: ({ today, lately }, { data: { count } }, { recordedAt }) => ({
    today: today + count,
    lately: [...within(lately, recordedAt), { at: recordedAt, count }],
  }),

  decide: ({ userId, count, scopes, limits }, { today, lately }, { now }) => {
    if (today + count > limits.perDay)
      throw tooMany(limits, Math.ceil((MINUTE_MS * 1_440 - (Date.parse(now) % (MINUTE_MS * 1_440))) / 1_000));
    if (sum(within(lately, now)) + count > limits.perMinute) throw tooMany(limits, 60);
    return [{ type: 'PersonsReferenced', data: { userId, count, scopes } }];
  },
};
