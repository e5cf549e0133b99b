import { describe, expect, it } from '@jest/globals';
import { regionCode } from '#kernel';
import { loadRegions } from './load-regions.js';

const { names } = loadRegions();

describe('The names around a place', () => {
  it('are those of all that it lies in, apart and together, with their level words and short names', () => {
    expect(names.around(regionCode('63.10.09.2009'))).toEqual([
      'Provinsi', 'Kalimantan Selatan', 'kalimantanselatan', 'Kalsel', 'Kabupaten Tanah Bumbu', 'kabupatentanahbumbu', 'tanahbumbu',
      'Kecamatan', 'Angsana', 'angsana', 'Desa', 'Mekar Jaya', 'mekarjaya',
    ]);
    expect(names.around(regionCode('61.71.01.1005'))).toEqual(expect.arrayContaining(['Kalbar', 'Kota Pontianak', 'pontianak', 'Kelurahan']));
    expect(names.around(regionCode('34'))).toEqual(['Provinsi', 'Daerah Istimewa Yogyakarta', 'daerahistimewayogyakarta', 'yogyakarta', 'DIY']);
  });

  it('are known of a retired code, too, and as far as possible of one that never was', () => {
    expect(names.around(regionCode('92.02.03.2020'))).toEqual(expect.arrayContaining(['Papua Barat', 'Kabupaten Manokwari', 'Amber']));
    expect(names.around(regionCode('63.10.09.2999'))).toEqual(expect.arrayContaining(['Kabupaten Tanah Bumbu', 'Angsana']));
    expect(names.around(regionCode('99'))).toEqual([]);
  });
});
