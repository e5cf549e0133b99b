import type { EventCatalogue, ParkingEvent } from '#kernel';

export const parkingCatalogue = {
  // Since 2 also what the system was to do by itself.
  KeyParked: { version: 2, upcast: { 1: (data: object) => data } },
  ParkedKeyRetried: { version: 1 },
  ParkedKeyDropped: { version: 1 },
} as const satisfies EventCatalogue & Record<ParkingEvent['type'], unknown>;
