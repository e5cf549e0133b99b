import { describe, expect, it } from '@jest/globals';
import type { Rejection } from '#kernel';
import { commandIdOf, correlationIdOf, entityTags, expectedRevisionOf, namesTag, pathIdOf } from './request-headers.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const refused = (act: () => unknown): Rejection => {
  try {
    act();
  } catch (error) {
    return error as Rejection;
  }
  throw new Error('it was accepted');
};

describe('The id of a command', () => {
  it.each(['a'.repeat(8), 'a'.repeat(128), 'Az09._:-'])('is the one given: %s', (given) =>
    expect(commandIdOf({ 'idempotency-key': given })).toBe(given),
  );

  it.each(['a'.repeat(7), 'a'.repeat(129), '', 'with space', 'semi;colon', 'émigré-1', 'line-one\n'])(
    'is refused where it is not written as one: %j',
    (given) => {
      expect(refused(() => commandIdOf({ 'idempotency-key': given }))).toMatchObject({
        code: 'E_MALFORMED',
        info: { header: 'Idempotency-Key' },
      });
    },
  );

  it('is refused where it is given twice, and made where none is given', () => {
    expect(refused(() => commandIdOf({ 'idempotency-key': ['command-1', 'command-2'] }))).toMatchObject({
      code: 'E_MALFORMED',
    });
    const [one, other] = [commandIdOf({}), commandIdOf({})];
    expect([one, other, one === other]).toEqual([expect.stringMatching(UUID), expect.stringMatching(UUID), false]);
  });
});

describe('The revision that was seen', () => {
  it.each<[string | undefined, unknown]>([
    [undefined, undefined],
    ['*', 'any'],
    [' * ', 'any'],
    ['"0"', [0]],
    ['"1"', [1]],
    ['"10"', [10]],
    [`"${'9'.repeat(15)}"`, [999_999_999_999_999]],
    ['"3", "12"', [3, 12]],
    ['"3","3"', [3, 3]],
    ['\t"3"\t,\t"4"', [3, 4]],
    ['W/"3"', []],
    ['W/"3", "4"', [4]],
    ['"03"', []],
    ['"00"', []],
    ['"-1"', []],
    ['"1.0"', []],
    ['"1e3"', []],
    ['""', []],
    [`"1${'0'.repeat(15)}"`, []],
    ['"a,b", "5"', [5]],
    ['"*"', []],
    ['"3",', [3]],
  ])('is read from the header: %j', (given, seen) => expect(expectedRevisionOf({ 'if-match': given })).toEqual(seen));

  it.each(['', ' ', ',', ', "3"', '3', '"3', '3"', '"3" "4"', 'w/"3"', 'W/ "3"', '*, "3"', '"3", *', '"a b"', '"3"4'])(
    'is no mistake but in writing: %j',
    (given) => {
      expect(refused(() => expectedRevisionOf({ 'if-match': given }))).toMatchObject({
        code: 'E_MALFORMED',
        info: { header: 'If-Match' },
      });
    },
  );

  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    [' * ', true],
    ['"*"', false],
    ['"b"', false],
    ['a', false],
    [undefined, false],
  ])('of If-None-Match %j names what is there: %s', (given, named) => expect(namesTag(given, 'a')).toBe(named));

  it('stands in tags, weak or strong', () => {
    expect(entityTags('"a", W/"b"')).toEqual([
      { weak: false, tag: 'a' },
      { weak: true, tag: 'b' },
    ]);
    expect([entityTags(''), entityTags('a')]).toEqual([undefined, undefined]);
  });
});

describe('The id of a request', () => {
  it.each(['a', 'a'.repeat(128), 'case:7_Az.09-'])('is the one given: %s', (given) =>
    expect(correlationIdOf({ 'x-correlation-id': given })).toBe(given),
  );

  it.each([undefined, '', 'a'.repeat(129), 'a b', 'a\nb', ['a', 'b']])(
    'is made where none can be taken: %j',
    (given) => {
      expect(correlationIdOf({ 'x-correlation-id': given })).toMatch(UUID);
    },
  );
});

describe('The id in a path', () => {
  it.each(['a', '0', 'a'.repeat(64), 'desa-62.03.02.2007', 'A_b'])('is read: %s', (id) =>
    expect(pathIdOf({ id })).toBe(id),
  );

  it.each(['', 'a'.repeat(65), '-a', '.a', '_a', 'a b', 'a/b', 'a\n'])('is refused: %j', (id) => {
    expect(refused(() => pathIdOf({ id }))).toMatchObject({ code: 'E_MALFORMED', info: { parameter: 'id' } });
  });
});
