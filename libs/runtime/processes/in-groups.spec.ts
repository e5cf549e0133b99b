import { expect, it } from '@jest/globals';
import { streamId } from '#kernel';
import { operationsContext } from '#contexts/operations';
import { memoryReadStore } from '#read-store-memory';
import { createRuntime, reaction } from '#runtime';
import { VILLAGE, fixedClock, memoryEventStore, tallyDecider, tallyRequest, tallyTable } from '#testing';
import { inGroups } from './in-groups.js';

const command = (name: string, id?: string) => ({ table: tallyTable, name, ...(id && { id }), input: {} });
const sizes = (...commands: readonly ReturnType<typeof command>[]): readonly number[] => {
  const groups = inGroups(commands as unknown as Parameters<typeof inGroups>[0]);
  expect(groups.flat()).toEqual(commands);
  return groups.map(({ length }) => length);
};

it('Commands of one name go together while each is for a stream of its own, and never out of order', () => {
  const raise = (id: string) => command('RaiseTally', id);
  expect(sizes(raise('a'), raise('b'), raise('c'))).toEqual([3]);
  expect(sizes(raise('a'), raise('b'), raise('a'), raise('c'))).toEqual([2, 2]);
  expect(sizes(raise('a'), command('CloseTally', 'b'), raise('c'))).toEqual([1, 1, 1]);
  // Nobody knows yet which streams these will begin.
  expect(sizes(command('OpenTally'), command('OpenTally'))).toEqual([1, 1]);
  expect(sizes(...Array.from({ length: 60 }, (_, n) => raise(String(n))))).toEqual([25, 25, 10]);
  expect(sizes()).toEqual([]);
});

it('The commands of a group are given at once, those of the next group after them', async () => {
  const eventStore = memoryEventStore();
  const { append } = eventStore;
  let [running, most] = [0, 0];
  const order: string[] = [];
  eventStore.append = async (...asked) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    order.push(`${asked[0]} ${asked[2][0]!.type}`);
    return append(...asked);
  };
  const others: string[] = [];
  const onRaised = (given: 'RaiseTally' | 'CloseTally') =>
    reaction(tallyDecider, 'TallyRaised', tallyTable, given, ({ stream, metadata }) =>
      metadata.actor.role === 'SYSTEM' || others.includes(streamId(stream))
        ? []
        : others.map((id) => ({ id, input: given === 'RaiseTally' ? { by: 1 } : {} }) as never),
    );
  const { executor, turns } = await createRuntime({
    eventStore,
    readStore: memoryReadStore(),
    clock: fixedClock(),
    ruleBook: { version: 'spec', values: [] },
    contexts: [
      {
        name: 'tallies',
        tables: [tallyTable],
        queries: [],
        totals: [],
        projections: [],
        processManagers: [
          { name: 'raising', from: 'beginning', reactions: [onRaised('RaiseTally'), onRaised('CloseTally')] },
        ],
        deadlines: [],
      },
      operationsContext(),
    ],
    pause: async () => undefined,
  });
  const opened = async (name: string): Promise<string> =>
    (await executor.execute(tallyRequest('OpenTally', `open-${name}`, { region: VILLAGE }))).id;
  for (const name of ['a', 'b', 'c']) others.push(await opened(name));
  const first = await opened('first');
  await executor.execute(tallyRequest('RaiseTally', 'raise-first', { by: 1 }, { id: first }));
  [most, order.length] = [0, 0];
  while (!(await turns['raising']!()).end);
  expect(most).toBe(3);
  expect(order.filter((text) => /tally-/.test(text))).toEqual([
    ...others.map((id) => `tally-${id} TallyRaised`),
    ...others.map((id) => `tally-${id} TallyClosed`),
  ]);
});
