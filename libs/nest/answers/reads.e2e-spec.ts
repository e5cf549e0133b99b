import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { memoryReadStore } from '#read-store-memory';
import type { ModelQuery } from '#runtime';
import { fill, tripList, tripsById } from '../trips-board.fixture.js';
import { closeAll, start, type Running } from '../trips.fixture.js';

let running: Running;
beforeAll(async () => {
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [
      `t-${n}`,
      { ...tripsById['angsana']!, title: `Perjalanan ${n} ${'x'.repeat(60)}` },
    ]),
  );
  running = await start({
    queries: [tripList as ModelQuery],
    readStore: await fill(memoryReadStore(), { ...tripsById, ...many }),
  });
});
afterAll(closeAll);

const get = (url: string, headers: Record<string, string> = {}, user = 'ministry') =>
  running.app.inject({ method: 'GET', url, headers: { authorization: `Bearer token-${user}`, ...headers } });

describe('An answer to a reader', () => {
  it('bears a tag, and is not sent again to who has it', async () => {
    const first = await get('/v1/trips/angsana');
    const { etag } = first.headers;
    expect([first.statusCode, etag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{27}"$/)]);
    expect(first.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      vary: 'Accept, Accept-Encoding, Authorization',
    });
    for (const known of [String(etag), String(etag).slice(2), `"x", ${String(etag)}`, '*']) {
      const again = await get('/v1/trips/angsana', { 'if-none-match': known });
      expect([known, again.statusCode, again.payload, again.headers['etag']]).toEqual([known, 304, '', etag]);
      expect(again.headers['sinergi-position']).toBe('7');
    }
    for (const other of ['"x"', 'nonsense', ''])
      expect((await get('/v1/trips/angsana', { 'if-none-match': other })).statusCode).toBe(200);
  });

  it('tells by HEAD what GET would, without its content', async () => {
    const head = (url: string, headers: Record<string, string> = {}) =>
      running.app.inject({ method: 'HEAD', url, headers: { authorization: 'Bearer token-ministry', ...headers } });
    const volatile = [
      'date',
      'x-correlation-id',
      'connection',
      'keep-alive',
      'transfer-encoding',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
    ];
    const told = (headers: object) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !volatile.includes(name)));
    for (const url of [
      '/v1/trips',
      '/v1/trips?year=2024',
      '/v1/trips/angsana',
      '/v1/trips?format=csv',
      '/v1/trips?format=xlsx',
      '/v1/trips/nothing',
      '/v1/trips?year=x',
    ]) {
      for (const accepting of [{}, { 'accept-encoding': 'gzip' }]) {
        const [seen, asked] = [await get(url, accepting), await head(url, accepting)];
        expect([url, asked.statusCode, asked.payload]).toEqual([url, seen.statusCode, '']);
        expect([url, told(asked.headers)]).toEqual([url, told(seen.headers)]);
      }
    }
    const { etag } = (await head('/v1/trips')).headers;
    const known = await head('/v1/trips', { 'if-none-match': String(etag) });
    expect([known.statusCode, known.payload, known.headers['etag']]).toEqual([304, '', etag]);
  });

  it('bears another tag where it says something else', async () => {
    const tags = new Set<unknown>();
    for (const url of ['/v1/trips', '/v1/trips?year=2024', '/v1/trips/angsana', '/v1/trips/kapuas'])
      tags.add((await get(url)).headers['etag']);
    expect(tags.size).toBe(4);
    expect(
      (await get('/v1/trips', { 'if-none-match': String((await get('/v1/trips')).headers['etag']) }, 'tanbu'))
        .statusCode,
    ).toBe(200);
  });

  it('is packed for who accepts that, and says the same', async () => {
    const plain = await get('/v1/trips?limit=200');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const [br, gzip] = [
      await get('/v1/trips?limit=200', { 'accept-encoding': 'br' }),
      await get('/v1/trips?limit=200', { 'accept-encoding': 'gzip' }),
    ];
    expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect([brotliDecompressSync(br.rawPayload).toString(), gunzipSync(gzip.rawPayload).toString()]).toEqual([
      plain.payload,
      plain.payload,
    ]);
    const csv = await get('/v1/trips?format=csv', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(csv.rawPayload).toString()).toBe((await get('/v1/trips?format=csv')).payload);
  });

  it('is not packed where it is small, a refusal, or the answer to a command', async () => {
    const accepting = { 'accept-encoding': 'br, gzip' };
    const answers = [
      await get('/v1/trips/angsana', accepting),
      await get('/v1/trips/nothing', accepting),
      await running.app.inject({
        method: 'POST',
        url: '/v1/trips',
        headers: { ...accepting, authorization: 'Bearer token-head' },
        payload: { host: 'Angsana', travellers: 3, budget: '62500000' },
      }),
    ];
    expect(
      answers.map(({ statusCode, headers }) => [statusCode, headers['content-encoding'], headers['cache-control']]),
    ).toEqual([
      [200, undefined, 'private, no-cache'],
      [404, undefined, 'no-store'],
      [201, undefined, 'no-store'],
    ]);
  });
});
