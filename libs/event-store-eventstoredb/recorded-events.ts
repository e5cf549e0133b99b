import type { EventMetadata, EventToAppend, RecordedEvent, Revision } from '#kernel';
import type { JSONEventData, JSONEventType, RecordedEvent as StoredEvent } from '@eventstore/db-client';
import { positionOf } from './positions.js';

export type OwnEvent = JSONEventType<string, Record<string, unknown>, Record<string, unknown>>;

export const toStore = ({ id, type, data, metadata }: EventToAppend): JSONEventData<OwnEvent> => ({
  id,
  type,
  contentType: 'application/json',
  data: data as OwnEvent['data'],
  metadata: metadata as unknown as OwnEvent['data'],
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const isMetadata = (value: unknown): value is EventMetadata =>
  isObject(value) &&
  Number.isInteger(value['schemaVersion']) &&
  isObject(value['actor']) &&
  ['recordedAt', 'commandId', 'commandHash', 'correlationId'].every((name) => typeof value[name] === 'string');

/**
 * The name of a stream within the log of that prefix; nothing for a stream of another log. Names begin with a category,
 * which has no `/`.
 */
const nameIn = (prefix: string, streamId: string): string | undefined => {
  const name = streamId.startsWith(prefix) ? streamId.slice(prefix.length) : '/';
  return name.split('-', 1)[0]!.includes('/') ? undefined : name;
};

/**
 * The envelope of an event that Sinergi wrote to the log of that prefix; nothing for what others wrote into the same
 * EventStoreDB: its own events (streams and types that begin with `$`), events that are not JSON, JSON without
 * Sinergi's metadata, other logs.
 */
export const fromStore = (
  prefix: string,
  { id, type, data, metadata, isJson, streamId, revision, position }: StoredEvent,
): RecordedEvent | undefined => {
  const stream = nameIn(prefix, streamId);
  if (
    stream === undefined ||
    streamId.startsWith('$') ||
    type.startsWith('$') ||
    !isJson ||
    !position ||
    !isObject(data) ||
    !isMetadata(metadata)
  )
    return undefined;
  return { id, type, data, metadata, stream, revision: Number(revision) as Revision, position: positionOf(position) };
};
