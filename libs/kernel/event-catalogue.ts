import type { Meaning } from './code-lists.js';

/** What is known of one event type: its present version, how data of an older version is read as the next one, and what people call it. */
export interface EventVersions {
  readonly version: number;
  /** Absent in tests alone: what a context writes is shown to people. */
  readonly label?: Meaning;
  readonly upcast?: Readonly<Record<number, (data: object) => object>>;
}

/** The events of one category of streams, by stored name. Another category may have events of the same name, with versions of their own. */
export type EventCatalogue = Readonly<Record<string, EventVersions>>;

/** Types of events that somebody listens to, by category; those under `*` in whatever category. */
export type Subscription = Readonly<Record<string, readonly string[]>>;

const EVERYWHERE = '*';

interface Placed {
  readonly stream: string;
  readonly type: string;
}

const looked = new WeakMap<Subscription, (event: Placed) => boolean>();

const look = (to: Subscription): ((event: Placed) => boolean) => {
  const types = new Map(Object.entries(to).map(([category, names]) => [category, new Set(names)]));
  const everywhere = types.get(EVERYWHERE);
  return ({ stream, type }) => types.get(categoryOf(stream))?.has(type) || everywhere?.has(type) || false;
};

/** Whether a subscription covers an event, by the category of its stream and its type: asked for every event of the log. */
export const hears = (to: Subscription, event: Placed): boolean => {
  let covers = looked.get(to);
  if (!covers) looked.set(to, covers = look(to));
  return covers(event);
};

/** Everything that a decider writes. */
export const eventsOf = ({ category, catalogue }: { readonly category: string; readonly catalogue: EventCatalogue }): Subscription =>
  ({ [category]: Object.keys(catalogue) });

/** The part of a stream's name before its first hyphen; categories hold none. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));
