import { describe, expect, it } from '@jest/globals';
import { flag } from '#import';
import type { Scope } from '#kernel';
import { flagNearestFirst } from './nearest-first.js';

const CODES = [
  '11.01.01.2001',
  '63.10.09',
  '63.10.09.2005',
  '62.71',
  '63.02.01.2001',
  '62.03.02.2007',
  '63.10.10.2002',
];
const ambiguous = flag('E_REGION_AMBIGUOUS', {
  text: 'Angsana',
  candidates: CODES.map((code) => ({ code, name: 'Angsana', path: 'Angsana' })),
});
const order = (keptIn: string) =>
  (flagNearestFirst(ambiguous, keptIn as Scope).details?.['candidates'] as { code: string }[]).map(({ code }) => code);

describe('The regions that a name may mean', () => {
  it('are told with those nearest to the office first, of these the wider, then by code', () => {
    expect(order('63.10.09.2005')).toEqual([
      '63.10.09.2005',
      '63.10.09',
      '63.10.10.2002',
      '63.02.01.2001',
      '62.71',
      '62.03.02.2007',
      '11.01.01.2001',
    ]);
    expect(order('63.10').slice(0, 3)).toEqual(['63.10.09', '63.10.09.2005', '63.10.10.2002']);
    expect(order('ID')).toEqual(
      CODES.toSorted((a, b) => a.split('.').length - b.split('.').length || (a < b ? -1 : 1)),
    );
  });

  it('are counted where the office reads of them', () => {
    const { details, messageId, messageEn } = flagNearestFirst(ambiguous, '63.10' as Scope);
    expect(details).toMatchObject({ text: 'Angsana', total: 7 });
    expect([messageId, messageEn]).toEqual([
      expect.stringMatching(/^Ada 7 wilayah/),
      expect.stringMatching(/^7 regions/),
    ]);
  });

  it('leave every other flag as it is', () => {
    const other = flag('REGION_UNKNOWN', { text: 'x' });
    expect(flagNearestFirst(other, '63.10' as Scope)).toBe(other);
  });
});
