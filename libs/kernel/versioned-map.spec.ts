import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VersionedMap } from './versioned-map.js';

const shown = (map: VersionedMap<number>): unknown =>
  Object.fromEntries([...map.keys()].sort().map((key) => [key, map.get(key)]));

describe('A map of which every version stays as it was', () => {
  it('whatever is changed in which version, and in whatever order the versions are asked', () => {
    const step = fc.record({
      of: fc.nat(),
      key: fc.constantFrom('a', 'b', 'c', '__proto__'),
      value: fc.option(fc.nat(9), { nil: undefined }),
      ask: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const versions = [VersionedMap.of<number>()];
        const plain: ReadonlyMap<string, number>[] = [new Map()];
        for (const { of, key, value, ask } of steps) {
          const at = of % versions.length;
          const expected = new Map(plain[at]);
          if (value === undefined) expected.delete(key);
          else expected.set(key, value);
          plain.push(expected);
          versions.push(value === undefined ? versions[at]!.without(key) : versions[at]!.with(key, value));
          const asked = ask % versions.length;
          expect([...versions[asked]!.keys()].sort()).toEqual([...plain[asked]!.keys()].sort());
        }
        for (const [index, version] of versions.entries()) {
          expect(version.size).toBe(plain[index]!.size);
          for (const key of ['a', 'b', 'c', '__proto__'])
            expect([version.has(key), version.get(key)]).toEqual([plain[index]!.has(key), plain[index]!.get(key)]);
          expect([...version.values()].sort()).toEqual([...plain[index]!.values()].sort());
        }
      }),
    );
  });

  it('begins with what it is given, and is the same where nothing changes', () => {
    const given = VersionedMap.of<number>([
      ['a', 1],
      ['b', 2],
    ]);
    expect(given.without('c')).toBe(given);
    const other = given.with('a', 3).without('b');
    expect([shown(given), shown(other), shown(VersionedMap.of())]).toEqual([{ a: 1, b: 2 }, { a: 3 }, {}]);
  });

  it('holds as many as there may be: a hundred thousand changes, and the first version again', () => {
    const first = VersionedMap.of<number>([['key', -1]]);
    let last = first;
    for (let n = 0; n < 100_000; n += 1) last = last.with(`key-${n}`, n);
    expect([last.size, first.size, last.get('key-99999'), first.get('key-0')]).toEqual([100_001, 1, 99_999, undefined]);
  });
});
