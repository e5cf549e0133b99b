import { requireReason, requireRoom, type DecisionContext, type ParkingEvent } from '#kernel';
import type { DropParkedEvent, ParkingCommand, ParkKey, RetryParkedKey } from './parking.commands.js';
import { MOST_PARKINGS, eventMustBeMissing, eventMustBeTheOne, keyMustBeKnown, keyMustWait } from './parking.rules.js';
import { knownKey, placeOf, type KnownKey, type ParkingState } from './parking.state.js';

type Decided = readonly ParkingEvent[];

const park = ({ type: _type, ...parked }: ParkKey, state: ParkingState): Decided =>
  knownKey(state, parked.key)?.places.includes(placeOf(parked)) ? [] : [{ type: 'KeyParked', data: parked }];

const letGo = (command: RetryParkedKey | DropParkedEvent, state: ParkingState, reason: string | undefined) => {
  const known = keyMustBeKnown(command.key, state);
  keyMustWait(known);
  return { known, data: { ...ofKey(known), reason: requireReason(reason, { ruleId: 'OPS-04' }) } };
};

const ofKey = ({ parkingId, model, key }: KnownKey) => ({ parkingId, model, key });

const retry = (command: RetryParkedKey, state: ParkingState, reason: string | undefined): Decided => {
  const { known, data } = letGo(command, state, reason);
  requireRoom(known.places.length, MOST_PARKINGS);
  return [{ type: 'ParkedKeyRetried', data }];
};

const drop = (command: DropParkedEvent, state: ParkingState, reason: string | undefined): Decided => {
  const { known, data } = letGo(command, state, reason);
  eventMustBeTheOne(command.eventId, known);
  eventMustBeMissing(command.eventId, known);
  return [{ type: 'ParkedKeyDropped', data: { ...data, eventId: command.eventId } }];
};

export const decide = (command: ParkingCommand, state: ParkingState, { reason }: DecisionContext): Decided => {
  switch (command.type) {
    case 'ParkKey':
      return park(command, state);
    case 'RetryParkedKey':
      return retry(command, state, reason);
    case 'DropParkedEvent':
      return drop(command, state, reason);
  }
};
