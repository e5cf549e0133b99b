import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import type { FormBlock, PaperBlock } from '#paper';
import { day, region, rp } from '#testing';
import type { AgreementRecord } from '#contexts/agreements/contract';
import { legalBasesOf } from './agreement-bases.js';
import { headTitleOf, isOwnOf, lastDayOf, partyPlace, regionHead, sumOf, valueLines } from './agreement-parts.js';
import { agreementRegisterForm } from './agreement-register.form.js';
import { BATOLA, HASH, agreement, several, sheetOf, textOf } from './agreement-forms.fixture.js';
import { countsOf, inYear, reportYear } from './cooperation-counts.js';
import { expiringAgreementsForm } from './expiring-agreements.form.js';
import { recipientsOf, yearlyCooperationForm } from './yearly-cooperation.form.js';

const gridsOf = (blocks: readonly PaperBlock[]): readonly Extract<FormBlock, { kind: 'grid' }>[] =>
  blocks.flatMap((block) => (block.kind === 'grid' ? [block] : block.kind === 'together' ? gridsOf(block.blocks) : []));
const year = (of: number) => reportYear(of, day('2026-12-01'));

describe('A register of agreements', () => {
  it('has a row for each, with the numbers of the parties in their order, the value and where it stands', () => {
    const told = agreement({
      funding: [
        { source: 'APBD', amount: rp('1500000') },
        { source: 'APBN', amount: rp('500000') },
      ],
      addenda: [{ addendumNo: 1, on: day('2021-01-02'), changes: [], signedOn: day('2021-02-01') }],
      disputed: true,
    });
    const made = agreementRegisterForm(several([told]), 2020);
    const [grid] = gridsOf(made.blocks);
    expect(grid!.rows).toHaveLength(1);
    const text = textOf(made);
    for (const part of [
      '1. 7/2020',
      '2. –',
      '1. 415.4/1/PKS/2020',
      'Perjanjian Kerja Sama (PKS)',
      '1. Pemerintah Kabupaten Barito Kuala',
      '2. Kementerian Desa',
      '10 Maret 2020 s.d. 31 Desember 2024',
      'Rp2.000.000',
      '1 adendum',
      'dalam perselisihan',
      'memuat 1 (satu) kerja sama',
      'Kabupaten Barito Kuala dan wilayah di dalamnya',
    ])
      expect(text).toContain(part);
    expect(textOf(agreementRegisterForm(several([told], true), 2020))).not.toContain('dan wilayah di dalamnya');
  });
  it('of a year without any says so in words across the table', () => {
    const made = agreementRegisterForm(several([]), 2019);
    expect(gridsOf(made.blocks)[0]!.rows).toEqual([
      [
        {
          over: 10,
          lines: [{ text: 'NIHIL: tidak ada kerja sama yang ditandatangani dalam tahun 2019.', align: 'centre' }],
        },
      ],
    ]);
    expect(textOf(made)).toContain('memuat 0 (nol) kerja sama');
  });
});

describe('Values', () => {
  it.each([
    [[], undefined, ['–']],
    [[{ source: 'APBD' }], undefined, ['APBD']],
    [[{ source: 'APBD', amount: rp('10'), per: 'desa' }], undefined, ['Rp10 per desa (APBD)']],
    [
      [
        { source: 'APBD', amount: rp('9007199254740993') },
        { source: 'APBN', amount: rp('1') },
        { source: 'APBDES', amount: rp('5'), per: 'bulan' },
      ],
      '9007199254740994',
      ['Rp9.007.199.254.740.994', 'Rp5 per bulan (APB Desa)'],
    ],
  ] as const)('of %j', (funding, sum, lines) => {
    const told = funding as unknown as NonNullable<AgreementRecord['funding']>;
    expect(sumOf(told)).toBe(sum);
    expect(valueLines({ funding: told }).map(({ text }) => text)).toEqual(lines);
  });
});

describe('A list of what ends', () => {
  it('tells the last day with its weekday, how many days are left, and the clause on extension', () => {
    const span = { on: day('2024-11-01'), months: 6, until: day('2025-05-01') };
    const clause = { end: 'FIXED', extensionClause: 'dapat diperpanjang satu kali' } as never;
    const text = textOf(expiringAgreementsForm(several([agreement({ term: clause }), agreement()]), span));
    for (const part of [
      'dalam 6 (enam) bulan: 1 November 2024 s.d. 1 Mei 2025',
      'Selasa, 31 Desember 2024',
      '"60"',
      'dapat diperpanjang satu kali',
      'tidak ada',
    ])
      expect(text).toContain(part);
    expect(textOf(expiringAgreementsForm(several([]), span))).toContain('NIHIL');
  });
});

describe('A sheet of an agreement', () => {
  it('tells signatories, witnesses and facilitators apart, with numbers, hash, term and legal bases', () => {
    const text = textOf(
      sheetOf(agreement({ children: ['a', 'b'] }), {
        signatory: (no) =>
          no === 1
            ? { name: 'Noormiliyani', title: 'Bupati Barito Kuala' }
            : { title: 'Sekretaris Jenderal', as: 'dengan surat kuasa' },
        parent: {
          title: 'Nota kesepakatan induk',
          instrument: 'NOTA_KESEPAKATAN_SINERGI',
          signedOn: day('2019-01-02'),
        },
        children: [{ title: 'Pelaksana satu', instrument: 'PKS' }],
      }),
    );
    for (const part of [
      'PIHAK KESATU',
      'PIHAK KEDUA',
      'Noormiliyani',
      'dengan surat kuasa',
      '["Saksi",":","Saksi Satu (Gubernur Kalimantan Selatan)"]',
      '["Fasilitator",":","Fasilitator Satu (Camat Angsana)"]',
      'Selasa, 10 Maret 2020',
      'register 7/2020',
      HASH,
      'Pelaksana satu',
      '1 lainnya tidak tampak bagi pembaca',
      'Peraturan Pemerintah Nomor 28 Tahun 2018',
      'Tidak ada adendum.',
      'Tidak ada perselisihan.',
    ])
      expect(text).toContain(part);
    // It has no parent of its own, whatever it is given.
    expect(text).not.toContain('Nota kesepakatan induk');
    expect(textOf(sheetOf(agreement({ parentId: 'x' })))).toContain('"tidak tampak bagi pembaca"');
  });
  it('tells addenda, reports, disputes with who settled them, the end and what was settled after it', () => {
    const on = day('2021-05-03');
    const text = textOf(
      sheetOf(
        agreement({
          stage: 'TERMINATED',
          addenda: [
            {
              addendumNo: 1,
              on,
              changes: [{ part: 'TERM', text: 'diperpanjang' }],
              newTerm: { end: 'FIXED', until: day('2025-12-31') },
              signedOn: on,
            },
          ],
          reports: [{ on, year: 2020, outcome: 'Kader dilatih', dueOn: day('2021-01-31'), late: true }],
          overdueYears: [2021],
          activities: [{ on, description: 'Pelatihan angkatan pertama' }],
          breaches: [{ on, breachNo: 1, inBreach: 2, description: 'Dana tidak disalurkan' }],
          disputes: [
            {
              on,
              disputeNo: 1,
              partyNo: 1,
              subject: 'Batas tanggung jawab',
              resolvedOn: on,
              facilitator: 'GOVERNOR',
              outcome: 'Sepakat',
            },
            { on, disputeNo: 2, partyNo: 2, subject: 'Pembagian hasil' },
          ],
          termination: { on, ground: 'AGREED', explanation: 'Sepakat mengakhiri.', cascade: [] },
          settlements: [{ on, settled: 'ARREARS', description: 'Tunggakan dibayar', amount: rp('2500000') }],
        }),
      ),
    );
    for (const part of [
      'jangka waktu: diperpanjang',
      'sampai 31 Desember 2025',
      '3 Mei 2021 (terlambat)',
      'Laporan yang lewat tenggat: tahun 2021.',
      'Pelatihan angkatan pertama',
      'Dana tidak disalurkan',
      'oleh Gubernur: Sepakat',
      'belum diselesaikan',
      'Diakhiri 3 Mei 2021; alasan: kesepakatan para pihak. Sepakat mengakhiri.',
      'Rp2.500.000',
    ])
      expect(text).toContain(part);
  });
  it('of one that nobody has signed says what is missing', () => {
    const {
      signedOn: _on,
      validFrom: _from,
      validUntil: _until,
      textSha256: _hash,
      place: _at,
      ...rest
    } = agreement({ stage: 'DRAFTING', attended: [] });
    const text = textOf(sheetOf(rest as AgreementRecord));
    for (const part of ['belum menandatangani', 'Naskah belum final.', 'belum berlaku', 'tidak dicatat'])
      expect(text).toContain(part);
  });
});

describe('The legal bases of an agreement', () => {
  it.each<[AgreementRecord['scheme'], string, readonly RegExp[]]>([
    ['KSDPK', '2005-01-01', [/32 Tahun 2004/]],
    ['KSDPK', '2018-07-12', [/23 Tahun 2014/, /50 Tahun 2007/]],
    ['KSDPK', '2018-07-13', [/23 Tahun 2014/, /28 Tahun 2018/]],
    ['KSDD_SUKARELA', '2021-01-01', [/23 Tahun 2014/, /28 Tahun 2018/, /Menteri Dalam Negeri Nomor 22 Tahun 2020/]],
    ['KSDLL', '2021-01-01', [/23 Tahun 2014/, /28 Tahun 2018/]],
    ['ANTAR_DESA', '2013-01-01', []],
    ['ANTAR_DESA', '2018-01-01', [/6 Tahun 2014/, /43 Tahun 2014/, /96 Tahun 2017/]],
  ])('%s, signed %s', (scheme, signedOn, bases) => {
    expect(legalBasesOf({ instrument: 'PKS', scheme }, day(signedOn))).toEqual(
      bases.map((each) => expect.stringMatching(each)),
    );
  });
});

describe('Counts of a year', () => {
  const dated = (signedOn: string, validUntil?: string, terminated?: string) =>
    agreement({
      signedOn: day(signedOn),
      validUntil: validUntil === undefined ? (undefined as unknown as LocalDate) : day(validUntil),
      ...(terminated && { termination: { on: day(terminated), ground: 'AGREED', explanation: '', cascade: [] } }),
    });
  it.each<[string, readonly [string, string?, string?], number, string]>([
    ['signed later', ['2021-01-01', '2022-01-01'], 2020, 'not of it'],
    ['ended before', ['2018-01-01', '2019-12-31'], 2020, 'not of it'],
    ['ended on its last day', ['2018-01-01', '2020-12-31'], 2020, 'ended'],
    ['ended on its first day', ['2018-01-01', '2020-01-01'], 2020, 'ended'],
    ['ends on the first day after it', ['2018-01-01', '2021-01-01'], 2020, 'running'],
    ['signed and ended in it', ['2020-02-01', '2020-05-01'], 2020, 'signed ended'],
    ['signed on its last day, open-ended', ['2020-12-31'], 2020, 'signed running'],
    ['terminated in it', ['2018-01-01', '2025-01-01', '2020-06-01'], 2020, 'ended'],
    ['terminated after its term', ['2018-01-01', '2019-01-01', '2020-06-01'], 2020, 'not of it'],
    ['signed when its term was over', ['2020-03-01', '2019-12-31'], 2020, 'signed ended'],
    ['ends today in a year that is not over', ['2018-01-01', '2026-12-01'], 2026, 'running'],
    ['ended yesterday', ['2018-01-01', '2026-11-30'], 2026, 'ended'],
    ['terminated today', ['2018-01-01', '2028-01-01', '2026-12-01'], 2026, 'ended'],
  ])('%s', (_, [signedOn, until, terminated], of, told) => {
    const found = inYear(dated(signedOn, until, terminated), year(of));
    const words = found
      ? [...(found.signed ? ['signed'] : []), found.ended ? 'ended' : 'running'].join(' ')
      : 'not of it';
    expect(words).toBe(told);
  });
  it('add up, and what runs at the end of a year runs when the next begins', () => {
    const all = ['2018-01-01', '2019-06-01', '2020-02-29', '2020-12-31'].flatMap((signedOn) =>
      ['2019-12-31', '2020-12-31', '2021-01-01', undefined].map((until) => dated(signedOn, until)),
    );
    for (const each of [2018, 2019, 2020, 2021]) {
      const { before, signed, ended, running } = countsOf(all, year(each));
      expect(before + signed - ended).toBe(running);
      expect(countsOf(all, year(each + 1)).before).toBe(running);
    }
  });
});

describe('A yearly report', () => {
  it('goes to who stands above, with its due day, its counts, activities and what stood in the way', () => {
    const on = day('2020-06-01');
    const text = textOf(
      yearlyCooperationForm(
        several([
          agreement({
            activities: [
              { on, description: 'Pelatihan pertama' },
              { on: day('2021-01-02'), description: 'Sesudahnya' },
            ],
          }),
          agreement({
            title: 'Bermasalah',
            instrument: 'KESEPAKATAN_BERSAMA',
            scheme: 'KSDPK',
            stalledOn: day('2020-12-31'),
            overdueYears: [2020],
            disputes: [{ on, disputeNo: 1, partyNo: 1, subject: 'Batas lahan' }],
          }),
          agreement({ title: 'Sudah lewat', validUntil: day('2019-12-31'), signedOn: day('2018-01-01') }),
        ]),
        year(2020),
      ),
    );
    for (const part of [
      'Gubernur Kalimantan Selatan',
      'paling lambat 31 Januari 2021',
      'Berjalan pada 1 Januari 2020',
      'ditandatangani 2 (dua) kerja sama, 0 (nol) kerja sama berakhir, dan 2 (dua) kerja sama berjalan',
      'Kerja sama daerah dengan pihak ketiga',
      'Kementerian, lembaga, atau unitnya',
      'Pelatihan pertama',
      'perselisihan: Batas lahan (belum selesai)',
      'belum ditindaklanjuti',
      'laporan pelaksanaan tahun 2020 belum disampaikan',
      'Bupati Barito Kuala,',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Sesudahnya');
    expect(text).not.toContain('Sudah lewat');
    expect(text).not.toContain('sementara');
  });
  it.each([
    [2023, false],
    [2024, true],
    [2025, true],
    [2026, false],
  ])('of %s tells of a memorandum that no PKS followed as it was when that year ended', (of, told) => {
    const followed = agreement({
      instrument: 'KESEPAKATAN_BERSAMA',
      validUntil: day('2030-12-31'),
      stalled: false,
      stalledOn: day('2024-01-01'),
      stalledUntil: day('2026-01-01'),
    });
    const text = textOf(yearlyCooperationForm(several([followed]), year(of)));
    expect(text.includes('belum ditindaklanjuti')).toBe(told);
  });
  it('of a year that is not over is provisional', () => {
    expect(textOf(yearlyCooperationForm(several([]), year(2026)))).toContain(
      '(sementara, sampai dengan 1 Desember 2026)',
    );
  });
  it.each([
    ['63', 'Provinsi Kalimantan Selatan', [], 'Menteri Dalam Negeri', []],
    [
      '63.72',
      'Kota Banjarbaru',
      ['Provinsi Kalimantan Selatan'],
      'Gubernur Kalimantan Selatan',
      ['Menteri Dalam Negeri'],
    ],
    [
      '62.03.02.2007',
      'Desa Sei Asam',
      ['Kecamatan Kapuas Hilir', 'Kabupaten Kapuas', 'Provinsi Kalimantan Tengah'],
      'Badan Permusyawaratan Desa Sei Asam',
      ['Bupati Kapuas melalui Camat Kapuas Hilir'],
    ],
  ])('of %s goes where AGR-15 says', (code, name, around, to, copies) => {
    const place = { code: region(code, '').code, name, around: around.map((each) => ({ code: place0, name: each })) };
    expect(recipientsOf(place)).toEqual({ to, copies });
  });
  const place0 = region('63', '').code;
});

describe('Regions on papers', () => {
  it.each([
    ['Provinsi Kalimantan Selatan', 'Gubernur Kalimantan Selatan'],
    ['Kabupaten Kapuas', 'Bupati Kapuas'],
    ['Kota Banjarbaru', 'Wali Kota Banjarbaru'],
    ['Kecamatan Angsana', 'Camat Angsana'],
    ['Kelurahan Komet', 'Lurah Komet'],
    ['Desa Sei Asam', 'Kepala Desa Sei Asam'],
  ])('%s is headed by %s', (name, title) => expect(headTitleOf({ name })).toBe(title));
  it('have the letterhead of their own government', () => {
    const around = ['Kecamatan Kapuas Hilir', 'Kabupaten Kapuas', 'Provinsi Kalimantan Tengah'].map((name) => ({
      code: region('62', '').code,
      name,
    }));
    expect(regionHead({ code: region('62.03.02.2007', '').code, name: 'Desa Sei Asam', around })).toEqual({
      kind: 'letterhead',
      above: ['Pemerintah Kabupaten Kapuas', 'Kecamatan Kapuas Hilir'],
      name: 'Pemerintah Desa Sei Asam',
    });
    expect(
      regionHead({ code: region('62.03.02', '').code, name: 'Kecamatan Kapuas Hilir', around: around.slice(1) }),
    ).toEqual({ kind: 'letterhead', above: ['Pemerintah Kabupaten Kapuas'], name: 'Kecamatan Kapuas Hilir' });
    expect(regionHead({ code: 'ID', name: 'Seluruh Indonesia', around: [] })).toMatchObject({
      name: 'Republik Indonesia',
    });
  });
  it('have agreements of their own by their government, agencies and council, not by who sits in them', () => {
    const isOwn = isOwnOf(BATOLA.code);
    const by = (party: object) => isOwn({ parties: [{ no: 1, ...party }] as AgreementRecord['parties'] });
    expect([by({ region: BATOLA }), by({ kind: 'OFFICE', region: BATOLA, name: 'Dinas PMD' })]).toEqual([true, true]);
    expect(by({ kind: 'UNIVERSITY', region: BATOLA, name: 'Kampus' })).toBe(false);
    expect(by({ region: region('63.04.01.2001', 'Desa') })).toBe(false);
  });
});

it('Parties are called by their places, the last day is that of the end that came first', () => {
  expect([partyPlace(1), partyPlace(9), partyPlace(10)]).toEqual(['PIHAK KESATU', 'PIHAK KESEMBILAN', 'PIHAK KE-10']);
  const termination = { on: day('2022-01-01') } as AgreementRecord['termination'];
  expect(lastDayOf({ termination, validUntil: day('2024-01-01') } as AgreementRecord)).toBe('2022-01-01');
  expect(lastDayOf({ validUntil: day('2024-01-01') } as AgreementRecord)).toBe('2024-01-01');
  expect(lastDayOf({} as AgreementRecord)).toBeUndefined();
});
