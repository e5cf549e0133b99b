import { describe, expect, it } from '@jest/globals';
import { SAMPLE_REGIONS } from '../sample-regions.fixture.js';
import { readParties } from './parties.js';
import { readPlace } from './places.js';

const parties = (raw: string): readonly string[] =>
  (readParties(raw, SAMPLE_REGIONS).value ?? []).map(({ value }) =>
    [value?.kind ?? 'UNKNOWN', value?.region ?? value?.country].filter(Boolean).join(' '),
  );
const codes = (raw: string): readonly string[] => readParties(raw, SAMPLE_REGIONS).flags.map(({ code }) => code);
const candidates = (raw: string): readonly string[] =>
  readPlace(raw, SAMPLE_REGIONS)
    .flags.flatMap(({ details }) => (details?.['candidates'] ?? []) as { code: string }[])
    .map(({ code }) => code);

describe('A place (G9)', () => {
  it.each([
    ['Kab. Kapuas', '62.03'],
    ['Kab.Tegal', '33.28'],
    ['Kota Tegal', '33.76'],
    ['KabTegal', '33.28'],
    ['Pemkab. Kukar', '64.02'],
    ['Pemko Metro', '18.72'],
    ['Pemkot Palembang', '16.71'],
    ['Prop. Bali', '51'],
    ['Kodya Banjarmasin', '63.71'],
    ['Kel. Pelaihari', '63.01.03.1003'],
    ['Ds. Baha, Badung', '51.03.02.2008'],
    ['Kp. Sombokoro', '92.07.02.2004'],
    ['Kec Angsana, Kab. Tanah Bumbu', '63.10.09'],
    ['Ds Banaran Kec Kauman, Tulungagung', '35.04.05.2012'],
    ['Desa Panji Kec Sukasada Buleleng', '51.08.05.2011'],
    ['Desa Rawakalong, Gunung Sindur', '32.01.11.2009'],
    ['Ponggok Klaten', '33.10.17.2011'],
    ['Ampang Kuranji', '13.10.01.2005'],
    ['Ampang Kuranji, Kota Padang', '13.71.09.1004'],
    ['Kota Mojokerto', '35.76'],
    ['Kabupaten Kotabaru', '63.02'],
    ['Kab Bungo (Jambi)', '15.08'],
    ['Desa Wisata Nglanggeran', '34.03.04.2008'],
    ['Tiyuh Pulung Kencana, Tulang Bawang Tengah, Tubaba', '18.12.01.2009'],
    ['KAB. KAPUAS HULU', '61.06'],
  ])('written %p is %s', (written, code) => expect(readPlace(written, SAMPLE_REGIONS).value?.region).toBe(code));

  it('of a name that several bear is none of them, and they are offered', () => {
    expect(candidates('Desa Tamansari Kab Bogor')).toEqual(['32.01.18.2010', '32.01.31.2004']);
    expect(candidates('Lombok NTB')).toEqual(['52.01', '52.02', '52.03', '52.08']);
    expect(candidates('Kec. Angsana')).toEqual(['36.01.07', '63.10.09']);
    expect(readPlace('Bali', SAMPLE_REGIONS)).toMatchObject({
      value: { text: 'Bali' },
      confidence: 'APPROX',
      flags: [{ code: 'E_REGION_AMBIGUOUS' }],
    });
  });

  it('that does not lie in what is named beside it is in conflict', () => {
    expect(readPlace('Dieng, Yogyakarta', SAMPLE_REGIONS)).toMatchObject({
      confidence: 'CONFLICTING',
      flags: [{ code: 'PLACE_CONFLICT' }],
    });
    expect(candidates('Dieng, Yogyakarta')).toEqual(['33.07.13.2013']);
  });

  it('of no official name is looked for among the aliases, which is told', () => {
    expect(readPlace('Ds Werdhi Bhuana', SAMPLE_REGIONS)).toMatchObject({
      value: { region: '51.03.02.2013' },
      flags: [{ code: 'REGION_BY_ALIAS' }],
    });
    expect(readPlace('Kab. Tala', SAMPLE_REGIONS).value?.region).toBe('63.01');
  });

  it.each(['Penglipuran', 'Kampung Warwasi', 'Kab. Koanwe Utara', 'Kota Kapuas Hulu'])(
    'that nobody knows, %p, keeps the row back',
    (written) => {
      expect(readPlace(written, SAMPLE_REGIONS)).toMatchObject({
        confidence: 'UNKNOWN',
        quarantine: true,
        flags: [{ code: 'REGION_UNKNOWN' }],
      });
    },
  );

  it('may be abroad, or nowhere', () => {
    expect(readPlace('Kota Montana (Bulgaria)', SAMPLE_REGIONS).value).toMatchObject({ country: 'BG' });
    expect(readPlace('virtual (zoom)', SAMPLE_REGIONS)).toMatchObject({
      value: { virtual: true },
      flags: [{ code: 'VIRTUAL' }],
    });
  });
});

describe('Parties', () => {
  it.each([
    ['Pemkab Pacitan dgn UNS Surakarta', ['REGION 35.01', 'UNIVERSITY 33.72']],
    ['Kab.Tegal / Univ. Pamulang', ['REGION 33.28', 'UNIVERSITY']],
    ['Pemprov Sumsel – UBL', ['REGION 16', 'UNIVERSITY']],
    ['Pemkab Karangasem dan UI', ['REGION 51.07', 'UNIVERSITY']],
    ['Pemkot Palembang, Pemkab Kulon Progo', ['REGION 16.71', 'REGION 34.01']],
    ['Pemko Palembang & Pemkab Subang', ['REGION 16.71', 'REGION 32.13']],
    ['Dinas Pertanian & KP Kota Palembang – DKPP Nganjuk', ['OFFICE 16.71', 'OFFICE 35.18']],
    ['Kota Mojokerto x Kota Batu', ['REGION 35.76', 'REGION 35.79']],
    ['Prov. Bali, Kab. Buleleng, Kab. Jembrana', ['REGION 51', 'REGION 51.08', 'REGION 51.01']],
    ['RSUD Kapuas–RSUD Batola', ['OFFICE 62.03', 'OFFICE 63.04']],
    ['Kab Balangan, Kab. Tabalong & Kab HSU', ['REGION 63.11', 'REGION 63.09', 'REGION 63.08']],
    ['Ds Baha & Werdhi Bhuana, Badung', ['VILLAGE 51.03.02.2008', 'VILLAGE 51.03.02.2013']],
    [
      'Ds Bejijong, Ds Trowulan (Mojokerto); Ds Kebonsari, Ds Balongdowo (Sidoarjo)',
      ['VILLAGE 35.16.12.2008', 'VILLAGE 35.16.12.2007', 'VILLAGE 35.15.07.2010', 'VILLAGE 35.15.07.2005'],
    ],
    ['TPID Kota Palembang & Prov Sumsel', ['OFFICE 16.71', 'OFFICE 16']],
    ['DPRD + Pemprov Babel', ['COUNCIL 19', 'REGION 19']],
    ['Pemda DIY – PT Angkasa Pura I', ['REGION 34', 'COMPANY']],
    ['Dinas Perindustrian dan Perdagangan Kab. Subang', ['OFFICE 32.13']],
    ['Dinas Koperasi dan UKM Kab. Subang dengan Pemkot Batu', ['OFFICE 32.13', 'REGION 35.79']],
    ['Singapura, Malaysia dan Thailand', ['FOREIGN SG', 'FOREIGN MY', 'FOREIGN TH']],
    ['Kab. Paser - Kota X, Malaysia (DEMO)', ['REGION 64.01', 'FOREIGN MY']],
    ['Kabupaten Pangkajene dan Kepulauan', ['REGION 73.10']],
    ['Pemkab Subang\nPemkot Batu', ['REGION 32.13', 'REGION 35.79']],
  ])('of %p are %j', (written, expected) => expect(parties(written)).toEqual(expected));

  it.each([
    ['Komisi A DPRD Prov. Jatim', 'COUNCIL 35'],
    ['BPD se-Kab. Jembrana', 'COUNCIL 51.01'],
    ['Dinas PMD Kalsel', 'OFFICE 63'],
    ['Bank Kaltimtara', 'BUMD'],
    ['PDAM Kab. Subang', 'BUMD 32.13'],
    ['BUMDesa Banaran Sakti, Ds Banaran Kec Kauman, Tulungagung', 'BUMDES 35.04.05.2012'],
    ['BUMDesma di Klaten', 'BUMDES 33.10'],
    ['PT. Pandu Jaya Buana', 'COMPANY'],
    ['KKM Desa Tabanio', 'COMMUNITY 63.01.01.2002'],
    ['APDESI Agara (320 desa, 16 kec)', 'COMMUNITY 11.02'],
    ['PKK Kec. Anjir Pasar', 'COMMUNITY 63.04.03'],
    ['Kantor Pertanahan Kab. Konawe Utara', 'VERTICAL_OFFICE 74.09'],
    ['Polres Subang', 'VERTICAL_OFFICE 32.13'],
    ['Ditjen Bina Adwil Kemendagri', 'CENTRAL_UNIT'],
    ['Kemendes PDTT', 'CENTRAL_UNIT'],
    ['BPJS TK', 'CENTRAL_UNIT'],
    ['Universitas Brawijaya', 'UNIVERSITY'],
    ['STIH Awang Long', 'UNIVERSITY'],
    ['Ketua RT Kel. Pelaihari', 'COMMUNITY 63.01.03.1003'],
    ['Kades Mubar', 'VILLAGE 74.13'],
    ['Baha, Badung', 'VILLAGE 51.03.02.2008'],
    ['China (MARA)', 'FOREIGN CN'],
    ['PT Astra Korea Indonesia', 'COMPANY'],
    ['PT Sime Darby (Malaysia)', 'FOREIGN MY'],
    ['Universitas Malaya Malaysia', 'FOREIGN MY'],
  ])('may be of any kind: %p is %s', (written, expected) => expect(parties(written)).toEqual([expected]));

  it.each([
    ['71 kades Kobar', 71],
    ['Kades 196 desa Kab Sragen', 196],
    ['Kades se-Kec. Takisung (12 desa)', 12],
    ['APDESI Agara (320 desa, 16 kec)', 320],
  ])('may be many at once: %p are %d', (written, count) => {
    expect(readParties(written, SAMPLE_REGIONS).value?.[0]?.value?.group).toEqual({ count });
  });

  it('in brackets behind a number are listed, and a person decides what they agreed upon', () => {
    const seven =
      'Pemkab. Kukar dengan 7 PT (UM Kaltim; Untag 1945; UINSI; STIH Awang Long; STMIK Wicida; ' +
      "IKIP PGRI Kaltim; STIT Syamsul Ma'arif)";
    expect(parties(seven).map((party) => party.split(' ')[0])).toEqual([
      'REGION',
      ...Array.from({ length: 7 }, () => 'UNIVERSITY'),
    ]);
    expect(codes(seven)).toContain('BILATERAL_OR_JOINT');
    expect(parties('2 kampus (UINSI; STIH Awang Long)')).toEqual(['UNIVERSITY', 'UNIVERSITY']);
    expect(codes(seven.replace('7 PT', '8 PT'))).toContain('COUNT_OF_PARTIES_DIFFERS');
  });

  it('that are guessed, without region or doubted say so', () => {
    expect(codes('Pemkab Tanah Laut – ULM')).toEqual(['KIND_GUESSED']);
    expect(codes('Disdag Kota Palembang – Disdagin KP')).toEqual(['REGION_NOT_NAMED']);
    expect(codes('DPMD Kab. Sumbawa ??')).toEqual(['DOUBTED']);
    expect(codes('Desa Tabanio; PT Tambang – site visit')).toEqual(['UNREAD_TEXT']);
    expect(codes('Ketua RT Kel. Pelaihari')).toEqual(['URBAN_WARD']);
  });
});
