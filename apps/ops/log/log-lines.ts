import { createHash } from 'node:crypto';
import type { EventMetadata, RecordedEvent, Revision } from '#kernel';

/** The form of a line, raised when it changes; docs/reference/log-export.md describes it. */
export const FORMAT = { format: 'sinergi-log', version: 1 } as const;

/** An event without its position, which is the store's own. */
export type LoggedEvent = Omit<RecordedEvent, 'position'>;

/** What the last line says of all lines between the first and itself. */
export interface LogDigest {
  readonly events: number;
  /** SHA-256 of the events' lines, each with its line feed, in the order of the log. */
  readonly sha256: string;
}

/** JSON without spaces, the keys of each object in the order of their UTF-16 code units (RFC 8785). */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const object = value as Readonly<Record<string, unknown>>;
  return `{${Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(object[key])}`)
    .join(',')}}`;
};

const SUM_LENGTH = 16;

/**
 * The line of an event: the same for the same event, whichever store it comes from. Its last field is a sum over the
 * others.
 */
export const lineOf = ({ data, id, metadata, revision, stream, type }: LoggedEvent): string => {
  const text = canonical({ data, id, metadata, revision, stream, type });
  return `${text.slice(0, -1)},"sum":"${createHash('sha256').update(text).digest('hex').slice(0, SUM_LENGTH)}"}`;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The event of a line; undefined when the line is not the one that `lineOf` makes of it. */
export const eventOf = (line: string): LoggedEvent | undefined => {
  const { data, id, metadata, revision, stream, type } = objectOf(line) ?? {};
  if (!isObject(data) || !isObject(metadata) || typeof revision !== 'number') return undefined;
  if (typeof id !== 'string' || typeof stream !== 'string' || typeof type !== 'string') return undefined;
  const event: LoggedEvent = {
    data,
    id,
    metadata: metadata as unknown as EventMetadata,
    revision: revision as Revision,
    stream,
    type,
  };
  return lineOf(event) === line ? event : undefined;
};

export const objectOf = (line: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value = JSON.parse(line) as unknown;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Adds up lines to their digest. */
export class Digester {
  private readonly hash = createHash('sha256');
  private events = 0;

  add(line: string): void {
    this.hash.update(line).update('\n');
    this.events += 1;
  }

  /** The digest so far; more may be added afterwards. */
  digest(): LogDigest {
    return { events: this.events, sha256: this.hash.copy().digest('hex') };
  }
}
