import { NOTHING_PARKED, alsoParked } from '../parking/parked-keys.js';
import type { FoldFailure, ParkingLot } from '../parking/parking-lot.js';
import type { Reading } from '../consumers/reading.js';

/**
 * For read models that are made to be looked at: what threw is parked in them, beside what the log tells, and nobody is
 * told.
 */
export const parkedInMemory = (lot?: Pick<ParkingLot, 'of'>): NonNullable<Reading['parking']> => {
  const own: FoldFailure[] = [];
  return {
    of: async (model) =>
      alsoParked(
        (await lot?.of(model)) ?? NOTHING_PARKED,
        own
          .filter((failure) => failure.model === model)
          .map(({ key, event, failed, releasedBy }) => ({
            key,
            event,
            failed,
            since: event.metadata.recordedAt,
            ...(releasedBy && { releasedBy }),
          })),
      ),
    park: async (failures) => void own.push(...failures),
    waiting: async () => own.length,
  };
};
