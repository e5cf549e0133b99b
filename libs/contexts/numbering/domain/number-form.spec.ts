import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paperNumberKey, type Rejection } from '#kernel';
import { mayCollide } from './number-form.collisions.js';
import { numberText, readNumber, requireWholeForm, type NumberForm } from './number-form.js';

const form = (template: string, more: Partial<NumberForm> = {}): NumberForm => ({ template, digits: 3, ...more });
const refusal = (of: NumberForm): string | undefined => {
  try {
    requireWholeForm(of);
    return undefined;
  } catch (error) {
    const { code, info } = error as Rejection;
    return `${code} ${info.ruleId} ${info.field}`;
  }
};
const AT_TEMPLATE = 'E_VALIDATION NUM-01 /template';

describe('NUM-01 a template', () => {
  it('gives numbers as offices write them', () => {
    const own = form('000.1.2.3/{number}/{kind}-{office}/{month}/{year}', { kindCode: 'ST', officeCode: 'DPMD' });
    expect(refusal(own)).toBeUndefined();
    expect(numberText(own, 7, '2025-02-03')).toBe('000.1.2.3/007/ST-DPMD/II/2025');
    expect(numberText(own, 1234, '2025-12-31')).toBe('000.1.2.3/1234/ST-DPMD/XII/2025');
    expect(numberText(form('{number}/{year}', { digits: 1 }), 7, '2025-02-03')).toBe('7/2025');
  });

  it.each([
    ['without the running number', form('ST/{year}'), AT_TEMPLATE],
    ['with it twice', form('{number}/{number}/{year}'), AT_TEMPLATE],
    ['without the year in which the count begins anew', form('{number}/ST'), AT_TEMPLATE],
    ['with the year twice', form('{number}/{year}/{year}'), AT_TEMPLATE],
    ['with the month twice', form('{number}/{month}/{month}/{year}'), AT_TEMPLATE],
    ['with a field that there is not', form('{number}/{day}/{year}'), AT_TEMPLATE],
    ['with a brace left open', form('{number/{year}'), AT_TEMPLATE],
    ['with a brace too many', form('{number}}/{year}'), AT_TEMPLATE],
    ['with a number beside other digits', form('12{number}/{year}'), AT_TEMPLATE],
    ['with a number beside digits and a space', form('12 {number}/{year}'), AT_TEMPLATE],
    ['with a number beside the year', form('{number}{year}'), AT_TEMPLATE],
    ['with a number beside the digits of a code', form('{kind}{number}/{year}', { kindCode: 'A1' }), AT_TEMPLATE],
    ['with the place of a code and no code', form('{number}/{kind}/{year}'), 'E_VALIDATION NUM-01 /kindCode'],
    ['with a code and no place', form('{number}/{year}', { officeCode: 'A' }), 'E_VALIDATION NUM-01 /officeCode'],
  ])('is refused %s', (_, of, expected) => expect(refusal(of)).toBe(expected));

  it('may give numbers of exactly 120 characters', () => {
    expect(refusal(form(`${'x'.repeat(103)}/{number}{month}/{year}`))).toBeUndefined();
    expect(refusal(form(`${'x'.repeat(104)}/{number}{month}/{year}`))).toBe(AT_TEMPLATE);
  });
});

const CODES = fc.constantFrom('ST', 'SPD', 'I', 'X-1', '7', 'a b');
const SEPARATORS = fc.constantFrom('/', '-', ' / ', '.');
const forms = fc
  .record({
    fields: fc.shuffledSubarray(['{kind}', '{office}', '{month}', '{year}', '{number}'], {
      minLength: 2,
      maxLength: 5,
    }),
    separator: SEPARATORS,
    digits: fc.integer({ min: 1, max: 4 }),
    kindCode: CODES,
    officeCode: CODES,
  })
  .filter(({ fields }) => fields.includes('{number}') && fields.includes('{year}'))
  .map(({ fields, separator, digits, kindCode, officeCode }) => ({
    template: fields.join(separator),
    digits,
    ...(fields.includes('{kind}') && { kindCode }),
    ...(fields.includes('{office}') && { officeCode }),
  }));
const numbers = fc.integer({ min: 1, max: 99_999 });
const days = fc
  .record({ year: fc.integer({ min: 2000, max: 2199 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`);

describe('A number of a template', () => {
  it('is read back as it was given, however it is written', () => {
    fc.assert(
      fc.property(forms, numbers, days, (of, number, day) => {
        requireWholeForm(of);
        const text = numberText(of, number, day);
        const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
        expect(readNumber(of, text)).toEqual({ number, year, ...(of.template.includes('{month}') && { month }) });
        expect(readNumber(of, ` ${text.toLowerCase()} `)?.number).toBe(number);
        expect(readNumber(of, `${text}_`)).toBeUndefined();
      }),
    );
  });

  it('is the same with other zeros in front, of its own or of the digits beside it', () => {
    const of = form('{number}/{year}');
    for (const text of ['7/2025', '07/2025', '007/2025', '0007/2025'])
      expect([text, readNumber(of, text)]).toEqual([text, { number: 7, year: 2025 }]);
    for (const text of ['007/25', '007/2025/x']) expect([text, readNumber(of, text)]).toEqual([text, undefined]);
    const codes = form('090.0/{number}/{year}');
    for (const text of ['90.0/7/2025', '0090.000/07/2025']) expect(readNumber(codes, text)?.number).toBe(7);
    for (const text of ['9.0/7/2025', '900.0/7/2025', '90./7/2025']) expect(readNumber(codes, text)).toBeUndefined();
    expect(readNumber(of, '1007/2025')).toEqual({ number: 1007, year: 2025 });
  });
});

describe('NUM-02 two templates', () => {
  it('collide wherever two numbers of theirs are the same', () => {
    fc.assert(
      fc.property(forms, forms, numbers, numbers, days, days, (one, other, n, m, on, at) => {
        const same = paperNumberKey(numberText(one, n, on)) === paperNumberKey(numberText(other, m, at));
        if (same) expect(mayCollide(one, other)).toBe(true);
        expect(mayCollide(one, one)).toBe(true);
        expect(mayCollide(one, other)).toBe(mayCollide(other, one));
      }),
    );
  });

  it.each([
    ['{number}/ST/{year}', '{number}/SPD/{year}', false],
    ['{number}/ST/{year}', '{number}/st/{year}', true],
    ['{number}/ST/{year}', '{number} / ST / {year}', true],
    ['090/{number}/{year}', '{number}/090/{year}', true],
    ['090/{number}/{year}', '{number}/091/{year}', true],
    ['090/{number}/{year}', '{number}/91/{year}', true],
    ['090/{number}/{year}', '{number}/90/{year}', true],
    ['090/{number}/{year}', '90/{number}/{year}', true],
    ['090/{number}/{year}', '{number}/9X/{year}', false],
    ['A/{number}/{year}', '{number}/A/{year}', false],
    ['{number}/{month}/{year}', '{number}/XI/{year}', true],
    ['{number}/{month}/{year}', '{number}/XL/{year}', false],
    ['{number}/{year}', '{year}/{number}', true],
  ])('%s and %s: %s', (one, other, expected) => expect(mayCollide(form(one), form(other))).toBe(expected));

  it('of other digits collide all the same, as the running number grows', () => {
    expect(mayCollide(form('{number}/{year}', { digits: 1 }), form('{number}/{year}', { digits: 6 }))).toBe(true);
  });
});
