import { describe, expect, it } from '@jest/globals';
import { regionCode } from '#kernel';
import { loadRegions } from './load-regions.js';

const { names } = loadRegions();

describe('The names around a place', () => {
  it('are those of all that it lies in, apart and together, with their level words and short names', () => {
    expect(names.around(regionCode('63.10.09.2009'))).toEqual([
      'Provinsi',
      'Kalimantan Selatan',
      'kalimantanselatan',
      'Kalsel',
      'Kabupaten Tanah Bumbu',
      'kabupatentanahbumbu',
      'tanahbumbu',
      'Kecamatan',
      'Angsana',
      'angsana',
      'Desa',
      'Mekar Jaya',
      'mekarjaya',
    ]);
    expect(names.around(regionCode('61.71.01.1005'))).toEqual(
      expect.arrayContaining(['Kalbar', 'Kota Pontianak', 'pontianak', 'Kelurahan']),
    );
    expect(names.around(regionCode('34'))).toEqual([
      'Provinsi',
      'Daerah Istimewa Yogyakarta',
      'daerahistimewayogyakarta',
      'yogyakarta',
      'DIY',
    ]);
  });

  it('are known of a retired code, too, and as far as possible of one that never was', () => {
    expect(names.around(regionCode('92.02.03.2020'))).toEqual(
      expect.arrayContaining(['Papua Barat', 'Kabupaten Manokwari', 'Amber']),
    );
    expect(names.around(regionCode('63.10.09.2999'))).toEqual(
      expect.arrayContaining(['Kabupaten Tanah Bumbu', 'Angsana']),
    );
    expect(names.around(regionCode('99'))).toEqual([]);
  });
});

describe('The address of a place', () => {
  it.each([
    ['63.10.09.2009', 'Desa Mekar Jaya, Kec. Angsana, Kab. Tanah Bumbu'],
    ['63.10.09.2005', 'Desa Angsana, Kec. Angsana, Kab. Tanah Bumbu'],
    ['63.10.09', 'Kecamatan Angsana, Kab. Tanah Bumbu'],
    ['63.10', 'Kabupaten Tanah Bumbu'],
    ['63', 'Provinsi Kalimantan Selatan'],
    ['61.71', 'Kota Pontianak'],
    ['63.10.09.2999', '63.10.09.2999, Kec. Angsana, Kab. Tanah Bumbu'],
    ['99', '99'],
  ])('%s tells it from others of its name: %s', (code, address) =>
    expect(names.address(regionCode(code))).toBe(address),
  );

  it('has the name that the place had then, and the kelurahan its city', () => {
    expect(names.address(regionCode('63.10.09.2009'), 'Mekar Jaya Lama')).toBe(
      'Desa Mekar Jaya Lama, Kec. Angsana, Kab. Tanah Bumbu',
    );
    expect(names.address(regionCode('61.71.01.1005'))).toMatch(/^Kelurahan .+, Kec\. .+, Kota Pontianak$/);
  });

  it('of the country is the country', () => expect(names.address('ID')).toBe('Seluruh Indonesia'));
});
