import type { Meaning } from './code-lists.js';
import { coded, type Fields, type Kind, type Shape } from './document-form.js';

/**
 * What is known of one event type: its present version, what it holds then,
 * how data of an older version is read as the next one, and what people call it.
 */
export interface EventVersions {
  readonly version: number;
  /** Absent in tests alone, as `data`: what a context writes is shown to people. */
  readonly label?: Meaning;
  /** The members of its data in the present version: their type, their schema and what each is called. */
  readonly data?: Fields;
  readonly upcast?: Readonly<Record<number, (data: object) => object>>;
}

/**
 * The events of one category of streams, by stored name. Another category may have events of the same name, with
 * versions of their own.
 */
export type EventCatalogue = Readonly<Record<string, EventVersions>>;

/**
 * An event with the data that its catalogue declares: `DeclaredEvent<typeof visitCatalogue, 'VisitApproved'>`; without
 * a type, any of them.
 */
export type DeclaredEvent<C extends EventCatalogue, T extends keyof C = keyof C> = {
  [Type in T & string]: { readonly type: Type; readonly data: Shape<NonNullable<C[Type]['data']>> };
}[T & string];

/** The same catalogue, where all events hold these members, too. */
export const allHolding = <const F extends Fields, const C extends EventCatalogue>(fields: F, catalogue: C) =>
  Object.fromEntries(
    Object.entries(catalogue).map(([type, { data, ...versions }]) => [
      type,
      { ...versions, data: { ...fields, ...data } },
    ]),
  ) as { readonly [Type in keyof C]: C[Type] & { readonly data: F } };

/** The type of an event of that catalogue, which says what each is called. */
export const eventOf = <Catalogue extends EventCatalogue>(catalogue: Catalogue): Kind<keyof Catalogue & string> => ({
  schema: coded(Object.fromEntries(Object.entries(catalogue).map(([type, { label }]) => [type, label]))),
});

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

/**
 * Whether a subscription covers an event, by the category of its stream and its type: asked for every event of the log.
 */
export const hears = (to: Subscription, event: Placed): boolean => {
  let covers = looked.get(to);
  if (!covers) looked.set(to, (covers = look(to)));
  return covers(event);
};

/** Everything that a decider writes. */
export const eventsOf = ({
  category,
  catalogue,
}: {
  readonly category: string;
  readonly catalogue: EventCatalogue;
}): Subscription => ({ [category]: Object.keys(catalogue) });

/** The part of a stream's name before its first hyphen; categories hold none. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));
