import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAmount } from './amounts.js';
import { readCount } from './counts.js';
import { numberInWords } from './number-words.js';

const codes = (raw: string): readonly string[] => readAmount(raw).flags.map(({ code }) => code);

describe('An amount (G7)', () => {
  it.each([
    ['Rp. 62.500.000,-', '62500000'],
    ['18.000.000', '18000000'],
    ['500rb', '500000'],
    ['Rp 392 jt', '392000000'],
    ['392.000.000,-', '392000000'],
    ['Rp.0,-', '0'],
    ['Rp 0', '0'],
    ['Rp 2,5 M', '2500000000'],
    ['Rp.85 juta', '85000000'],
    ['Rp 22,5 juta', '22500000'],
    ['7.250.000,00', '7250000'],
    ['Rp15jt', '15000000'],
    ['Rp 1,5 milyar', '1500000000'],
    ['2 M 500 jt', '2500000000'],
    ['Rp 1,2345 jt', '1234500'],
    ['Rp 1.250', '1250'],
    ['Rp. 5.000.000.-', '5000000'],
    ['Rp 1 250 000', '1250000'],
    ['Rp\u00a01.000.000', '1000000'],
    ['lima juta rupiah', '5000000'],
    ['Rp 5.000.000,- (lima juta rupiah)', '5000000'],
    ['1,2 T', '1200000000000'],
    ['IDR 15.000.000', '15000000'],
  ])('written %p is %s', (written, rupiah) =>
    expect(readAmount(written)).toMatchObject({
      raw: written,
      value: { rupiah },
      confidence: 'EXACT',
      quarantine: false,
    }),
  );

  it('keeps what stands in brackets as a remark', () => {
    expect(readAmount('Rp656.800.000,00,- (tunggakan)')).toMatchObject({
      value: { rupiah: '656800000' },
      flags: [{ code: 'REMARK_IN_CELL', details: { remark: 'tunggakan' } }],
    });
  });

  it.each(['', '-', ' – ', 'Rp –', 'Rp', 'Rp.-', '(tdk disebut)', '(tdk dirinci)', 'n/a'])(
    'that is not stated, %p, is unknown and not nought',
    (written) => {
      expect(readAmount(written)).toEqual({
        raw: written,
        confidence: 'UNKNOWN',
        provenance: 'STATED',
        flags: [],
        quarantine: false,
      });
    },
  );

  it.each(['1.250.000,50', 'Rp 1,5', '1,23456789 jt', '-500.000', '(1.000.000)', '1.000.000.000.000.001'])(
    'of a fraction, below nought or beyond the limit, %p, is refused and not rounded',
    (written) => {
      expect([readAmount(written).quarantine, 'value' in readAmount(written), codes(written)]).toEqual([
        true,
        false,
        ['E_AMOUNT'],
      ]);
    },
  );

  it.each([
    ['1,000', 'AMOUNT_UNREADABLE'],
    ['12.34.56', 'AMOUNT_UNREADABLE'],
    ['Rp 18.00', 'AMOUNT_UNREADABLE'],
    ['USD 5.000', 'FOREIGN_CURRENCY'],
    ['RM 200', 'FOREIGN_CURRENCY'],
  ])('that may be another, %p, keeps the row back', (written, code) =>
    expect([readAmount(written).quarantine, codes(written)]).toEqual([true, [code]]),
  );

  it.each([
    ['1,250,000', '1250000'],
    ['1,250,000.00', '1250000'],
    ['2.5 M', '2500000000'],
    ['62500000.00', '62500000'],
  ])('written the English way, %p, is flagged', (written, rupiah) => {
    expect(readAmount(written)).toMatchObject({
      value: { rupiah },
      confidence: 'APPROX',
      flags: [{ code: 'ENGLISH_NUMBER' }],
    });
  });

  it.each([
    ['± Rp 11 M', '11000000000'],
    ['± Rp3 M', '3000000000'],
    ['sekitar 5 juta', '5000000'],
    ['sisa ± Rp 2 miliar', '2000000000'],
  ])('about %p is no exact one', (written, rupiah) => {
    expect(readAmount(written)).toMatchObject({ value: { rupiah }, confidence: 'APPROX' });
    expect(codes(written)).toContain('APPROXIMATE');
  });

  it.each([
    ['Rp30 juta per desa', '30000000', ['DESA']],
    ['Rp2,5 juta/desa', '2500000', ['DESA']],
    ['Rp 4.000.000/org', '4000000', ['ORANG']],
    ['Rp. 1.250.000,- per bulan', '1250000', ['BULAN']],
    ['Rp 3 juta/bln', '3000000', ['BULAN']],
    ['Rp 150.000/org/hari', '150000', ['ORANG', 'HARI']],
    ['Rp 500.000 sebulan', '500000', ['BULAN']],
    ['@ Rp 500.000', '500000', ['UNIT']],
    ['Rp 10.000/pohon', '10000', ['POHON']],
  ])('for each, %p, is a rate and no total', (written, rupiah, per) =>
    expect(readAmount(written)).toMatchObject({ value: { rupiah, per }, flags: [{ code: 'RATE' }] }),
  );

  it('times a number is computed', () => {
    expect(readAmount('12 x Rp 4.000.000')).toMatchObject({
      value: { rupiah: '48000000' },
      confidence: 'DERIVED',
      provenance: 'COMPUTED',
      flags: [{ code: 'COMPUTED' }],
    });
    expect(readAmount('Rp 500.000 x 12').value?.rupiah).toBe('6000000');
  });

  it.each(['Rp25 juta + bonus Rp200 juta', '5-10 juta', '100 juta dan 50 juta'])(
    'is not chosen or added up from several: %p',
    (written) => {
      expect([readAmount(written).value, codes(written)]).toEqual([undefined, ['SEVERAL_AMOUNTS']]);
    },
  );

  it.each(['ditanggung perusahaan', '1 unit mobil', '12 ekor kambing', 'sebagian', 'ke rekening desa, dikunci'])(
    'is none in %p',
    (written) => expect(codes(written)).toEqual(['NOT_AN_AMOUNT']),
  );

  it('that its own words contradict is in conflict', () => {
    expect(readAmount('Rp 5.000.000,- (enam juta rupiah)')).toMatchObject({
      value: { rupiah: '5000000' },
      confidence: 'CONFLICTING',
      flags: [{ code: 'WORDS_CONFLICT' }],
    });
  });

  it('of nothing in words is nought, and says so', () =>
    expect(readAmount('nihil')).toMatchObject({ value: { rupiah: '0' }, flags: [{ code: 'ZERO_IN_WORDS' }] }));
});

it('An amount written in any way of offices reads back to itself', () => {
  const dotted = (n: bigint): string => n.toString().replace(/\B(?=(\d{3})+$)/g, '.');
  const ways: readonly ((n: bigint) => string)[] = [
    (n) => dotted(n),
    (n) => `Rp ${dotted(n)}`,
    (n) => `Rp. ${dotted(n)},-`,
    (n) => `Rp${dotted(n)},00`,
    (n) => `RP. ${dotted(n)},00,-`,
    (n) => `${dotted(n)}.-`,
    (n) => `Rp ${n}`,
    (n) => (n % 1000n === 0n ? `Rp ${dotted(n / 1000n)} ribu` : `${n},-`),
    (n) =>
      n % 100_000n === 0n ? `${n / 1_000_000n},${String((n % 1_000_000n) / 100_000n)} juta` : `Rp ${dotted(n)},--`,
  ];
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1000n, max: 10n ** 15n }),
      fc.constantFrom(1n, 1000n, 100_000n),
      fc.constantFrom(...ways),
      (any, step, write) => {
        const n = (any / step) * step || step;
        expect(readAmount(write(n))).toMatchObject({ value: { rupiah: n.toString() }, confidence: 'EXACT', flags: [] });
      },
    ),
  );
});

describe('A count', () => {
  it.each([
    ['650', 650, 'EXACT'],
    ['56 orang', 56, 'EXACT'],
    ['1.200 orang', 1200, 'EXACT'],
    ['dua puluh orang', 20, 'EXACT'],
    ['152 x 2 org', 304, 'DERIVED'],
    ['25 org + 2 sopir', 27, 'DERIVED'],
    ['± 30 orang', 30, 'APPROX'],
    ['20 orang (rombongan)', 20, 'EXACT'],
    ['10 pria 5 wanita', 15, 'DERIVED'],
    ['10 L 5 P', 15, 'DERIVED'],
    ['10L/5P', 15, 'DERIVED'],
    ['5 (P), 10 (L)', 15, 'DERIVED'],
    ['10 orang laki-laki dan 5 perempuan', 15, 'DERIVED'],
    ['10 laki-laki, 5 orang perempuan', 15, 'DERIVED'],
  ])('written %p is %d', (written, count, confidence) => {
    expect(readCount(written)).toMatchObject({ value: { count }, confidence });
  });

  it('may include others', () =>
    expect(readCount('21 (termasuk 2 pendamping)').value).toEqual({
      count: 21,
      including: { count: 2, of: 'pendamping' },
    }));

  it.each([
    ['15 orang (10 L, 5 P)', ['10 L', '5 P']],
    ['15 (10 laki-laki dan 5 perempuan)', ['10 laki-laki', '5 perempuan']],
    ['1.015 org (1.000 kader + 10 perangkat desa + 5 sopir)', ['1000 kader', '10 perangkat desa', '5 sopir']],
  ])('may tell what it is made up of: %p', (written, parts) => {
    const { value, flags, confidence } = readCount(written);
    expect([value!.parts!.map(({ count, of }) => `${count} ${of}`), flags, confidence]).toEqual([parts, [], 'EXACT']);
    expect(value!.count).toBe(value!.parts!.reduce((sum, { count }) => sum + count, 0));
  });

  it('is asked for where its parts come to another number', () =>
    expect(readCount('15 orang (10 L, 4 P)')).toMatchObject({
      value: { count: 15 },
      confidence: 'CONFLICTING',
      flags: [{ code: 'COUNT_PARTS_DIFFER', kind: 'ASK', details: { count: 15, sum: 14 } }],
    }));

  it.each(['', '-'])('is unknown in %p', (written) =>
    expect(readCount(written)).toMatchObject({ confidence: 'UNKNOWN', flags: [] }),
  );

  it.each(['30-40 orang', 'rombongan', '-5', '10 L 5 L', '10 pria 5'])('is asked for in %p', (written) =>
    expect(readCount(written)).toMatchObject({ confidence: 'UNKNOWN', flags: [{ code: 'COUNT_UNREADABLE' }] }),
  );
});

it('Numbers in words are understood', () => {
  expect(
    [
      'dua belas',
      'seratus lima',
      'dua ribu dua puluh tiga',
      'sejuta',
      'tiga ratus dua puluh satu juta lima ratus ribu',
      'sapi',
      'dua tiga',
      '',
    ].map(numberInWords),
  ).toEqual([12, 105, 2023, 1_000_000, 321_500_000, undefined, undefined, undefined]);
});
