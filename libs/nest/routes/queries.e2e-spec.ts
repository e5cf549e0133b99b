import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import {
  NO_DOCUMENTS,
  START,
  StoreUnavailable,
  collectionOf,
  reject,
  type Position,
  type ReadStore,
  type Revision,
} from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import type { Histories, HistoryEntry, ModelQuery, PastViews } from '#runtime';
import { fill, THEN, tripList, tripTotals, tripsById, type Trip } from '../trips-board.fixture.js';
import { bearer, closeAll, start, tripOptions, type Running } from '../trips.fixture.js';

const AS_OF = '2024-11-19T01:00:00.000Z';
const step = {
  revision: 0 as Revision,
  id: 'e-1',
  type: 'TripPlanned',
  data: {},
  metadata: { actor: { role: 'VILLAGE_HEAD', scope: '63.10.09.2009', officeId: 'x' } },
  changes: [{ kind: 'ADDED', pointer: '/title', after: 'x' }],
} as unknown as HistoryEntry;
const steps = [0, 1, 2].map((revision) => ({ ...step, revision: revision as Revision }));
const histories: Histories = {
  of: (_, id, { from = 0 as Revision, limit }) =>
    id === 'gone'
      ? Promise.reject(reject('E_NOT_FOUND'))
      : Promise.resolve({
          items: steps.slice(from, from + limit),
          enteredBy: new Map(),
          documents: NO_DOCUMENTS,
          scopes: new Set(),
          ...(from + limit < steps.length && { next: (from + limit) as Revision }),
        }),
  documentAt: (category, id, until) =>
    Promise.resolve(
      category === 'trip' && id in tripsById && (typeof until === 'number' || until >= THEN)
        ? {
            document: { ...tripsById[id]!, status: typeof until === 'number' ? `STEP ${until}` : 'PAST' },
            position: '4' as Position,
            recordedAt: THEN,
            last: 2 as Revision,
            documents: NO_DOCUMENTS,
          }
        : { position: '' as Position, last: 2 as Revision, documents: NO_DOCUMENTS },
    ),
};

/** What there was at THEN: no trip to Bali yet, and Angsana still under its old title. */
const { bali: _bali, ...others } = tripsById;
const thenById = { ...others, angsana: { ...tripsById['angsana']!, title: 'Dahulu' } };
const pastsOf = ({ find, count, get, totals }: ReadStore): PastViews => ({
  at: (consumer, asOf) =>
    consumer === 'trips' && asOf === THEN
      ? Promise.resolve({ find, count, get, totals, position: '5' as Position, seen: '7' as Position })
      : Promise.reject(reject('E_UNAVAILABLE', { parameter: 'asOf' })),
});

let running: Running;
beforeAll(async () => {
  const readStore = await fill(memoryReadStore());
  running = await start({
    queries: [tripList as ModelQuery],
    totals: [tripTotals],
    readStore,
    histories,
    pasts: pastsOf(await fill(memoryReadStore(), thenById)),
  });
});
afterAll(closeAll);

const ask = (path: string, user = 'ministry') =>
  request(running.url)
    .get(path)
    .set(...bearer(user));
const idsOf = (answer: request.Response) => (answer.body.items as { id: string }[]).map(({ id }) => id);

describe('A list', () => {
  it('shows its documents with how new they are', async () => {
    const answer = await ask('/v1/trips');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      items: ['angsana', 'kapuas', 'formula', 'bali'].map((id) => ({ id, ...tripsById[id] })),
      asOf: AS_OF,
      position: '7',
      stale: false,
    });
    expect(answer.headers).toMatchObject({
      'sinergi-position': '7',
      'as-of': AS_OF,
      vary: 'Accept, Accept-Encoding, Authorization',
      'cache-control': 'private, no-cache',
    });
  });

  it.each([
    ['status=CLOSED', ['angsana', 'bali']],
    ['status=CLOSED,PROPOSED&year=2024', ['angsana', 'kapuas']],
    ['urgent=true', ['angsana']],
    ['from=2023-01-01&to=2024-06-30', ['kapuas', 'formula']],
    ['region=63', ['angsana', 'formula']],
    ['region=51,63.10.11', ['formula', 'bali']],
    ['q=banding+ang', ['angsana']],
    ['sort=plannedStart', ['bali', 'formula', 'kapuas', 'angsana']],
    ['sort=-title&limit=1', ['bali']],
  ])('is filtered, searched and sorted: ?%s', async (parameters, ids) => {
    expect(idsOf(await ask(`/v1/trips?${parameters}`))).toEqual(ids);
  });

  it('goes on where the last page ended', async () => {
    const first = await ask('/v1/trips?limit=3');
    const second = await ask(`/v1/trips?limit=3&cursor=${encodeURIComponent(first.body.nextCursor)}`);
    expect([idsOf(first).length, idsOf(second)]).toEqual([3, ['bali']]);
    expect(second.body).not.toHaveProperty('nextCursor');
  });

  it('refuses the cursor of another question', async () => {
    const {
      body: { nextCursor },
    } = await ask('/v1/trips?limit=1');
    const answer = await ask(`/v1/trips?limit=1&status=CLOSED&cursor=${encodeURIComponent(nextCursor)}`);
    expect([answer.status, answer.body.code, answer.body.parameter]).toEqual([400, 'E_MALFORMED', 'cursor']);
  });

  it.each([
    ['colour=red', 'colour'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['sort=status', 'sort'],
    ['sort=__proto__', 'sort'],
    ['format=pdf', 'format'],
    ['year=two', 'year'],
    ['year=2024&year=2023', 'year'],
    ['urgent=yes', 'urgent'],
    ['region=6310', 'region'],
    [`status=${'x'.repeat(201)}`, 'status'],
    [`status=${'A,'.repeat(101)}A`, 'status'],
    ['status=CLOSED&status=PROPOSED', 'status'],
    ['status=CLOSED,', 'status'],
    ['q=', 'q'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['year=24', 'year'],
    ['year=1899', 'year'],
    ['from=01/12/2026', 'from'],
    ['from=2024-02-30', 'from'],
    ['from=2024-02-02&to=2024-02-01', 'to'],
    ['limit=-1', 'limit'],
    ['limit=1e3', 'limit'],
    ['limit=01', 'limit'],
    ['asOf=2026-02-30T00:00:00Z', 'asOf'],
    ['asOf=2026-02-28T24:00:00Z', 'asOf'],
    ['asOf=2026-02-28', 'asOf'],
    ['asOf=', 'asOf'],
    ['after=', 'after'],
    ['after=zzz', 'after'],
    ['after=77', 'after'],
    ['after=%01', 'after'],
    ['cursor=nonsense', 'cursor'],
    ['__proto__=1', '__proto__'],
    ['format=csv&limit=3', 'limit'],
  ])('refuses ?%s and names the parameter', async (parameters, field) => {
    const answer = await ask(`/v1/trips?${parameters}`);
    expect([answer.status, answer.body.code, answer.body.parameter]).toEqual([400, 'E_MALFORMED', field]);
  });
});

describe("The reader's scope", () => {
  it.each([
    ['tanbu', '', ['angsana', 'formula']],
    ['kapuas', '', ['angsana', 'kapuas']],
    ['tanbu', '?region=63', ['angsana', 'formula']],
    ['tanbu', '?region=63.10.11', ['formula']],
    ['kapuas', '?region=62.03.02.2007', ['angsana']],
    ['kapuas', '?region=63.10', ['angsana']],
    ['tanbu', '?region=51', []],
  ])('limits the list of %s%s', async (user, parameters, ids) => {
    expect(idsOf(await ask(`/v1/trips${parameters}`, user))).toEqual(ids);
  });

  it.each([
    ['head', ''],
    ['jury', ''],
    ['retired', ''],
  ])('refuses %s%s', async (user, parameters) => {
    expect((await ask(`/v1/trips${parameters}`, user)).body).toMatchObject({ status: 403, code: 'E_SCOPE' });
  });

  it('limits details, the past and histories alike', async () => {
    for (const path of ['/v1/trips/bali', `/v1/trips/bali?asOf=${THEN}`, '/v1/trips/bali/history']) {
      expect((await ask(path, 'tanbu')).body).toMatchObject({ status: 404, code: 'E_NOT_FOUND' });
      expect((await ask(path)).status).toBe(200);
    }
  });

  it('limits totals: the country to those who see the country, a region to those who see all of it', async () => {
    expect((await ask('/v1/trips/totals?year=2024', 'tanbu')).status).toBe(403);
    expect((await ask('/v1/trips/totals?year=2024&region=63', 'tanbu')).status).toBe(403);
    expect((await ask('/v1/trips/totals?year=2024&region=63.10', 'tanbu')).body.totals).toEqual({
      trips: { trips: 1 },
      fundingRupiah: {},
    });
  });
});

describe('The past', () => {
  it('of a list is asked like the present, and tells which past it is', async () => {
    const answer = await ask(`/v1/trips?asOf=${THEN}`);
    expect(answer.body).toMatchObject({ asOf: THEN, position: '5', stale: false });
    expect(answer.headers).toMatchObject({ 'sinergi-position': '5', 'as-of': THEN });
    expect(idsOf(answer)).toEqual(['angsana', 'kapuas', 'formula']);
    expect(idsOf(await ask(`/v1/trips?asOf=${THEN}&status=CLOSED`))).toEqual(['angsana']);
    expect(idsOf(await ask(`/v1/trips?asOf=${THEN}&q=hyper`))).toEqual(['formula']);
    const first = await ask(`/v1/trips?asOf=${THEN}&sort=title&limit=2`);
    expect(idsOf(first)).toEqual(['formula', 'angsana']);
    expect(
      idsOf(await ask(`/v1/trips?asOf=${THEN}&sort=title&limit=2&cursor=${encodeURIComponent(first.body.nextCursor)}`)),
    ).toEqual(['kapuas']);
  });

  it("keeps to the reader's scope", async () => {
    expect(idsOf(await ask(`/v1/trips?asOf=${THEN}`, 'kapuas'))).toEqual(['angsana', 'kapuas']);
    expect((await ask(`/v1/trips?asOf=${THEN}`, 'jury')).body.code).toBe('E_SCOPE');
    expect((await ask(`/v1/trips/totals?year=2024&asOf=${THEN}`, 'tanbu')).body.code).toBe('E_SCOPE');
  });

  it('of a list is exported under its own date', async () => {
    const answer = await ask(`/v1/trips?format=csv&asOf=${THEN}`);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="trips-2024-06-30.csv"');
    expect(answer.headers).toMatchObject({ 'sinergi-position': '5', 'as-of': THEN });
    expect(answer.text.split('\n')).toEqual(
      expect.arrayContaining(['Dahulu,2024,true,© Sumber wilayah (ODbL)', 'Rapat Kapuas,2024,,']),
    );
  });

  it('is stale where the log was not looked at as far as was asked, however old its own position is', async () => {
    for (const path of ['/v1/trips', '/v1/trips/totals?year=2024']) {
      const past = (after: string) => ask(`${path}${path.includes('?') ? '&' : '?'}asOf=${THEN}&after=${after}`);
      expect((await past('7')).body).toMatchObject({ position: '5', stale: false });
      expect((await past('8')).body).toMatchObject({ position: '5', stale: true });
    }
  });

  it('of totals is asked like the present', async () => {
    expect((await ask(`/v1/trips/totals?year=2024&asOf=${THEN}`)).body).toMatchObject({
      totals: { trips: { trips: 2 } },
      asOf: THEN,
      position: '5',
      stale: false,
    });
  });

  it.each([
    '/v1/trips?asOf=2020-01-01T00:00:00Z',
    '/v1/trips?format=csv&asOf=2020-01-01T00:00:00Z',
    '/v1/trips/totals?year=2024&asOf=2020-01-01T00:00:00Z',
  ])('that is not there yet is to be asked for again: %s', async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.body.code, answer.body.parameter, answer.headers['retry-after']]).toEqual([
      503,
      'E_UNAVAILABLE',
      'asOf',
      '5',
    ]);
  });

  it.each([
    '/v1/trips?asOf=yesterday',
    '/v1/trips/totals?year=2024&asOf=2024-02-30T00:00',
    '/v1/trips?asOf=2024-01-01T00:00:00Z&asOf=2024-01-01T00:00:00Z',
  ])('is an instant: %s', async (path) => {
    expect((await ask(path)).body).toMatchObject({ status: 400, code: 'E_MALFORMED', parameter: 'asOf' });
  });
});

describe('One document', () => {
  it('is shown with how new it is', async () => {
    const answer = await ask('/v1/trips/angsana', 'tanbu');
    expect(answer.body).toEqual({
      item: { id: 'angsana', ...tripsById['angsana'] },
      asOf: AS_OF,
      position: '7',
      stale: false,
    });
    expect(answer.headers).toMatchObject({ 'sinergi-position': '7', 'as-of': AS_OF });
  });

  it('is shown as it was at an instant', async () => {
    const answer = await ask('/v1/trips/angsana?asOf=2024-07-01T00:00:00%2B07:00');
    expect(answer.body).toMatchObject({
      item: { id: 'angsana', status: 'PAST' },
      asOf: '2024-06-30T17:00:00.000Z',
      position: '4',
      stale: false,
    });
    expect(answer.headers).toMatchObject({ 'sinergi-position': '4', 'as-of': '2024-06-30T17:00:00.000Z' });
    expect((await ask('/v1/trips/angsana?asOf=2020-01-01T00:00:00Z')).status).toBe(404);
    expect((await ask('/v1/trips/angsana?asOf=2030-01-01T00:00:00Z')).body.asOf).toBe(AS_OF);
  });

  it('is shown as it was after a step, under the rights of who reads it', async () => {
    const { status, body, headers } = await ask('/v1/trips/angsana?revision=1', 'tanbu');
    expect([status, body]).toMatchObject([
      200,
      { item: { id: 'angsana', status: 'STEP 1' }, asOf: THEN, position: '4', stale: false },
    ]);
    expect(headers).toMatchObject({ 'sinergi-position': '4', 'as-of': THEN });
    expect((await ask('/v1/trips/angsana?revision=0&fields=status')).body.item).toEqual({
      id: 'angsana',
      status: 'STEP 0',
    });
  });

  it('has no step beyond the last, which is told to those alone who may read it', async () => {
    expect((await ask('/v1/trips/angsana?revision=3', 'tanbu')).body).toMatchObject({
      status: 404,
      code: 'E_NOT_FOUND',
      parameter: 'revision',
      details: { revision: 3, last: 2 },
    });
    const { body } = await ask('/v1/trips/bali?revision=3', 'tanbu');
    expect(body).toMatchObject({ status: 404, code: 'E_NOT_FOUND', details: { id: 'bali' } });
    expect(JSON.stringify(body)).not.toMatch('last');
    expect((await ask('/v1/trips/bali?revision=1', 'tanbu')).body.details).toEqual({ id: 'bali' });
  });

  it.each([
    ['revision=1&asOf=2024-07-01T00:00:00Z', 'revision'],
    ['revision=-1', 'revision'],
    ['revision=01', 'revision'],
    ['revision=1.5', 'revision'],
    ['revision=', 'revision'],
    ['revision=1&revision=2', 'revision'],
    ['revision=9999999999', 'revision'],
  ])('is not shown for %s', async (parameters, parameter) => {
    expect((await ask(`/v1/trips/angsana?${parameters}`)).body).toMatchObject({
      status: 400,
      code: 'E_MALFORMED',
      parameter,
    });
  });

  it('has a history', async () => {
    expect((await ask('/v1/trips/angsana/history')).body).toEqual({
      items: steps,
      asOf: AS_OF,
      position: '7',
      stale: false,
    });
  });

  it('has a history in pages, each led to by the one before', async () => {
    const first = (await ask('/v1/trips/angsana/history?limit=2')).body;
    expect(first.items).toEqual(steps.slice(0, 2));
    const second = (await ask(`/v1/trips/angsana/history?limit=2&cursor=${first.nextCursor}`)).body;
    expect(second).toEqual({ items: steps.slice(2), asOf: AS_OF, position: '7', stale: false });
    expect((await ask(`/v1/trips/bali/history?cursor=${first.nextCursor}`)).body).toMatchObject({
      status: 400,
      code: 'E_MALFORMED',
      parameter: 'cursor',
    });
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=x', 'limit'],
    ['cursor=x', 'cursor'],
    ['cursor=', 'cursor'],
    ['asOf=2024-07-01T00:00:00Z', 'asOf'],
    [`cursor=${Buffer.from('["angsana",-1]').toString('base64url')}`, 'cursor'],
    [`cursor=${Buffer.from('["angsana",0.5]').toString('base64url')}`, 'cursor'],
  ])('has no history for %s', async (parameters, field) => {
    expect((await ask(`/v1/trips/angsana/history?${parameters}`)).body).toMatchObject({
      status: 400,
      code: 'E_MALFORMED',
      parameter: field,
    });
  });

  it.each([
    ['limit=1', 1],
    ['limit=200', 3],
  ])('has a history for %s', async (parameters, length) => {
    expect((await ask(`/v1/trips/angsana/history?${parameters}`)).body.items).toHaveLength(length);
  });

  it.each([
    ['/v1/trips/nothing', 404],
    ['/v1/trips/nothing/history', 404],
    ['/v1/trips/a%20b', 400],
    ['/v1/trips/angsana?asOf=yesterday', 400],
    ['/v1/trips/angsana?asOf=2024-13-01T00:00:00Z', 400],
    ['/v1/trips/angsana?status=CLOSED', 400],
    ['/v1/trips/angsana/history?x=1', 400],
  ])('that cannot be shown is a problem: %s', async (path, status) => {
    expect((await ask(path)).body).toMatchObject({ status });
  });
});

describe('Totals', () => {
  it('are kept numbers: counts as numbers, money and what JSON cannot hold as strings, and nothing for nothing', async () => {
    expect((await ask('/v1/trips/totals?year=2024')).body).toEqual({
      totals: {
        trips: { trips: 2, CLOSED: 1, spentRupiah: '5' },
        fundingRupiah: { ADD: '62500000', total: '9007199254740993' },
      },
      counts: {
        trips: { trips: { id: 'Semua perjalanan', en: 'All trips' } },
        fundingRupiah: { total: { id: 'Semua sumber dana', en: 'All sources of money' } },
      },
      asOf: AS_OF,
      position: '7',
      stale: false,
    });
  });

  it('of several values at once are one answer for each combination, in the order asked for', async () => {
    const { status, body } = await ask('/v1/trips/totals?region=63.10,62.03&year=2024,2025,2024');
    expect([status, body.totals, body.counts.trips.trips.en]).toEqual([200, undefined, 'All trips']);
    expect(body.items).toEqual(
      [
        ['63.10', '2024', 1],
        ['63.10', '2025', 0],
        ['63.10', '2024', 1],
        ['62.03', '2024', 0],
        ['62.03', '2025', 0],
        ['62.03', '2024', 0],
      ].map(([region, year, trips]) => ({
        parameters: { region, year },
        totals: { trips: trips ? { trips } : {}, fundingRupiah: {} },
      })),
    );
    expect((await ask('/v1/trips/totals?year=2024,2025')).body.items).toMatchObject([
      { parameters: { year: '2024' }, totals: { trips: { trips: 2 } } },
      { totals: { trips: {} } },
    ]);
  });

  it('of several regions are told to those alone who see all of each, and name the others', async () => {
    expect((await ask('/v1/trips/totals?year=2024&region=63.10,63.10.09', 'tanbu')).body.items).toHaveLength(2);
    const refused = await ask('/v1/trips/totals?year=2024,2025&region=63.10,62.03,63', 'tanbu');
    expect([refused.status, refused.body.details]).toMatchObject([403, { lacks: 'REGION', regions: ['62.03', '63'] }]);
  });

  it('of several regions are refused where one of them never was', async () => {
    expect((await ask('/v1/trips/totals?year=2024&region=63.10,99')).body).toMatchObject({
      status: 404,
      code: 'E_REGION_UNKNOWN',
      parameter: 'region',
    });
  });

  it('are at most a hundred look-ups in one request', async () => {
    const years = (count: number, from = 1900) => Array.from({ length: count }, (_, index) => from + index).join(',');
    expect((await ask(`/v1/trips/totals?year=${years(100)}`)).body.items).toHaveLength(100);
    expect((await ask(`/v1/trips/totals?region=63,62&year=${years(50)}`)).body.items).toHaveLength(100);
    for (const [query, parameter] of [
      [`year=${years(101)}`, 'year'],
      [`region=63,62&year=${years(51)}`, 'year'],
      ['year=2024,', 'year'],
      ['year=2024&region=63,x', 'region'],
    ]) {
      expect((await ask(`/v1/trips/totals?${query}`)).body).toMatchObject({
        status: 400,
        code: 'E_MALFORMED',
        parameter,
      });
    }
  });

  it.each([
    ['', 'year'],
    ['?year=24', 'year'],
    ['?year=2024&month=1', 'month'],
    ['?year=2024&region=x', 'region'],
  ])('refuse %s', async (parameters, field) => {
    expect((await ask(`/v1/trips/totals${parameters}`)).body).toMatchObject({
      status: 400,
      code: 'E_MALFORMED',
      parameter: field,
    });
  });
});

describe("Reading one's own write", () => {
  it.each([['/v1/trips'], ['/v1/trips/angsana'], ['/v1/trips/totals?year=2024']])(
    'waits for the position, and tells when it was not reached: %s',
    async (path) => {
      expect((await ask(path).set('Sinergi-Position', '7')).body.stale).toBe(false);
      expect((await ask(path).set('Sinergi-Position', '8')).body.stale).toBe(true);
      expect((await ask(`${path}${path.includes('?') ? '&' : '?'}after=8`)).body.stale).toBe(true);
    },
  );
});

const numbered = (count: number): Readonly<Record<string, Trip>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `t-${n}`,
      { ...tripsById['bali']!, title: `Nomor ${n} ${'x'.repeat(100)}` },
    ]),
  );

describe('An export', () => {
  it('as CSV holds the whole list, calculates nothing, and names date and licence', async () => {
    const answer = await ask('/v1/trips?format=csv&sort=plannedStart');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="trips-2024-11-19.csv"');
    expect(answer.text.split('\n')).toEqual([
      '\uFEFFjudul,tahun,mendesak,catatan',
      '"Studi tiru, ""Bali""",2022,,© Sumber wilayah (ODbL)',
      '"\'=HYPERLINK(""http://evil"")",2023,,',
      'Rapat Kapuas,2024,,',
      'Kaji banding Angsana,2024,true,',
      '',
    ]);
  });

  it("keeps to the reader's scope", async () => {
    const { text } = await ask('/v1/trips', 'tanbu').set('Accept', 'text/csv');
    expect(text).toContain('Angsana');
    expect(text).not.toContain('Bali');
  });

  it('as XLSX is a workbook', async () => {
    const answer = await ask('/v1/trips?format=xlsx')
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(answer.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect((answer.body as Buffer).toString('latin1')).toMatch(/^PK[^]*xl\/worksheets\/sheet1\.xml/);
  });

  it('goes through all pages', async () => {
    const { url } = await start({
      queries: [tripList as ModelQuery],
      readStore: await fill(memoryReadStore(), numbered(2_300)),
    });
    const { text } = await request(url)
      .get('/v1/trips?format=csv')
      .set(...bearer('ministry'));
    expect(new Set(text.split('\n').filter((line) => line.startsWith('Nomor'))).size).toBe(2_300);
  });

  it('has every row once, though others write meanwhile', async () => {
    const readStore = await fill(memoryReadStore(), numbered(2_300));
    const collection = collectionOf(tripList.model);
    const date = async (id: string, plannedStart: string): Promise<void> => {
      const [{ doc, position } = { doc: null, position: START }] = await readStore.load(collection, [id]);
      const { position: expected } = await readStore.checkpoint('trips');
      const next = String(Number(expected) + 1) as Position;
      expect(
        await readStore.commit({
          consumer: 'trips',
          expected: { position: expected },
          next,
          totals: [],
          documents: [
            { collection, id, expected: position, position: next, doc: { ...doc, plannedStart } as Trip, words: [] },
          ],
        }),
      ).toBe(true);
    };
    let asked = 0;
    const find: ReadStore['find'] = async (among, query) => {
      const page = await readStore.find(among, query);
      asked += 1;
      if (asked === 1) await date(page.items[0]!.id, '2099-01-01');
      if (asked === 1) await date('t-999', '1999-01-01');
      return page as never;
    };
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: { ...readStore, find } });
    const { text } = await request(url)
      .get('/v1/trips?format=csv&sort=plannedStart')
      .set(...bearer('ministry'));
    const titles = text.split('\n').filter((line) => line.startsWith('Nomor'));
    expect([titles.length, new Set(titles).size]).toEqual([2_300, 2_300]);
    expect(titles.at(-1)).toContain('Nomor 999 ');
  });

  it('that may not be read is a problem, not a file', async () => {
    const answer = await ask('/v1/trips?format=csv', 'jury');
    expect([answer.status, answer.headers['content-type']]).toEqual([403, 'application/problem+json; charset=utf-8']);
  });

  it('breaks off when the store fails on the way, rather than look complete', async () => {
    const readStore = await fill(memoryReadStore(), numbered(2_500));
    let pages = 0;
    const find: typeof readStore.find = (collection, query) =>
      (pages += 1) > 2 ? Promise.reject(new Error('disk')) : readStore.find(collection, query);
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: { ...readStore, find } });
    await expect(
      request(url)
        .get('/v1/trips?format=csv')
        .set(...bearer('ministry')),
    ).rejects.toThrow('aborted');
  });

  it('that fails before its first byte is a problem, not a file', async () => {
    const find = () => Promise.reject(new StoreUnavailable('disk'));
    const { url } = await start({ queries: [tripList as ModelQuery], readStore: { ...memoryReadStore(), find } });
    const answer = await request(url)
      .get('/v1/trips?format=csv')
      .set(...bearer('ministry'));
    expect([answer.status, answer.body.code, answer.headers['content-disposition']]).toEqual([
      503,
      'E_UNAVAILABLE',
      undefined,
    ]);
  });
});

describe('A query row', () => {
  it('that its model does not carry does not start', async () => {
    const wrong: ModelQuery = {
      ...(tripList as ModelQuery),
      parameters: { region: { field: 'regions', kind: 'equals', summary: ['', ''] } },
    };
    await expect(start({ queries: [wrong] })).rejects.toThrow('The query trips uses regions as "equals"');
  });

  it('waits no longer than it may', async () => {
    const waited: number[] = [];
    const reached = (_: string, __: Position, within: number) => {
      waited.push(within);
      return Promise.resolve(false);
    };
    const { url } = await start({
      queries: [tripList as ModelQuery],
      readWait: 1_234,
      board: { ...tripOptions().board, reached },
    });
    await request(url)
      .get('/v1/trips?after=9')
      .set(...bearer('ministry'));
    expect(waited).toEqual([1_234]);
  });
});
