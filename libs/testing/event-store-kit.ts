import { describe, it } from '@jest/globals';
import {
  eventStoreExamples,
  type EventStoreCheck,
  type EventStoreTraits,
  type EventStoreUnderTest,
} from './event-store-checks.js';
import { eventStoreProperty } from './event-store-property.js';

/** What every event store must do: examples, then random histories. */
export const eventStoreChecks = (traits: EventStoreTraits): readonly EventStoreCheck[] =>
  [...eventStoreExamples, eventStoreProperty()].filter(({ only }) => only === undefined || traits[only]);

export const runCheck = async (check: EventStoreCheck, make: () => Promise<EventStoreUnderTest>): Promise<void> => {
  const tested = await make();
  try {
    await check.run(tested);
  } finally {
    await tested.dispose();
  }
};

/** Registers one test for each check. `make` gives a fresh store each time. */
export const eventStoreKit = (
  name: string,
  make: () => Promise<EventStoreUnderTest>,
  traits: EventStoreTraits = { uniqueIds: true, numberedPositions: true },
): void =>
  describe(`${name}, as every event store,`, () => {
    for (const check of eventStoreChecks(traits)) it(check.name, () => runCheck(check, make));
  });
