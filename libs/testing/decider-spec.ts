import { expect } from '@jest/globals';
import {
  fold, Rejection, rulesOn, type Actor, type Command, type Decider, type DecisionContext, type DomainEvent, type ErrorCode,
  type EventMetadata, type Instant, type LocalDate,
} from '#kernel';

/** An event of the past; metadata only where the story depends on it (who acted, on which day). */
export type GivenEvent<Event extends DomainEvent> = Event & { readonly metadata?: Partial<EventMetadata> };

/** The event as that official did it on that day. */
export const by = <Event extends DomainEvent>(actor: Actor, on: string, event: Event): GivenEvent<Event> =>
  ({ ...event, metadata: { actor, occurredOn: on as LocalDate } });

export const specActor: Actor = {
  userId: 'user-1', officeId: 'office-1', role: 'VILLAGE_HEAD', scope: 'ID', capacity: 'DEFINITIF',
};

/** A context in which nothing is special. `occurredOn` alone also sets `today`. */
export const specContext = <Facts>(overrides: Partial<DecisionContext<Facts>> = {}): DecisionContext<Facts> => {
  const occurredOn = overrides.occurredOn ?? ('2024-11-04' as LocalDate);
  return {
    now: `${occurredOn}T03:00:00.000Z` as Instant, today: occurredOn, occurredOn, actor: specActor, commandId: 'command-1',
    rules: rulesOn('spec', [], occurredOn), acknowledged: [], facts: undefined as Facts, ...overrides,
  };
};

export const specMetadata = (overrides: Partial<EventMetadata> = {}): EventMetadata => ({
  schemaVersion: 1, occurredOn: '2024-11-01' as LocalDate, recordedAt: '2024-11-01T03:00:00.000Z' as Instant, actor: specActor,
  command: 'Earlier', commandId: 'command-0', commandHash: '', correlationId: 'correlation-1', ruleSet: 'spec',
  provenance: { source: 'OFFICIAL', dateConfidence: 'EXACT' }, ...overrides,
});

/**
 * `given(decider, events).when(command, context?).then(events)`, or `.thenRejected(code, ruleId?)`.
 * `defaults` holds what every `when` of a specification shares, first of all the facts.
 */
export const given = <State, C extends Command, Event extends DomainEvent, Facts>(
  decider: Decider<State, C, Event, Facts>, events: readonly GivenEvent<Event>[], defaults: Partial<DecisionContext<Facts>> = {},
) => {
  const state = fold(decider, events.map((event) => ({ ...event, metadata: specMetadata(event.metadata) })));
  return {
    state,
    when: (command: C, overrides: Partial<DecisionContext<Facts>> = {}) => {
      const decide = () => decider.decide(command, state, specContext({ ...defaults, ...overrides }));
      return {
        then: (expected: readonly Event[]): void => expect(decide()).toStrictEqual(expected),
        /** The rejection, for what a test wants to say about its field or its details. */
        thenRejected: (code: ErrorCode, ruleId?: string): Rejection => {
          const rejection = rejectionOf(decide);
          expect({ code: rejection.code, ruleId: rejection.info.ruleId })
            .toEqual({ code, ruleId: ruleId ?? rejection.info.ruleId });
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
