import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MONTH_NAMES, WEEKDAY_NAMES } from './date-words.js';
import { readDate, readDates } from './dates.js';

const codes = (raw: string, remark = ''): readonly string[] => readDates(raw, { remark }).flags.map(({ code }) => code);
const span = (raw: string, remark = ''): string => {
  const { value } = readDates(raw, { remark });
  return value
    ? (value.days?.join(' ') ?? (value.from === value.until ? value.from : `${value.from}..${value.until}`))
    : 'unknown';
};

describe('A day', () => {
  it.each([
    ['03/04/2023', '2023-04-03'],
    ['18 Juli 2022', '2022-07-18'],
    ['17/01/2022', '2022-01-17'],
    ['18-12-2025', '2025-12-18'],
    ['1-7-21', '2021-07-01'],
    ['20/09/23', '2023-09-20'],
    ['20 Sept 2023', '2023-09-20'],
    ['15 Pebruari 2018', '2018-02-15'],
    ['14 Peb 2026', '2026-02-14'],
    ['5 Agt 2026', '2026-08-05'],
    ['5 Agust. 2026', '2026-08-05'],
    ['11 Nopember 2021', '2021-11-11'],
    ['1 Nop 49', '2049-11-01'],
    ['1 Nop 50', '1950-11-01'],
    ['2020-10-10', '2020-10-10'],
    ['2020/10/10', '2020-10-10'],
    ['18.07.2022', '2022-07-18'],
    ['18.07.22', '2022-07-18'],
    ['2022.07.18', '2022-07-18'],
    ['18 07 2022', '2022-07-18'],
    ['20240718', '2024-07-18'],
    ['18072024', '2024-07-18'],
    ['12/VII/2022', '2022-07-12'],
    ['18-Jul-22', '2022-07-18'],
    ['March 23, 2021', '2021-03-23'],
    ['Kamis (25/4/2024)', '2024-04-25'],
    ['Jum’at, 6 Januari 2023', '2023-01-06'],
    ['18 Juli 2022 (Senin)', '2022-07-18'],
    ['29 Februari 2024', '2024-02-29'],
    ['tanggal 5 bulan Agustus tahun 2024', '2024-08-05'],
    ['12 Maret 2026 pukul 09.00 WIB', '2026-03-12'],
    ['2023-01-09 00:00:00', '2023-01-09'],
    ['\u00a018  Juli\u00a02022 ', '2022-07-18'],
  ])('written %p is read (G2)', (written, day) => {
    expect(readDates(written)).toMatchObject({
      raw: written,
      value: { from: day, until: day },
      confidence: 'EXACT',
      precision: 'DAY',
      quarantine: false,
    });
  });

  it.each([
    '31/04/2022',
    '29 Februari 2023',
    '30/02/2024',
    '31-06-21',
    '31 Juni 2023',
    '13/25/2022',
    '13/2022',
    '07/18/2022',
    '2023-02-29',
    '28/02/2023 - 31/02/2023',
    '31/04',
  ])('%p that no calendar has is not moved, and keeps the row back (G3)', (written) => {
    const read = readDates(written);
    expect([read.confidence, read.quarantine, 'value' in read]).toEqual(['UNKNOWN', true, false]);
    expect(codes(written)).toContain('IMPOSSIBLE_DATE');
  });

  it.each([
    ['Senin, 27/11/2022', '2022-11-27'],
    ['Rabu 23 Maret 2021', '2021-03-23'],
    ['Senin, 2 November 2024', '2024-11-02'],
    ['Selasa (23/07/2025)', '2025-07-23'],
  ])('whose weekday does not fit, %p, keeps both (G4)', (written, day) => {
    expect(readDates(written)).toMatchObject({ value: { from: day }, confidence: 'CONFLICTING' });
    expect(codes(written)).toEqual(['W_DATE_CONFLICT']);
  });

  it.each([
    ['2016', '2016', 'YEAR'],
    ['TA 2025', '2025', 'YEAR'],
    ['Nop 2025', '2025-11', 'MONTH'],
    ['Jumat, Nov 2019', '2019-11', 'MONTH'],
    ['07/2022', '2022-07', 'MONTH'],
    ['07.2022', '2022-07', 'MONTH'],
    ['awal Mei 2024', '2024-05', 'MONTH'],
    ['Semester II 2016', '2016', 'YEAR'],
    ['minggu ke-2 Mei 2024', '2024-05', 'MONTH'],
  ])('that is not told is not invented: %p is %s (G4)', (written, value, precision) => {
    expect(readDates(written)).toMatchObject({ value: { from: value, until: value }, precision, confidence: 'APPROX' });
  });

  it.each([
    ['44935', '2023-01-09'],
    ['30000', '1982-02-18'],
    ['60000', '2064-04-08'],
    ['44935.0', '2023-01-09'],
  ])('of a spreadsheet, %s, is %s (G5)', (written, day) => {
    expect(readDates(written)).toMatchObject({
      value: { from: day },
      confidence: 'APPROX',
      flags: [{ code: 'SPREADSHEET_SERIAL' }],
    });
  });

  it.each(['29999', '60001', '123'])('is not made of any number: %s', (written) =>
    expect(codes(written)).toEqual(expect.not.arrayContaining(['SPREADSHEET_SERIAL'])),
  );

  it('takes its year from the remark, and says so', () => {
    expect(readDates('Jumat (6/1)', { remark: 'th 2023' })).toMatchObject({
      value: { from: '2023-01-06' },
      confidence: 'APPROX',
      provenance: 'REMARK',
    });
    expect(codes('Kamis (6/1)', 'th 2023')).toEqual(['YEAR_FROM_REMARK', 'W_DATE_CONFLICT']);
    expect(codes('Jumat (6/1)', 'seri no 2023')).toEqual(['YEAR_MISSING']);
  });

  it.each([
    ['', []],
    ['-', []],
    ['(tdk disebut)', []],
    ['(rencana)', ['PLANNED']],
    ['thn ini (rencana)', ['PLANNED', 'RELATIVE_DATE']],
    ['sebelum 2/4/2024', ['DATE_BOUND']],
    ['setelah Mei 2024', ['DATE_BOUND']],
    ['menunggu jadwal kepala', ['PLANNED', 'UNREAD_TEXT']],
    ['3 Mei 2024 dan 17', ['DATE_UNREADABLE']],
    ['belum pasti kapan', ['UNREAD_TEXT', 'NOT_A_DATE']],
  ] as const)('is unknown in %p', (written, flags) => {
    const read = readDates(written);
    expect([read.confidence, codes(written)]).toEqual(['UNKNOWN', flags]);
  });

  it('of a plan is flagged as one', () =>
    expect(readDates('usulan 2019')).toMatchObject({ value: { from: '2019' }, flags: [{ code: 'PLANNED' }] }));
});

describe('Several days', () => {
  it.each([
    ['09/10/11 Juli 2024', '2024-07-09 2024-07-10 2024-07-11'],
    ['6-8 Des 2024', '2024-12-06..2024-12-08'],
    ['18-20/6/2024', '2024-06-18..2024-06-20'],
    ['23 s.d. 26 April 2025', '2025-04-23..2025-04-26'],
    ['23 sd 26 April 2025', '2025-04-23..2025-04-26'],
    ['Rabu 24 Maret 2021 - 26 Maret 2021', '2021-03-24..2021-03-26'],
    ['28 Juli - 2 Agustus 2024', '2024-07-28..2024-08-02'],
    ['31 Des 2023 s/d 2 Jan 2024', '2023-12-31..2024-01-02'],
    ['28 Des – 2 Jan 2025', '2024-12-28..2025-01-02'],
    ['18/6 - 20/6/2024', '2024-06-18..2024-06-20'],
    ['5/6-7/6/2024', '2024-06-05..2024-06-07'],
    ['1, 2 dan 3 Mei 2024', '2024-05-01 2024-05-02 2024-05-03'],
    ['18, 19 dan 20/6/2024', '2024-06-18 2024-06-19 2024-06-20'],
    ['10 dan 17 Oktober 2020', '2020-10-10 2020-10-17'],
    ['9 malam s/d 12 Nov 2022', '2022-11-09..2022-11-12'],
    ['23 Maret 2021 - 26 Maret', '2021-03-23..2021-03-26'],
    ['30 Des 2024 - 2 Jan', '2024-12-30..2025-01-02'],
    ['Rabu-Jumat, 6-8 November 2024', '2024-11-06..2024-11-08'],
    ['2023-2026', '2023..2026'],
    ['Mei s.d. Juli 2024', '2024-05..2024-07'],
  ])('written %p are %s', (written, days) =>
    expect([span(written), readDates(written).quarantine]).toEqual([days, false]),
  );

  it('that begin in the evening say so', () => expect(codes('9 malam s/d 12 Nov 2022')).toEqual(['EVENING_START']));

  it('without a year have none', () => {
    expect(readDates('23 hingga 27 Agustus')).toMatchObject({
      confidence: 'UNKNOWN',
      flags: [{ code: 'YEAR_MISSING', details: { dates: ['--08-23', '--08-27'] } }],
    });
  });

  it('each have their weekday', () => {
    expect(readDates('Jumat (18/07/2025) - Selasa (23/07/2025)')).toMatchObject({
      value: { from: '2025-07-18', until: '2025-07-23' },
      confidence: 'CONFLICTING',
      flags: [{ details: { written: 'selasa', actual: 'rabu', date: '2025-07-23' } }],
    });
  });

  it('that go backwards conflict', () =>
    expect(readDates('26/4/2025 - 23/4/2025')).toMatchObject({
      confidence: 'CONFLICTING',
      flags: [{ code: 'RANGE_REVERSED' }],
    }));

  it('are not chosen from where one day is expected', () => {
    expect(readDate('10 dan 17 Oktober 2020')).toMatchObject({
      confidence: 'UNKNOWN',
      flags: [{ code: 'SEVERAL_DATES' }],
    });
    expect(readDate('17 Oktober 2020').value).toBe('2020-10-17');
  });
});

const anyDay = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const two = (number: number): string => String(number).padStart(2, '0');

/** A day in a notation of offices. */
const NOTATIONS: readonly ((y: number, m: number, d: number, weekday: number) => string)[] = [
  (y, m, d) => `${d}/${m}/${y}`,
  (y, m, d) => `${two(d)}-${two(m)}-${y}`,
  (y, m, d) => `${two(d)}.${two(m)}.${y}`,
  (y, m, d) => `${d}/${m}/${two(y % 100)}`,
  (y, m, d) => `${d} ${MONTH_NAMES[m - 1]} ${y}`,
  (y, m, d) => `${two(d)}-${MONTH_NAMES[m - 1]!.slice(0, 3)}-${y}`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d, w) => `${WEEKDAY_NAMES[w]}, ${d} ${MONTH_NAMES[m - 1]!.toUpperCase()} ${y}`,
  (y, m, d, w) => `${WEEKDAY_NAMES[w]} (${d}/${m}/${y})`,
  (y, m, d) => `${y}${two(m)}${two(d)}`,
];

it('A day written in any notation of offices reads back to itself', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...NOTATIONS), (day, write) => {
      const [y, m, d] = day.split('-').map(Number) as [number, number, number];
      expect(readDates(write(y, m, d, new Date(`${day}T00:00:00Z`).getUTCDay()))).toMatchObject({
        value: { from: day, until: day },
        confidence: 'EXACT',
        flags: [],
      });
    }),
  );
});

it('A weekday that does not fit is always noticed, and no other', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 6 }), (day, weekday) => {
      const [y, m, d] = day.split('-').map(Number) as [number, number, number];
      const fits = new Date(`${day}T00:00:00Z`).getUTCDay() === weekday;
      expect(readDates(`${WEEKDAY_NAMES[weekday]} ${d} ${MONTH_NAMES[m - 1]} ${y}`).confidence).toBe(
        fits ? 'EXACT' : 'CONFLICTING',
      );
    }),
  );
});

it('Days from one to another in one month read back to themselves', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: 1, max: 27 }),
      fc.constantFrom('-', ' - ', '–', ' s.d. ', ' s/d ', ' hingga ', ' sampai dengan '),
      fc.boolean(),
      (day, from, between, slashes) => {
        const [y, m] = day.split('-').map(Number) as [number, number];
        const [first, last] = [`${y}-${two(m)}-${two(from)}`, `${y}-${two(m)}-${two(from + 1)}`];
        const written = slashes
          ? `${from}${between}${from + 1}/${m}/${y}`
          : `${from}${between}${from + 1} ${MONTH_NAMES[m - 1]} ${y}`;
        expect(readDates(written).value).toEqual({ from: first, until: last });
      },
    ),
  );
});
