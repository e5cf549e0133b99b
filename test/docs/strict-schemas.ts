import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { categoryOf, isLocalDate, isRupiah, pathOf, record, type EventCatalogue, type RecordedEvent } from '#kernel';
import { decidersOf, eventNames, upcasting } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';

export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same schema, which knows no field but its own. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isNode(schema)) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([keyword, part]) => [keyword, closed(part)]));
  const open = isNode(schema['properties']) && !('additionalProperties' in schema);
  return open ? { ...parts, additionalProperties: false } : parts;
};

/** What a value holds otherwise than a schema says, or beside it. */
export type Faults = (value: unknown) => readonly unknown[];

/** @param components schemas that it refers to. */
export const strictly = (name: string, schema: unknown, components: unknown = {}): Faults => {
  let holds: ValidateFunction | undefined;
  const compiled = (): ValidateFunction => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const formats = {
      date: isLocalDate,
      rupiah: isRupiah,
      'json-pointer': (text: string) => pathOf(text) !== undefined,
      'date-time': (text: string) => new Date(text).toISOString() === text,
    };
    for (const [format, is] of Object.entries(formats)) ajv.addFormat(format, is);
    return ajv.compile({ ...(closed(schema) as object), components: closed(components) });
  };
  return (value) => {
    holds ??= compiled();
    return holds(value)
      ? []
      : holds.errors!.map(({ instancePath, message, params }) => [name, instancePath, message, params]);
  };
};

const deciders = [...decidersOf(allContexts()), eventNames];

/** All types of events, by category, with what is declared of them. */
export const eventTypes = () =>
  deciders.flatMap(({ category, catalogue }) =>
    Object.entries(catalogue as EventCatalogue).map(([type, versions]) => ({
      name: `${category}/${type}`,
      type,
      ...versions,
    })),
  );

const upcast = upcasting(...deciders);
const byType = new Map(eventTypes().map(({ name, data = {} }) => [name, strictly(name, record(data).schema)]));

/** What the data of events hold, in the present version, otherwise than their types declare, or beside it. */
export const eventDataFaults = (
  log: readonly Pick<RecordedEvent, 'stream' | 'type' | 'data' | 'metadata'>[],
): readonly unknown[] =>
  log.flatMap((event) => {
    const faults = byType.get(`${categoryOf(event.stream)}/${event.type}`);
    return faults ? faults(upcast(event as RecordedEvent).data) : [`${event.stream}: ${event.type} is in no catalogue`];
  });
