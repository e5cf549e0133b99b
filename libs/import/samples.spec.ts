import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SAMPLE_REGIONS } from './sample-regions.fixture.js';
import {
  LAYOUTS,
  readAgreements,
  readAwards,
  readFollowUps,
  readTable,
  readVisits,
  type AgreementReading,
  type Parties,
  type Table,
  type VisitCells,
  type RowReading,
} from './index.js';

const sample = (name: string): Table =>
  readTable(readFileSync(new URL(`./samples/${name}.csv`, import.meta.url)), LAYOUTS);
const parties = ({ value = [] }: Parties): readonly string[] =>
  value.map((party) => party.value?.region ?? party.value?.country ?? party.value?.kind ?? 'unknown');
const kinds = ({ value = [] }: Parties): readonly (string | undefined)[] => value.map((party) => party.value?.kind);
const codes = ({ flags }: { readonly flags: readonly { readonly code: string }[] }): readonly string[] =>
  flags.map(({ code }) => code);
const candidates = ({ flags }: Parties): readonly string[] =>
  flags.flatMap(({ details }) => (details?.['candidates'] ?? []) as { code: string }[]).map(({ code }) => code);

describe('The register of study visits', () => {
  const table = sample('kunjungan_studi');
  const visits = readVisits(table.rows, SAMPLE_REGIONS, { danaDesaBanFrom: 2026 });
  const visit = (no: number): RowReading<VisitCells> => visits.find((one) => one.no === String(no))!;
  const cells = (no: number): VisitCells => visit(no).cells;
  const day = (no: number): string => {
    const { value } = cells(no).dates;
    return value ? `${value.from}..${value.until}` : 'unknown';
  };

  it('is comma, UTF-8, 36 rows', () =>
    expect([table.layout, table.delimiter, table.encoding, visits.length, table.flags]).toEqual([
      'VISITS',
      ',',
      'utf-8',
      36,
      [],
    ]));

  it('1: a Tuesday called Wednesday; 320 villages at a rate, the total computed', () => {
    expect(cells(1).dates).toMatchObject({
      value: { from: '2021-03-23', until: '2021-03-26' },
      confidence: 'CONFLICTING',
      flags: [{ code: 'W_DATE_CONFLICT', details: { actual: 'selasa' } }],
    });
    expect([cells(1).persons.value, cells(1).cost.value]).toEqual([
      { count: 650 },
      { rupiah: '30000000', per: ['DESA'] },
    ]);
    expect(cells(1).total).toMatchObject({
      value: { rupiah: '9600000000' },
      confidence: 'DERIVED',
      provenance: 'COMPUTED',
      flags: [{ code: 'COMPUTED' }],
    });
    expect(cells(1).origins.value?.[0]?.value).toMatchObject({
      kind: 'COMMUNITY',
      region: '11.02',
      group: { count: 320 },
    });
    expect([cells(1).source.value?.source, codes(visit(1))]).toEqual([
      'DANA_DESA',
      ['SEVERAL_ORIGINS', 'W_DANA_DESA_EARLIER_TA'],
    ]);
  });

  it('2: Dieng lies in Wonosobo, and not in Yogyakarta', () => {
    expect([parties(cells(2).origins), codes(cells(2).hosts), candidates(cells(2).hosts), day(2)]).toEqual([
      ['32.01.11.2009'],
      ['PLACE_CONFLICT'],
      ['33.07.13.2013'],
      '2024-12-06..2024-12-08',
    ]);
  });

  it('3: a provincial council visits a BUMDesa of its province', () => {
    expect([
      parties(cells(3).origins),
      kinds(cells(3).origins),
      parties(cells(3).hosts),
      kinds(cells(3).hosts),
    ]).toEqual([['35'], ['COUNCIL'], ['35.04.05.2012'], ['BUMDES']]);
    expect(cells(3).dates).toMatchObject({ value: { from: '2021-05' }, precision: 'MONTH', confidence: 'APPROX' });
  });

  it('4: all BPD of a regency, and a host of a name that two bear', () => {
    expect([parties(cells(4).origins), kinds(cells(4).origins), candidates(cells(4).hosts)]).toEqual([
      ['51.01'],
      ['COUNCIL'],
      ['32.01.18.2010', '32.01.31.2004'],
    ]);
    expect(cells(4).dates).toMatchObject({ value: { from: '2024-04-25' }, confidence: 'EXACT' });
  });

  it('5: one trip to four hosts in two regencies', () =>
    expect(parties(cells(5).hosts)).toEqual(['35.16.12.2008', '35.16.12.2007', '35.15.07.2010', '35.15.07.2005']));

  it('6: a month and no day; two origins', () => {
    expect(cells(6).dates).toMatchObject({ value: { from: '2019-11' }, precision: 'MONTH' });
    expect([parties(cells(6).origins), parties(cells(6).hosts)]).toEqual([['19', '19'], ['34']]);
  });

  it('7: village heads of a regency, and a host that may be a province or a ward', () => {
    expect([parties(cells(7).origins), candidates(cells(7).hosts), day(7)]).toEqual([
      ['74.13'],
      ['51', '52.05.01.1002'],
      '2023-10-04..2023-10-07',
    ]);
  });

  it('8: a Wednesday called Tuesday; money of another regency; the city and not the regency', () => {
    expect([cells(8).dates.confidence, day(8), parties(cells(8).hosts), parties(cells(8).origins)]).toEqual([
      'CONFLICTING',
      '2025-07-18..2025-07-23',
      ['33.74'],
      ['15.08'],
    ]);
    expect(codes(visit(8))).toEqual(['SOURCE_CONFLICT']);
    expect(codes(cells(8).source)).toContain('DOUBTED');
  });

  it('9, 18, 19: abroad there is a country and no region', () => {
    expect([parties(cells(9).hosts), parties(cells(18).hosts), parties(cells(19).hosts)]).toEqual([
      ['CN'],
      ['31', '21.71', 'SG', 'MY', 'TH', 'PH', 'CN'],
      ['TH'],
    ]);
    expect(codes(cells(9).hosts)).toEqual(['COUNTRY_NEEDED']);
    expect(cells(9).origins.value?.[0]).toMatchObject({
      value: { kind: 'VILLAGE', group: { count: 12 } },
      flags: [{ code: 'REGION_NOT_NAMED' }],
    });
    expect(codes(cells(18).dates)).toEqual(['PLANNED', 'RELATIVE_DATE']);
  });

  it('10: three origins, one by an alias, one of a name that two villages bear; 2 companions among the 21', () => {
    expect([parties(cells(10).origins), candidates(cells(10).origins)]).toEqual([
      ['VILLAGE', '92.07.02.2004', '92.07.02.2002'],
      ['91.05.12.2002', '92.07.02.2007'],
    ]);
    expect([parties(cells(10).hosts), cells(10).persons.value]).toEqual([
      ['33.10.17.2011', '34.02.15.2001'],
      { count: 21, including: { count: 2, of: 'pendamping' } },
    ]);
    expect(codes(visit(10))).toEqual(['SEVERAL_ORIGINS']);
  });

  it('11: begins in the evening; the total of 196 villages is computed; Penglipuran is no village', () => {
    expect([day(11), codes(cells(11).dates), cells(11).total.value?.rupiah]).toEqual([
      '2022-11-09..2022-11-12',
      ['EVENING_START'],
      '490000000',
    ]);
    expect([parties(cells(11).hosts), codes(cells(11).hosts), visit(11).quarantine]).toEqual([
      ['51.08.05.2011', 'unknown'],
      ['REGION_UNKNOWN'],
      true,
    ]);
  });

  it('12: no year; a host by its alias', () => {
    expect([day(12), codes(cells(12).dates), parties(cells(12).hosts)]).toEqual([
      'unknown',
      ['YEAR_MISSING'],
      ['51.03.02.2008', '51.03.02.2013'],
    ]);
  });

  it('13, 14: of two origins; Lombok is four regencies', () => {
    expect(candidates(cells(13).hosts)).toEqual(expect.arrayContaining(['52.01', '52.02', '52.03', '52.08']));
    expect([parties(cells(13).origins), parties(cells(14).hosts), codes(visit(14))]).toEqual([
      ['16.71', '16'],
      ['35.18'],
      ['SEVERAL_ORIGINS'],
    ]);
  });

  it('15, 16, 17: a day; a bound that is no day; a plan', () => {
    expect([day(15), parties(cells(15).origins), parties(cells(15).hosts), parties(cells(16).hosts)]).toEqual([
      '2024-04-02..2024-04-02',
      ['71.74'],
      ['71.11'],
      ['71.10'],
    ]);
    expect([day(16), codes(cells(16).dates), day(17), codes(cells(17).dates)]).toEqual([
      'unknown',
      ['DATE_BOUND'],
      'unknown',
      ['PLANNED'],
    ]);
  });

  it('19: two of each of 152 villages, a proposal only', () => {
    expect([
      cells(19).persons.value,
      cells(19).persons.confidence,
      codes(cells(19).dates),
      cells(19).cost.value?.per,
    ]).toEqual([{ count: 304 }, 'DERIVED', ['PLANNED'], ['DESA']]);
    expect(cells(19).source.value?.source).toBe('ADD');
  });

  it('20: by an alias, to one of three Angsana', () => {
    expect([parties(cells(20).origins), candidates(cells(20).hosts), cells(20).cost.value?.rupiah]).toEqual([
      ['62.03.02.2007'],
      ['36.01.07.2001', '36.04.32.2003', '63.10.09.2005'],
      '62500000',
    ]);
    expect(cells(20).source.value).toMatchObject({ source: 'ADD', fiscalYear: 2024 });
  });

  it('21, 22: Dana Desa outside the regency: a warning in 2025, forbidden in 2026', () => {
    expect([codes(visit(21)), codes(visit(22))]).toEqual([['W_DANA_DESA_EARLIER_TA'], ['E_DANA_DESA_OUTSIDE_REGENCY']]);
    expect([parties(cells(21).hosts), candidates(cells(21).origins)]).toEqual([
      ['34.02.15.2004'],
      ['63.10.09.2009', '63.10.11.2010'],
    ]);
  });

  it('23: inside the regency it is allowed', () => {
    expect([codes(visit(23)), day(23), cells(23).cost.value?.rupiah, candidates(cells(23).hosts)]).toEqual([
      [],
      '2026-02-14..2026-02-14',
      '500000',
      ['36.01.07', '63.10.09'],
    ]);
    expect(candidates(cells(23).origins)).toEqual(expect.arrayContaining(['63.10.09.2009']));
  });

  it.each([
    [24, 25],
    [31, 32],
  ])('%d and %d are probably the same, and nobody merges them', (one, other) => {
    const duplicate = (no: number): unknown =>
      visit(no).flags.find(({ code }) => code === 'PROBABLE_DUPLICATE')?.details;
    expect([duplicate(one), duplicate(other)]).toEqual([{ row: visit(other).row }, { row: visit(one).row }]);
    expect(cells(one).total.value).toEqual(cells(other).total.value);
  });

  it('… and no other two', () =>
    expect(visits.filter((one) => codes(one).includes('PROBABLE_DUPLICATE')).map(({ no }) => no)).toEqual([
      '24',
      '25',
      '31',
      '32',
    ]));

  it('27: "idem" copies the amount; Kapuas and Kapuas Hulu are two', () => {
    expect(cells(27).cost).toMatchObject({ raw: 'idem', value: { rupiah: '210000000' }, provenance: 'DITTO' });
    expect([parties(cells(27).origins), parties(cells(27).hosts)]).toEqual([['62.03'], ['61.06']]);
  });

  it('26, 28, 33, 35: institutions', () => {
    expect([
      kinds(cells(26).hosts),
      kinds(cells(28).origins),
      kinds(cells(28).hosts),
      kinds(cells(33).hosts),
      kinds(cells(35).origins),
      parties(cells(35).hosts),
    ]).toEqual([['CENTRAL_UNIT'], ['OFFICE'], ['UNIVERSITY'], ['COMPANY'], ['BUMDES'], ['33.10']]);
    expect([parties(cells(28).origins), cells(33).cost.confidence, cells(33).source.value?.source]).toEqual([
      ['63'],
      'UNKNOWN',
      'PIHAK_KETIGA',
    ]);
  });

  it('29: online, and costs nothing', () =>
    expect([codes(cells(29).hosts), parties(cells(29).hosts), cells(29).cost.value]).toEqual([
      ['VIRTUAL'],
      ['35.10'],
      { rupiah: '0' },
    ]));

  it('30: no official body, with money of its own', () =>
    expect([kinds(cells(30).origins), cells(30).source.value?.source]).toEqual([['COMMUNITY'], 'OWN']));

  it('34: an urban ward', () =>
    expect([codes(cells(34).origins), parties(cells(34).origins), day(34)]).toEqual([
      ['URBAN_WARD'],
      ['63.01.03.1003'],
      '2024-09-08..2024-09-08',
    ]));

  it('36: three origins', () =>
    expect([parties(cells(36).origins), parties(cells(36).hosts), day(36), codes(visit(36))]).toEqual([
      ['63.11', '63.09', '63.08'],
      ['34.04'],
      '2024-06-18..2024-06-20',
      ['SEVERAL_ORIGINS'],
    ]));

  it('What is not stated is not filled', () => {
    expect(
      [cells(2).cost, cells(2).persons, cells(4).source].map(({ confidence, flags }) => [confidence, flags]),
    ).toEqual(Array.from({ length: 3 }, () => ['UNKNOWN', []]));
  });
});

describe('The register of agreements', () => {
  const table = sample('register_kerja_sama');
  const agreements = readAgreements(table.rows, SAMPLE_REGIONS);
  const row = (no: number): AgreementReading => agreements.find((one) => one.no === String(no))!;
  const cells = (no: number): AgreementReading['cells'] => row(no).cells;
  const end = (no: number): string | undefined => {
    const { value } = cells(no).end;
    return value?.kind === 'UNTIL' ? value.until : value?.kind;
  };

  it('is semicolon, with a mark, 38 rows', () =>
    expect([table.layout, table.delimiter, agreements.length, table.flags]).toEqual(['AGREEMENTS', ';', 38, []]));

  it.each<[number, string | undefined, string]>([
    [1, '2022-07-18', 'EXACT'],
    [2, '2022-01-17', 'EXACT'],
    [3, '2022-11-27', 'CONFLICTING'],
    [4, '2025-12-18', 'EXACT'],
    [5, '2021-01-13', 'EXACT'],
    [6, '2023-01-06', 'APPROX'],
    [7, '2020', 'APPROX'],
    [8, '2024-07-18', 'EXACT'],
    [9, '2024-07-18', 'EXACT'],
    [10, '2025-07-23', 'EXACT'],
    [11, '2023-09-20', 'EXACT'],
    [12, '2023-09-20', 'EXACT'],
    [13, '2023-09-20', 'EXACT'],
    [14, '2023-09-20', 'EXACT'],
    [15, '2025-11', 'APPROX'],
    [16, '2024-10-10', 'EXACT'],
    [17, '2016-06-15', 'EXACT'],
    [19, '2016', 'APPROX'],
    [20, '2021-05-06', 'EXACT'],
    [22, '2021-11-11', 'EXACT'],
    [25, '2015-12-16', 'EXACT'],
    [27, undefined, 'UNKNOWN'],
    [30, '2023-04-03', 'EXACT'],
    [31, undefined, 'UNKNOWN'],
    [32, undefined, 'UNKNOWN'],
    [33, '2022-03-14', 'EXACT'],
    [34, '2023-01-09', 'CONFLICTING'],
    [35, '2018-02-15', 'EXACT'],
    [36, '2021-07-01', 'EXACT'],
    [37, '2020-10-10', 'EXACT'],
  ])('%d: signed on %s, %s', (no, day, confidence) =>
    expect([cells(no).signedOn.value, cells(no).signedOn.confidence]).toEqual([day, confidence]),
  );

  it.each<[number, readonly string[]]>([
    [1, ['35.01', '33.72']],
    [2, ['62.01', 'UNIVERSITY']],
    [4, ['16.07', 'UNIVERSITY']],
    [5, ['33.28', 'UNIVERSITY']],
    [8, ['16.71', '34.01']],
    [9, ['16.71', 'OFFICE']],
    [10, ['16.71', '32.13']],
    [12, ['52.06', '16.71']],
    [14, ['16', '35.18']],
    [15, ['18.72', '34.01']],
    [16, ['35.76', '35.79']],
    [17, ['51', '51.08', '51.01']],
    [18, ['74.09', 'VERTICAL_OFFICE']],
    [21, ['92.08', 'COMMUNITY']],
    [
      23,
      [
        '35.02.19.2001',
        '35.02.19.2002',
        '35.02.19.2003',
        '35.02.19.2004',
        '35.02.19.2005',
        '35.02.19.2006',
        '35.02.19.2007',
        '35.02.19.2008',
      ],
    ],
    [24, ['74.05.07.2012', '74.05.07.2013', '74.05.07.2014']],
    [27, ['33.72', 'BG']],
    [28, ['62.03', '63.04']],
    [29, ['62.03', '62.71']],
    [34, ['62.02', 'OFFICE']],
    [35, ['63.11', '63.09', '63.08']],
    [37, ['63.02', 'CENTRAL_UNIT']],
    [38, ['64.01', 'MY']],
  ])('%d: between %j', (no, expected) => expect(parties(cells(no).parties)).toEqual(expected));

  it.each<[number, string]>([
    [1, 'KSDPK'],
    [14, 'KSDD'],
    [17, 'KSDD'],
    [18, 'KSDPK'],
    [24, 'ANTAR_DESA'],
    [27, 'KSDPL'],
    [37, 'SINERGI_PUSAT'],
    [38, 'KSDPL'],
  ])('%d: is %s', (no, scheme) => {
    expect(cells(no).scheme).toMatchObject({ value: scheme, confidence: 'DERIVED' });
  });

  it.each<[number, readonly string[]]>([
    [1, ['END_UNKNOWN']],
    [2, ['PARENT_MISSING']],
    [4, ['MANDATE_UNKNOWN']],
    [5, ['MANDATE_UNKNOWN']],
    [7, ['MANDATE_UNKNOWN']],
    [10, ['MANDATE_UNKNOWN']],
    [12, ['PARENT_MISSING']],
    [16, ['SIGNATORY_UNKNOWN']],
    [19, ['ADDENDUM_UNDATED']],
    [36, ['E_NO_AUTHORITY']],
    [38, ['DPRD_APPROVAL_MISSING']],
  ])('%d: has the gaps %j', (no, gaps) => expect(row(no).gaps).toEqual(expect.arrayContaining([...gaps])));

  it.each<[number, readonly string[]]>([
    [3, []],
    [8, []],
    [9, ['PARENT_PROPOSED']],
    [17, ['NUMBER_ORDER_UNCERTAIN']],
    [25, ['OUT_OF_SCOPE']],
    [28, ['DUPLICATE_NUMBER']],
    [29, ['DUPLICATE_NUMBER']],
    [20, ['TERMINATED_AFTER_END']],
  ])('%d: is flagged %j', (no, expected) => expect(codes(row(no))).toEqual(expect.arrayContaining([...expected])));

  it('kept back are the impossible dates, the unknown places and what is out of scope, and no others', () => {
    expect(agreements.filter(({ quarantine }) => quarantine).map(({ no }) => no)).toEqual([
      '18',
      '21',
      '22',
      '25',
      '31',
      '32',
    ]);
  });

  it('3: seven universities: one agreement or seven, a person decides', () =>
    expect([codes(cells(3).parties).includes('BILATERAL_OR_JOINT'), cells(3).parties.value?.length]).toEqual([
      true,
      8,
    ]));

  it('3, 28, 29, 33, 36: the end is derived, or kept as it is stated', () => {
    expect([3, 28, 29, 33, 36].map((no) => [end(no), cells(no).end.confidence, codes(cells(no).end)])).toEqual([
      ['2027-11-26', 'CONFLICTING', []],
      ['2026-03-12', 'EXACT', ['END_DIFFERS']],
      ['2026-03-11', 'DERIVED', []],
      ['2024-03-13', 'EXACT', []],
      ['2024-06-30', 'DERIVED', []],
    ]);
  });

  it('19, 34, 35, 37: the end is a month, or there is none, or a day', () =>
    expect([19, 34, 35, 37].map(end)).toEqual(['2020-12', 'OPEN_ENDED', 'OPEN_ENDED', '2024-12-31']));

  it('4, 20, 22: two documents; a termination; an amendment', () => {
    expect([cells(4).kind.value, cells(20).kind.value, cells(22).kind.value]).toEqual([
      { act: 'AGREEMENT', instruments: ['KESEPAKATAN_BERSAMA', 'PKS'] },
      { act: 'TERMINATION', instruments: [] },
      { act: 'AMENDMENT', instruments: [] },
    ]);
    expect([row(20).refersTo, row(22).refersTo, row(1).refersTo]).toEqual(['19', '21', undefined]);
    expect(cells(22).parties).toMatchObject({ raw: 'idem', provenance: 'DITTO' });
  });

  it('9: "sda" copies the row above, and what is empty there stays unknown', () => {
    expect(cells(9).signedOn).toMatchObject({ raw: 'sda', value: '2024-07-18', provenance: 'DITTO' });
    expect([cells(9).end.confidence, row(9).flags.find(({ code }) => code === 'PARENT_PROPOSED')?.details]).toEqual([
      'UNKNOWN',
      { row: row(8).row, no: '8' },
    ]);
  });

  it('17, 19, 23, 24, 25: numbers of several parties', () => {
    const numbers = (no: number): readonly string[] => (cells(no).numbers.value ?? []).map(({ number }) => number);
    expect([numbers(17).length, numbers(19), numbers(23), numbers(24)]).toEqual([
      3,
      ['038/PKS/01/2016', '089/PJB/III/2016'],
      Array.from({ length: 8 }, () => '01/2016'),
      ['01/2021', '01/2021', '01/2021'],
    ]);
    expect(cells(25).numbers).toMatchObject({
      value: [{ number: 'l19/65/19/BAK', proposed: '119/65/19/BAK' }, {}, {}],
      flags: [{ code: 'LOOKS_SCANNED' }],
    });
  });

  it('20, 28, 30, 33, 36: amounts', () => {
    expect([20, 28, 30, 33, 36].map((no) => cells(no).amount.value)).toEqual([
      { rupiah: '656800000' },
      { rupiah: '0' },
      { rupiah: '1250000', per: ['BULAN'] },
      { rupiah: '1250000000' },
      { rupiah: '2500000000' },
    ]);
    expect([cells(20).amount.flags[0]?.details, cells(1).amount.value]).toEqual([{ remark: 'tunggakan' }, undefined]);
  });

  it('7, 16: capacities; witnesses are no signatories', () => {
    expect(cells(7).signatories.value).toMatchObject([
      { title: 'Bupati', capacity: 'DEFINITIF' },
      { title: 'Wakil Rektor', capacity: 'MEWAKILI' },
    ]);
    expect(cells(16).signatories).toMatchObject({
      value: [{ role: 'WITNESS', capacity: 'PJ', title: 'Wali Kota' }],
      flags: [{ code: 'SIGNATORY_UNKNOWN' }],
    });
    expect(cells(8).signatories.value?.map(({ capacity }) => capacity)).toEqual(['PJ', 'PJ']);
    expect(cells(23).signatories.value).toMatchObject([{ title: 'kepala desa', count: 8 }]);
  });

  it('33: retroactive; 34: the number is of another year; 37: two signatures, and a place that is none', () => {
    expect(cells(33).validFrom).toMatchObject({
      value: '2022-01-01',
      provenance: 'REMARK',
      flags: [{ code: 'RETROACTIVE' }],
    });
    expect(codes(cells(34).signedOn)).toEqual(['SPREADSHEET_SERIAL', 'NUMBER_YEAR_CONFLICT']);
    expect([cells(37).signatures.value?.days, cells(37).place.value]).toMatchObject([
      ['2020-10-10', '2020-10-17'],
      { virtual: true },
    ]);
  });
});

describe('The list of winners', () => {
  const table = sample('juara_lomba');
  const awards = readAwards(table.rows, SAMPLE_REGIONS);
  const money = (index: number): number =>
    (awards[index]!.cells.prize.value?.parts ?? []).reduce(
      (sum, part) => sum + (part.kind === 'MONEY' ? Number(part.rupiah) : 0),
      0,
    );

  it('has 26 winners below three lines of title', () => expect([awards.length, table.titles.length]).toEqual([26, 2]));

  it('1–6: ranks, places and money, 390 million together', () => {
    const first = awards.slice(0, 6);
    expect(first.map(({ cells }) => cells.rank.value?.order)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(first.map(({ cells }) => cells.winner.value?.region)).toEqual([
      '62.01.01.2003',
      '62.13.02.2004',
      '62.02.06.2006',
      '62.03.17.2009',
      '62.09.03.2037',
      '62.08.05.2002',
    ]);
    expect(first.map((_, index) => money(index))).toEqual([100e6, 85e6, 70e6, 60e6, 45e6, 30e6]);
    expect(first.reduce((sum, _, index) => sum + money(index), 0)).toBe(390e6);
  });

  it('7–12: the same as the villages, by rank', () => {
    expect(awards.slice(6, 12).map(({ cells }) => cells.winner.value?.region)).toEqual([
      '62.08.01.1004',
      '62.01.02.1006',
      '62.02.06.1001',
      '62.09.03.1005',
      '62.13.05.1011',
      '62.06.02.1004',
    ]);
    expect(awards.slice(6, 11).map(({ cells }, index) => [cells.prize.provenance, money(index + 6)])).toEqual(
      [100e6, 85e6, 70e6, 60e6, 45e6].map((sum) => ['DITTO', sum]),
    );
    expect(awards[7]!.cells).toMatchObject({
      year: { value: 2024, provenance: 'DITTO' },
      category: { value: 'Kelurahan', provenance: 'DITTO' },
    });
  });

  it('12: a second Juara II; harapan III is proposed, and a person decides', () => {
    expect(awards[11]!.flags).toContainEqual(
      expect.objectContaining({
        code: 'RANK_CONFLICT',
        kind: 'ASK',
        details: expect.objectContaining({ proposed: 'HARAPAN 3', proposedOrder: 6 }),
      }),
    );
    expect([awards[11]!.cells.rank.value?.order, money(11)]).toEqual([2, 0]);
  });

  it('13–15: a tiyuh is a village', () =>
    expect(awards.slice(12, 15).map(({ cells }) => cells.winner.value?.region)).toEqual([
      '18.12.01.2009',
      '18.01.09.2009',
      '18.09.01.2003',
    ]));

  it('16–20: winners that are not named get nothing, and are not filled in', () => {
    for (const { cells, gaps } of awards.slice(15, 20))
      expect([cells.winner.confidence, gaps]).toEqual(['UNKNOWN', ['RECIPIENT_UNKNOWN']]);
    expect([15, 16, 17, 18, 19].map(money)).toEqual([22.5e6, 17.5e6, 225e6, 170e6, 115e6]);
    expect(awards.slice(17, 20).map(({ cells }) => cells.prize.value?.parts.length)).toEqual([2, 2, 2]);
    expect(codes(awards[17]!)).toEqual(['CHANGED_BUDGET']);
  });

  it('21–26: equal winners of goods, two of one district', () => {
    for (const { cells } of awards.slice(20)) {
      expect([cells.rank.value, cells.prize.value?.parts, codes(cells.prize)]).toEqual([
        { label: 'PEMENANG' },
        [{ kind: 'GOODS', text: '1 unit mobil', count: 1 }],
        ['VALUE_UNKNOWN'],
      ]);
    }
    expect(awards.slice(20).map(({ cells }) => cells.winner.value?.region?.slice(0, 8))).toEqual([
      '33.05.11',
      '33.05.21',
      '33.05.20',
      '33.05.13',
      '33.05.21',
      '33.05.02',
    ]);
  });
});

describe('The follow-up of audits', () => {
  const followUps = readFollowUps(sample('tindak_lanjut').rows);
  const row = (no: number) => followUps.find((one) => one.no === String(no))!;

  it('has 13 rows, three with instalments below two of them', () =>
    expect(followUps.map(({ payments }) => payments.length)).toEqual([1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 2, 0, 3]));

  it('1–4: aggregates by count are not by value', () => {
    expect([row(1).percentByCount, row(1).percentByValue, row(2).percentByCount?.['1'], row(2).percentByValue]).toEqual(
      [{ 1: 96.36, 2: 3.64 }, 100, 72.22, 100],
    );
    expect(row(3).percentByCount).toEqual({ 1: 71.99, 2: 22.05, 3: 5.93, 4: 0.03 });
    expect([row(4).percentByCount?.['1'], codes(row(4))]).toEqual([63.06, ['PERCENT_DIFFERS']]);
    for (const no of [1, 2, 3, 4]) expect(codes(row(no).cells.status)).toContain('AGGREGATE');
  });

  it('5: received on a day, the amount not told', () =>
    expect(row(5).cells).toMatchObject({
      receivedOn: { value: '2023-06-26' },
      status: { value: { status: 3 } },
      amount: { confidence: 'UNKNOWN', flags: [] },
    }));

  it('6–10: no cases of their own', () => {
    for (const no of [6, 7, 8, 9, 10]) expect([no, codes(row(no))]).toEqual([no, ['AGGREGATE']]);
    expect([row(9).cells.amount.confidence, row(8).payments]).toEqual(['APPROX', []]);
  });

  it('11: a second instalment without number settles it', () => {
    expect(row(11)).toMatchObject({
      paid: '7250000',
      remaining: '0',
      finalStatus: 1,
      cells: { status: { value: { status: 2 } } },
    });
    expect(row(11).payments.map(({ paidOn }) => paidOn.value)).toEqual(['2026-06-15', '2026-06-30']);
  });

  it('12: a reprimand has no amount', () =>
    expect(row(12).cells).toMatchObject({ amount: { confidence: 'UNKNOWN' }, status: { value: { status: 1 } } }));

  it('13: the third instalment differs from the schedule, and is accepted', () => {
    expect([row(13).paid, row(13).remaining, row(13).finalStatus]).toEqual(['3500000', '8500000', 2]);
    expect(row(13).flags).toMatchObject([
      { code: 'INSTALMENT_DIFFERS', kind: 'NOTE', details: { paid: '1500000', scheduled: '1000000' } },
    ]);
  });

  it('what was not received has no term yet', () => {
    const text = 'No;LHP;Tgl LHP;Diterima;Obyek;Uraian Rekomendasi;Nilai\n14;DEMO/1;28/04/2026;;Ds X;Setor;5.000.000\n';
    expect(readFollowUps(readTable(Buffer.from(text), LAYOUTS).rows)[0]).toMatchObject({ gaps: ['NOT_RECEIVED'] });
  });
});
