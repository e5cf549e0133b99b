import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  covers,
  governsItself,
  isRegionCode,
  levelOf,
  NATIONAL,
  nearestFirst,
  districtOf,
  regencyOf,
  regionCode,
  Rejection,
  villageKindOf,
  withAncestors,
  type RegionCode,
} from '#kernel';

const code = (text: string): RegionCode => regionCode(text);
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const anyCode = fc
  .tuple(digits(2), digits(2), digits(2), fc.stringMatching(/^[123]\d{3}$/), fc.integer({ min: 1, max: 4 }))
  .map(
    ([province, regency, district, village, level]) =>
      [province, regency, district, village].slice(0, level).join('.') as RegionCode,
  );

describe('A region code', () => {
  it.each([
    ['63', true],
    ['63.10', true],
    ['63.10.09', false],
    ['63.10.09.1001', false],
    ['63.10.09.2009', true],
    ['91.03.01.3001', true],
  ])('%s governs itself: %s', (written, itself) => expect(governsItself(code(written))).toBe(itself));

  it('has one to four segments, the last one of a village beginning with 1, 2 or 3', () => {
    for (const written of ['63', '63.10', '63.10.09', '63.10.09.2009', '61.71.01.1005', '91.03.01.3001']) {
      expect(isRegionCode(written)).toBe(true);
    }
  });

  it.each([
    '',
    '6',
    '631',
    '63.1',
    '63.100',
    '63.10.9',
    '63.10.09.4001',
    '63.10.09.209',
    '63.10.09.20099',
    '63.10.',
    '.63',
    '63..09',
    ' 63',
    '63\n',
    '6310',
    '6310092009',
    '٦٣',
    63,
    undefined,
    null,
    ['63'],
  ])('is not %p', (written) => {
    expect(isRegionCode(written)).toBe(false);
    expect(() => regionCode(written, 'host')).toThrow(
      expect.objectContaining({ code: 'E_REGION_UNKNOWN', info: { field: 'host' } }),
    );
  });

  it('refuses as a rejection, so that the client learns which field it was', () => {
    expect(() => regionCode('63.1')).toThrow(Rejection);
    let info: object | undefined;
    try {
      regionCode('63.1');
    } catch (error) {
      info = (error as Rejection).info;
    }
    expect(info).toStrictEqual({});
  });

  it('tells its level, its regency and district, and what it lies in', () => {
    expect(withAncestors(code('63.10.09.2009'))).toEqual(['63', '63.10', '63.10.09', '63.10.09.2009']);
    expect(withAncestors(code('63'))).toEqual(['63']);
    expect([code('63'), code('63.10'), code('63.10.09'), code('63.10.09.2009')].map(levelOf)).toEqual([1, 2, 3, 4]);
    expect(regencyOf(code('63.10.09.2009'))).toBe('63.10');
    expect(regencyOf(code('63.10'))).toBe('63.10');
    expect(regencyOf(code('63'))).toBeUndefined();
    expect(districtOf(code('63.10.09.2009'))).toBe('63.10.09');
    expect(districtOf(code('63.10'))).toBeUndefined();
  });

  it('tells desa, kelurahan and desa adat apart, and nothing above the villages', () => {
    expect(villageKindOf(code('63.10.09.2009'))).toBe('DESA');
    expect(villageKindOf(code('64.74.02.1004'))).toBe('KELURAHAN');
    expect(villageKindOf(code('91.03.01.3001'))).toBe('DESA_ADAT');
    expect(villageKindOf(code('63.10.09'))).toBeUndefined();
  });
});

describe('A scope', () => {
  it('covers by segments: 63.1 is no part of 63.10', () => {
    expect(covers('63.1' as RegionCode, code('63.10'))).toBe(false);
    expect(covers(code('63'), code('63.10'))).toBe(true);
    expect(covers(code('63.10'), code('63'))).toBe(false);
    expect(covers(code('63.01'), code('63.10.01'))).toBe(false);
  });

  it('covers itself and exactly what lists it among its ancestors', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (scope, other) => {
        expect(covers(scope, scope)).toBe(true);
        expect(covers(scope, other)).toBe(withAncestors(other).includes(scope));
        for (const ancestor of withAncestors(other)) expect(covers(ancestor, other)).toBe(true);
      }),
    );
  });

  it('covers everything when it is national', () => {
    fc.assert(fc.property(anyCode, (other) => covers(NATIONAL, other)));
  });
});

describe('What a name may mean', () => {
  const order = (to: string, ...codes: readonly string[]): readonly string[] =>
    nearestFirst(
      codes.map((each) => ({ code: code(each) })),
      to as RegionCode,
    ).map((place) => place.code);

  it('lies rather near: in the own regency, the own province, the same islands, and then wherever', () => {
    const places = ['11.01.02.2001', '32.01', '61.01.02.2001', '62.01.02.2001', '62.03.02.2008', '63.10', '64.02'];
    expect(order('62.03.02.2007', ...places)).toEqual([
      '62.03.02.2008',
      '62.01.02.2001',
      '63.10',
      '64.02',
      '61.01.02.2001',
      '32.01',
      '11.01.02.2001',
    ]);
    expect(order('32.01', ...places)[0]).toBe('32.01');
    expect(order(NATIONAL, ...places)).toEqual(order('99', ...places));
  });
});
