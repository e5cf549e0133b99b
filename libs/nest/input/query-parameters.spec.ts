import { describe, expect, it } from '@jest/globals';
import type { Rejection } from '#kernel';
import type { ModelQuery } from '#runtime';
import { refuseUnknown, type RawQuery } from './common-parameters.js';
import { listReader } from './query-parameters.js';
import { tripList } from '../trips-board.fixture.js';

const trips = tripList as ModelQuery;
const read = listReader(trips);
const ask = (text: string, header?: unknown) => read(Object.fromEntries(new URLSearchParams(text)), header);
const refused = (query: RawQuery, header?: unknown): string => {
  try {
    read(query, header);
  } catch (error) {
    const {
      code,
      info: { parameter, header: name },
    } = error as Rejection;
    return `${code} ${parameter ?? name}`;
  }
  return 'accepted';
};

describe('What a list is asked', () => {
  it('is its newest fifty, and no page of more than a megabyte, when nothing is said', () => {
    expect(ask('')).toEqual({ find: { filter: {}, sort: trips.defaultSort, limit: 50, bytes: 1_000_000 } });
  });

  it.each<[string, object]>([
    ['status=CLOSED', { status: { in: ['CLOSED'] } }],
    ['status=A,B', { status: { in: ['A', 'B'] } }],
    ['year=2024', { year: { eq: 2024 } }],
    ['urgent=false', { urgent: { eq: false } }],
    ['region=63,62.03', { regions: { within: ['63', '62.03'] } }],
    ['from=2024-01-01', { plannedStart: { from: '2024-01-01' } }],
    ['to=2024-01-01', { plannedStart: { to: '2024-01-01' } }],
    ['from=2024-01-01&to=2024-01-01', { plannedStart: { from: '2024-01-01', to: '2024-01-01' } }],
    ['to=2024-01-02&from=2024-01-01', { plannedStart: { from: '2024-01-01', to: '2024-01-02' } }],
  ])('is filtered: %s', (text, filter) => expect(ask(text).find.filter).toEqual(filter));

  it('is what lasts on a day: begun by then, and not ended before', () => {
    const during = {
      ...trips,
      parameters: { on: { field: 'plannedStart', until: 'status', kind: 'during', form: 'date', summary: ['', ''] } },
    } as unknown as ModelQuery;
    expect(listReader(during)({ on: '2024-06-30' }, undefined).find.filter).toEqual({
      plannedStart: { to: '2024-06-30' },
      status: { from: '2024-06-30' },
    });
  });

  it('is all that it may be asked, each in its place', () => {
    expect(
      ask('q=kaji&sort=-title&limit=200&cursor=abc&format=csv&separator=semicolon&after=7&asOf=2024-06-30T16:59:59Z'),
    ).toEqual({
      find: {
        filter: {},
        sort: { field: 'title', descending: true },
        limit: 200,
        bytes: 1_000_000,
        search: 'kaji',
        cursor: 'abc',
      },
      after: '7',
      asOf: '2024-06-30T16:59:59.000Z',
      format: 'csv',
      separator: ';',
    });
    expect(ask('sort=title&limit=1&separator=comma&format=xlsx')).toEqual({
      find: { filter: {}, sort: { field: 'title', descending: false }, limit: 1, bytes: 1_000_000 },
      format: 'xlsx',
      separator: ',',
    });
    expect(ask('format=json').format).toBe('json');
  });

  it.each<[string, string, string]>([
    ['values', `status=${Array(100).fill('A').join()}`, `status=${Array(101).fill('A').join()}`],
    ['characters of a value', `status=${'x'.repeat(200)}`, `status=${'x'.repeat(201)}`],
    [
      'characters of all',
      `status=${`${'x'.repeat(199)},`.repeat(9)}${'x'.repeat(200)}`,
      `status=${`${'x'.repeat(199)},`.repeat(9)}${'x'.repeat(199)},,`,
    ],
    ['rows of a page', 'limit=200', 'limit=201'],
    ['characters of a position', `after=${'7'.repeat(200)}`, `after=${'7'.repeat(201)}`],
  ])('has at most so many %s', (_name, most, more) => {
    expect([
      refused(Object.fromEntries(new URLSearchParams(most))),
      refused(Object.fromEntries(new URLSearchParams(more))),
    ]).toEqual(['accepted', `E_MALFORMED ${more.split('=')[0]}`]);
  });

  it('has as many characters in all of a cursor, and not one more', () => {
    expect([
      refused({ cursor: 'x'.repeat(2_000) }),
      refused({ cursor: 'x'.repeat(2_001) }),
      refused({ cursor: '' }),
    ]).toEqual(['accepted', 'E_MALFORMED cursor', 'E_MALFORMED cursor']);
  });

  it.each<[string, RawQuery]>([
    ['colour', { colour: 'red' }],
    ['status', { status: ['A', 'B'] }],
    ['status', { status: 'A,' }],
    ['limit', { limit: '0' }],
    ['limit', { limit: '010' }],
    ['limit', { limit: '10000' }],
    ['limit', { limit: '1.0' }],
    ['sort', { sort: '--title' }],
    ['sort', { sort: 'title-' }],
    ['sort', { sort: '-' }],
    ['sort', { sort: 'status' }],
    ['format', { format: 'toString' }],
    ['format', { format: 'CSV' }],
    ['separator', { separator: ';' }],
    ['separator', { separator: 'toString' }],
    ['q', { q: '' }],
    ['q', { q: ' ' }],
    ['q', { q: '-–.' }],
    ['status', { status: ' ' }],
    ['status', { status: 'A, ' }],
    ['q', { q: ['a', 'b'] }],
    ['after', { after: ['7', '8'] }],
    ['asOf', { asOf: '2024' }],
    ['to', { from: '2024-01-02', to: '2024-01-01' }],
  ])('is refused by the name of %s: %j', (name, query) => expect(refused(query)).toBe(`E_MALFORMED ${name}`));

  it('says which parameters there are when one is unknown', () => {
    const told = (query: RawQuery, ...known: string[]) => {
      try {
        refuseUnknown(query, new Set(known));
        return undefined;
      } catch (error) {
        return (error as Rejection).messageEn;
      }
    };
    expect([told({ c: '1' }, 'a', 'b'), told({ c: '1' }), told({ a: '1' }, 'a', 'b'), told({})]).toEqual([
      'The parameter c is not known; there are: a, b.',
      'The parameter c is not known; there are: –.',
      undefined,
      undefined,
    ]);
  });
});

describe('The position that an answer must show', () => {
  it('is that of the parameter, else that of the header', () => {
    expect([ask('after=8', '7').after, ask('', '7').after, ask('', '').after, ask('').after]).toEqual([
      '8',
      '7',
      undefined,
      undefined,
    ]);
  });

  it.each(['a b', 'x'.repeat(201), '\u00e9', 7, ['7', '8']])('is refused by the name of the header: %j', (header) =>
    expect(refused({}, header)).toBe('E_MALFORMED Sinergi-Position'),
  );

  it.each(['a b', 'x'.repeat(201), '\u00e9'])('is refused by the name of the parameter: %j', (after) =>
    expect(refused({ after }, '7')).toBe('E_MALFORMED after'),
  );
});

describe('A list that contradicts itself', () => {
  const { year, from } = trips.parameters as Record<string, NonNullable<ModelQuery['parameters'][string]>>;
  const twice = listReader({
    ...trips,
    parameters: {
      since: { ...year!, kind: 'from' },
      until: { ...year!, kind: 'to' },
      year: year!,
      anno: year!,
      day: { ...from!, kind: 'equals' },
      from: from!,
    },
  });
  const refusal = (query: RawQuery): string => {
    try {
      twice(query, undefined);
    } catch (error) {
      return `${(error as Rejection).info.parameter}`;
    }
    return 'accepted';
  };

  it('is refused, and one that asks for a range is none', () => {
    expect(refusal({ since: '2023', until: '2024' })).toBe('accepted');
    expect(refusal({ since: '2024', until: '2024' })).toBe('accepted');
    expect([
      refusal({ since: '2025', until: '2024' }),
      refusal({ year: '2024', anno: '2024' }),
      refusal({ since: '2023', year: '2024' }),
      refusal({ day: '2024-01-01', from: '2024-01-01' }),
    ]).toEqual(['until', 'anno', 'year', 'from']);
  });
});

describe('A query row that its model does not carry', () => {
  const parameter = (field: string, kind: string) =>
    ({ parameters: { x: { field, kind, summary: ['', ''] } } }) as unknown as Partial<ModelQuery>;
  it.each<[string, Partial<ModelQuery>]>([
    ['regions as "equals"', parameter('regions', 'equals')],
    ['status as "within"', parameter('status', 'within')],
    ['nothing as "equals"', parameter('nothing', 'equals')],
    ['nothing as "within"', parameter('nothing', 'within')],
    [
      'nothing as "during"',
      { parameters: { x: { field: 'plannedStart', until: 'nothing', kind: 'during', summary: ['', ''] } } } as never,
    ],
    ["status for the reader's scope", { scopeField: 'status' }],
    ['status for sorting', { defaultSort: { field: 'status', descending: false } }],
  ])('does not start: it uses %s', (what, change) => {
    expect(() => listReader({ ...trips, ...change })).toThrow(
      `The query trips uses ${what}, for which the model trip_board is not declared.`,
    );
  });

  it('is searched by words only where the model has them', () => {
    const { words: _, ...model } = trips.model;
    expect(() => listReader({ ...trips, model })({ q: 'kaji' }, undefined)).toThrow(
      expect.objectContaining({ info: expect.objectContaining({ parameter: 'q' }) }),
    );
    const { scopeField: _field, ...open } = trips;
    expect(listReader(open)({}, undefined).find.limit).toBe(50);
  });
});
