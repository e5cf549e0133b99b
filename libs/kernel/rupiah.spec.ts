import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, inRupiah, rupiah, sumRupiah, ZERO_RUPIAH } from '#kernel';

const anyAmount = fc.bigInt(0n, 10n ** 13n).map((value) => rupiah(value.toString()));

describe('An amount in rupiah (COM-03)', () => {
  it('reads whole rupiah from 0 to 10^15 without losing a digit', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 15n), (value) => amount(rupiah(value.toString())) === value));
    expect(rupiah('1000000000000000')).toBe('1000000000000000');
  });

  it.each([
    '1000000000000001',
    '-1',
    '+1',
    '01',
    '00',
    '1.5',
    '1,000',
    '1e3',
    ' 1',
    '1\n',
    '',
    'Rp1',
    '١',
    62500000,
    1n,
    null,
    undefined,
  ])('refuses %p', (written) => {
    expect(() => rupiah(written, 'budget')).toThrow(
      expect.objectContaining({ code: 'E_AMOUNT', info: { ruleId: 'COM-03', field: 'budget' } }),
    );
  });

  it.each([
    ['0', 'Rp0'],
    ['999', 'Rp999'],
    ['1000', 'Rp1.000'],
    ['62500000', 'Rp62.500.000'],
    ['1000000000000000', 'Rp1.000.000.000.000.000'],
  ])('%s is told to people as %s', (value, told) => {
    expect(inRupiah(rupiah(value))).toBe(told);
  });

  it('adds up exactly, in any order', () => {
    expect(sumRupiah([])).toBe(ZERO_RUPIAH);
    expect(sumRupiah([rupiah('60250000'), rupiah('2250000')])).toBe('62500000');
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 50 }), (amounts) => {
        expect(amount(sumRupiah(amounts))).toBe(amounts.reduce((sum, value) => sum + amount(value), 0n));
        expect(sumRupiah([...amounts].reverse())).toBe(sumRupiah(amounts));
      }),
    );
  });

  it('refuses a sum that is no amount any more', () => {
    expect(() => sumRupiah([rupiah('1000000000000000'), rupiah('1')])).toThrow(
      expect.objectContaining({ code: 'E_AMOUNT' }),
    );
  });
});
