import { reject, NO_USES, secondsUntilFree, withUse, type Decider, type UseLimits, type Uses } from '#kernel';
import { personReadsCatalogue, type PersonalDataShown } from './person-reads.events.js';

export type RecordReading = { readonly type: 'RecordReading' } & PersonalDataShown['data'];

/** Persons whose data one user is shown: enough for the largest delegations, too few to carry off a register. */
export const READ_LIMITS: UseLimits = { perMinute: 1_500, perDay: 10_000 };
const { perMinute, perDay } = READ_LIMITS;

const tooMany = (retryAfterSeconds: number) =>
  reject('E_RATE_LIMIT', {
    ruleId: 'COM-11',
    details: { ...READ_LIMITS, retryAfterSeconds },
    messageId: `Data pribadi diperlihatkan dari paling banyak ${perMinute} orang per menit dan ${perDay} per hari; coba lagi sesudah ${retryAfterSeconds} detik.`,
    messageEn: `Personal data are shown of at most ${perMinute} persons a minute and ${perDay} a day; try again after ${retryAfterSeconds} seconds.`,
  });

/** COM-11: whose data one user was shown on one day (UTC). Stream `personReads-{userId}.{day}`. */
export const personReadsDecider: Decider<Uses, RecordReading, PersonalDataShown> = {
  category: 'personReads',
  catalogue: personReadsCatalogue,
  initialState: NO_USES,

  evolve: (uses, { data: { persons } }, { recordedAt }) => withUse(uses, recordedAt, persons.length),

  decide: ({ type: _type, ...data }, uses, { now }) => {
    const wait = secondsUntilFree(uses, now, data.persons.length, READ_LIMITS);
    if (wait !== undefined) throw tooMany(wait);
    return [{ type: 'PersonalDataShown', data }];
  },
};
