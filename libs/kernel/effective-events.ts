import type { EventMetadata } from './event.js';
import { valueAt, withValue } from './json-pointer.js';
import type { FieldChange } from './field-change.js';
import type { Correction } from './record-repair.js';
import type { LocalDate } from './time.js';

/** An event as far as corrections touch it. */
export interface Correctable {
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
}

/** The field that stands for the business date in an event's metadata. */
export const BUSINESS_DATE = '/occurredOn';

export const isCorrection = ({ type }: { readonly type: string }): boolean => type === 'RecordCorrected';

/** What an event says at a place of its data, or on which day it happened. */
export const statedAt = ({ data, metadata }: Pick<Correctable, 'data' | 'metadata'>, field: string): unknown =>
  field === BUSINESS_DATE ? metadata.occurredOn : valueAt(data, field);

/** The event with another value there. */
export const restated = <E extends Correctable>(event: E, field: string, value: unknown): E =>
  field === BUSINESS_DATE
    ? { ...event, metadata: { ...event.metadata, occurredOn: value as LocalDate } }
    : { ...event, data: withValue(event.data, field, value) };

/**
 * A correction of the old form may name no event, or one that holds no such field: it means the last before it that
 * holds it, or the first of all.
 */
const targetOf = (events: readonly Correctable[], { targetEventId, targetType, field }: FieldChange): number => {
  const holds = (event: Correctable): boolean => statedAt(event, field) !== undefined;
  const named = events.findIndex(({ id }) => id === targetEventId);
  if (targetType !== undefined || (named >= 0 && holds(events[named]!))) return named;
  return Math.max(
    0,
    events.findLastIndex((event) => !isCorrection(event) && holds(event)),
  );
};

/**
 * The events of one record as they are to be understood: each correction has changed those before it and stands in its
 * own place itself. Whoever folds a record folds these; ids, order and authors are those of the log.
 */
export const effective = <E extends Correctable>(events: readonly E[]): readonly E[] => {
  if (!events.some(isCorrection)) return events;
  const understood: E[] = [];
  for (const event of events) {
    for (const change of isCorrection(event) ? (event.data as Correction).changes : []) {
      const target = targetOf(understood, change);
      if (target >= 0 && understood[target])
        understood[target] = restated(understood[target], change.field, change.new);
    }
    understood.push(event);
  }
  return understood;
};
