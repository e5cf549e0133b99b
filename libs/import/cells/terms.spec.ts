import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { readDate } from './dates.js';
import { endOf, lastDayOf, readEnd, readTerm } from './terms.js';

const ends = (start: string, term: string, stated: string) => endOf(readDate(start), readTerm(term), readEnd(stated));

describe('A term (G6)', () => {
  it.each([
    ['5 (lima) tahun', 60, 0],
    ['3 th', 36, 0],
    ['5 thn', 60, 0],
    ['36 bulan', 36, 0],
    ['1 (satu) tahun', 12, 0],
    ['2 tahun 6 bulan', 30, 0],
    ['satu tahun', 12, 0],
    ['90 hari', 0, 90],
    ['1,5 tahun', 18, 0],
    ['3 tahun sejak ditandatangani', 36, 0],
  ])('of %p is %d months and %d days', (written, months, days) => {
    expect(readTerm(written)).toMatchObject({ value: { kind: 'FOR', months, days }, confidence: 'EXACT' });
  });

  it.each(['s.d. selesai', 'sampai dicabut', 'tidak terbatas', 'sampai pekerjaan selesai'])(
    'may have no end: %p',
    (written) => expect(readTerm(written).value).toEqual({ kind: 'OPEN_ENDED' }),
  );

  it.each([
    ['s.d. 31 Desember 2024', '2024-12-31'],
    ['12 Maret 2023 - 12 Maret 2026', '2026-03-12'],
    ['2023 s.d. 2026', '2026'],
  ])('may be told by its end: %p', (written, until) => {
    expect(readTerm(written).value).toMatchObject({ kind: 'UNTIL', until });
  });

  it('whose figure and words differ is in conflict', () =>
    expect(readTerm('5 (empat) tahun')).toMatchObject({
      confidence: 'CONFLICTING',
      flags: [{ code: 'WORDS_CONFLICT' }],
    }));

  it('that may be extended says so', () =>
    expect(readTerm('3 tahun dan dapat diperpanjang')).toMatchObject({
      value: { months: 36 },
      flags: [{ code: 'EXTENDABLE' }],
    }));

  it('that cannot be read is asked for', () =>
    expect(readTerm('sesuai kebutuhan').flags.map(({ code }) => code)).toContain('TERM_UNREADABLE'));
});

describe('The end', () => {
  it.each(
    [
      ['12/03/2023', '3 th', '2026-03-11'],
      ['1-7-21', '36 bulan', '2024-06-30'],
      ['27/11/2022', '5 (lima) tahun', '2027-11-26'],
      ['29 Februari 2024', '1 tahun', '2025-02-28'],
      ['31/01/2023', '1 bulan', '2023-02-28'],
      ['01/01/2024', '90 hari', '2024-03-30'],
    ].filter(([, , end]) => end),
  )('of what began on %s for %s is %s, derived', (start, term, end) => {
    expect(ends(start, term, '')).toMatchObject({
      value: { kind: 'UNTIL', until: end },
      confidence: 'DERIVED',
      provenance: 'COMPUTED',
    });
  });

  it('that is stated is kept when it differs by a day, and flagged', () => {
    expect(ends('12 Maret 2023', '3 tahun', '12 Maret 2026')).toMatchObject({
      value: { until: '2026-03-12' },
      confidence: 'EXACT',
      flags: [{ code: 'END_DIFFERS', details: { derived: '2026-03-11' } }],
    });
    expect(ends('12 Maret 2023', '3 tahun', '11 Maret 2026').flags).toEqual([]);
  });

  it('that does not fit at all is in conflict, and kept', () => {
    expect(ends('12 Maret 2023', '3 tahun', '12 Maret 2025')).toMatchObject({
      value: { until: '2025-03-12' },
      confidence: 'CONFLICTING',
      flags: [{ code: 'END_CONFLICT' }],
    });
    expect(ends('12 Maret 2023', '', '12 Maret 2022')).toMatchObject({
      confidence: 'CONFLICTING',
      flags: [{ code: 'END_BEFORE_START' }],
    });
  });

  it.each([
    ['2020', '3 tahun', ''],
    ['18 Juli 2022', '', ''],
    ['31/04/2022', '5 thn', ''],
  ])('of what began on %p for %p is a gap', (start, term, stated) => {
    expect(ends(start, term, stated)).toMatchObject({
      confidence: 'UNKNOWN',
      flags: [{ code: 'END_UNKNOWN', kind: 'GAP' }],
    });
  });

  it('of a month keeps that precision', () =>
    expect(ends('2016', '', 'Des 2020')).toMatchObject({ value: { until: '2020-12' }, precision: 'MONTH' }));

  it('of what began on a doubtful day is as doubtful', () =>
    expect(ends('Senin, 27/11/2022', '5 tahun', '').confidence).toBe('CONFLICTING'));

  it('counts days with the first', () =>
    expect(lastDayOf('2024-01-01' as LocalDate, { months: 0, days: 1 })).toBe('2024-01-01'));
});
