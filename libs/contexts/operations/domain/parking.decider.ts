import { PARKING, parkingCatalogue, type Decider, type ParkingEvent } from '#kernel';
import type { ParkingCommand } from './parking.commands.js';
import { decide } from './parking.decide.js';
import { evolve, initialState, type ParkingState } from './parking.state.js';

/** The parked keys of one read model; the id is `visit_board@1`. */
export const parkingDecider: Decider<ParkingState, ParkingCommand, ParkingEvent> = {
  category: PARKING,
  catalogue: parkingCatalogue,
  initialState,
  evolve,
  decide,
};
