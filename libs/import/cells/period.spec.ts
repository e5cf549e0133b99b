import { describe, expect, it } from '@jest/globals';
import { readPeriod } from './period.js';

describe('A visit of which departure and return have columns of their own', () => {
  it.each([
    ['1/2/2023', '3/2/2023', '2023-02-01', '2023-02-03'],
    ['28 Februari', '2 Maret 2023', '2023-02-28', '2023-03-02'],
    ['30 Desember 2022', '2 Januari 2023', '2022-12-30', '2023-01-02'],
    ['44935', '44937', '2023-01-09', '2023-01-11'],
    ['Februari 2023', '3 Maret 2023', '2023-02', '2023-03-03'],
    ['1/2/2023', '-', '2023-02-01', '2023-02-01'],
    ['', '3/2/2023', '2023-02-03', '2023-02-03'],
    ['1/2/2023', '1/2/2023', '2023-02-01', '2023-02-01'],
  ])('lasted from the one to the other: %p, %p', (dates, returned, from, until) =>
    expect(readPeriod(dates, returned, '').value).toEqual({ from, until }),
  );

  it('is asked about where the return comes first', () =>
    expect(readPeriod('3/2/2023', '1/2/2023', '')).toMatchObject({
      raw: '3/2/2023',
      confidence: 'CONFLICTING',
      flags: [{ code: 'RANGE_REVERSED', details: { from: '2023-02-03', until: '2023-02-01' } }],
    }));

  it('takes the year that the remark names', () =>
    expect(readPeriod('1 Maret', '3 Maret', 'TA 2023').value).toEqual({ from: '2023-03-01', until: '2023-03-03' }));
});
