import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DOC_REF, START, TEXT, collectionOf, field, optional, record, type Document, type Position } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { columnsOf, type ModelQuery } from '#runtime';
import { THEN, fill, tripList, tripTotals, tripsById } from '../trips-board.fixture.js';
import { bearer, closeAll, start, tripOptions, type Running } from '../trips.fixture.js';

const paper = { docId: 'surat', type: 'Surat', date: '2024-11-11', sha256: 'a'.repeat(64), classification: 'SECRET' };
const letter = record({
  title: field(['judul', 'title'], TEXT),
  paper: optional(['surat', 'letter'], DOC_REF),
  told: optional(['yang dicari saat itu', 'looked up at that moment'], TEXT),
});
/** Trips with a letter, and with something beside them that is looked up. */
const letters = {
  ...tripList,
  path: 'letters',
  category: undefined,
  scopeField: undefined,
  document: letter,
  columns: columnsOf(letter)('judul', 'title'),
  model: { ...tripList.model, name: 'letters' },
  beside: async () => {
    asked.push('beside');
    return { told: 'x' };
  },
  besideFields: ['told'],
} as unknown as ModelQuery;
const STORED = { name: 'stored@1', fields: { docId: 'text' }, sorts: [] } as const;

/** What was looked up where. */
const asked: string[] = [];
const counts = { beyond: 0 };
let running: Running;

beforeAll(async () => {
  const store = await fill(memoryReadStore());
  await store.prepare([collectionOf(letters.model), STORED]);
  await store.commit({
    consumer: 'letters',
    expected: { position: START },
    next: '7' as Position,
    totals: [],
    documents: ['one', 'two'].map((id) => ({
      collection: collectionOf(letters.model),
      id,
      expected: START,
      position: '7' as Position,
      doc: { title: id, paper, revision: 4, parked: { since: THEN } } as Document,
      words: [],
    })),
  });
  const past = await fill(memoryReadStore(), { angsana: tripsById['angsana']!, kapuas: tripsById['kapuas']! });
  running = await start({
    queries: [tripList as ModelQuery, letters],
    totals: [tripTotals],
    storedDocuments: { collection: STORED, consumer: 'trips' },
    readStore: {
      ...store,
      find: (collection, query) => {
        asked.push(`find ${collection.name}`);
        return store.find(collection, query);
      },
      count: async (collection, query, most) => {
        asked.push(`count ${collection.name} ${most}`);
        return Math.min((await store.count(collection, query, most)) + counts.beyond, most);
      },
    },
    pasts: { at: async () => ({ ...past, position: '5' as Position, seen: '7' as Position }) },
  });
});
afterAll(closeAll);

const ask = async (path: string, user = 'ministry') => {
  asked.length = 0;
  return request(running.url)
    .get(path)
    .set(...bearer(user));
};

describe('Chosen fields', () => {
  it('are all that a list shows of each document, beside its id', async () => {
    const { status, body } = await ask('/v1/trips?fields=title,urgent&limit=2');
    expect([status, body.items]).toEqual([
      200,
      [
        { id: 'angsana', title: 'Kaji banding Angsana', urgent: true },
        { id: 'kapuas', title: 'Rapat Kapuas' },
      ],
    ]);
    expect(body.nextCursor).toBeDefined();
    expect((await ask('/v1/trips?fields=id&region=51')).body.items).toEqual([{ id: 'bali' }]);
  });

  it('are all that one document shows, and come with its revision and the mark of one that waits', async () => {
    expect((await ask('/v1/trips/angsana?fields=year')).body.item).toEqual({ id: 'angsana', year: 2024 });
    const always = { id: 'one', revision: 4, parked: { since: THEN } };
    expect((await ask('/v1/letters/one?fields=title')).body.item).toEqual({ ...always, title: 'one' });
    expect((await ask('/v1/letters?fields=title')).body.items[1]).toEqual({ ...always, title: 'one' });
  });

  it('are hidden as ever, and what nobody asked for is not looked up', async () => {
    const shown = (await ask('/v1/letters')).body.items[0];
    expect(asked).toEqual(['find letters@1', 'find stored@1', 'beside', 'beside']);
    expect(shown).toMatchObject({ told: 'x', paper: { hidden: true } });
    expect(shown.paper.sha256).toBeUndefined();
    const chosen = (await ask('/v1/letters?fields=paper')).body.items[0];
    expect(asked).toEqual(['find letters@1', 'find stored@1']);
    expect(chosen.paper).toEqual(shown.paper);
    await ask('/v1/letters?fields=title');
    expect(asked).toEqual(['find letters@1']);
    await ask('/v1/letters/one?fields=title');
    expect(asked).toEqual([]);
    expect((await ask('/v1/letters/one?fields=told')).body.item.told).toBe('x');
    expect(asked).toEqual(['beside']);
  });

  it.each(['colour', 'title,colour', 'title,title', '', 'title,', 'Title', '__proto__'])(
    'are refused that are unknown or repeated, with those that there are: %j',
    async (fields) => {
      for (const path of ['/v1/trips', '/v1/trips/angsana']) {
        const { body } = await ask(`${path}?fields=${fields}`);
        expect(body).toMatchObject({ status: 400, code: 'E_MALFORMED', parameter: 'fields' });
        if (fields) expect(body.messageEn).toMatch('id, title, status, year, plannedStart, regions, urgent, parked');
      }
    },
  );

  it('and a count are no part of a file', async () => {
    for (const format of ['csv', 'xlsx', 'jsonl']) {
      for (const [query, parameter] of [
        ['fields=title', 'fields'],
        ['count=true', 'count'],
      ])
        expect((await ask(`/v1/trips?format=${format}&${query}`)).body).toMatchObject({
          status: 400,
          code: 'E_MALFORMED',
          parameter,
        });
    }
  });
});

describe('A count', () => {
  it('is of all pages of what the reader sees, with the filters and the search', async () => {
    for (const [query, user, count] of [
      ['limit=1', 'ministry', 4],
      ['limit=1', 'tanbu', 2],
      ['limit=1&status=PROPOSED', 'ministry', 2],
      ['limit=1&status=PROPOSED&q=rapat', 'ministry', 1],
      ['limit=1&q=tidak-ada', 'ministry', 0],
    ] as const)
      expect([query, (await ask(`/v1/trips?${query}&count=true`, user)).body.matches]).toEqual([
        query,
        { count, orMore: false },
      ]);
    const { nextCursor } = (await ask('/v1/trips?limit=3')).body;
    expect((await ask(`/v1/trips?limit=3&count=true&cursor=${nextCursor}`)).body.matches.count).toBe(4);
  });

  it('is told where it is asked for alone, and costs nothing where the first page is all there is', async () => {
    for (const query of ['', '?count=false']) expect((await ask(`/v1/trips${query}`)).body.matches).toBeUndefined();
    expect((await ask('/v1/trips?count=true')).body.matches).toEqual({ count: 4, orMore: false });
    expect(asked).toEqual(['find trip_board@1']);
    await ask('/v1/trips?count=true&limit=3');
    expect(asked).toEqual(['find trip_board@1', 'count trip_board@1 10001']);
  });

  it('is exact up to ten thousand, and says where there are more', async () => {
    for (const [there, matches] of [
      [10_000, { count: 10_000, orMore: false }],
      [10_001, { count: 10_000, orMore: true }],
      [2_000_000, { count: 10_000, orMore: true }],
    ] as const) {
      counts.beyond = there - 4;
      expect((await ask('/v1/trips?count=true&limit=1')).body.matches).toEqual(matches);
    }
    counts.beyond = 0;
  });

  it('of the past is what there was then', async () => {
    expect((await ask(`/v1/trips?count=true&limit=1&asOf=${THEN}`)).body.matches).toEqual({ count: 2, orMore: false });
  });

  it('tells nobody whom a record names', async () => {
    expect((await ask(`/v1/trips?count=true&q=sub_${'a'.repeat(26)}`)).body).toMatchObject({
      items: [],
      matches: { count: 0, orMore: false },
    });
  });

  it('is true or false', async () => {
    expect((await ask('/v1/trips?count=yes')).body).toMatchObject({ status: 400, parameter: 'count' });
  });
});

describe('The position of all read models', () => {
  const boardOf = (known: Readonly<Record<string, string>>) => ({
    ...tripOptions().board,
    known: (consumer: string) =>
      known[consumer] === undefined
        ? undefined
        : { position: known[consumer] as Position, asOf: `2024-11-19T01:00:0${known[consumer]}.000Z` as typeof THEN },
  });
  const other = { ...letters, consumer: 'letters' } as ModelQuery;
  const positionOf = async (known: Readonly<Record<string, string>>, user = 'jury') => {
    const { url } = await start({ queries: [tripList as ModelQuery, other], board: boardOf(known) });
    return (headers: Readonly<Record<string, string>> = {}) =>
      request(url)
        .get('/v1/position')
        .set(...bearer(user))
        .set(headers);
  };

  it('is that up to which each of them shows everything, whoever asks', async () => {
    const { status, body, headers } = await (await positionOf({ trips: '6', letters: '5' }))();
    expect([status, body]).toEqual([
      200,
      { position: '5', asOf: '2024-11-19T01:00:05.000Z', models: expect.any(String) },
    ]);
    expect(headers).toMatchObject({ 'sinergi-position': '5', 'cache-control': 'private, no-cache' });
  });

  it('comes with a mark that changes when any of them moves, though another one stands still', async () => {
    const known: Record<string, string> = { trips: '6', letters: '5' };
    const asking = await positionOf(known);
    const mark = async () => ((await asking()).body as { models: string }).models;
    const before = await mark();
    expect(await mark()).toBe(before);
    known['trips'] = '7';
    const { body } = await asking();
    expect([body.position, body.models === before]).toEqual(['5', false]);
  });

  it('is looked up where it is not known as yet', async () => {
    expect((await (await positionOf({ trips: '9' }))()).body.position).toBe('7');
  });

  it('is not sent again to who has it', async () => {
    const known: Record<string, string> = { trips: '6', letters: '6' };
    const asking = await positionOf(known);
    const tag = (await asking()).headers['etag']!;
    expect((await asking({ 'If-None-Match': tag })).status).toBe(304);
    known['letters'] = known['trips'] = '8';
    expect((await asking({ 'If-None-Match': tag })).body.position).toBe('8');
  });

  it('is for who is signed in, and takes no parameters', async () => {
    expect((await request(running.url).get('/v1/position')).status).toBe(401);
    expect((await ask('/v1/position?after=7')).body).toMatchObject({ status: 400, parameter: 'after' });
  });
});
