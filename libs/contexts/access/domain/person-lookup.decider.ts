import {
  reject,
  NO_USES,
  secondsUntilFree,
  withUse,
  type Decider,
  type Scope,
  type UseLimits,
  type Uses,
} from '#kernel';
import { personLookupCatalogue, type PersonsReferenced } from './person-lookup.events.js';

export interface ReferencePersons {
  readonly type: 'ReferencePersons';
  readonly userId: string;
  readonly count: number;
  readonly scopes: readonly Scope[];
  readonly limits: UseLimits;
}

const tooMany = (limits: UseLimits, retryAfterSeconds: number) =>
  reject('E_RATE_LIMIT', {
    ruleId: 'COM-11',
    details: { ...limits, retryAfterSeconds },
    messageId: `Rujukan orang dibatasi ${limits.perMinute} per menit dan ${limits.perDay} per hari; coba lagi sesudah ${retryAfterSeconds} detik.`,
    messageEn: `References to persons are limited to ${limits.perMinute} a minute and ${limits.perDay} a day; try again after ${retryAfterSeconds} seconds.`,
  });

/** COM-11: what one user asked for on one day (UTC). Stream `personLookup-{userId}.{day}`. */
export const personLookupDecider: Decider<Uses, ReferencePersons, PersonsReferenced> = {
  category: 'personLookup',
  catalogue: personLookupCatalogue,
  initialState: NO_USES,

  evolve: (uses, { data: { count } }, { recordedAt }) => withUse(uses, recordedAt, count),

  decide: ({ userId, count, scopes, limits }, uses, { now }) => {
    const wait = secondsUntilFree(uses, now, count, limits);
    if (wait !== undefined) throw tooMany(limits, wait);
    return [{ type: 'PersonsReferenced', data: { userId, count, scopes } }];
  },
};
