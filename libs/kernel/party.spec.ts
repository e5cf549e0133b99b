import { describe, expect, it } from '@jest/globals';
import { refused, region } from '#testing';
import {
  PARTY_KINDS,
  BODY_KINDS,
  isSameParty,
  kindOfParty,
  partyKey,
  partyName,
  seatOf,
  partyAt,
  seatsOf,
  type PartyRef,
} from './party.js';
import { PARTY_MEMBERS, isCountry, requireParty } from './party-rules.js';

const DESA = region('63.10.09.2009', 'Mekar Jaya');
const KELURAHAN = region('61.71.01.1005', 'Kotabaru');
const KOTA = region('63.71', 'Kota Banjarmasin');
const KECAMATAN = region('63.10.09', 'Angsana');

const WHOLE: Readonly<Record<string, PartyRef>> = {
  REGION: { region: KOTA },
  VILLAGE: { region: DESA },
  OFFICE: { kind: 'OFFICE', region: KOTA, name: 'Dinas PMD' },
  COUNCIL: { kind: 'COUNCIL', region: KOTA, name: 'DPRD Kota Banjarmasin' },
  CENTRAL_UNIT: { kind: 'CENTRAL_UNIT', name: 'Kementerian Dalam Negeri' },
  VERTICAL_OFFICE: { kind: 'VERTICAL_OFFICE', region: KOTA, name: 'Kantor Pertanahan' },
  UNIVERSITY: { kind: 'UNIVERSITY', region: KOTA, name: 'Universitas Lambung Mangkurat' },
  COMPANY: { kind: 'COMPANY', region: KOTA, name: 'PT Bina' },
  BUMD: { kind: 'BUMD', region: KOTA, name: 'PDAM' },
  BUMDES: { kind: 'BUMDES', region: DESA, name: 'BUM Desa Maju' },
  COMMUNITY: { kind: 'COMMUNITY', region: DESA, name: 'Karang Taruna' },
  PERSON: { kind: 'PERSON', subjectRef: 'sub_a' },
  FOREIGN: { kind: 'FOREIGN', country: 'BG', name: 'Montana' },
};
const refusal = (party: PartyRef) => refused(() => requireParty(party, '/hosts/0'))!;

describe('PTY-01 A party', () => {
  it.each(PARTY_KINDS)('of the kind %s has what its kind asks for, nothing less and nothing more', (kind) => {
    const whole = WHOLE[kind]!;
    expect(kindOfParty(whole)).toBe(kind);
    expect(() => requireParty(whole, '')).not.toThrow();
    const needs = whole.kind === undefined ? ['region'] : PARTY_MEMBERS[whole.kind];
    const all = { region: KOTA, country: 'JP', name: 'Nama', subjectRef: 'sub_b' };
    for (const [member, value] of Object.entries(all)) {
      const { [member as 'name']: _left, ...rest } = whole;
      const wrong = needs.includes(member as never) ? rest : { ...whole, [member]: value };
      expect(refusal(wrong as PartyRef)).toMatchObject({
        code: 'E_VALIDATION',
        info: { ruleId: 'PTY-01', field: `/hosts/0/${member}` },
      });
    }
  });

  it('that is the government of a kelurahan or kecamatan is one of a region', () => {
    expect([KELURAHAN, KECAMATAN, DESA].map((each) => kindOfParty({ region: each }))).toEqual([
      'REGION',
      'REGION',
      'VILLAGE',
    ]);
  });

  it('of the register is told with its kind', () => {
    expect(refusal({ region: KOTA, institutionId: 'ulm' }).info.field).toBe('/hosts/0/institutionId');
  });

  it.each(['COMPANY', 'COMMUNITY', 'UNIVERSITY', 'BUMD', 'BUMDES'] as const)(
    'is no ministry and no government by its name where it is a %s, and says how to name those',
    (kind) => {
      const named = (name: string): PartyRef => ({ kind, region: kind === 'BUMDES' ? DESA : KOTA, name });
      for (const [name, how] of [
        ['Kementerian Desa dan PDT', 'institutionId'],
        [' KEMENTERIAN dalam negeri', 'institutionId'],
        ['Pemerintah Kabupaten Kapuas', 'region'],
        ['Pemkab Kapuas', 'region'],
      ] as const) {
        const { code, info } = refusal(named(name));
        expect([code, info.ruleId, info.field]).toEqual(['E_VALIDATION', 'PTY-01', '/hosts/0/kind']);
        expect(info.messageId).toContain(how);
      }
      for (const name of [
        'PT Badan Usaha Pemerintah',
        'Badan Usaha Milik Desa Kementerian',
        'Pemerintahan Muda',
        'Pemdasari',
      ])
        expect(() => requireParty(named(name), '')).not.toThrow();
      // The register says what it is.
      expect(() => requireParty({ ...named('Kementerian Desa'), institutionId: 'x' }, '')).not.toThrow();
    },
  );

  it('from abroad, of whatever name, is one of that country', () => {
    expect(() => requireParty({ kind: 'FOREIGN', country: 'MY', name: 'Kementerian Pertanian' }, '')).not.toThrow();
  });

  it('from abroad has a country of today that is not this one', () => {
    for (const country of ['ID', 'ZZ', 'XX', 'EU', 'UK', 'DD', 'SU', 'jp', 'JPN', '']) {
      expect([country, refusal({ ...WHOLE['FOREIGN'], country } as PartyRef).info.field]).toEqual([
        country,
        '/hosts/0/country',
      ]);
    }
    for (const country of ['JP', 'BG', 'MY', 'TL', 'GB', 'SG']) expect(isCountry(country)).toBe(true);
  });
});

describe('PTY-02 A council', () => {
  it.each([
    ['a province', region('63', 'Kalimantan Selatan')],
    ['a regency or city', KOTA],
    ['a village', DESA],
  ])('is that of %s', (_, seat) => {
    expect(() => requireParty({ ...WHOLE['COUNCIL'], region: seat }, '')).not.toThrow();
  });
  it.each([KECAMATAN, KELURAHAN])('is not that of a kecamatan or kelurahan', (seat) => {
    expect(refusal({ ...WHOLE['COUNCIL'], region: seat })).toMatchObject({
      code: 'E_LEVEL',
      info: { ruleId: 'PTY-02', field: '/hosts/0/region' },
    });
  });
});

describe('Two parties', () => {
  it('are the same by region, by id in the register, or by kind, place and name however it is spelled', () => {
    const company = WHOLE['COMPANY']!;
    for (const other of ['PT. Bina', 'pt bina', 'P.T.  BINA'])
      expect(isSameParty(company, { ...company, name: other })).toBe(true);
    expect(isSameParty(company, { ...company, name: 'PT Bina Dua' })).toBe(false);
    expect(isSameParty(company, { ...company, region: DESA })).toBe(false);
    expect(isSameParty(company, { ...company, kind: 'COMMUNITY' })).toBe(false);
    const registered = { ...WHOLE['UNIVERSITY'], institutionId: 'ulm' };
    expect(isSameParty(registered, { ...registered, name: 'Nama lain' })).toBe(true);
    expect(isSameParty(registered, { ...registered, institutionId: 'ugm' })).toBe(false);
    expect(isSameParty({ region: DESA }, { region: { ...DESA, nameAtTime: 'Lama' } })).toBe(true);
    expect(isSameParty(WHOLE['FOREIGN']!, { ...WHOLE['FOREIGN']!, country: 'RO' })).toBe(false);
    expect(isSameParty(WHOLE['PERSON']!, { kind: 'PERSON', subjectRef: 'sub_b' })).toBe(false);
  });

  it('of different kinds have different keys, the government that of its region', () => {
    expect(new Set(Object.values(WHOLE).map(partyKey)).size).toBe(PARTY_KINDS.length);
    expect(partyKey({ region: DESA })).toBe('63.10.09.2009');
  });
});

describe('The party of an event', () => {
  it('is the government of the region that it names, or the body', () => {
    const company = WHOLE['COMPANY']!;
    expect([partyAt({ host: DESA }), partyAt({ party: company }), partyAt({})]).toEqual([
      { region: DESA },
      company,
      {},
    ]);
  });
  it('has a region unless it is of the country or abroad', () => {
    expect(seatsOf([WHOLE['FOREIGN']!, WHOLE['VILLAGE']!, WHOLE['CENTRAL_UNIT']!, WHOLE['OFFICE']!])).toEqual([
      DESA.code,
      KOTA.code,
    ]);
  });
});

describe('A party in words', () => {
  it('is called by its name, one abroad with its country, a person by nothing', () => {
    expect(Object.values(WHOLE).map(partyName)).toEqual([
      'Kota Banjarmasin',
      'Mekar Jaya',
      'Dinas PMD',
      'DPRD Kota Banjarmasin',
      'Kementerian Dalam Negeri',
      'Kantor Pertanahan',
      'Universitas Lambung Mangkurat',
      'PT Bina',
      'PDAM',
      'BUM Desa Maju',
      'Karang Taruna',
      'perseorangan',
      'Montana (Bulgaria)',
    ]);
  });
  it('sits in its region, or in the country', () => {
    expect(BODY_KINDS.filter((kind) => seatOf(WHOLE[kind]!) === 'ID')).toEqual(['CENTRAL_UNIT', 'PERSON', 'FOREIGN']);
  });
});
