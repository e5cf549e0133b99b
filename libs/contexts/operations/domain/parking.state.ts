import type { KeyParked, ParkingEvent } from '#kernel';

/** A key that was parked at least once. */
export interface KnownKey {
  readonly parkingId: string;
  readonly model: string;
  readonly key: string;
  /** Events at which it waits now, the last found last; empty when it has been let go. */
  readonly waitsAt: readonly Pick<KeyParked, 'eventId' | 'failed'>[];
  /** Every parking there ever was, by `placeOf`. */
  readonly places: readonly string[];
}

/** The parked keys of one read model, by key. */
export interface ParkingState {
  readonly keys: Readonly<Record<string, KnownKey>>;
}

export const initialState: ParkingState = { keys: {} };

/** An event stops a key once when it comes, and once more at each retry that comes no further. */
export const placeOf = ({
  eventId,
  releasedBy = '',
  failed,
}: Pick<KeyParked, 'eventId' | 'releasedBy' | 'failed'>): string => `${eventId}/${releasedBy}/${failed}`;

export const knownKey = ({ keys }: ParkingState, key: string): KnownKey | undefined =>
  Object.hasOwn(keys, key) ? keys[key] : undefined;

export const evolve = (state: ParkingState, { type, data }: ParkingEvent): ParkingState => {
  const { parkingId, model, key } = data;
  const { waitsAt, places } = knownKey(state, key) ?? { waitsAt: [], places: [] };
  const after: KnownKey =
    type === 'KeyParked'
      ? {
          parkingId,
          model,
          key,
          waitsAt: [...waitsAt, { eventId: data.eventId, failed: data.failed }],
          places: [...places, placeOf(data)],
        }
      : { parkingId, model, key, waitsAt: [], places };
  return { keys: { ...state.keys, [key]: after } };
};
