import { describe, expect, it } from '@jest/globals';
import type { FieldKind } from '#kernel';
import type { ParameterForm } from '#runtime';
import { formOf, instantFrom, valueOf } from './parameter-forms.js';

describe('The form of a parameter', () => {
  it.each<[ParameterForm, readonly string[], readonly string[]]>([
    ['text', ['a', 'x'.repeat(200)], ['', 'x'.repeat(201)]],
    ['integer', ['0', '-1', '9'.repeat(15)], ['', '9'.repeat(16), '1.0', '1e3', '+1', ' 1']],
    ['boolean', ['true', 'false'], ['', 'TRUE', '1', 'yes']],
    ['date', ['2024-02-29'], ['2023-02-29', '2024-2-9', '']],
    ['year', ['1900', '2024', '2199'], ['1899', '2200', '24', '02024', '2024 ', '']],
    ['region', ['63', '63.10', '63.10.09', '63.10.09.2009'], ['ID', '6', '63.1', '63.10.09.4009', '']],
    ['scope', ['ID', '63', '63.10.09.2009'], ['id', '63.1', '']],
    [
      ['A', 'B'],
      ['A', 'B'],
      ['a', 'AB', '', 'A, B'],
    ],
  ])('%s holds what it says, and nothing else', (form, right, wrong) => {
    const { read, schema } = formOf(form, 'text');
    expect(right.map((text) => String(read(text)))).toEqual(right);
    expect(wrong.map(read)).toEqual(wrong.map(() => undefined));
    const {
      pattern,
      minLength,
      maxLength,
      enum: allowed,
    } = schema as { pattern?: string; minLength?: number; maxLength?: number; enum?: string[] };
    const described = (text: string) =>
      (pattern === undefined || new RegExp(pattern, 'u').test(text)) &&
      text.length >= (minLength ?? 0) &&
      text.length <= (maxLength ?? Infinity) &&
      (!allowed || allowed.includes(text));
    if (pattern ?? maxLength ?? allowed) expect([right.every(described), wrong.some(described)]).toEqual([true, false]);
  });

  it('has the values of numbers and truths as such', () => {
    expect([
      formOf('integer', 'text').read('-12'),
      formOf('year', 'text').read('2024'),
      formOf('boolean', 'text').read('false'),
    ]).toEqual([-12, 2024, false]);
    expect(formOf('year', 'text').schema).toMatchObject({ minimum: 1900, maximum: 2199 });
  });

  it('is that of the field where the row says none', () => {
    const kinds: readonly FieldKind[] = ['text', 'integer', 'boolean', 'regions', 'sum'];
    expect(kinds.map((kind) => formOf(undefined, kind))).toEqual(
      ['text', 'integer', 'boolean', 'region', 'integer'].map((form) => formOf(form as ParameterForm, 'text')),
    );
  });

  it('is told to whoever got it wrong, in both languages', () => {
    expect(() => valueOf('stage', formOf(['A', 'B'], 'text'), 'C')).toThrow(
      expect.objectContaining({
        code: 'E_MALFORMED',
        messageId: 'Parameter stage harus berupa salah satu dari A, B.',
        messageEn: 'The parameter stage must be one of A, B.',
        info: expect.objectContaining({ parameter: 'stage' }),
      }),
    );
    expect(valueOf('urgent', formOf('boolean', 'text'), 'false')).toBe(false);
    expect(valueOf('count', formOf('integer', 'text'), '0')).toBe(0);
  });
});

describe('An instant', () => {
  it.each([
    ['2024-06-30T16:59:59Z', '2024-06-30T16:59:59.000Z'],
    ['2024-06-30T16:59Z', '2024-06-30T16:59:00.000Z'],
    ['2024-06-30T00:00:00.5+07:00', '2024-06-29T17:00:00.500Z'],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
    ['2024-01-01T00:00:00-14:59', '2024-01-01T14:59:00.000Z'],
  ])('is read: %s', (text, read) => expect(instantFrom(text)).toBe(read));

  it.each([
    '',
    '2024-06-30',
    '2024-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2024-06-30T24:00:00Z',
    '2024-06-30T23:60:00Z',
    '2024-06-30T23:59:60Z',
    '2024-06-30T00:00:00',
    '2024-06-30T00:00:00.1234Z',
    '2024-06-30T00:00:00+15:00',
    '2024-06-30T00:00:00+07:60',
    '2024-06-30 00:00:00Z',
    'x2024-06-30T00:00:00Z',
  ])('is none: %j', (text) => expect(instantFrom(text)).toBeUndefined());
});
