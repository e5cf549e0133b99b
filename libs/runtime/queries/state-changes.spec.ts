import { VersionedMap } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Change } from './history.js';
import { changes } from './state-changes.js';

const added = (pointer: string, after: unknown): Change => ({ kind: 'ADDED', pointer, after });
const removed = (pointer: string, before: unknown): Change => ({ kind: 'REMOVED', pointer, before });
const altered = (pointer: string, before: unknown, after: unknown): Change => ({
  kind: 'ALTERED',
  pointer,
  before,
  after,
});

describe('What an event changed', () => {
  it('in a document by reference is told as one thing, so that nothing of it is told apart from how closed it is', () => {
    const before = { docId: 'd', type: 'Surat', date: '2024-01-01', sha256: 'a', classification: 'SECRET' };
    expect(changes({ letter: before }, { letter: { ...before, sha256: 'b' } })).toEqual([
      { kind: 'ALTERED', pointer: '/letter', before, after: { ...before, sha256: 'b' } },
    ]);
    expect(changes({ letter: before }, { letter: { ...before } })).toEqual([]);
  });

  it('is told field by field, however deep', () => {
    expect(changes({ a: 1, b: { c: 'x', d: 2 } }, { a: 1, b: { c: 'y', d: 2 } })).toEqual([altered('/b/c', 'x', 'y')]);
    expect(changes({ a: 1 }, { a: 1, b: 0 })).toEqual([added('/b', 0)]);
    expect(changes({ a: 1, b: '' }, { a: 1 })).toEqual([removed('/b', '')]);
    expect(changes({ a: 1, b: undefined }, { a: 1 })).toEqual([]);
    expect(changes({ a: null }, { a: {} })).toEqual([altered('/a', null, {})]);
  });

  it('escapes what a pointer would take for its own signs', () => {
    expect(changes({}, { 'a/b~c': 1 })).toEqual([added('/a~1b~0c', 1)]);
  });

  it('of a list is the entries alone that came, went or were altered', () => {
    const list = ['a', 'b', 'c'];
    expect(changes({ list }, { list: [...list, 'd'] })).toEqual([added('/list/3', 'd')]);
    expect(changes({ list }, { list: ['a', 'c'] })).toEqual([removed('/list/1', 'b')]);
    expect(changes({ list }, { list: ['a', 'x', 'c'] })).toEqual([altered('/list/1', 'b', 'x')]);
    expect(changes({ list }, { list: [] })).toEqual(list.map((entry, index) => removed(`/list/${index}`, entry)));
    expect(changes({ list: [] }, { list })).toEqual(list.map((entry, index) => added(`/list/${index}`, entry)));
    expect(changes({ list }, { list: ['a', 'b', 'c'] })).toEqual([]);
  });

  it('of entries with ids follows them to their places', () => {
    const [one, two, three] = [
      { grantId: '1', to: 'x' },
      { grantId: '2', to: 'y' },
      { grantId: '3', to: 'z' },
    ];
    expect(changes([one, two, three], [two, { ...three, to: 'w' }, { grantId: '4' }])).toEqual([
      removed('/0', one),
      altered('/1/to', 'z', 'w'),
      added('/2', { grantId: '4' }),
    ]);
  });

  it('tells that entries changed places', () => {
    expect(changes([{ id: '1' }, { id: '2' }], [{ id: '2' }, { id: '1' }])).toEqual([
      altered('/0/id', '1', '2'),
      altered('/1/id', '2', '1'),
    ]);
    expect(changes(['a', 'b'], ['b', 'a'])).toEqual([altered('/0', 'a', 'b'), altered('/1', 'b', 'a')]);
  });

  it('of entries that share an id, or have none, goes by their places', () => {
    expect(
      changes(
        [
          { id: '1', n: 1 },
          { id: '1', n: 2 },
        ],
        [
          { id: '1', n: 3 },
          { id: '1', n: 4 },
        ],
      ),
    ).toEqual([altered('/0/n', 1, 3), altered('/1/n', 2, 4)]);
  });

  it('does not grow with what a list holds already', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => ({ innovationId: `i-${n}` }));
    expect(JSON.stringify(changes({ many }, { many: [...many, { innovationId: 'one more' }] })).length).toBeLessThan(
      120,
    );
  });

  it('is nothing between equal states, and something between others', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(json, (state) =>
        expect(changes({ state }, { state: JSON.parse(JSON.stringify(state)) as unknown })).toEqual([]),
      ),
    );
    fc.assert(
      fc.property(json, json, (before, after) => {
        const told = changes({ state: before }, { state: after });
        expect(told.length === 0).toBe(JSON.stringify(canonical(before)) === JSON.stringify(canonical(after)));
      }),
    );
  });
});

/** Fields in one order, and -0 as JSON writes it. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, canonical(entry)]),
  );
};

describe('The changes of a register', () => {
  const empty = VersionedMap.of<unknown>();
  const one = empty.with('a', { by: VersionedMap.of([['x', 1]]) });
  const two = one.with('b', 2);

  it('are told entry by entry, whichever of its versions was asked for last', () => {
    const first = [added('/taken/a', { by: { x: 1 } })];
    expect(changes({ taken: empty }, { taken: one })).toEqual(first);
    expect(changes({ taken: one }, { taken: two })).toEqual([added('/taken/b', 2)]);
    expect(changes({ taken: two }, { taken: empty })).toEqual([
      removed('/taken/a', { by: { x: 1 } }),
      removed('/taken/b', 2),
    ]);
    expect(changes({ taken: empty }, { taken: one })).toEqual(first);
    expect(changes(undefined, { taken: one })).toEqual([added('', { taken: { a: { by: { x: 1 } } } })]);
  });
});
