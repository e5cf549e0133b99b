import { describe, expect, it, jest } from '@jest/globals';
import { NO_DOCUMENTS, NO_STREAM, START, type EventStore, type Instant, type ReadModel, type Revision } from '#kernel';
import { VILLAGE, memoryEventStore, specMetadata, tallyBoard, tallyDecider, type TallyDocument } from '#testing';
import { streamHistories } from './stream-histories.js';

const at = (hour: number): Instant => `2024-11-04T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant;

/** A tally that was opened and then raised so often, each time by its revision. */
const raised = async (times: number, text = '') => {
  const store = memoryEventStore();
  const event = (revision: number, type: string, data: object) => ({
    id: `00000000-0000-8000-8000-${String(revision).padStart(12, '0')}`,
    type,
    data,
    metadata: { ...specMetadata(), recordedAt: at(Math.min(revision, 23)) },
  });
  await store.append('tally-1', NO_STREAM, [
    event(0, 'TallyOpened', { region: VILLAGE }),
    ...Array.from({ length: times }, (_, n) => event(n + 1, 'TallyRaised', { by: n + 1, seats: [], text })),
  ]);
  const asked: unknown[] = [];
  const read: EventStore['read'] = (stream, options) => {
    asked.push(options?.limit);
    return store.read(stream, options);
  };
  return { store: { read }, log: store, asked };
};

const historiesOf = (store: Pick<EventStore, 'read'>, model: ReadModel<TallyDocument> = tallyBoard) =>
  streamHistories(store, (event) => event, [{ decider: tallyDecider, model: model as unknown as ReadModel }]);

describe('The pages of a history', () => {
  it('tell who entered a reference of a person first: no page, later actor or act of the system changes that', async () => {
    const store = memoryEventStore();
    const refs = ['a', 'b'].map((letter) => `sub_${letter.repeat(26)}`);
    const by = (scope: string, role: 'VILLAGE_HEAD' | 'SYSTEM') => ({
      ...specMetadata().actor,
      role,
      scope: scope as typeof VILLAGE,
      officeId: scope,
    });
    const event = (index: number, actor: ReturnType<typeof by>, text: string) => ({
      id: `00000000-0000-8000-8000-00000000000${index}`,
      type: index === 0 ? 'TallyOpened' : 'TallyRaised',
      data: { region: VILLAGE, by: 1, seats: [], text },
      metadata: { ...specMetadata(), actor },
    });
    await store.append('tally-1', NO_STREAM, [
      event(0, by(VILLAGE, 'VILLAGE_HEAD'), `by ${refs[0]}`),
      event(1, by('63.10', 'VILLAGE_HEAD'), refs[0]!),
      event(2, by('ID', 'SYSTEM'), refs[1]!),
    ]);
    const { enteredBy } = await historiesOf(store).of('tally', '1', { from: 2 as Revision, limit: 1 });
    expect([...enteredBy]).toEqual([[refs[0], { scope: VILLAGE, officeId: VILLAGE }]]);
  });

  it('tell every step once, in order, each with what it changed, whatever the size of the pages', async () => {
    const { store } = await raised(7);
    const histories = historiesOf(store);
    const { items: whole, next } = await histories.of('tally', '1', { limit: 8 });
    expect([whole.length, next]).toEqual([8, undefined]);
    for (const limit of [1, 2, 3, 7, 8, 9]) {
      const told = [];
      for (let from: Revision | undefined = 0 as Revision; from !== undefined;) {
        const page: Awaited<ReturnType<typeof histories.of>> = await histories.of('tally', '1', { from, limit });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        told.push(...page.items);
        from = page.next;
      }
      expect(told).toEqual(whole);
    }
  });

  it('of 3,700 steps are as large as any, the last ones too, and no reading asks for all of them', async () => {
    const { store, asked } = await raised(3_700);
    const { items, next } = await historiesOf(store).of('tally', '1', { from: 3_690 as Revision, limit: 50 });
    expect(items.map(({ revision }) => revision)).toEqual(Array.from({ length: 11 }, (_, n) => 3_690 + n));
    expect(items.at(-1)!.changes).toEqual([
      { kind: 'ALTERED', pointer: '/sum', before: 3_699 * 1_850, after: (3_700 * 3_701) / 2 },
    ]);
    expect(next).toBeUndefined();
    expect(new Set(asked)).toEqual(new Set([200]));
  });

  it('end when they have become large, and hold one step at least', async () => {
    const { store } = await raised(5, 'x'.repeat(600_000));
    const histories = historiesOf(store);
    expect((await histories.of('tally', '1', { limit: 50 })).items.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    const { store: huge } = await raised(2, 'x'.repeat(2_000_000));
    expect(await historiesOf(huge).of('tally', '1', { from: 1 as Revision, limit: 50 })).toMatchObject({
      items: [{ revision: 1 }],
      next: 2,
    });
  });

  it('beyond the last step hold nothing', async () => {
    const { store } = await raised(1);
    expect(await historiesOf(store).of('tally', '1', { from: 2 as Revision, limit: 50 })).toEqual({
      items: [],
      enteredBy: new Map(),
      documents: NO_DOCUMENTS,
      scopes: new Set(['ID']),
    });
  });
});

describe('However long a stream is', () => {
  it('others get their turn while it is folded, by the time that it takes', async () => {
    const { store } = await raised(100);
    let now = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => (now += 3));
    let turns = 0;
    let going = true;
    const count = (): void => {
      turns += 1;
      if (going) setImmediate(count);
    };
    setImmediate(count);
    await historiesOf(store).of('tally', '1', { limit: 50 });
    expect(turns).toBeGreaterThan(10);
    turns = 0;
    await historiesOf(store).documentAt('tally', '1', at(23));
    expect(turns).toBeGreaterThan(10);
    going = false;
    clock.mockRestore();
  });
});

describe('A record that was corrected many times', () => {
  const correction = (revision: number) => ({
    id: `00000000-0000-8000-8000-${String(revision).padStart(12, '0')}`,
    type: 'RecordCorrected',
    data: { changes: [{ targetEventId: '00000000-0000-8000-8000-000000000001', field: '/by', new: revision }] },
    metadata: { ...specMetadata(), recordedAt: at(23) },
  });

  it('is read twice for its history and twice for its document, and each correction holds from its place on', async () => {
    const { store, log, asked } = await raised(5);
    for (let revision = 6; revision < 16; revision += 1)
      await log.append('tally-1', (revision - 1) as Revision, [correction(revision)]);
    const { items } = await historiesOf(store).of('tally', '1', { limit: 50 });
    const sums = items.slice(6).map(({ changes }) => changes.find(({ pointer }) => pointer === '/sum'));
    expect(sums).toEqual(
      Array.from({ length: 10 }, (_, n) => ({
        kind: 'ALTERED',
        pointer: '/sum',
        before: n === 0 ? 15 : 19 + n,
        after: 20 + n,
      })),
    );
    expect(asked).toHaveLength(2);
    const board: ReadModel<TallyDocument> = {
      ...tallyBoard,
      ofOneStream: true,
      events: { tally: [...tallyBoard.events['tally']!, 'RecordCorrected'] },
      fold: (document, event, key) =>
        event.type === 'RecordCorrected' ? document : tallyBoard.fold(document, event, key),
    };
    expect((await historiesOf(store, board).documentAt('tally', '1', at(23))).document).toMatchObject({ sum: 29 });
    expect(asked).toHaveLength(4);
  });
});

describe('The document of an instant', () => {
  it('comes with the position of the last event that it shows, not of what came later', async () => {
    const { store, log } = await raised(5);
    await log.append('tally-other', NO_STREAM, [
      {
        id: '00000000-0000-8000-8000-900000000000',
        type: 'TallyOpened',
        data: { region: VILLAGE },
        metadata: specMetadata(),
      },
    ]);
    const positions = (await log.read('tally-1')).map(({ position }) => position);
    for (const hour of [0, 3, 5, 23]) {
      expect(await historiesOf(store).documentAt('tally', '1', at(hour))).toMatchObject({
        position: positions[Math.min(hour, 5)],
      });
    }
    expect(await historiesOf(store).documentAt('tally', '1', '2024-11-03T23:59:59.999Z' as Instant)).toEqual({
      position: START,
      last: 5,
      documents: NO_DOCUMENTS,
    });
  });

  it('or of a step is what that step left, with when it was recorded and the last step that there is', async () => {
    const { store, log } = await raised(5);
    const positions = (await log.read('tally-1')).map(({ position }) => position);
    const sums = [0, 1, 3, 6, 10, 15, 15];
    for (const [revision, sum] of sums.entries()) {
      expect(await historiesOf(store).documentAt('tally', '1', revision as Revision)).toMatchObject({
        document: { sum },
        position: positions[Math.min(revision, 5)],
        recordedAt: at(Math.min(revision, 5)),
        last: 5,
      });
    }
    const { items } = await historiesOf(store).of('tally', '1', {
      limit: 10,
      after: 1 as Revision,
      until: 4 as Revision,
    });
    expect(items.map(({ revision }) => revision)).toEqual([2, 3, 4]);
  });

  it('that cannot be folded further bears the mark and the position of its last good state', async () => {
    const { store, log } = await raised(5);
    const events = await log.read('tally-1');
    const model: ReadModel<TallyDocument> = {
      ...tallyBoard,
      fold: (document, event, key) => {
        if (event.revision === 3) throw new Error('broken');
        return tallyBoard.fold(document, event, key);
      },
    };
    expect(await historiesOf(store, model).documentAt('tally', '1', at(23))).toEqual({
      position: events[2]!.position,
      recordedAt: at(3),
      last: 5,
      documents: NO_DOCUMENTS,
      document: {
        region: VILLAGE,
        sum: 3,
        closed: false,
        parked: { since: at(3), eventId: events[3]!.id, shows: events[2]!.position },
      },
    });
  });

  it('and a page of its history come with the documents of the whole record, the later steps and what cannot be folded included', async () => {
    const store = memoryEventStore();
    const paper = (docId: string, classification: string) => ({ docId, sha256: docId, classification });
    const event = (revision: number, type: string, data: object) => ({
      id: `00000000-0000-8000-8000-00000000000${revision}`,
      type,
      data,
      metadata: { ...specMetadata(), recordedAt: at(revision) },
    });
    await store.append('tally-1', NO_STREAM, [
      event(0, 'TallyOpened', { region: VILLAGE, paper: paper('a', 'PUBLIC') }),
      event(1, 'TallyRaised', { by: 1, seats: [] }),
      event(2, 'TallyRaised', { by: 1, seats: [], paper: paper('b', 'PUBLIC') }),
      event(3, 'RecordCorrected', {
        changes: [
          { targetEventId: '00000000-0000-8000-8000-000000000000', field: '/paper/classification', new: 'SECRET' },
        ],
      }),
    ]);
    const all = { classifications: [['PUBLIC', 'SECRET'], ['PUBLIC']] };
    const broken = historiesOf(store, {
      ...tallyBoard,
      fold: () => {
        throw new Error('broken');
      },
    });
    for (const hour of [0, 2, 23])
      expect([
        hour,
        await historiesOf(store).documentAt('tally', '1', at(hour)),
        await broken.documentAt('tally', '1', at(hour)),
      ]).toMatchObject([hour, { documents: all }, { documents: all }]);
    for (const limit of [1, 3, 4, 5])
      expect(await historiesOf(store).of('tally', '1', { limit })).toMatchObject({
        documents: all,
        items: { length: Math.min(limit, 4) },
      });
  });

  it('of nothing is not found', async () => {
    const { store } = await raised(1);
    await expect(historiesOf(store).documentAt('tally', '2', at(23))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(historiesOf(store).documentAt('seat', '1', at(23))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
