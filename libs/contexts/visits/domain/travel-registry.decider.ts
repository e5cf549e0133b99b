import { VersionedMap, addShare, reject, requireShare, yearOf, type Decider, type Shares } from '#kernel';
import { travelRegistryCatalogue, type TravelDays, type TravelRegistryEvent } from './travel-registry.events.js';
import { REGISTER_TRIPS } from './visit.settings.js';

export interface ReserveTravelDays extends TravelDays {
  readonly type: 'ReserveTravelDays';
}

export interface ReleaseTravelDays {
  readonly type: 'ReleaseTravelDays';
  readonly visitId: string;
  readonly commandId: string;
}

export type TravelRegistryCommand = ReserveTravelDays | ReleaseTravelDays;

export interface TravelRegistryState {
  /** By the attempt that made them. */
  readonly claims: VersionedMap<TravelDays>;
  /** What each user claimed for a year, given up or not. */
  readonly shares: VersionedMap<Shares>;
}

/** An attempt is one command on one visit: a sender may give commands on several visits the same id. */
const attempt = ({ visitId, commandId }: Pick<TravelDays, 'visitId' | 'commandId'>): string =>
  `${visitId}/${commandId}`;

const sharesOf = ({ shares }: TravelRegistryState, { from }: TravelDays): Shares =>
  shares.get(String(yearOf(from))) ?? VersionedMap.of();

/**
 * VIS-10: one person's days, one stream per `subjectRef`, so that two SPD on the same day cannot both be issued,
 * wherever the two visits are kept. The days are claimed before the order is appended to the visit.
 *
 * A claim belongs to the *attempt* (visit and `commandId`), not to the visit alone. Attempts of one visit never stand
 * in each other's way, and giving up a dead attempt cannot free the days of the one that succeeded.
 */
export const travelRegistryDecider: Decider<TravelRegistryState, TravelRegistryCommand, TravelRegistryEvent> = {
  category: 'travelRegistry',
  catalogue: travelRegistryCatalogue,
  initialState: { claims: VersionedMap.of(), shares: VersionedMap.of() },

  evolve: (state, { type, data }, metadata) =>
    type === 'TravelDaysReserved'
      ? {
          claims: state.claims.with(attempt(data), data),
          shares: state.shares.with(String(yearOf(data.from)), addShare(sharesOf(state, data), metadata)),
        }
      : { ...state, claims: state.claims.without(attempt(data)) },

  decide: (command, state, { actor, rules }) => {
    const own = state.claims.get(attempt(command));
    if (command.type === 'ReleaseTravelDays') {
      return own ? [{ type: 'TravelDaysReleased', data: own }] : [];
    }
    const { type: _type, ...days } = command;
    if (own && own.from === days.from && own.to === days.to) return [];
    requireFreeDays(days, state.claims.values());
    requireShare(sharesOf(state, days), actor, rules.get(REGISTER_TRIPS, actor.scope), '/travellers');
    return [{ type: 'TravelDaysReserved', data: days }];
  },
};

/** VIS-10. The refusal tells nothing of the other trip, which may be none of the asker's business. */
const requireFreeDays = (wanted: TravelDays, claims: readonly TravelDays[]): void => {
  if (!claims.some(({ visitId, from, to }) => visitId !== wanted.visitId && from <= wanted.to && wanted.from <= to))
    return;
  throw reject('E_TRAVEL_OVERLAP', { ruleId: 'VIS-10', field: '/travellers' });
};
