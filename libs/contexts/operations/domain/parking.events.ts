import type { EventCatalogue, ParkingEvent } from '#kernel';

export const parkingCatalogue = {
  // Since 2 also what the system was to do by itself.
  KeyParked: { version: 2, label: ['diparkir', 'parked'], upcast: { 1: (data: object) => data } },
  ParkedKeyRetried: { version: 1, label: ['dicoba lagi', 'tried again'] },
  ParkedKeyDropped: { version: 1, label: ['dilewati', 'skipped'] },
} as const satisfies EventCatalogue & Record<ParkingEvent['type'], unknown>;
