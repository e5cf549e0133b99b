import { localDateAt, zoneOf, type Instant, type ReadModel } from '#kernel';
import type { Keeper } from '../domain/document.state.js';
import type { RecordedDocumentEvent } from './document-board.document.js';

/** Consumer that keeps it. */
export const STORED_BYTES = 'stored-bytes';

/** How many bytes an office has stored on one day. What was voided since lies there all the same. */
export interface StoredOnDay {
  readonly bytes: number;
}

/** @param at what is recorded then counts for the day that it is at the office. */
export const storedOnDayKey = ({ scope, officeId }: Pick<Keeper, 'scope' | 'officeId'>, at: Instant): string =>
  `${scope}.${officeId}.${localDateAt(at, zoneOf(scope))}`;

/** For the bound of COM-14 alone: nobody is shown it. */
export const storedOnDay: ReadModel<StoredOnDay, Extract<RecordedDocumentEvent, { type: 'DocumentStored' }>> = {
  name: 'stored_on_day',
  version: 1,
  events: { document: ['DocumentStored'] },
  fields: {},
  sorts: [],
  keys: ({ metadata: { actor, recordedAt } }) => [storedOnDayKey(actor, recordedAt)],
  fold: (before, { data: { bytes } }) => ({ bytes: (before?.bytes ?? 0) + bytes }),
};
