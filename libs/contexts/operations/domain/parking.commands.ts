import type { KeyParked } from '#kernel';

/** Given by the consumer whose fold threw. */
export interface ParkKey extends KeyParked {
  readonly type: 'ParkKey';
}

export interface RetryParkedKey {
  readonly type: 'RetryParkedKey';
  readonly key: string;
}

export interface DropParkedEvent {
  readonly type: 'DropParkedEvent';
  readonly key: string;
  /** The event at which the document stopped, as whoever drops it has seen it. */
  readonly eventId: string;
}

export type ParkingCommand = ParkKey | RetryParkedKey | DropParkedEvent;
