import { describe, expect, it } from '@jest/globals';
import { renderToString, uiOf, type Asking, type Section } from '#views';
import { listPage, matchesIn } from './list.js';
import { retryIn } from './problem.js';

describe('What pages say of numbers', () => {
  it.each([
    [1, 'Coba lagi sesudah 1 detik.', 'Try again after 1 second.'],
    [89, 'Coba lagi sesudah 89 detik.', 'Try again after 89 seconds.'],
    [121, 'Coba lagi sesudah 3 menit.', 'Try again after 3 minutes.'],
  ])('brings nobody back too early: %i', (seconds, id, en) =>
    expect([retryIn(seconds, 'id'), retryIn(seconds, 'en')]).toEqual([id, en]),
  );

  it.each([
    [{ count: 1, orMore: false }, '1 catatan', '1 record'],
    [{ count: 10_000, orMore: true }, 'lebih dari 10.000 catatan', 'more than 10,000 records'],
  ])('tells how many there are: %j', (matches, ...words) =>
    expect((['id', 'en'] as const).map((language) => matchesIn({ items: [], matches }, uiOf(language)))).toEqual(words),
  );
});

describe('A page of a list', () => {
  it('leads to the next within its filters, its search and its order', async () => {
    const filter = { name: 'year', label: ['tahun', 'year'], schema: { type: 'integer' } };
    const list = {
      title: ['kunjungan', 'visits'],
      item: { properties: { title: { type: 'string' } } },
      sorts: ['title'],
      filters: [filter],
    };
    const { body } = await listPage(
      { list: 'visits', slug: ['kunjungan', 'visits'], fields: ['title'], filters: ['year'] } as unknown as Section,
      {
        ui: uiOf('id'),
        api: { get: () => Promise.resolve({ items: [{ id: 'v', title: 'Satu' }], nextCursor: 'c2' }) },
        describe: {
          list: () => list,
          command: () => undefined,
          commandsOf: () => [],
          open: (schema: object) => schema,
        },
        query: { year: '2024', q: 'desa', sort: 'title' },
        params: {},
        zone: 'WIB',
      } as unknown as Asking,
    );
    const [, next] = /<a rel="next" href="([^"]*)"/.exec(renderToString(body)) ?? [];
    const { pathname, searchParams } = new URL(next!.replaceAll('&amp;', '&'), 'http://x');
    expect([pathname, Object.fromEntries(searchParams)]).toEqual([
      '/id/kunjungan',
      { year: '2024', q: 'desa', sort: 'title', cursor: 'c2' },
    ]);
  });
});
