import { reject, type Decider } from '#kernel';
import type { TravelDays, TravelRegistryEvent } from './travel-registry.events.js';

export interface ReserveTravelDays extends TravelDays {
  readonly type: 'ReserveTravelDays';
}

export interface ReleaseTravelDays {
  readonly type: 'ReleaseTravelDays';
  readonly visitId: string;
  readonly commandId: string;
}

export type TravelRegistryCommand = ReserveTravelDays | ReleaseTravelDays;

/** Claims by the command that made them. */
export type TravelRegistryState = Readonly<Record<string, TravelDays>>;

/**
 * VIS-10: one person's days, one stream per `subjectRef`, so that two SPD on the same day cannot both be issued, wherever
 * the two visits are kept. The days are claimed before the order is appended to the visit.
 *
 * A claim belongs to the *attempt* (`commandId`), not to the visit. Attempts of one visit never stand in each other's way,
 * and giving up a dead attempt cannot free the days of the one that succeeded.
 */
export const travelRegistryDecider: Decider<TravelRegistryState, TravelRegistryCommand, TravelRegistryEvent> = {
  category: 'travelRegistry',
  initialState: {},

  evolve: (claims, { type, data }) => {
    const { [data.commandId]: _old, ...others } = claims;
    return type === 'TravelDaysReserved' ? { ...others, [data.commandId]: data } : others;
  },

  decide: (command, claims) => {
    const own = claims[command.commandId];
    if (command.type === 'ReleaseTravelDays') {
      return own?.visitId === command.visitId ? [{ type: 'TravelDaysReleased', data: own }] : [];
    }
    const { type: _type, ...days } = command;
    if (own && own.visitId === days.visitId && own.from === days.from && own.to === days.to) return [];
    requireFreeDays(days, Object.values(claims));
    return [{ type: 'TravelDaysReserved', data: days }];
  },
};

/** VIS-10. The refusal tells nothing of the other trip, which may be none of the asker's business. */
const requireFreeDays = (wanted: TravelDays, claims: readonly TravelDays[]): void => {
  if (!claims.some(({ visitId, from, to }) => visitId !== wanted.visitId && from <= wanted.to && wanted.from <= to)) return;
  throw reject('E_TRAVEL_OVERLAP', { ruleId: 'VIS-10', field: '/travellers' });
};
