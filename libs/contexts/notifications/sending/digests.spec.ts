import { beforeEach, describe, expect, it } from '@jest/globals';
import { addHours, instant, type FindQuery, type Instant } from '#kernel';
import { principal } from '#testing';
import { initialPreference, type PreferenceState } from '../domain/preference.state.js';
import type { Delivery } from '../domain/notification.decider.js';
import { Digests, mayBeMorning } from './digests.js';
import type { SendingParts } from './sending-parts.js';

describe('The hour of the digest', () => {
  it.each([
    ['an instant before seven in the east', '2024-11-18T21:59:59Z', false],
    ['seven in the east', '2024-11-18T22:00:00Z', true],
    ['the last minute of the day in the west, when the east has the next one', '2024-11-19T16:59:59Z', true],
    ['midnight in the west', '2024-11-19T17:00:00Z', false],
  ])('is not yet, or past, anywhere in the country at %s', (_, at, past) =>
    expect(mayBeMorning(instant(new Date(at)), 7)).toBe(past),
  );

  it('is past all day for who chose midnight', () =>
    expect(mayBeMorning(instant(new Date('2024-11-19T17:00:00Z')), 0)).toBe(true));
});

describe('A digest', () => {
  /** Seven in the morning of Kalimantan Selatan. */
  const MORNING = instant(new Date('2024-11-18T23:00:00Z'));
  const VILLAGE = '63.10.09.2009';

  let users: readonly string[];
  let now: Instant;
  let sent: string[];
  let outcome: string;
  let preference: PreferenceState;
  let delivery: Delivery | undefined;
  let waiting: readonly object[];
  let until: string | undefined;
  let address: string | undefined;
  let looked: number;
  let away: boolean;
  let mailReady: boolean;
  let digests: Digests;

  const parts = {
    clock: { now: () => now },
    digestHour: 7,
    reads: {
      find: async (_collection: unknown, { cursor, limit }: FindQuery) => {
        const begins = Number(cursor ?? 0);
        const next = begins + limit;
        return {
          items: users.slice(begins, next).map((id) => ({ id, doc: { preference } })),
          ...(next < users.length && { cursor: `${next}` }),
        };
      },
    },
    sources: { state: async () => preference },
    accounts: {
      principalOf: async (userId: string) =>
        principal('VILLAGE_HEAD', VILLAGE, { userId, ...(until !== undefined && { validTo: until as never }) }),
    },
    matters: { of: async () => ((looked += 1), { told: waiting, more: false }) },
    deliveries: { of: async () => delivery, begin: async () => 'OURS', tell: async () => undefined },
    away: { isAway: () => away, failed: () => undefined, worked: () => undefined },
    contacts: { mail: async () => ({ address }) },
    texts: { digest: (day: string) => ({ subject: day }) },
    mail: { send: async ({ subject }: { readonly subject: string }) => (sent.push(subject), { outcome, code: 'X' }) },
  } as unknown as SendingParts;

  beforeEach(() => {
    [now, sent, outcome, looked] = [MORNING, [], 'SENT', 0];
    [delivery, waiting, until, address] = [undefined, [{}], undefined, 'pemdes@mekar-jaya.example'];
    [away, mailReady] = [false, true];
    preference = { ...initialPreference, confirmedAt: instant(new Date('2024-11-01T00:00:00Z')) };
    users = ['kades'];
    digests = new Digests(parts);
  });

  /** How many are sent by then. */
  const by = async (hours: number): Promise<number> => {
    now = addHours(MORNING, hours);
    await digests.round(async () => mailReady);
    return sent.length;
  };

  it('goes to everybody for whom something waits, however many they are', async () => {
    users = Array.from({ length: 250 }, (_, n) => `user-${n}`);
    expect(await by(0)).toBe(250);
    expect(new Set(sent)).toEqual(new Set(['2024-11-19']));
    expect(await by(1)).toBe(250);
  });

  it.each([
    ['earlier', 5],
    ['later', 9],
  ])('comes at the hour that its reader chose, %s than others', async (_, digestHour) => {
    preference = { ...preference, digestHour };
    expect(await by(digestHour - 7 - 1 / 60)).toBe(0);
    expect(await by(digestHour - 7)).toBe(1);
    expect(await by(digestHour - 7 + 1)).toBe(1);
    expect(await by(digestHour - 7 + 24)).toBe(2);
  });

  it('goes to nobody whose address is removed, or not known here, or who holds no office any more', async () => {
    const { confirmedAt: _at, ...removed } = preference;
    const before = preference;
    preference = removed;
    expect(await by(0)).toBe(0);
    [preference, address] = [before, undefined];
    expect(await by(1)).toBe(0);
    [address, until] = ['pemdes@mekar-jaya.example', '2024-11-18'];
    expect(await by(2)).toBe(0);
    until = '2024-11-19';
    expect(await by(3)).toBe(1);
  });

  it('is sent by nobody else while somebody sends it, and no more when it was sent', async () => {
    delivery = { stage: 'BEGUN', attempts: 1, until: addHours(MORNING, 1) };
    expect(await by(0.5)).toBe(0);
    delivery = { stage: 'SENT', attempts: 1 };
    expect(await by(2)).toBe(0);
    delivery = undefined;
    expect(await by(3)).toBe(0);
    expect(await by(24)).toBe(1);
  });

  it('that was put off is tried again on the same day', async () => {
    outcome = 'PUT_OFF';
    expect(await by(0)).toBe(1);
    outcome = 'SENT';
    expect([await by(1), await by(2)]).toEqual([2, 2]);
  });

  it('waits while the mail server is away', async () => {
    away = true;
    expect(await by(0)).toBe(0);
    [away, mailReady] = [false, false];
    expect(await by(1)).toBe(0);
    mailReady = true;
    expect(await by(2)).toBe(1);
  });

  it('is not looked for again that day where nothing waits in the morning', async () => {
    waiting = [];
    expect(await by(0)).toBe(0);
    waiting = [{}];
    expect([await by(1), looked]).toEqual([0, 1]);
    expect(await by(24)).toBe(1);
  });
});
