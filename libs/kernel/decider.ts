import type { Actor } from './actor.js';
import type { WarningCode } from './warnings.js';
import type { EventCatalogue, EventVersions } from './event-catalogue.js';
import type { DomainEvent, EventMetadata } from './event.js';
import type { RuleSet } from './rule-set.js';
import type { Instant, LocalDate } from './time.js';

/** All that a decision may know beside the command and the state. */
export interface DecisionContext<Facts = undefined> {
  readonly now: Instant;
  /** Today in the zone of the obligated party. */
  readonly today: LocalDate;
  /** The business date claimed by the command; never in the future (COM-05). */
  readonly occurredOn: LocalDate;
  readonly actor: Actor;
  readonly commandId: string;
  /** The rules in force on `occurredOn` (COM-06). */
  readonly rules: RuleSet;
  /** Warnings that the command acknowledges. */
  readonly acknowledged: readonly WarningCode[];
  readonly reason?: string;
  /** State of other streams and reference data, declared by the command's row. */
  readonly facts: Facts;
}

/** A command as the domain sees it: its name, and its input already normalised (regions resolved, amounts read). */
export interface Command {
  readonly type: string;
}

/** One aggregate, pure: what may happen (`decide`) and what it means (`evolve`). Its stream is `${category}-${id}`. */
export interface Decider<State, C extends Command, Event extends DomainEvent, Facts = undefined> {
  readonly category: string;
  /** All of its events, with their versions. */
  readonly catalogue: EventCatalogue & Readonly<Record<Event['type'], EventVersions>>;
  readonly initialState: State;
  evolve(state: State, event: Event, metadata: EventMetadata): State;
  /**
   * No events is a valid answer: nothing new happened.
   * @throws Rejection when a rule is broken.
   */
  decide(command: C, state: State, context: DecisionContext<Facts>): readonly Event[];
}

/** What every row of every table has in common: used where the concrete types do not matter. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of deciders is heterogeneous by nature
export type AnyDecider = Decider<any, any, any, any>;

/**
 * Where events come from, for whoever reacts to them: a decider, or what a context tells others of one: `{ category }`,
 * typed by its events.
 */
export interface EventSource<Event extends DomainEvent> {
  readonly category: string;
  readonly decide?: (...args: never) => readonly Event[];
}

export const streamName = (decider: { readonly category: string }, id: string): string => `${decider.category}-${id}`;

/** The id part of a stream name; categories hold no hyphen. */
export const streamId = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

export const fold = <State, Event extends DomainEvent>(
  decider: { readonly initialState: State; evolve(state: State, event: Event, metadata: EventMetadata): State },
  events: readonly { readonly type: string; readonly data: object; readonly metadata: EventMetadata }[],
  from: State = decider.initialState,
): State => events.reduce((state, event) => decider.evolve(state, event as unknown as Event, event.metadata), from);
