import { expect } from '@jest/globals';
import {
  fold,
  Rejection,
  rulesOn,
  type Actor,
  type Command,
  type Decider,
  type DecisionContext,
  type DomainEvent,
  type ErrorCode,
  type EventMetadata,
  type Instant,
  type LocalDate,
} from '#kernel';
import { specActor, specMetadata } from './spec-metadata.js';

/** An event of the past; metadata only where the story depends on it (who acted, on which day). */
export type GivenEvent<Event extends DomainEvent> = Event & { readonly metadata?: Partial<EventMetadata> };

/** The event as that official did it on that day. */
export const by = <Event extends DomainEvent>(actor: Actor, on: string, event: Event): GivenEvent<Event> => ({
  ...event,
  metadata: { actor, occurredOn: on as LocalDate },
});

/** A context in which nothing is special. `occurredOn` alone also sets `today`. */
export const specContext = <Facts>(overrides: Partial<DecisionContext<Facts>> = {}): DecisionContext<Facts> => {
  const occurredOn = overrides.occurredOn ?? ('2024-11-04' as LocalDate);
  return {
    now: `${occurredOn}T03:00:00.000Z` as Instant,
    today: occurredOn,
    occurredOn,
    actor: specActor,
    commandId: 'command-1',
    rules: rulesOn('spec', [], occurredOn),
    acknowledged: [],
    facts: undefined as Facts,
    ...overrides,
  };
};

/**
 * `given(decider, events).when(command, context?).then(events)`, or `.thenRejected(code, ruleId?)`.
 * `defaults` holds what every `when` of a specification shares, first of all the facts.
 */
export const given = <State, C extends Command, Event extends DomainEvent, Facts>(
  decider: Decider<State, C, Event, Facts>,
  events: readonly GivenEvent<Event>[],
  defaults: Partial<DecisionContext<Facts>> = {},
) => {
  const state = fold(
    decider,
    events.map((event) => ({ ...event, metadata: specMetadata(event.metadata) })),
  );
  return {
    state,
    when: (command: C, overrides: Partial<DecisionContext<Facts>> = {}) => {
      const decide = () => decider.decide(command, state, specContext({ ...defaults, ...overrides }));
      return {
        then: (expected: readonly Event[]): void => expect(decide()).toStrictEqual(expected),
        /** The rejection, for what a test wants to say about its field or its details. */
        thenRejected: (code: ErrorCode, ruleId?: string): Rejection => {
          const rejection = rejectionOf(decide);
          expect({ code: rejection.code, ruleId: rejection.info.ruleId }).toEqual({
            code,
            ruleId: ruleId ?? rejection.info.ruleId,
          });
          return rejection;
        },
      };
    },
  };
};

const rejectionOf = (decide: () => readonly DomainEvent[]): Rejection => {
  let decided: readonly DomainEvent[];
  try {
    decided = decide();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
  throw new Error(`expected a rejection, but this happened: ${JSON.stringify(decided)}`);
};
