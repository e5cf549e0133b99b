import {
  localDateAt,
  reject,
  zoneOf,
  type Command,
  type Decider,
  type Instant,
  type LocalDate,
  type Scope,
} from '#kernel';
import { feedCatalogue, type FeedEvent } from './feed.events.js';

/** CAL-02 [D]: addresses that an office makes in a day. */
export const MOST_ADDRESSES = 20;

interface OfOffice {
  readonly feedId: string;
  readonly officeId: string;
  readonly region: Scope;
}

/** Makes the address of an office's calendar, or another one in its place. */
export interface MakeCalendarAddress extends Command, OfOffice {
  readonly type: 'MakeCalendarAddress';
  readonly secretSha256: string;
}

/** From now on the address opens nothing. */
export interface RevokeCalendarAddress extends Command {
  readonly type: 'RevokeCalendarAddress';
  /** Of the calendar; that its sender acts for it is asked by the table. */
  readonly officeId: string;
}

export type FeedCommand = MakeCalendarAddress | RevokeCalendarAddress;

interface Known extends OfOffice {
  /** Who made the last address: it is good as long as this account acts for the office. */
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly made: { readonly on: LocalDate; readonly count: number };
}

export type FeedState =
  | { readonly stage: 'NONE' }
  | (Known & { readonly stage: 'OPEN'; readonly secretSha256: string })
  | (Known & { readonly stage: 'REVOKED' });

const requireRoom = (made: Known['made'], today: LocalDate): void => {
  if (made.on !== today || made.count < MOST_ADDRESSES) return;
  throw reject('E_RATE_LIMIT', {
    ruleId: 'CAL-02',
    details: { perDay: MOST_ADDRESSES },
    messageId: `Alamat kalender dibuat paling banyak ${MOST_ADDRESSES} kali sehari; lanjutkan besok.`,
    messageEn: `Addresses of a calendar are made at most ${MOST_ADDRESSES} times a day; go on tomorrow.`,
  });
};

/** The calendar of one office, with the address that is good now. Stream `calendarFeed-{feedId}`. */
export const feedDecider: Decider<FeedState, FeedCommand, FeedEvent> = {
  category: 'calendarFeed',
  catalogue: feedCatalogue,
  initialState: { stage: 'NONE' },

  evolve: (state, { type, data }, { actor, recordedAt }) => {
    const { feedId, officeId, region } = data;
    if (type === 'CalendarAddressMade') {
      const on = localDateAt(recordedAt, zoneOf(region));
      const before = state.stage !== 'NONE' && state.made.on === on ? state.made.count : 0;
      const made = { on, count: before + 1 };
      const { secretSha256 } = data;
      return { stage: 'OPEN', feedId, officeId, region, madeBy: actor.userId, madeAt: recordedAt, made, secretSha256 };
    }
    if (state.stage !== 'OPEN') return state;
    const { secretSha256: _secret, ...known } = state;
    return { ...known, stage: 'REVOKED' };
  },

  decide: (command, state, { now }) => {
    if (command.type === 'MakeCalendarAddress') {
      const { type: _type, ...data } = command;
      if (state.stage !== 'NONE') requireRoom(state.made, localDateAt(now, zoneOf(command.region)));
      return [{ type: 'CalendarAddressMade', data }];
    }
    if (state.stage === 'NONE') throw reject('E_NOT_FOUND');
    const { feedId, officeId, region } = state;
    return state.stage === 'OPEN' ? [{ type: 'CalendarAddressRevoked', data: { feedId, officeId, region } }] : [];
  },
};
