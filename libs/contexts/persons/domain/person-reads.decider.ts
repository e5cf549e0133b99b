import { reject, type Decider, type Instant } from '#kernel';
import { personReadsCatalogue, type PersonalDataShown } from './person-reads.events.js';

export type RecordReading = { readonly type: 'RecordReading' } & PersonalDataShown['data'];

interface Use {
  readonly at: Instant;
  readonly count: number;
}

export interface PersonReadsState {
  /** Persons looked at on that day. */
  readonly today: number;
  /** In the minute before the last look, that one included. */
  readonly lately: readonly Use[];
}

/** Persons whose data one user is shown: enough for the largest delegations, too few to carry off a register. */
export const READS_A_MINUTE = 1_500;
export const READS_A_DAY = 10_000;

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const within = (uses: readonly Use[], now: Instant): readonly Use[] =>
  uses.filter(({ at }) => Date.parse(now) - Date.parse(at) < MINUTE_MS);

const tooMany = (retryAfterSeconds: number) =>
  reject('E_RATE_LIMIT', {
    ruleId: 'COM-11',
    details: { perMinute: READS_A_MINUTE, perDay: READS_A_DAY, retryAfterSeconds },
    messageId: `Data pribadi diperlihatkan dari paling banyak ${READS_A_MINUTE} orang per menit dan ${READS_A_DAY} per hari; coba lagi sesudah ${retryAfterSeconds} detik.`,
    messageEn: `Personal data are shown of at most ${READS_A_MINUTE} persons a minute and ${READS_A_DAY} a day; try again after ${retryAfterSeconds} seconds.`,
  });

/** COM-11: whose data one user was shown on one day (UTC). Stream `personReads-{userId}.{day}`. */
export const personReadsDecider: Decider<PersonReadsState, RecordReading, PersonalDataShown> = {
  category: 'personReads',
  catalogue: personReadsCatalogue,
  initialState: { today: 0, lately: [] },

  evolve: ({ today, lately }, { data: { persons } }, { recordedAt }) => ({
    today: today + persons.length,
    lately: [...within(lately, recordedAt), { at: recordedAt, count: persons.length }],
  }),

  decide: ({ type: _type, ...data }, { today, lately }, { now }) => {
    const { length } = data.persons;
    if (today + length > READS_A_DAY) throw tooMany(Math.ceil((DAY_MS - (Date.parse(now) % DAY_MS)) / 1_000));
    const recent = within(lately, now).reduce((total, { count }) => total + count, 0);
    if (recent + length > READS_A_MINUTE) throw tooMany(60);
    return [{ type: 'PersonalDataShown', data }];
  },
};
