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

/** The data of the person are being destroyed: no order shall name him any more (COM-11). */
export interface CloseToTravel {
  readonly type: 'CloseToTravel';
  readonly subjectRef: string;
  readonly commandId: string;
  /** The last year of days claimed, on which the destruction was decided. */
  readonly lastYear: number | undefined;
}

export interface ReopenToTravel {
  readonly type: 'ReopenToTravel';
  readonly subjectRef: string;
  readonly commandId: string;
}

export type TravelRegistryCommand = ReserveTravelDays | ReleaseTravelDays | CloseToTravel | ReopenToTravel;

export interface TravelRegistryState {
  /** By the attempt that made them. */
  readonly claims: VersionedMap<TravelDays>;
  /** What each user claimed for a year, given up or not. */
  readonly shares: VersionedMap<Shares>;
  /** Attempts to destroy the person's data that were not given up. */
  readonly closings: readonly string[];
}

export const lastYearIn = ({ claims }: Pick<TravelRegistryState, 'claims'>): number | undefined =>
  claims.values().reduce<number | undefined>((last, { to }) => Math.max(last ?? 0, yearOf(to)), undefined);

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
  initialState: { claims: VersionedMap.of(), shares: VersionedMap.of(), closings: [] },

  evolve: (state, { type, data }, metadata) => {
    switch (type) {
      case 'TravelDaysReserved':
        return {
          ...state,
          claims: state.claims.with(attempt(data), data),
          shares: state.shares.with(String(yearOf(data.from)), addShare(sharesOf(state, data), metadata)),
        };
      case 'TravelDaysReleased':
        return { ...state, claims: state.claims.without(attempt(data)) };
      case 'TravelRegistryClosed':
        return { ...state, closings: [...state.closings, data.commandId] };
      case 'TravelRegistryReopened':
        return { ...state, closings: state.closings.filter((each) => each !== data.commandId) };
    }
  },

  decide: (command, state, { actor, rules }) => {
    if (command.type === 'CloseToTravel') return close(command, state);
    if (command.type === 'ReopenToTravel') return reopen(command, state);
    const own = state.claims.get(attempt(command));
    if (command.type === 'ReleaseTravelDays') {
      return own ? [{ type: 'TravelDaysReleased', data: own }] : [];
    }
    const { type: _type, ...days } = command;
    if (own && own.from === days.from && own.to === days.to) return [];
    requireOpen(state);
    requireFreeDays(days, state.claims.values());
    requireShare(sharesOf(state, days), actor, rules.get(REGISTER_TRIPS, actor.scope), '/travellers');
    return [{ type: 'TravelDaysReserved', data: days }];
  },
};

/** COM-11: of an order and a destruction at the same moment one finds the other. */
const close = (
  { subjectRef, commandId, lastYear }: CloseToTravel,
  state: TravelRegistryState,
): readonly TravelRegistryEvent[] => {
  if (state.closings.includes(commandId)) return [];
  if (lastYearIn(state) === lastYear) return [{ type: 'TravelRegistryClosed', data: { subjectRef, commandId } }];
  throw reject('E_CONCURRENCY', {
    ruleId: 'COM-11',
    messageId: 'Sementara itu perjalanan orang ini dipesan atau dilepas; kirim lagi.',
    messageEn: 'Meanwhile travel of this person was reserved or released; send it again.',
  });
};

const reopen = (
  { subjectRef, commandId }: ReopenToTravel,
  { closings }: TravelRegistryState,
): readonly TravelRegistryEvent[] =>
  closings.includes(commandId) ? [{ type: 'TravelRegistryReopened', data: { subjectRef, commandId } }] : [];

const requireOpen = ({ closings }: TravelRegistryState): void => {
  if (closings.length === 0) return;
  throw reject('E_STATE', {
    ruleId: 'COM-11',
    field: '/travellers',
    messageId: 'Data orang ini dihapus; sebut lagi orangnya dengan NIK dan nama (POST /v1/subjects).',
    messageEn: 'The data of this person are erased; name the person again by NIK and name (POST /v1/subjects).',
  });
};

/** VIS-10. The refusal tells nothing of the other trip, which may be none of the asker's business. */
const requireFreeDays = (wanted: TravelDays, claims: readonly TravelDays[]): void => {
  if (!claims.some(({ visitId, from, to }) => visitId !== wanted.visitId && from <= wanted.to && wanted.from <= to))
    return;
  throw reject('E_TRAVEL_OVERLAP', { ruleId: 'VIS-10', field: '/travellers' });
};
