import { describe, it } from '@jest/globals';
import { actor, at, by, given, specContext } from '#testing';
import { MOST_ADDRESSES, feedDecider, type FeedCommand } from './feed.decider.js';
import type { FeedEvent } from './feed.events.js';

const FEED = { feedId: 'f-1', officeId: 'pemdes', region: '91.01.01.2001' } as const;
const made = (digit: string): FeedEvent =>
  ({ type: 'CalendarAddressMade', data: { ...FEED, secretSha256: digit.repeat(64) } }) as FeedEvent;
const REVOKED = { type: 'CalendarAddressRevoked', data: FEED } as unknown as FeedEvent;
const MAKE = { type: 'MakeCalendarAddress', ...FEED, secretSha256: 'b'.repeat(64) } as unknown as FeedCommand;
const REVOKE: FeedCommand = { type: 'RevokeCalendarAddress', officeId: 'pemdes' };
const clerk = actor('VILLAGE_OPERATOR', FEED.region as never);
/** The local day begins at 15:00 UTC of the day before there. */
const many = (count: number, recordedAt: string) =>
  Array.from({ length: count }, () => ({
    ...by(clerk, '2026-11-20', made('a')),
    metadata: { recordedAt: at(recordedAt), actor: clerk },
  }));

describe('The address of an office’s calendar', () => {
  it('is made, made anew, revoked, and made again', () => {
    given(feedDecider, [])
      .when(MAKE)
      .then([made('b')]);
    given(feedDecider, [made('a')])
      .when(MAKE)
      .then([made('b')]);
    given(feedDecider, [made('a')])
      .when(REVOKE)
      .then([REVOKED]);
    given(feedDecider, [made('a'), REVOKED])
      .when(MAKE)
      .then([made('b')]);
  });

  it('is revoked once, and not at all where there never was one', () => {
    given(feedDecider, [made('a'), REVOKED])
      .when(REVOKE)
      .then([]);
    given(feedDecider, []).when(REVOKE).thenRejected('E_NOT_FOUND');
  });

  it('CAL-02 is made twenty times in one day of the office, and revoked however often', () => {
    const now = (text: string) => specContext<undefined>({ now: at(text) });
    const [early, same, next] = ['2026-11-19T15:00:00.000Z', '2026-11-20T14:59:59.999Z', '2026-11-20T15:00:00.000Z'];
    given(feedDecider, many(MOST_ADDRESSES - 1, early!))
      .when(MAKE, now(same!))
      .then([made('b')]);
    given(feedDecider, many(MOST_ADDRESSES, early!)).when(MAKE, now(same!)).thenRejected('E_RATE_LIMIT', 'CAL-02');
    given(feedDecider, many(MOST_ADDRESSES, early!)).when(REVOKE, now(same!)).then([REVOKED]);
    given(feedDecider, many(MOST_ADDRESSES, early!))
      .when(MAKE, now(next!))
      .then([made('b')]);
  });
});
