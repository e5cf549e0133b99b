import { describe, expect, it } from '@jest/globals';
import { collectionOf, type ReadStore } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { operationsContext } from '#contexts/operations';
import { OperationRefused, type ProjectionOperations } from '#runtime';
import {
  CrashingProcess,
  TallyOffice,
  askingTallies,
  shownTallies,
  tallyBoard,
  type Board,
  type TallyDocument,
} from '#testing';
import { changeRecord } from './generation-record.js';

const office = async (tallies = 5): Promise<TallyOffice> => {
  const made = new TallyOffice(memoryReadStore());
  await made.write(tallies);
  return made;
};

/** A store that takes nothing for generation 1. */
const failingBeside = (store: ReadStore): ReadStore => ({
  ...store,
  commit: (batch) => (batch.consumer.endsWith('_1') ? Promise.reject(new Error('disk')) : store.commit(batch)),
});

/** Counts wrong. */
const wrong: Board = {
  ...tallyBoard,
  fold: (document, event, key) => {
    const folded = tallyBoard.fold(document, event, key);
    return folded && { ...folded, sum: folded.sum * 2 };
  },
};

describe('Projectors that build a generation', () => {
  it('do it together: every event is folded once', async () => {
    const made = await office();
    const [one, two, operator] = [await made.process(), await made.process(), await made.process()];
    await one.consumers.settle();
    await operator.projections.rebuild('boards');
    await made.write(20);
    await Promise.all([one.consumers.settle(), two.consumers.settle()]);
    expect(await operator.projections.progress('boards')).toMatchObject({
      live: { behind: { events: 0 } },
      beside: { behind: { events: 0 } },
    });
    expect(await operator.projections.compare('boards')).toMatchObject({
      equal: true,
      documents: 25,
      totals: 1,
      differing: 0,
    });
    expect(one.consumers.statuses()).toMatchObject([{ name: 'boards', state: 'live' }, { name: 'deadlines' }]);
  });

  it('read a page once where both generations stand at the same place', async () => {
    const readsOf = async (generations: 1 | 2): Promise<number> => {
      const made = await office();
      const runtime = await made.process();
      if (generations === 2) await runtime.projections.rebuild('boards');
      let reads = 0;
      const { readAll } = made.eventStore;
      made.eventStore.readAll = (...asked) => ((reads += 1), readAll(...asked));
      await runtime.consumers.settle();
      return reads;
    };
    expect(await readsOf(2)).toBe(await readsOf(1));
  });

  it('tell what goes wrong beside, and go on with the live one', async () => {
    const made = await office();
    const runtime = await made.process({ readStore: failingBeside(made.readStore) });
    await runtime.projections.rebuild('boards');
    await runtime.consumers.settle();
    expect((await shownTallies(runtime)).items).toHaveLength(5);
    expect(runtime.consumers.statuses()[0]).toMatchObject({ name: 'boards', state: 'live' });
    expect(made.faults).toEqual(['boards, generation 1: Error: disk']);
    await expect(runtime.projections.compare('boards')).rejects.toThrow(
      'Generation 1 of boards has not caught up with generation 0',
    );
  });
});

describe('A fold that throws in what is being built', () => {
  it('stops the building and is told; the live documents do not wait for it', async () => {
    const made = await office();
    const sound = await made.process({ beside: [operationsContext()] });
    await sound.consumers.settle();
    const throwing = {
      ...tallyBoard,
      fold: () => {
        throw new TypeError('a fold of the new program');
      },
    };
    const faulty = await made.process({ models: [throwing], beside: [operationsContext()] });
    await faulty.projections.rebuild('boards');
    await faulty.consumers.settle();
    expect(made.faults).toContain('boards, generation 1: TypeError: a fold of the new program');
    expect(await made.eventStore.read('parking-tally_board@1')).toEqual([]);
    await made.write(1);
    await sound.projections.discard('boards');
    await sound.consumers.settle();
    expect((await shownTallies(sound)).items).toHaveLength(made.opened);
  });
});

describe('A comparison', () => {
  it('shows what a wrong fold does, and the switch is refused unless forced', async () => {
    const made = await office();
    const before = await made.process();
    await before.consumers.settle();
    const right = await shownTallies(before);
    const after = await made.process({ models: [wrong] });
    await after.projections.rebuild('boards');
    await after.consumers.settle();
    const { differences, ...comparison } = await after.projections.compare('boards');
    expect(comparison).toEqual({ equal: false, documents: 5, totals: 1, differing: 6 });
    expect(differences).toHaveLength(6);
    expect(differences[0]).toMatchObject({
      kind: 'document',
      name: expect.stringMatching(/^tally_board@1\//),
      live: { closed: false },
      beside: { closed: false },
    });
    expect(
      differences
        .slice(0, 5)
        .map(({ live, beside }) => [(live as TallyDocument).sum * 2, (beside as TallyDocument).sum])
        .every(([twice, sum]) => twice === sum),
    ).toBe(true);
    expect(differences.at(-1)).toMatchObject({
      kind: 'total',
      live: { count: 5n, sum: 9n },
      beside: { count: 5n, sum: 18n },
    });
    await expect(after.projections.switchTo('boards')).rejects.toThrow('differs from the live one');
    expect(await shownTallies(after)).toEqual(right);
    await after.projections.switchTo('boards', { force: true });
    expect(await shownTallies(after)).not.toEqual(right);
    await after.projections.rollback('boards');
    expect(await shownTallies(after)).toEqual(right);
  });

  it('finds a document or a total that one generation alone has', async () => {
    const made = await office(2);
    const runtime = await made.process();
    await runtime.consumers.settle();
    const blind = await made.process({ models: [{ ...tallyBoard, keys: () => [] }] });
    await blind.projections.rebuild('boards');
    await blind.consumers.settle();
    const { differences } = await blind.projections.compare('boards');
    expect(differences.map(({ kind, beside }) => [kind, beside])).toEqual([
      ['document', undefined],
      ['document', undefined],
      ['total', {}],
    ]);
  });
});

describe('An operator', () => {
  it.each<[asked: string, by: (projections: ProjectionOperations) => Promise<unknown>, answer: string]>([
    [
      'of no such projection',
      (to) => to.rebuild('visit'),
      'There is no projection "visit"; there are boards, deadlines.',
    ],
    ['to compare one generation', (to) => to.compare('boards'), 'nothing stands beside it'],
    ['to switch to nothing', (to) => to.switchTo('boards'), 'nothing stands beside it'],
    ['to roll back before any switch', (to) => to.rollback('boards'), 'nothing stands beside it'],
    ['to discard nothing', (to) => to.discard('boards'), 'nothing stands beside it'],
    [
      'to build two at once',
      (to) => to.rebuild('boards').then(() => to.rebuild('boards')),
      'Generation 1 of boards is already being built',
    ],
    [
      'to switch unseen',
      (to) => to.rebuild('boards').then(() => to.switchTo('boards')),
      'compare them first, or force',
    ],
    [
      'to switch too early',
      (to) => to.rebuild('boards').then(() => to.switchTo('boards', { force: true })),
      'has not caught up',
    ],
    [
      'to roll back to what is being built',
      (to) => to.rebuild('boards').then(() => to.rollback('boards')),
      'is still being built. Discard it',
    ],
  ])('who asks %s is told', async (_, by, answer) => {
    const made = await office();
    await (await made.process()).consumers.settle();
    const asked = by((await made.process()).projections);
    await expect(asked).rejects.toThrow(answer);
    await expect(asked).rejects.toBeInstanceOf(OperationRefused);
  });

  it('who asks at the same time as another begins one generation and no more', async () => {
    const made = await office();
    const two = [await made.process(), await made.process()];
    const answers = await Promise.allSettled(two.map(({ projections }) => projections.rebuild('boards')));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('who rebuilds after a switch loses the previous generation and nothing else; no number is used twice', async () => {
    const made = await office();
    const runtime = await made.process();
    const { projections } = runtime;
    for (const generation of [1, 2, 3]) {
      expect(await projections.rebuild('boards')).toMatchObject({
        live: { generation: generation - 1 },
        beside: { generation, state: 'building' },
      });
      await runtime.consumers.settle();
      await projections.compare('boards');
      await projections.switchTo('boards');
    }
    await projections.discard('boards');
    expect(await projections.list()).toMatchObject([
      { name: 'boards', models: ['tally_board@1'], live: { generation: 3 } },
      { name: 'deadlines', live: { generation: 0 } },
    ]);
    expect((await shownTallies(runtime)).items).toHaveLength(5);
    for (const gone of [0, 1, 2]) {
      expect((await runtime.generations.store(gone).find(collectionOf(tallyBoard), { limit: 9 })).items).toEqual([]);
    }
  });

  it('dying at any call of the read store leaves what can be gone on with', async () => {
    const steps = ['rebuild', 'compare', 'switchTo', 'rollback', 'discard'] as const;
    /** An operator's whole round, by one process that also builds; `done` so far. */
    const round = async (made: TallyOffice, readStore: ReadStore, done: Set<string>): Promise<void> => {
      const runtime = await made.process({ readStore });
      for (const step of steps) {
        if (done.has(step)) continue;
        await runtime.consumers.settle();
        await runtime.projections[step]('boards');
        done.add(step);
      }
    };
    const clean = await office(2);
    const counting = new CrashingProcess();
    await round(clean, counting.over(clean.readStore), new Set());
    const expected = await shownTallies(await clean.process());

    for (let call = 1; call <= counting.calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const made = await office(2);
        const dying = new CrashingProcess({ call, when });
        const died = await round(made, dying.over(made.readStore), new Set()).then(
          () => false,
          () => true,
        );
        expect([call, when, died]).toEqual([call, when, true]);
        const survivor = await made.process();
        await survivor.consumers.settle();
        expect((await shownTallies(survivor)).totals).toEqual(expected.totals);
        const { beside } = await survivor.projections.progress('boards');
        if (beside) await survivor.projections.discard('boards');
        await round(made, made.readStore, new Set());
        expect((await shownTallies(await made.process())).items).toHaveLength(2);
      }
    }
  });
});

describe('A process that only reads', () => {
  it('goes over to another generation when that shows all it has told of, and not before', async () => {
    const made = await office();
    const [builder, reader] = [await made.process(), await made.process()];
    await builder.projections.rebuild('boards');
    await builder.consumers.settle();
    await made.write(1);
    await (await made.process({ readStore: failingBeside(made.readStore) })).consumers.settle();
    const { ask } = askingTallies(reader, made, 'elsewhere');
    const before = await ask();
    expect(before).toMatchObject({ position: await made.eventStore.head(), count: 6 });
    // Switched by someone who looked a moment too early: the other generation is one batch behind.
    await changeRecord(made.readStore, 'boards', (record) => ({
      ...record,
      live: 1,
      beside: { generation: 0, state: 'previous' },
    }));
    expect(await ask()).toEqual(before);
    expect(reader.generations.served('boards')).toBe(0);
    await builder.consumers.settle();
    expect(await ask()).toEqual(before);
    expect(reader.generations.served('boards')).toBe(1);
  });
});

describe('A model of a raised version', () => {
  it('is built in the generation that is live, beside what stands', async () => {
    const made = await office();
    const runtime = await made.process();
    await runtime.projections.rebuild('boards');
    await runtime.consumers.settle();
    await runtime.projections.switchTo('boards', { force: true });
    const before = await shownTallies(runtime);
    const raised: Board = { ...tallyBoard, version: 2, contribute: () => [] };
    const next = await made.process({ models: [raised] });
    await next.consumers.settle();
    expect((await next.generations.reads.find(collectionOf(raised), { limit: 9 })).items).toEqual(before.items);
    expect(
      (await made.readStore.find({ ...collectionOf(raised), name: 'tally_board@2_1' }, { limit: 9 })).items,
    ).toHaveLength(5);
    expect(await shownTallies(runtime)).toEqual(before);
  });
});
