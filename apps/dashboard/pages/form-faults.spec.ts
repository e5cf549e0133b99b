import { describe, expect, it } from '@jest/globals';
import { uiOf, type Schema } from '#views';
import { formFaults } from './form-faults.js';

const INPUT: Schema = {
  type: 'object',
  required: ['story'],
  properties: {
    story: { type: 'string' },
    size: { type: 'integer' },
    day: { type: 'string', format: 'date' },
    money: {
      type: 'array',
      items: {
        type: 'object',
        required: ['amount'],
        properties: { amount: { type: 'string', format: 'rupiah' }, year: { type: 'integer' } },
      },
    },
  },
};
const faults = (value: object): readonly string[] =>
  formFaults(value, INPUT, { open: (schema) => schema, ui: uiOf('id') }).map(
    ({ field, message }) => `${field} ${message}`,
  );

describe('What is wrong with a form by itself', () => {
  it.each(['2026-02-30', '2026-13-01', '2025-02-29', '30-02-2026', ''])('is a day that there is not: %j', (day) => {
    expect(faults({ day })).toEqual(['/day Harus berupa tanggal yang ada, misalnya 2026-12-31']);
  });

  it('is nothing of a day that there is, and nothing of what was not begun', () => {
    expect([{ day: '2028-02-29' }, {}].map(faults)).toEqual([[], []]);
  });

  it('is what an entry that was begun lacks, and what is no number or amount', () => {
    expect(faults({ size: 'dua', money: [{ year: 2026 }, { amount: '1,5' }, { amount: '1' }] })).toEqual([
      '/size Harus berupa bilangan bulat',
      '/money/0/amount Wajib diisi',
      '/money/1/amount Harus berupa rupiah bulat, misalnya 62.500.000',
    ]);
  });
});
