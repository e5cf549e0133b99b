import { describe, expect, it } from '@jest/globals';
import type { Places } from './query-table.js';
import { codeColumns, inWords } from './code-columns.js';

const STAGES = { OPEN: ['terbuka', 'open'], CLOSED: ['ditutup', 'closed'] } as const;
const places: Places = { address: () => 'x' };

describe('Columns of a code', () => {
  const cells = (value: string | readonly string[] | undefined) =>
    codeColumns<{ readonly value?: typeof value }>('tahap', ['tahap', 'stage'], STAGES, (entry) => entry.value).map((column) => column.value({ ...(value !== undefined && { value }) }, places));

  it('are what it means, for people, and the code itself, for programs', () => {
    const [words, code] = codeColumns('tahap', ['tahap', 'stage'], STAGES, () => 'OPEN');
    expect([words.title, words.forPrograms, code.title, code.forPrograms]).toEqual(['tahap', undefined, 'kode_tahap', true]);
    expect([words.meaning, code.meaning]).toEqual([['tahap', 'stage'], ['tahap, sebagai kode', 'stage, as a code']]);
    expect(cells('OPEN')).toEqual(['terbuka', 'OPEN']);
  });

  it('hold several, or nothing', () => {
    expect(cells(['OPEN', 'CLOSED'])).toEqual(['terbuka; ditutup', 'OPEN CLOSED']);
    expect(cells([])).toEqual([undefined, undefined]);
    expect(cells(undefined)).toEqual([undefined, undefined]);
  });

  it('show a code without a meaning as it is', () => expect(inWords(STAGES, 'LOST')).toBe('LOST'));
});
