import { describe, expect, it } from '@jest/globals';
import type { Rejection } from '#kernel';
import { parametersOf, refuseUnseen } from './parameter-texts.js';
import { refuseUntaken } from './taken-parameters.js';
import { tripList, tripTotals } from '../trips-board.fixture.js';
import { trips } from '../trips.fixture.js';
import type { ModelQuery } from '#runtime';

describe('The parameters of a query', () => {
  it('have one value, or all of them where they are repeated', () => {
    expect({ ...parametersOf('a=1&b=2&b=3&b=4&c=') }).toEqual({ a: '1', b: ['2', '3', '4'], c: '' });
    expect({ ...parametersOf('') }).toEqual({});
  });

  it('are spelled alike, and inherit nothing', () => {
    expect(parametersOf('q=Cafe%CC%81&r=a%0D%0Ab')).toMatchObject({ q: 'Caf\u00e9', r: 'a\nb' });
    expect([Object.getPrototypeOf(parametersOf('__proto__=1')), Object.keys(parametersOf('__proto__=1'))]).toEqual([
      null,
      ['__proto__'],
    ]);
  });
});

const unseen = (query: unknown, params: unknown): Rejection | undefined => {
  const told: (Rejection | undefined)[] = [];
  refuseUnseen({ query, params } as never, undefined, (error) => void told.push(error as Rejection | undefined));
  expect(told).toHaveLength(1);
  return told[0];
};

describe('Signs that nobody sees', () => {
  it.each<[object, object, string, string]>([
    [{ q: 'a\u202eb' }, {}, 'q', 'U+202E'],
    [{ q: ['a', 'b', 'c\0'] }, {}, 'q', 'U+0000'],
    [{ q: 'a\nb' }, {}, 'q', 'U+000A'],
    [{ q: 'a\tb' }, {}, 'q', 'U+0009'],
    [{ q: '\ufffd' }, {}, 'q', 'U+FFFD'],
    [{ 'q\u200b': 'a' }, {}, '?', 'U+200B'],
    [{ 'q\n': 'a\u202e' }, {}, '?', 'U+000A'],
    [{}, { id: 'a\u2066' }, 'id', 'U+2066'],
    [{ a: 'fine', b: 'x\u00ad' }, {}, 'b', 'U+00AD'],
  ])('are refused in %j %j', (query, params, parameter, sign) => {
    expect(unseen(query, params)).toMatchObject({
      code: 'E_MALFORMED',
      info: { parameter },
      messageEn: expect.stringContaining(
        `The parameter ${parameter} holds a sign that nobody sees, or a broken one (${sign})`,
      ),
    });
  });

  it.each<[unknown, unknown]>([
    [{}, {}],
    [undefined, undefined],
    [null, null],
    [{ q: 'Desa Sei Asam', r: ['a', 'b'], s: '' }, { id: 'x' }],
  ])('are not there: %j %j', (query, params) => {
    expect(unseen(query, params)).toBeUndefined();
  });
});

describe('A route', () => {
  const paths = {
    '/v1/regions/{code}': {
      get: { parameters: [{ in: 'query', name: 'q' }, { in: 'path', name: 'code' }, { $ref: '#/x' }, { in: 'query' }] },
      post: {},
    },
  };
  const look = refuseUntaken({ queries: [tripList as ModelQuery], totals: [tripTotals], paths, tables: [trips] });
  const asked = (method: string, url: string | undefined, query: object): string | undefined => {
    let done = false;
    try {
      look({ query, method, routeOptions: { url } } as never, undefined, () => void (done = true));
    } catch (error) {
      return (error as Rejection).info.parameter;
    }
    expect(done).toBe(true);
    return undefined;
  };

  it('beside the tables takes the parameters that its description has, and no other', () => {
    expect([
      asked('GET', '/v1/regions/:code', { q: 'x' }),
      asked('HEAD', '/v1/regions/:code', { q: 'x' }),
      asked('GET', '/v1/regions/:code', {}),
    ]).toEqual([undefined, undefined, undefined]);
    expect([
      asked('GET', '/v1/regions/:code', { code: 'x' }),
      asked('GET', '/v1/regions/:code', { r: 'x' }),
      asked('POST', '/v1/regions/:code', { q: 'x' }),
      asked('GET', '/v1/regions', { q: 'x' }),
    ]).toEqual(['code', 'r', 'q', 'q']);
    const bare = refuseUntaken({ queries: [], totals: [] });
    expect(() =>
      bare(
        { query: { q: 'x' }, method: 'GET', routeOptions: { url: '/v1/trips' } } as never,
        undefined,
        () => undefined,
      ),
    ).toThrow();
  });

  it('of a command takes none but that it is only tried', () => {
    expect([asked('POST', '/v1/trips', { dryRun: 'true' }), asked('GET', '/v1/regions', { dryRun: 'true' })]).toEqual([
      undefined,
      'dryRun',
    ]);
    expect([
      asked('POST', '/v1/trips', { x: '1' }),
      asked('POST', '/v1/trips', {}),
      asked('POST', '/v1/trips/:id/cancel-trip', { limit: '1' }),
    ]).toEqual(['x', undefined, 'limit']);
  });

  it('of a list, an item, a history or totals looks at its own', () => {
    for (const url of ['/v1/trips', '/v1/trips/:id', '/v1/trips/:id/history', '/v1/trips/totals'])
      expect([asked('GET', url, { anything: '1' }), asked('HEAD', url, { anything: '1' })]).toEqual([
        undefined,
        undefined,
      ]);
  });

  it('outside of the API is not looked at', () => {
    expect([
      asked('GET', '/docs', { x: '1' }),
      asked('GET', undefined, { x: '1' }),
      asked('GET', '/v10/x', { x: '1' }),
    ]).toEqual([undefined, undefined, undefined]);
  });
});
