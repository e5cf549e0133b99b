import type { RegionCode } from '#kernel';
import type { PersonField, RefusalGround, RequestKind } from './person.codes.js';
import type { SealedValue } from './person.events.js';

/** Keep these data of the person for a party, in the place of what it kept before. */
export interface RegisterPerson {
  readonly type: 'RegisterPerson';
  readonly personId: string;
  readonly party: RegionCode;
  readonly values: readonly SealedValue[];
}

/** Replace and remove single data, in the record of those parties for which the actor acts. */
export interface RectifyPerson {
  readonly type: 'RectifyPerson';
  readonly values: readonly SealedValue[];
  readonly removed: readonly PersonField[];
  readonly requestId?: string;
}

export interface ReceiveRequest {
  readonly type: 'ReceiveRequest';
  readonly kind: RequestKind;
}

export interface RefuseRequest {
  readonly type: 'RefuseRequest';
  readonly requestId: string;
  readonly ground: RefusalGround;
}

export interface RestrictProcessing {
  readonly type: 'RestrictProcessing';
  readonly requestId?: string;
}

export interface LiftRestriction {
  readonly type: 'LiftRestriction';
}

export interface PlaceHold {
  readonly type: 'PlaceHold';
}

export interface LiftHold {
  readonly type: 'LiftHold';
  readonly holdId: string;
}

export interface ErasePersonalData {
  readonly type: 'ErasePersonalData';
  readonly requestId: string;
}

export interface RecordErasureNotice {
  readonly type: 'RecordErasureNotice';
  readonly means: string;
}

/** By the system, when the time for an answer is over. */
export interface MarkRequestOverdue {
  readonly type: 'MarkRequestOverdue';
  readonly requestId: string;
}

/** By the system, when the key is gone. */
export interface ConfirmKeyDestroyed {
  readonly type: 'ConfirmKeyDestroyed';
}

export type PersonCommand =
  | RegisterPerson
  | RectifyPerson
  | ReceiveRequest
  | RefuseRequest
  | RestrictProcessing
  | LiftRestriction
  | PlaceHold
  | LiftHold
  | ErasePersonalData
  | RecordErasureNotice
  | MarkRequestOverdue
  | ConfirmKeyDestroyed;
