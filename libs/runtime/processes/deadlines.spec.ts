import { describe, expect, it } from '@jest/globals';
import { operationsContext } from '#contexts/operations';
import { START, StoreUnavailable, reject, type Instant, type KeyParked, type LocalDate } from '#kernel';
import { fixedClock, memoryEventStore } from '#testing';
import { Aggregates } from '../commands/aggregates.js';
import type { CommandRequest } from '../commands/command-table.js';
import { decidersOf } from '../context-module.js';
import { DeadlineKeeper, onceCaughtUp, type Deadline, type DeadlineModel } from './deadlines.js';
import { createExecutor } from '../commands/execute-command.js';
import type { Executor } from '../commands/executor.js';
import { MOST_PARKED, ParkingLot } from '../parking/parking-lot.js';
import { upcasting } from '../log/upcasting.js';

const DUE = '2026-11-28T00:00:00.000Z' as Instant;
const { tables } = operationsContext();
const table = tables[0]!;
const kind = (name: string): DeadlineModel =>
  ({
    name,
    version: 1,
    table: { path: 'visits', decider: { category: 'studyVisit' }, rows: [{ name: 'MarkOverdue' }] },
  }) as unknown as DeadlineModel;
const model = kind('report-due');

/** Keepers over deadlines that stand at these positions, all due; `answer` is what becomes of a command. */
const office = (
  positions: Readonly<Record<string, string>>,
  answer: (id: string) => object,
  models: readonly DeadlineModel[] = [model],
) => {
  const [asked, refused]: [string[], string[]] = [[], []];
  const standing: Record<string, string> = { ...positions };
  const find = async (): Promise<unknown> => ({
    items: Object.entries(standing).map(([id, position]) => ({
      id,
      position,
      doc: { dueAt: DUE, command: 'MarkOverdue', id, input: {} } satisfies Deadline,
    })),
  });
  const log = memoryEventStore();
  const upcast = upcasting(...decidersOf([{ tables }]));
  const real = createExecutor({
    store: log,
    aggregates: new Aggregates(log, upcast),
    clock: fixedClock(DUE),
    ruleBook: { version: 'spec', values: [] },
    pause: async () => undefined,
  });
  const executor: Executor = {
    execute: async (request) => {
      if (request.table === table) return real.execute(request);
      asked.push(`${request.id!} ${request.commandId}`);
      return answer(request.id!) as never;
    },
  };
  const keeper = () => {
    const lot = new ParkingLot(log, upcast, real, table);
    const kept = new DeadlineKeeper(models, {
      readStore: { find } as never,
      executor,
      clock: { now: () => DUE },
      parking: lot,
      onRefused: (_, command) => void refused.push(command.id!),
    });
    return { lot, tick: () => kept.tick() };
  };
  let given = 0;
  const steward = (name: string, input: object) =>
    real.execute({
      table,
      row: table.rows.find((row) => row.name === name)!,
      input: { model: 'report-due', reason: 'dicoba', ...input } as CommandRequest['input'],
      commandId: `steward-${(given += 1)}`,
      correlationId: 'c',
      principal: {
        userId: 'steward',
        grants: [{ role: 'DATA_STEWARD', scope: 'ID', officeId: 'walidata', validFrom: '2024-01-01' as LocalDate }],
      },
    } satisfies CommandRequest);
  const parking = async () =>
    (await log.read('parking-report-due')).map(({ type, data }) => `${type} ${(data as KeyParked).key}`);
  return { keeper, asked, refused, standing, log, steward, parking };
};
const done = { events: ['ReportOverdue'] };
const refuse = (): never => {
  throw reject('E_STATE');
};

describe('A deadline that was refused', () => {
  it('is not issued again at the next tick, nor at any later one, while nothing has changed', async () => {
    const { keeper, asked, refused } = office({ a: '1' }, refuse);
    const { tick } = keeper();
    expect([await tick(), await tick(), await tick()]).toEqual([1, 0, 0]);
    expect([asked.length, refused]).toEqual([1, ['a']]);
  });

  it('is not issued again by a process that begins anew, nor by another', async () => {
    const { keeper, asked } = office({ a: '1' }, refuse);
    await keeper().tick();
    const [one, two] = [keeper(), keeper()];
    expect([await one.tick(), await two.tick(), await one.tick()]).toEqual([0, 0, 0]);
    expect(asked).toHaveLength(1);
  });

  it('is found where an operator looks, with its command, its record and what was said', async () => {
    const { keeper, log } = office({ a: '1' }, refuse);
    await keeper().tick();
    const [parked, ...more] = await log.read('parking-report-due');
    expect(more).toEqual([]);
    expect(parked).toMatchObject({
      type: 'KeyParked',
      data: {
        model: 'report-due',
        key: 'a',
        eventType: 'MarkOverdue',
        stream: 'studyVisit-a',
        revision: -1,
        failed: 'REFUSED',
        command: 'MarkOverdue',
        code: 'E_STATE',
        error: expect.stringMatching(/^MarkOverdue studyVisit-a: E_STATE: .+ \/ .+/),
      },
    });
  });

  it('is issued once more when its document has changed, under the same id, and holds up no other', async () => {
    const { keeper, asked, standing, parking } = office({ a: '1', b: '1' }, refuse);
    const { tick } = keeper();
    await tick();
    standing['a'] = '2';
    expect([await tick(), await tick()]).toEqual([1, 0]);
    expect(asked.map((each) => each.split(' ')[0])).toEqual(['a', 'b', 'a']);
    expect(asked[0]).toBe(asked[2]);
    expect(await parking()).toEqual(['KeyParked a', 'KeyParked b', 'KeyParked a']);
  });

  it('is issued once more by a retry, under the same id, and waits again when it is refused again', async () => {
    const { keeper, asked, steward, parking } = office({ a: '1' }, refuse);
    const { tick } = keeper();
    await tick();
    await steward('RetryParkedKey', { key: 'a' });
    expect([await tick(), await tick(), await keeper().tick()]).toEqual([1, 0, 0]);
    expect(new Set(asked).size).toBe(1);
    expect(asked).toHaveLength(2);
    expect(await parking()).toEqual(['KeyParked a', 'ParkedKeyRetried a', 'KeyParked a']);
  });

  it('is never issued again as it stands once it was dropped', async () => {
    const { keeper, asked, steward, standing, log } = office({ a: '1' }, refuse);
    const { tick } = keeper();
    await tick();
    const { eventId } = (await log.read('parking-report-due'))[0]!.data as KeyParked;
    await steward('DropParkedEvent', { key: 'a', eventId });
    expect([await tick(), await tick(), await keeper().tick()]).toEqual([0, 0, 0]);
    standing['a'] = '2';
    await tick();
    expect(asked).toHaveLength(2);
  });

  it('is let go when it is settled, so that whoever looks sees only what waits, and nothing of it is remembered', async () => {
    const { keeper, standing, parking } = office({ a: '1', b: '1' }, refuse);
    const { lot, tick } = keeper();
    await tick();
    delete standing['a'];
    expect(await tick()).toBe(0);
    expect(await parking()).toEqual(['KeyParked a', 'KeyParked b', 'ParkedKeyRetried a']);
    await tick();
    expect([...(await lot.of('report-due')).histories.keys()]).toEqual(['b']);
  });

  it('leaves nothing in memory however many there were', async () => {
    const { keeper, standing } = office({}, refuse);
    const { lot, tick } = keeper();
    for (let n = 0; n < 250; n += 1) {
      for (const id of Object.keys(standing)) delete standing[id];
      standing[`d${n}`] = `${n}`;
      await tick();
    }
    await tick();
    expect([...(await lot.of('report-due')).histories.keys()]).toEqual(['d249']);
  });

  it(`makes its kind fail where more than ${MOST_PARKED} wait, and no other kind`, async () => {
    const positions = Object.fromEntries(Array.from({ length: MOST_PARKED + 1 }, (_, n) => [`d${1_000 + n}`, '1']));
    const other = kind('order-due');
    const { keeper, asked } = office(positions, (id) => (id === 'd1000' ? done : refuse()), [model, other]);
    const { tick } = keeper();
    expect(await tick()).toBe(2 * (MOST_PARKED + 1));
    expect(await tick()).toBe(0);

    const full = office({ ...positions, d2000: '1' }, refuse, [model, other]);
    const failing = full.keeper();
    await expect(failing.tick()).rejects.toThrow(
      `${MOST_PARKED + 1} of report-due would be parked, more than ${MOST_PARKED}`,
    );
    expect(await full.parking()).toHaveLength(MOST_PARKED);
    expect(asked.length).toBe(2 * (MOST_PARKED + 1));
  });
});

describe('A deadline', () => {
  it('that nobody could be asked for comes again', async () => {
    const { keeper, asked, parking } = office({ a: '1' }, () => {
      throw new StoreUnavailable('the log does not answer');
    });
    const { tick } = keeper();
    for (const _ of [1, 2]) await expect(tick()).rejects.toThrow('the log does not answer');
    expect(asked).toHaveLength(2);
    expect(await parking()).toEqual([]);
  });

  it('at which the program throws is parked after a second try, and holds up no other', async () => {
    const { keeper, asked, log } = office({ a: '1', b: '1' }, (id) => {
      if (id === 'a') throw new TypeError('no such field');
      return done;
    });
    const { tick } = keeper();
    expect([await tick(), await tick()]).toEqual([2, 0]);
    expect(asked.map((each) => each.split(' ')[0]).sort()).toEqual(['a', 'a', 'b']);
    expect((await log.read('parking-report-due')).map(({ data }) => data)).toMatchObject([
      { key: 'a', failed: 'REACTING', error: 'TypeError: no such field' },
    ]);
  });

  it('is given together with others that are due, and no more at one go than leave others their turn', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `d${100 + n}`);
    const answers: (() => void)[] = [];
    const { keeper, asked } = office(
      Object.fromEntries(ids.map((id) => [id, '1'])),
      () => new Promise((resolve) => answers.push(() => resolve(done))),
    );
    const ticked = keeper().tick();
    const sizes: number[] = [];
    for (let left = ids.length; left > 0; left -= sizes.at(-1)!) {
      while (answers.length === 0) await new Promise(setImmediate);
      sizes.push(answers.length);
      for (const answer of answers.splice(0)) answer();
    }
    expect([sizes, await ticked]).toEqual([[25, 25, 10], 60]);
    expect(asked.map((each) => each.split(' ')[0])).toEqual(ids);
  });

  it('that nobody could be asked for holds up none that is given with it, and what of those is refused is parked', async () => {
    let away = true;
    const { keeper, asked, parking } = office({ a: '1', b: '1', c: '1' }, (id) => {
      if (id === 'a' && away) throw new StoreUnavailable('the log does not answer');
      return id === 'b' ? refuse() : done;
    });
    const { tick } = keeper();
    await expect(tick()).rejects.toThrow('the log does not answer');
    expect([asked.map((each) => each.split(' ')[0]), await parking()]).toEqual([['a', 'b', 'c'], ['KeyParked b']]);
    away = false;
    expect([await tick(), await tick()]).toEqual([2, 0]);
    expect(await parking()).toEqual(['KeyParked b']);
  });

  it('that was answered and stands still is not issued again, and counts only when it changed something', async () => {
    const { keeper, asked } = office({ a: '1', b: '1' }, (id) => (id === 'a' ? done : { events: [] }));
    const { tick } = keeper();
    expect([await tick(), await tick()]).toEqual([1, 0]);
    expect(asked).toHaveLength(2);
  });

  it('waits until its read model has been at the end of the log once, however far behind it is afterwards', async () => {
    const ends = [false, true, false];
    const { turn, tick } = onceCaughtUp(
      async () => ({ position: START, events: [], end: ends.shift()! }),
      async () => 1,
    );
    const issued: number[] = [await tick()];
    while (ends.length > 0) {
      await turn();
      issued.push(await tick());
    }
    expect(issued).toEqual([0, 0, 1, 1]);
  });
});
