import { reject } from '#kernel';
import { knownKey, type KnownKey, type ParkingState } from './parking.state.js';

/** OPS-01 What is retried or dropped was parked once. */
export const keyMustBeKnown = (key: string, state: ParkingState): KnownKey => {
  const known = knownKey(state, key);
  if (known) return known;
  throw reject('E_NOT_FOUND', {
    ruleId: 'OPS-01',
    field: '/key',
    messageId: 'Dokumen ini tidak pernah diparkir.',
    messageEn: 'This document was never parked.',
  });
};

/** OPS-02 What is retried or dropped waits; once let go it is not let go again. */
export const keyMustWait = ({ waitsAt }: KnownKey): void => {
  if (waitsAt.length > 0) return;
  throw reject('E_STATE', {
    ruleId: 'OPS-02',
    field: '/key',
    messageId: 'Dokumen ini tidak sedang diparkir.',
    messageEn: 'This document is not parked now.',
  });
};

/**
 * COM-14 [D]: how often one document may be parked before another retry of it is refused. It can be dropped still, or
 * the read model built anew.
 */
export const MOST_PARKINGS = 200;

/**
 * OPS-03 Only an event at which the document stopped can be dropped, so that nobody drops another one than he has seen.
 */
export const eventMustBeTheOne = (eventId: string, { waitsAt }: KnownKey): void => {
  if (waitsAt.some((at) => at.eventId === eventId)) return;
  throw reject('E_STATE', {
    ruleId: 'OPS-03',
    field: '/eventId',
    details: { waitsAt },
    messageId: 'Dokumen ini tidak berhenti pada kejadian tersebut.',
    messageEn: 'This is not the event at which the document stopped.',
  });
};

/** OPS-05 An event that the document has taken in cannot be dropped: what is wrong is how the document is counted. */
export const eventMustBeMissing = (eventId: string, { waitsAt }: KnownKey): void => {
  if (waitsAt.some((at) => at.eventId === eventId && at.failed !== 'COUNTING')) return;
  throw reject('E_STATE', {
    ruleId: 'OPS-05',
    field: '/eventId',
    messageId: 'Kejadian ini sudah termuat dalam dokumen; perbaiki cara menghitungnya, lalu coba lagi.',
    messageEn: 'The document has taken this event in; mend how it is counted, then retry.',
  });
};
