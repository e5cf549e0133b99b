import { afterAll, describe, expect, it } from '@jest/globals';
import type { Document, Instant, Position, ReadStore } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import type { ModelQuery } from '#runtime';
import { fill, tripList, tripTotals, tripsById } from '../trips-board.fixture.js';
import { bearer, closeAll, start, tripOptions, type Running } from '../trips.fixture.js';

afterAll(closeAll);

const query = tripList as ModelQuery;
const idOf = (document: Document): string => (document as { readonly id: string }).id;
const served = async (row: ModelQuery, overrides: Parameters<typeof start>[0] = {}) => {
  const { app } = await start({ queries: [row], readStore: await fill(memoryReadStore()), ...overrides });
  return (url: string, user = 'ministry', headers: Record<string, string> = {}) =>
    (app as Running['app']).inject({ url, headers: { ...Object.fromEntries([bearer(user)]), ...headers } });
};

describe('A list', () => {
  it('without a stream has neither a past nor a history', async () => {
    const { category: _, ...row } = query;
    const get = await served(row as ModelQuery);
    expect((await get('/v1/trips/angsana')).statusCode).toBe(200);
    expect((await get('/v1/trips/angsana?asOf=2024-06-30T16:59:59Z')).json()).toMatchObject({
      status: 400,
      code: 'E_MALFORMED',
      parameter: 'asOf',
    });
    expect((await get('/v1/trips/angsana?after=7')).statusCode).toBe(200);
    expect((await get('/v1/trips/angsana/history')).statusCode).toBe(404);
  });

  it('of no region shows all of it to everybody who may read it', async () => {
    const { scopeField: _, ...row } = query;
    const get = await served(row as ModelQuery);
    expect((await get('/v1/trips', 'tanbu')).json().items).toHaveLength(4);
    expect((await get('/v1/trips/bali', 'tanbu')).statusCode).toBe(200);
  });

  it('shows beside each document what is computed for its reader, and hides in it what he may not know', async () => {
    const ref = `sub_${'a'.repeat(26)}`;
    const beside: unknown[] = [];
    const get = await served({
      ...query,
      beside: async (document, principal, now) => {
        beside.push([idOf(document), principal.userId, now]);
        return { note: `${idOf(document)} ${ref}` };
      },
    });
    expect((await get('/v1/trips?year=2022')).json().items).toEqual([
      { id: 'bali', ...tripsById['bali'], note: 'bali sub_hidden' },
    ]);
    expect((await get('/v1/trips/kapuas')).json().item).toMatchObject({ id: 'kapuas', title: 'Rapat Kapuas' });
    expect(beside).toEqual([
      ['bali', 'ministry', '2024-11-19T01:00:00.000Z'],
      ['kapuas', 'ministry', '2024-11-19T01:00:00.000Z'],
    ]);
  });

  it('finds nothing by a person, whoever asks', async () => {
    const ref = `sub_${'a'.repeat(26)}`;
    const named = { ...tripsById, angsana: { ...tripsById['angsana']!, title: `Kaji ${ref}`, status: ref } };
    let asked = 0;
    const readStore = await fill(memoryReadStore(), named);
    const find: ReadStore['find'] = (...given) => {
      asked += 1;
      return readStore.find(...given);
    };
    const get = await served(query, { readStore: { ...readStore, find } });
    for (const url of [`/v1/trips?status=${ref}`, `/v1/trips?q=${ref}`, `/v1/trips?status=CLOSED,${ref}`])
      expect((await get(url)).json()).toEqual({
        items: [],
        asOf: '2024-11-19T01:00:00.000Z',
        position: '7',
        stale: false,
      });
    expect(asked).toBe(0);
    expect((await get('/v1/trips?q=kaji')).json().items).toHaveLength(1);
  });

  it('is sent in the form that is asked for, or else preferred', async () => {
    const get = await served(query);
    const type = async (url: string, accept?: string) =>
      String((await get(url, 'ministry', accept ? { accept } : {})).headers['content-type']);
    expect([
      await type('/v1/trips'),
      await type('/v1/trips', 'text/csv'),
      await type('/v1/trips?format=json', 'text/csv'),
      await type('/v1/trips?format=csv', 'application/json'),
      await type('/v1/trips?limit=1', '*/*'),
    ]).toEqual([
      'application/json; charset=utf-8',
      'text/csv; charset=utf-8',
      'application/json; charset=utf-8',
      'text/csv; charset=utf-8',
      'application/json; charset=utf-8',
    ]);
    expect((await get('/v1/trips?limit=1', 'ministry', { accept: 'text/csv' })).json()).toMatchObject({
      status: 400,
      parameter: 'limit',
    });
    expect((await get('/v1/trips?format=csv&cursor=x')).json()).toMatchObject({ status: 400, parameter: 'cursor' });
  });
});

describe('Totals', () => {
  it('of a region are told to who sees one of his regions hold it, and not to others', async () => {
    const both = {
      userId: 'both',
      grants: [
        ...(await tripOptions().principals.of('tanbu')).grants,
        ...(await tripOptions().principals.of('kapuas')).grants,
      ],
    };
    const get = await served(query, { totals: [tripTotals], principals: { of: async () => both } });
    expect(
      await Promise.all(
        ['63.10', '62.03', '62', '51'].map(
          async (region) => (await get(`/v1/trips/totals?year=2024&region=${region}`)).statusCode,
        ),
      ),
    ).toEqual([200, 200, 403, 403]);
  });

  it('are numbers as far as JSON holds them exactly, and digits beyond', async () => {
    const add = {
      most: 9_007_199_254_740_991n,
      more: 9_007_199_254_740_992n,
      less: -9_007_199_254_740_992n,
      smallRupiah: 1n,
      none: 0n,
    };
    const get = await served(query, {
      totals: [tripTotals],
      readStore: { ...memoryReadStore(), totals: async () => [add] },
    });
    expect((await get('/v1/trips/totals?year=2024')).json().totals).toEqual({
      trips: { most: 9_007_199_254_740_991, more: '9007199254740992', less: '-9007199254740992', smallRupiah: '1' },
      fundingRupiah: {},
    });
  });
});

describe('The file of a list', () => {
  const LATE = '2024-11-19T16:30:00.000Z' as Instant;
  const board = { ...tripOptions().board, freshness: async () => ({ position: '7' as Position, asOf: LATE }) };

  it('is dated by the calendar of the regions that its reader sees, where that is one', async () => {
    const get = await served(query, { board });
    const name = async (user: string) => (await get('/v1/trips?format=csv', user)).headers['content-disposition'];
    expect([await name('tanbu'), await name('kapuas'), await name('ministry')]).toEqual(
      ['2024-11-20', '2024-11-19', '2024-11-19'].map((day) => `attachment; filename="trips-${day}.csv"`),
    );
  });

  it('of a reader in several zones is dated by Jakarta', async () => {
    const several = {
      userId: 'both',
      grants: [
        ...(await tripOptions().principals.of('tanbu')).grants,
        ...(await tripOptions().principals.of('kapuas')).grants,
      ],
    };
    const get = await served(query, { board, principals: { of: async () => several } });
    expect((await get('/v1/trips?format=csv')).headers['content-disposition']).toBe(
      'attachment; filename="trips-2024-11-19.csv"',
    );
  });

  it('is named after its whole path, and bears no licence where there are no regions', async () => {
    const { regions: _, ...fields } = query.model.fields as Record<string, never>;
    const {
      scopeField: _field,
      parameters: { region: _region, ...parameters },
      ...row
    } = query;
    const get = await served({
      ...row,
      path: 'trips/of/all',
      parameters,
      model: { ...query.model, fields },
    } as ModelQuery);
    const { headers, payload } = await get('/v1/trips/of/all?format=csv&year=2022');
    expect(headers['content-disposition']).toBe('attachment; filename="trips-of-all-2024-11-19.csv"');
    expect(payload.split('\n').slice(0, 2)).toEqual([
      '\uFEFFjudul,tahun,mendesak,catatan',
      '"Studi tiru, ""Bali""",2022,,',
    ]);
  });

  it('is read in a page of a hundred and then pages of a thousand, in the order of the list and then by id, and waits for a position once', async () => {
    const asked: unknown[] = [];
    const reached: unknown[] = [];
    const find = async (_: unknown, { limit, cursor, sort }: { limit: number; cursor?: string; sort?: unknown }) => {
      asked.push([limit, cursor, sort]);
      return {
        items: [{ id: cursor ? 't-2' : 't-1', position: '7' as Position, doc: { title: 'x', regions: ['63'] } }],
        ...(!cursor && { cursor: 'next' }),
      };
    };
    const get = await served(query, {
      readStore: { ...memoryReadStore(), find: find as never },
      board: {
        ...board,
        reached: async (_, position) => {
          reached.push(position);
          return true;
        },
      },
    });
    expect((await get('/v1/trips?format=csv&after=8')).payload.trimEnd().split('\n')).toHaveLength(3);
    expect(asked).toEqual([
      [100, undefined, query.defaultSort],
      [1_000, 'next', query.defaultSort],
      [1_000, undefined, undefined],
      [1_000, 'next', undefined],
    ]);
    expect(reached).toEqual(['8']);
  });

  it('says in the place of what is hidden that it is', async () => {
    const get = await served(
      {
        ...query,
        columns: [
          {
            title: 'orang',
            meaning: ['isi', 'content'],
            value: (document: Document) => (document as { person?: string }).person,
          },
        ],
      },
      {
        readStore: {
          ...memoryReadStore(),
          find: async () => ({
            items: [{ id: 't-1', position: '7' as Position, doc: { person: `sub_${'a'.repeat(26)}` } as never }],
          }),
        },
      },
    );
    expect((await get('/v1/trips?format=csv')).payload.split('\n')[1]).toBe(
      'tersembunyi / hidden,© Sumber wilayah (ODbL)',
    );
  });
});

describe('A small answer', () => {
  it('is packed from a kibibyte on', async () => {
    const sized = async (length: number) => {
      const doc = { title: '', regions: ['63'] };
      const size = (title: string) =>
        JSON.stringify({
          item: { id: 'x', ...doc, title },
          asOf: '2024-11-19T01:00:00.000Z',
          position: '7',
          stale: false,
        }).length;
      const get = await served(query, {
        readStore: {
          ...memoryReadStore(),
          get: async () => ({
            id: 'x',
            position: '7' as Position,
            doc: { ...doc, title: 'x'.repeat(length - size('')) } as never,
          }),
        },
      });
      const plain = await get('/v1/trips/x');
      expect(plain.payload).toHaveLength(length);
      return (await get('/v1/trips/x', 'ministry', { 'accept-encoding': 'gzip' })).headers['content-encoding'];
    };
    expect([await sized(1_023), await sized(1_024)]).toEqual([undefined, 'gzip']);
  });

  it('has the same tag whenever it is made, and none where it is a file or a refusal', async () => {
    let asOf = '2024-11-19T01:00:00.000Z' as Instant;
    const get = await served(query, {
      board: { ...tripOptions().board, freshness: async () => ({ position: '7' as Position, asOf }) },
    });
    const first = (await get('/v1/trips')).headers['etag'];
    asOf = '2024-11-20T01:00:00.000Z' as Instant;
    const again = await get('/v1/trips', 'ministry', { 'if-none-match': ` ${String(first)} ` });
    expect([again.statusCode, again.headers['etag'], again.headers['content-type']]).toEqual([304, first, undefined]);
    for (const url of [
      '/v1/trips?format=csv',
      '/v1/trips?format=xlsx',
      '/v1/trips/nothing',
      '/health/live',
      '/openapi.json',
    ])
      expect((await get(url)).headers).not.toHaveProperty('etag');
    const book = await get('/v1/trips?format=xlsx', 'ministry', { 'accept-encoding': 'gzip' });
    expect([book.headers['content-encoding'], book.rawPayload.subarray(0, 2).toString()]).toEqual([undefined, 'PK']);
  });
});
