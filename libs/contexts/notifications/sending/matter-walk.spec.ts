import { beforeEach, describe, expect, it } from '@jest/globals';
import { addHours, collectionOf, instant, type Instant, type Position, type ReadStore } from '#kernel';
import { noticeModel, type Notice, type OpenMatter } from '#runtime';
import { memoryReadStore } from '#read-store-memory';
import { MatterWalk } from './matter-walk.js';

const NOW = instant(new Date('2024-11-19T02:00:00Z'));
const at = (n: number): Position => `p${String(n).padStart(6, '0')}` as Position;
const minutes = (count: number, from: Instant = NOW): Instant => addHours(from, count / 60);

const model = noticeModel({
  name: 'walked_notices',
  version: 1,
  kinds: [],
  events: {},
  follow: () => ({}),
  matters: () => [],
});

let store: ReadStore;
let committed: number;
/** Pages and documents that were asked for, by the field. */
let read: { readonly by: string; readonly count: number }[];
let failing = false;
let told: string[];
const counting: Pick<ReadStore, 'find'> = {
  find: async (collection, query) => {
    const page = await store.find(collection, query);
    read.push({ by: Object.keys(query.filter ?? {}).join(), count: page.items.length });
    if (failing) throw new Error('away');
    return page as never;
  },
};
const documents = (): number => read.reduce((sum, { count }) => sum + count, 0);

/** Records in which one matter is told of at that instant, each of its own position. */
const write = async (count: number, when: Instant, name = 'visit'): Promise<Position> => {
  const documentsOf = Array.from({ length: count }, (_, n) => {
    const position = at(committed + n + 1);
    const matter: OpenMatter = {
      kind: 'REPORT_DUE',
      part: '',
      regions: [],
      raisedBy: `e-${committed + n + 1}`,
      at: when,
    };
    const doc: Notice = {
      followed: {},
      open: [matter],
      regions: [],
      kinds: [matter.kind],
      users: [],
      times: [when],
      changed: position,
    };
    const id = `${name}-${committed + n + 1}`;
    return { collection: collectionOf(model), id, expected: '' as Position, position, doc, words: [] };
  });
  const expected = await store.checkpoint('walk');
  committed += count;
  const batch = { consumer: 'walk', expected, next: at(committed), totals: [], documents: documentsOf };
  expect(await store.commit(batch)).toBe(true);
  return at(committed);
};

let walk: MatterWalk;
beforeEach(async () => {
  store = memoryReadStore();
  await store.prepare([collectionOf(model)]);
  [committed, read, told, failing] = [0, [], [], false];
  walk = new MatterWalk(counting, [model], async (matter) => void told.push(matter.told.matter.raisedBy));
});

describe('The walk through what people are to be told of', () => {
  it('reads nothing again that stands as it stood, and what came since once', async () => {
    const head = await write(250, minutes(-30));
    await walk.turn(NOW, head);
    expect([new Set(told).size, told.length]).toEqual([250, 250]);
    read = [];
    for (let n = 1; n <= 30; n += 1) await walk.turn(minutes(n), head);
    expect(documents()).toBe(0);
    const next = await write(3, minutes(30));
    await walk.turn(minutes(31), next);
    expect(told.slice(250)).toEqual(['e-251', 'e-252', 'e-253']);
    // The record at which it stood is seen once more, and those that fell due between the turns.
    expect(documents()).toBeLessThan(8);
  });

  it('goes on where it stopped when there is more than one turn takes, and takes each once', async () => {
    const head = await write(4_500, minutes(-60));
    for (let turn = 1; turn <= 3; turn += 1) await walk.turn(minutes(turn), head);
    expect([new Set(told).size, told.length]).toEqual([4_500, 4_500]);
    expect(documents()).toBe(4_500);
  });

  it('goes on where it stopped with what came since, too', async () => {
    await walk.turn(NOW, await write(1, minutes(-1)));
    const head = await write(4_500, NOW);
    for (let turn = 0; turn < 4; turn += 1) await walk.turn(NOW, head);
    expect(new Set(told).size).toBe(4_501);
    // Once as changed, and none more than the one at which a page ended.
    const changes = read.filter(({ by }) => by === 'changed').reduce((sum, { count }) => sum + count, 0);
    expect(changes).toBeLessThan(4_600);
  });

  it('loses nothing when the store fails in the middle, and does not begin anew', async () => {
    const head = await write(2_500, minutes(-60));
    await walk.turn(NOW, head);
    expect(told).toHaveLength(2_000);
    failing = true;
    await expect(walk.turn(NOW, head)).rejects.toThrow('away');
    failing = false;
    await walk.turn(NOW, head);
    expect([new Set(told).size, told.length]).toEqual([2_500, 2_500]);
  });

  it('finds what falls due as time passes, once, and not before', async () => {
    const head = await write(1, minutes(10));
    await walk.turn(NOW, head);
    await walk.turn(minutes(9), head);
    expect(told).toEqual([]);
    await walk.turn(minutes(10), head);
    await walk.turn(minutes(11), head);
    expect(told).toEqual(['e-1']);
  });

  it('finds what another clock dated long ago, as soon as the log has it', async () => {
    await walk.turn(NOW, await write(1, minutes(-1)));
    await walk.turn(minutes(5), await write(1, minutes(-70 * 60)));
    expect(told).toEqual(['e-1', 'e-2']);
  });

  it('asks once for what came since, also where the log ends with what is none of its records', async () => {
    await walk.turn(NOW, await write(1, minutes(-1)));
    await write(2, NOW);
    read = [];
    for (let n = 1; n <= 3; n += 1) await walk.turn(minutes(n), at(committed + 5));
    expect(read.filter(({ by }) => by === 'changed')).toHaveLength(1);
    expect(new Set(told).size).toBe(3);
  });

  it('finds nothing again where a clock went back', async () => {
    const head = await write(1, minutes(5));
    await walk.turn(minutes(10), head);
    for (const minute of [0, 10, 11]) await walk.turn(minutes(minute), head);
    expect(told).toEqual(['e-1']);
  });

  it('tells nothing that began to wait four days ago', async () => {
    await walk.turn(NOW, await write(1, minutes(-97 * 60)));
    await walk.turn(NOW, await write(1, minutes(-97 * 60)));
    expect(told).toEqual([]);
  });

  it('looks through everything once more after an hour, and when it is asked to', async () => {
    const head = await write(3, minutes(-1));
    await walk.turn(NOW, head);
    await walk.turn(minutes(59), head);
    expect(told).toHaveLength(3);
    expect(await walk.turn(minutes(60), head)).toBe(true);
    expect(told).toHaveLength(6);
    walk.again();
    expect(await walk.turn(minutes(61), head)).toBe(true);
    expect(told).toHaveLength(9);
  });
});
