import { describe, expect, it } from '@jest/globals';
import { START, type Decider, type EventStore } from '#kernel';
import {
  Crash,
  CrashingProcess,
  MemoryLog,
  Rivals,
  VILLAGE,
  fixedClock,
  memoryEventStore,
  repetitions,
  seatDecider,
  seeded,
  tallyRequest,
  type CrashPoint,
  type Random,
} from '#testing';
import { Aggregates, createExecutor, upcasting, type CommandRequest, type Executor } from '#runtime';

const executorOn = (store: EventStore): Executor =>
  createExecutor({
    store,
    aggregates: new Aggregates(store, upcasting()),
    clock: fixedClock(),
    ruleBook: { version: 'spec', values: [] },
    pause: async () => undefined,
  });

/** A registry in which everybody has room. */
const guestBook: Decider<
  object,
  { readonly type: 'Enter'; readonly name: string },
  { readonly type: 'SeatTaken'; readonly data: { readonly owner: string } }
> = {
  category: 'guestBook',
  catalogue: seatDecider.catalogue,
  initialState: {},
  evolve: (state) => state,
  decide: ({ name }) => [{ type: 'SeatTaken', data: { owner: name } }],
};
const RAISE = tallyRequest('RaiseTally', 'any', {}).row;

interface Rival {
  readonly name: string;
  readonly seats: readonly string[];
}

const shuffled = (seats: readonly string[], random: Random): readonly string[] =>
  seats
    .map((seat) => ({ seat, at: random(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ seat }) => seat);

const rivalsFrom = (random: Random): readonly Rival[] => {
  const seats = Array.from({ length: 3 + random(6) }, (_, n) => `seat${n}`);
  return Array.from({ length: 2 + random(4) }, (_, n) => ({
    name: `rival${n}`,
    seats: shuffled(seats, random).slice(0, 1 + random(seats.length)),
  }));
};

const share = (a: Rival, b: Rival): boolean => a.seats.some((seat) => b.seats.includes(seat));

/** Rivals that stand in one another's way, directly or through others. */
const groupsOf = (rivals: readonly Rival[]): readonly (readonly Rival[])[] =>
  rivals.reduce<readonly (readonly Rival[])[]>((groups, rival) => {
    const touched = groups.filter((group) => group.some((other) => share(rival, other)));
    return [...groups.filter((group) => !touched.includes(group)), [rival, ...touched.flat()]];
  }, []);

/** Each rival raises a tally of its own, in one of up to three processes. */
const raceOf = async (rivals: readonly Rival[], random: Random, dies?: CrashPoint) => {
  const log = new MemoryLog();
  const setUp = executorOn(memoryEventStore(log));
  const ids = await Promise.all(
    rivals.map(
      async ({ name }) => (await setUp.execute(tallyRequest('OpenTally', `open-${name}`, { region: VILLAGE }))).id,
    ),
  );
  const field = new Rivals(log, random);
  const processes = [1, 2, 3].map(() => executorOn(field.process()));
  const dying = executorOn(new CrashingProcess(dies).over(field.process()));
  const outcomes = await field.race(
    rivals.map(({ name, seats }, n) =>
      (dies && n === 0 ? dying : processes[random(3)]!).execute(
        tallyRequest('RaiseTally', name, { by: 1, seats }, { id: ids[n]! }),
      ),
    ),
  );
  const store = memoryEventStore(log);
  const ownerOf = async (seat: string) =>
    (await new Aggregates(store, upcasting()).fresh(seatDecider, seat)).state as { readonly owner?: string };
  const held = new Map<string, string>();
  for (const seat of new Set(rivals.flatMap(({ seats }) => seats))) {
    const { owner } = await ownerOf(seat);
    if (owner) held.set(seat, owner);
  }
  return { winners: rivals.filter((_, n) => outcomes[n]!.status === 'fulfilled'), outcomes, held };
};

const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]): readonly unknown[] =>
  outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [(outcome.reason as { readonly code?: string }).code ?? outcome.reason] : [],
  );

describe('Rivals for the same claims', () => {
  const RACES = repetitions({ eachChange: 60, long: 1_000 });

  it('never all lose: of two that share any, in whatever order they name them, exactly one wins, whatever the interleaving', async () => {
    for (let seed = 1; seed <= RACES; seed += 1) {
      const random = seeded(seed);
      const seats = Array.from({ length: 1 + random(6) }, (_, n) => `seat${n}`);
      const rivals = ['x', 'y'].map((name) => ({ name, seats: shuffled(seats, random) }));
      const { winners, outcomes, held } = await raceOf(rivals, random);
      expect({ seed, winners: winners.length, codes: codesOf(outcomes) }).toEqual({
        seed,
        winners: 1,
        codes: ['E_TRAVEL_OVERLAP'],
      });
      expect(held).toEqual(new Map(seats.map((seat) => [seat, winners[0]!.name])));
    }
  });

  it('share out what there is: winners share nothing, every group that is in its own way has one, and losers hold nothing', async () => {
    for (let seed = 1; seed <= RACES; seed += 1) {
      const random = seeded(seed);
      const rivals = rivalsFrom(random);
      const { winners, outcomes, held } = await raceOf(rivals, random);
      expect(winners.flatMap((one) => winners.filter((other) => other !== one && share(one, other)))).toEqual([]);
      for (const group of groupsOf(rivals))
        expect({ seed, won: group.some((rival) => winners.includes(rival)) }).toEqual({ seed, won: true });
      expect(held).toEqual(new Map(winners.flatMap(({ name, seats }) => seats.map((seat) => [seat, name] as const))));
      for (const code of codesOf(outcomes)) expect(code).toBe('E_TRAVEL_OVERLAP');
    }
  });

  it('of whom one dies on the way hold what they won, and nothing is held twice', async () => {
    for (let seed = 1; seed <= RACES; seed += 1) {
      const random = seeded(seed);
      const rivals = rivalsFrom(random);
      const { winners, outcomes, held } = await raceOf(rivals, random, {
        call: 1 + random(12),
        when: random(2) === 0 ? 'before' : 'after',
      });
      for (const { name, seats } of winners)
        for (const seat of seats) expect({ seed, seat, by: held.get(seat) }).toEqual({ seed, seat, by: name });
      const owners = new Set(held.values());
      for (const { name } of rivals.slice(1))
        expect(owners.has(name)).toBe(winners.some((winner) => winner.name === name));
      for (const error of codesOf(outcomes)) if (error !== 'E_TRAVEL_OVERLAP') expect(error).toBeInstanceOf(Crash);
    }
  });
});

describe('Claims of one process in one registry', () => {
  it("wait for each other: of fifty that do not stand in each other's way each is made, and none is told to come again", async () => {
    const store = memoryEventStore(new MemoryLog());
    const executor = executorOn(store);
    const names = Array.from({ length: 50 }, (_, n) => `rival${n}`);
    const ids = await Promise.all(
      names.map(
        async (name) => (await executor.execute(tallyRequest('OpenTally', `open-${name}`, { region: VILLAGE }))).id,
      ),
    );
    const outcomes = await Promise.allSettled(
      names.map((name, n) =>
        executor.execute({
          ...tallyRequest('RaiseTally', name, { by: 1 }, { id: ids[n]! }),
          row: {
            ...RAISE,
            reservations: () => [
              { registry: guestBook, id: 'one', reserve: { type: 'Enter', name }, release: { type: 'Enter', name } },
            ],
          },
        } as CommandRequest),
      ),
    );
    expect(codesOf(outcomes)).toEqual([]);
    expect((await store.read('guestBook-one')).length).toBe(50);
  });
});

describe('A claim that others hold', () => {
  const raise = (executor: Executor, id: string, commandId: string, seats: readonly string[]) =>
    executor.execute(tallyRequest('RaiseTally', commandId, { by: 1, seats }, { id }));

  it('is refused at its place in the input, the first of several, and however often it is asked for no registry grows by it', async () => {
    const log = new MemoryLog();
    const executor = executorOn(memoryEventStore(log));
    const [mine, others] = (await Promise.all(
      ['mine', 'others'].map(
        async (name) => (await executor.execute(tallyRequest('OpenTally', name, { region: VILLAGE }))).id,
      ),
    )) as [string, string];
    await raise(executor, others, 'held', ['y', 'z']);
    const before = (await memoryEventStore(log).readAll(START, 100)).events.length;
    for (const [attempt, seats, field] of [
      ['first', ['a', 'z', 'y'], '/seats/1'],
      ['second', ['y', 'b', 'z'], '/seats/0'],
    ] as const) {
      await expect(raise(executor, mine, attempt, seats)).rejects.toMatchObject({
        code: 'E_TRAVEL_OVERLAP',
        info: { field },
      });
    }
    expect((await memoryEventStore(log).readAll(START, 100)).events.length).toBe(before);
    expect((await raise(executor, mine, 'third', ['a', 'b'])).events).toEqual(['TallyRaised']);
  });
});
