import { describe, expect, it } from '@jest/globals';
import { overlaps, pathOf, pointerWith, valueAt, withValue } from '#kernel';

const visit = { budget: '1', hosts: [{ region: 'a', required: true }, { region: 'b' }], 'a/b~c': 1 };

describe('A place in an event', () => {
  it.each([
    ['/budget', '1'],
    ['/hosts/1/region', 'b'],
    ['/a~1b~0c', 1],
    ['/hosts/2', undefined],
    ['/hosts/length', undefined],
    ['/budget/0', undefined],
    ['/constructor', undefined],
    ['/__proto__', undefined],
    ['budget', undefined],
    ['', undefined],
    ['/', undefined],
    ['/hosts//region', undefined],
    ['/a~2', undefined],
  ])('%s holds %s', (pointer, held) => expect(valueAt(visit, pointer)).toEqual(held));

  it('is none below nothing', () => expect(valueAt({ letter: null }, '/letter/date')).toBeUndefined());

  it('is pointed to from the place around it', () => {
    expect([pointerWith('', 'a'), pointerWith('/a', 0), pointerWith('/a', 'b/c~d/~')]).toEqual([
      '/a',
      '/a/0',
      '/a/b~1c~0d~1~0',
    ]);
    expect(valueAt(visit, pointerWith('', 'a/b~c'))).toBe(1);
  });

  it('is named by one path', () => {
    expect([pathOf('/hosts/0/required'), pathOf('/a~1b~0c'), pathOf('hosts'), pathOf('/')]).toEqual([
      ['hosts', '0', 'required'],
      ['a/b~c'],
      undefined,
      undefined,
    ]);
  });

  it('gets another value in a copy, and only there', () => {
    expect(withValue(visit, '/hosts/1/region', 'c')).toEqual({ ...visit, hosts: [visit.hosts[0], { region: 'c' }] });
    expect(withValue(visit, '/reason', 'why')).toEqual({ ...visit, reason: 'why' });
    expect(withValue(visit, '/budget', undefined)).toStrictEqual({ hosts: visit.hosts, 'a/b~c': 1 });
    expect(withValue({}, '/letter/date', '2024-11-01')).toEqual({ letter: { date: '2024-11-01' } });
    for (const nowhere of ['budget', '', '/']) expect(withValue(visit, nowhere, '2')).toBe(visit);
    expect(withValue(visit, '/__proto__', { evil: true })).not.toHaveProperty('evil');
    expect(visit.hosts[1]).toEqual({ region: 'b' });
  });

  it('lies in another or beside it', () => {
    expect(
      [
        ['/a', '/a'],
        ['/a', '/a/0'],
        ['/a/0', '/a'],
        ['/a', '/ab'],
        ['/a/0', '/a/1'],
      ].map(([a, b]) => overlaps(a!, b!)),
    ).toEqual([true, true, true, false, false]);
  });
});
