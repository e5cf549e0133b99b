import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isImpersonal, withoutPersonal } from '#kernel';
import { clean } from './text.js';

/** Numbers and what stands between them, put together at random. */
const scraps = fc
  .array(
    fc.constantFrom(
      ...['630101', '010190', '0001', '63', '01', '６３０１０１', '٠١٠١٩٠', '0812', '345678', '90', '2024', '11', '1'],
      ...[' ', '  ', '\n', '\u00a0', '\u200b', '\u00ad', '\ufeff', '-', '/', '.', ',', '(', ')', '_', '\u2013'],
      ...['NIK ', 'NPWP ', 'budi', '@', 'gmail.com', 'x', 'é', 'ﬁ', '+62', '63.10.09.2009', '11/03/2024'],
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''));
const whole = fc
  .tuple(
    scraps,
    fc.constantFrom('630101 010190 0001', '６３０１０１  ０１０１９０\u200b０００１', '0812-3456-7890'),
    scraps,
  )
  .map((parts) => parts.join(''));

describe('COM-11 Personal data in a cell', () => {
  it('is told of exactly where something of it is withheld', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, whole, fc.string({ unit: 'binary' })), (cell) => {
        const flagged = !isImpersonal(cell);
        expect(withoutPersonal(cell) !== cell).toBe(flagged);
        expect(withoutPersonal(clean(cell)) !== clean(cell)).toBe(flagged);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is withheld at one go', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, whole), (cell) => expect(isImpersonal(withoutPersonal(cell))).toBe(true)),
      { numRuns: 3_000 },
    );
  });
});
