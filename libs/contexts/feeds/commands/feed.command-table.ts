import { NATIONAL, isRegionCode, type RegionCode } from '#kernel';
import { derivedUuid, rowsFor, type CommandTable, type Party } from '#runtime';
import { feedDecider, type FeedCommand, type FeedState, type MakeCalendarAddress } from '../domain/feed.decider.js';
import { MakeCalendarAddressDto, RevokeCalendarAddressDto } from './feed.dto.js';
import { CALENDAR_HOLDERS } from './feed.roles.js';

/** One calendar for each office and region. */
export const feedIdOf = ({ officeId, region }: Pick<MakeCalendarAddress, 'officeId' | 'region'>): string =>
  derivedUuid('calendarFeed', region, officeId);

const regionsIn = (state: FeedState): readonly RegionCode[] =>
  state.stage !== 'NONE' && isRegionCode(state.region) ? [state.region] : [];

const partyIn = (state: FeedState): Party =>
  state.stage === 'NONE' ? { scope: NATIONAL } : { scope: state.region, officeId: state.officeId };

/** Addresses by which calendars of offices are fetched. */
export const feedCommandTable = (() => {
  const row = rowsFor<FeedState, FeedCommand>();
  /** CAL-01: nobody but the office itself, neither a superior nor an agency beside it. */
  const ofOffice = {
    roles: CALENDAR_HOLDERS,
    office: ({ officeId }: { readonly officeId: string }) => ({ officeId, field: '/officeId' }),
  } as const;
  return {
    path: 'calendar-feeds',
    decider: feedDecider,
    obligated: (command: FeedCommand, state: FeedState) => {
      const region = command.type === 'MakeCalendarAddress' ? command.region : regionsIn(state)[0];
      return region !== undefined && isRegionCode(region) ? region : undefined;
    },
    readers: { roles: CALENDAR_HOLDERS, regions: regionsIn },
    rows: [
      row({
        ...ofOffice,
        name: 'MakeCalendarAddress',
        summary: ['Buat alamat kalender kantor', 'Make the address of an office’s calendar'],
        input: MakeCalendarAddressDto,
        unrouted: true,
        idOf: feedIdOf,
        parties: ({ region }) => [region],
        ofParty: ({ region, officeId }) => ({ scope: region, officeId }),
        prepare: ({ officeId, region, secretSha256 }: MakeCalendarAddressDto, feedId) => ({
          type: 'MakeCalendarAddress',
          feedId,
          officeId,
          region,
          secretSha256,
        }),
      }),
      row({
        ...ofOffice,
        name: 'RevokeCalendarAddress',
        summary: ['Cabut alamat kalender kantor', 'Revoke the address of an office’s calendar'],
        input: RevokeCalendarAddressDto,
        unrouted: true,
        parties: (_command, state) => [partyIn(state).scope],
        ofParty: (_command, state) => partyIn(state),
        prepare: async (_input: RevokeCalendarAddressDto, feedId, sources) => {
          const feed = await sources.state(feedDecider, feedId);
          return { type: 'RevokeCalendarAddress', officeId: feed.stage === 'NONE' ? '' : feed.officeId };
        },
      }),
    ],
  } satisfies CommandTable;
})();
