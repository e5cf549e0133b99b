import type { EventCatalogue, ParkingEvent } from '#kernel';

export const parkingCatalogue = {
  KeyParked: { version: 1 },
  ParkedKeyRetried: { version: 1 },
  ParkedKeyDropped: { version: 1 },
} as const satisfies EventCatalogue & Record<ParkingEvent['type'], unknown>;
