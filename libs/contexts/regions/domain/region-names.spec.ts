import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { regionCode } from '#kernel';
import { bareName, nameKey, nameWords, pathParts, readings, shortName } from './region-names.js';

const fitting = (name: string, code: string): readonly string[] =>
  readings(name)
    .filter(({ fits }) => fits(regionCode(code)))
    .map((reading) => reading.name);

describe('A name of a region', () => {
  it('is the same whatever its case, accents, spacing and punctuation', () => {
    for (const written of ['Mekar Jaya', 'MEKAR JAYA', ' mekar  jaya ', 'Mékar-Jaya', 'Mekarjaya', 'mekar.jaya']) {
      expect(nameKey(written)).toBe('mekarjaya');
    }
    expect(nameKey('Pulau Ku"u')).toBe(nameKey('Pulau Ku’u'));
    expect(nameKey('Sei Asam')).not.toBe(nameKey('Sei Asem'));
  });

  it('has a key that is its own key, and words that make up the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
        expect(nameWords(text).split(' ').join('')).toBe(nameKey(text));
      }),
      { examples: [['ẚ']] },
    );
  });

  it('has words with one space between them and none around', () => {
    expect([' Mekar  Jaya. ', '(Mékar-Jaya)', 'MEKAR JAYA'].map(nameWords)).toEqual([
      'mekar jaya',
      'mekar jaya',
      'mekar jaya',
    ]);
  });

  it('may begin with a level word, which then must fit', () => {
    expect(fitting('Kec. Angsana', '63.10.09')).toContain('Angsana');
    expect(fitting('Kec. Angsana', '63.10.09.2005')).not.toContain('Angsana');
    expect(fitting('Desa Angsana', '63.10.09.2005')).toContain('Angsana');
    expect(fitting('Kelurahan Angsana', '63.10.09.2005')).not.toContain('Angsana');
    expect(fitting('Kab Tanah Bumbu', '63.10')).toContain('Tanah Bumbu');
    expect(fitting('Kota Kapuas', '62.03')).not.toContain('Kapuas');
    for (const apart of ['63', '63.71', '63.10.09']) expect(fitting('Kab. X', apart)).not.toContain('X');
    expect(fitting(' Kec. Angsana ', '63.10.09')).toEqual(['Kec. Angsana', 'Angsana']);
    expect([fitting('Kota X', '63.69'), fitting('Kota X', '63.71')].map((names) => names.includes('X'))).toEqual([
      false,
      true,
    ]);
    expect(fitting('Kota Administrasi Jakarta Pusat', '31.71')).toContain('Jakarta Pusat');
    expect(fitting('Provinsi Kalimantan Selatan', '63')).toContain('Kalimantan Selatan');
    expect(fitting('Desa Adat Tobati', '91.03.01.3001')).toContain('Tobati');
  });

  it('may begin with two level words, which both must fit, and not with three', () => {
    expect(fitting('Provinsi Daerah Istimewa Yogyakarta', '34')).toContain('Yogyakarta');
    expect(fitting('Provinsi Kota X', '63.71')).toEqual(['Provinsi Kota X']);
    expect(fitting('Kota Provinsi X', '63.71')).toEqual(['Kota Provinsi X', 'Provinsi X']);
    expect(fitting('Kota Kota Kota X', '63.71')).toEqual(['Kota Kota Kota X', 'Kota Kota X', 'Kota X']);
  });

  it('is also read with its level word, because official names begin so, too', () => {
    expect(fitting('Kota Baru', '63.02.01.2001')).toEqual(['Kota Baru']);
    expect(readings('Desanta').map(({ name }) => name)).toEqual(['Desanta']);
    expect(readings('Kecamatan').map(({ name }) => name)).toEqual(['Kecamatan']);
  });

  it('loses the level word of a regency in paths, but keeps that of a city', () => {
    expect(['Kabupaten Bandung', 'Kota Bandung'].map(shortName)).toEqual(['Bandung', 'Kota Bandung']);
    expect(shortName('Kabupaten Administrasi Kepulauan Seribu')).toBe('Kepulauan Seribu');
    expect(shortName('Kota Administrasi Jakarta Pusat')).toBe('Kota Jakarta Pusat');
    expect(bareName('Kota Bandung')).toBe('Bandung');
  });
});

describe('A name with its path', () => {
  it.each([
    'Desa Mekar Jaya, Kec. Angsana, Kab. Tanah Bumbu',
    'Desa Mekar Jaya Kec. Angsana Kab. Tanah Bumbu',
    ' Desa Mekar Jaya (Kec. Angsana, Kab. Tanah Bumbu) ',
  ])('may be written %p', (written) => {
    expect(pathParts(written)).toEqual(['Desa Mekar Jaya', 'Kec. Angsana', 'Kab. Tanah Bumbu']);
  });

  it('has no empty parts', () => expect(pathParts('Angsana,, ,.')).toEqual(['Angsana']));
});
