import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  INTEGER,
  START,
  TEXT,
  collectionOf,
  field,
  record,
  type Document,
  type Position,
  type ReadModel,
  type TypeOf,
} from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import type { ModelQuery, PublicQuery } from '#runtime';
import { openApiDocument } from '../openapi/openapi.js';
import { tripList, tripsById, fill } from '../trips-board.fixture.js';
import { PUBLIC_TABLES } from './public-module.js';
import { bearer, closeAll, start, tripOptions, type Running } from '../trips.fixture.js';

const openTrip = record({ title: field(['judul', 'title'], TEXT), year: field(['tahun', 'year'], INTEGER) });
type OpenTrip = TypeOf<typeof openTrip>;

/** Trips as the public sees them: what is called how, and when. */
const openTrips: ReadModel<OpenTrip> = {
  name: 'open_trips',
  version: 1,
  events: {},
  fields: { year: 'integer', regions: 'regions', published: 'boolean' },
  sorts: ['title'],
  keys: () => [],
  fold: (trip) => trip,
};
const publicTrips: PublicQuery<OpenTrip> = {
  access: 'public',
  maxAge: 300,
  path: 'open-trips',
  summary: ['Perjalanan, untuk umum', 'Trips, for the public'],
  model: openTrips,
  consumer: 'trips',
  parameters: {
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun', 'Year'] },
    region: { field: 'regions', kind: 'within', summary: ['Wilayah', 'Region'] },
  },
  only: () => ({ published: { eq: true } }),
  defaultSort: { field: 'title' },
  document: openTrip,
  columns: [
    { title: 'judul', meaning: ['judul', 'title'], value: ({ title }) => title },
    { title: 'tahun', meaning: ['tahun', 'year'], type: 'number', value: ({ year }) => year },
  ],
};
const REFERENCE = `sub_${'a'.repeat(26)}`;

let running: Running;
const filled = async () => {
  const readStore = await fill(memoryReadStore());
  await readStore.prepare([collectionOf(openTrips)]);
  await readStore.commit({
    consumer: 'open',
    expected: { position: START },
    next: '7' as Position,
    totals: [],
    documents: [
      ['one', { title: 'Kaji banding', year: 2024, published: true }],
      ['two', { title: 'Studi tiru', year: 2023, published: true, leader: REFERENCE }],
      ['hidden', { title: 'Belum untuk umum', year: 2024, published: false }],
    ].map(([id, doc]) => ({
      collection: collectionOf(openTrips),
      id: id as string,
      expected: START,
      position: '7' as Position,
      doc: doc as Document,
      words: [],
    })),
  });
  return readStore;
};
beforeAll(async () => {
  running = await start({
    queries: [tripList as ModelQuery],
    publicQueries: [publicTrips as PublicQuery],
    readStore: await filled(),
  });
});
afterAll(closeAll);

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${running.url}/v1/${path}`, { headers });
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;

describe('What anybody may ask', () => {
  it('is answered without a token, with the documents of its own model and no others', async () => {
    const answer = await get('open-trips');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        items: [
          { id: 'one', title: 'Kaji banding', year: 2024, published: true },
          { id: 'two', title: 'Studi tiru', year: 2023, published: true, leader: expect.not.stringContaining('sub_') },
        ],
        asOf: expect.any(String),
        position: '7',
        stale: false,
      },
    ]);
    expect(await (await get('open-trips?year=2024')).json()).toMatchObject({ items: [{ id: 'one' }] });
    expect(await (await get('open-trips/one')).json()).toMatchObject({
      item: { id: 'one', title: 'Kaji banding' },
      position: '7',
    });
  });

  it('is the same whoever asks: a token is not looked at, be it good or not', async () => {
    const asked = [undefined, bearer('ministry'), bearer('nobody'), ['Authorization', 'Bearer forged'] as const];
    const answers = await Promise.all(
      asked.map(async (token) => (await get('open-trips', token && { [token[0]]: token[1] })).text()),
    );
    expect(new Set(answers).size).toBe(1);
  });

  it('may be kept by anybody for as long as its row says, and is told apart by a tag', async () => {
    for (const path of ['open-trips', 'open-trips/one']) {
      const answer = await get(path);
      const head = await fetch(`${running.url}/v1/${path}`, { method: 'HEAD' });
      for (const { headers } of [answer, head])
        expect([headers.get('cache-control'), headers.get('vary')]).toEqual(['public, max-age=300', 'Accept-Encoding']);
      expect(head.headers.get('etag')).toBe(answer.headers.get('etag'));
      const again = await get(path, { 'If-None-Match': answer.headers.get('etag')! });
      expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'public, max-age=300']);
    }
  });

  it.each(['open-trips/three', 'open-trips/hidden', 'open-trips?what=1', 'open-trips/one?what=1'])(
    'is kept by nobody where it is a refusal: %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.status >= 400, answer.headers.get('cache-control')]).toEqual([true, 'no-store']);
    },
  );

  it('is had as one table, of what is open and the columns of its row alone, in its order, and kept as long', async () => {
    const answer = await get('open-trips?format=csv&sort=-title');
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      expect.stringMatching(/^attachment; filename="open-trips-\d{4}-\d\d-\d\d\.csv"$/),
    ]);
    expect([answer.headers.get('cache-control'), answer.headers.get('vary'), answer.headers.get('link')]).toEqual([
      'public, max-age=300',
      'Accept-Encoding',
      '<https://example.test/odbl/>; rel="license"',
    ]);
    const [head, ...rows] = (await answer.text())
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\n');
    expect(head).toBe('judul,tahun,catatan');
    expect(rows).toEqual([`Studi tiru,2023,${tripOptions().attribution}`, 'Kaji banding,2024,']);
    const other = await (await get('open-trips?format=csv&year=2024&separator=semicolon')).text();
    expect([other.includes('Kaji banding;2024;'), other.includes('Studi tiru')]).toEqual([true, false]);
  });

  it('is made as a table page by page, one at a time; whoever asks for many at once is refused some, and keeps nobody waiting', async () => {
    const store = await filled();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let [running, most] = [0, 0];
    const find: typeof store.find = async (...asked) => {
      most = Math.max(most, (running += 1));
      await held;
      running -= 1;
      return store.find(...asked);
    };
    const readStore = Object.assign(Object.create(store) as typeof store, { find });
    const { url } = await start({ publicQueries: [publicTrips as PublicQuery], readStore });
    const ask = () => fetch(`${url}/v1/open-trips?format=csv`);
    const tables = Array.from({ length: PUBLIC_TABLES.ofOne + 1 }, ask);
    const refused = await Promise.race(tables);
    expect([refused.status, await codeOf(refused), refused.headers.get('cache-control')]).toEqual([
      429,
      'E_RATE_LIMIT',
      'no-store',
    ]);
    expect((await fetch(`${url}/v1/open-trips/one`)).status).toBe(200);
    letGo();
    const statuses = (await Promise.all(tables)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array.from({ length: PUBLIC_TABLES.ofOne }, () => 200), 429]);
    expect(most).toBe(1);
  });

  it.each(['format=xlsx', 'format=jsonl', 'format=csv&limit=1', 'format=csv&fields=title', 'separator=semicolon'])(
    'comes whole, in JSON or as that table: %s is refused',
    async (asked) => {
      const answer = await get(`open-trips?${asked}`);
      expect([answer.status, await codeOf(answer), answer.headers.get('cache-control')]).toEqual([
        400,
        'E_MALFORMED',
        'no-store',
      ]);
    },
  );

  it.each(['after=7', 'asOf=2024-01-01T00:00:00Z', 'described=true'])(
    'is as it is now: %s is no parameter of it',
    async (parameter) => {
      const answer = await get(`open-trips?${parameter}`);
      expect([answer.status, await codeOf(answer)]).toEqual([400, 'E_MALFORMED']);
    },
  );

  it('is asked about no region that never was', async () => {
    expect(await (await get('open-trips?region=63.10')).json()).toMatchObject({ items: [] });
    const answer = await get('open-trips?region=99');
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'E_REGION_UNKNOWN']);
  });

  it('has no history, and tells nothing of what others may read', async () => {
    expect([
      (await get('open-trips/one/history')).status,
      (await get('trips')).status,
      (await get('trips/angsana')).status,
    ]).toEqual([404, 401, 401]);
    expect((await get('trips', { [bearer('ministry')[0]]: bearer('ministry')[1] })).headers.get('cache-control')).toBe(
      'private, no-cache',
    );
    expect(Object.keys(tripsById)).toContain('angsana');
  });

  it('is limited for each address like everything else', async () => {
    const { url } = await start(
      { publicQueries: [publicTrips as PublicQuery], readStore: await filled() },
      { perMinute: 2 },
    );
    const statuses = [];
    for (let asked = 0; asked < 3; asked += 1) statuses.push((await fetch(`${url}/v1/open-trips`)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('In the description of the API what anybody may ask', () => {
  const { paths } = openApiDocument({ ...tripOptions(), publicQueries: [publicTrips as PublicQuery] }) as {
    paths: Record<string, { get: Record<string, unknown> }>;
  };

  it.each([
    ['/v1/open-trips', [200, 400, 429, 500, 503]],
    ['/v1/open-trips/{id}', [200, 400, 404, 429, 500, 503]],
  ] as const)('needs no token: %s', (path, statuses) => {
    const { security, responses, description } = paths[path]!.get;
    expect([security, Object.keys(responses as object).map(Number), description]).toEqual([
      [],
      statuses,
      expect.stringContaining('300'),
    ]);
  });

  it('takes the parameters that it takes', () => {
    expect((paths['/v1/open-trips']!.get['parameters'] as readonly { name: string }[]).map(({ name }) => name)).toEqual(
      ['year', 'region', 'sort', 'limit', 'cursor', 'fields', 'count', 'format', 'separator'],
    );
  });
});
