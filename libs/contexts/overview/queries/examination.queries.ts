import {
  codeOf,
  field,
  listOf,
  optional,
  record,
  percentOf,
  EXAMINERS,
  type Document,
  type Kind,
  type TotalRow,
  type TypeOf,
} from '#kernel';
import { AS_ADDRESSES, columnsOf, listOfTotals, regionWithin, withBeside, type ModelQuery } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { FINDINGS } from '../domain/finding.codes.js';
import { DECEMBER_PERCENT, LATE_REPEATED, RISKS, YEAR_RISK_CODES, type YearRisk } from '../domain/risk.codes.js';
import { qualityDocument, type QualityEntry, type dataQuality } from '../read/data-quality.model.js';
import { riskDocument, type RiskEntry } from '../read/risk.document.js';
import { riskSignals } from '../read/risk.model.js';

/** Consumer that keeps what is to be looked at in records. */
export const EXAMINATION_CONSUMER = 'overview-examination';

const recordId = {
  field: 'recordId',
  kind: 'equals',
  form: 'id',
  summary: ['Id catatan', 'Id of the record'],
} as const;
const year = { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun', 'Year'] } as const;
const region = regionWithin(['Wilayah dalam catatan', 'A region of the record']);

const ofQuality = columnsOf(qualityDocument);
/** @param categories of the records that are looked at */
export const dataQualityLists = (
  model: ReturnType<typeof dataQuality>,
  categories: readonly string[],
): readonly ModelQuery[] => [
  {
    path: 'data-quality',
    summary: ['Catatan yang datanya perlu dilihat', 'Records of which the data need a look'],
    model,
    consumer: EXAMINATION_CONSUMER,
    roles: RECORD_READERS,
    scopeField: 'regions',
    only: () => ({ found: { eq: true } }),
    parameters: {
      region,
      finding: { field: 'findings', kind: 'in', form: FINDINGS, summary: ['Temuan', 'Finding'] },
      category: { field: 'category', kind: 'in', form: categories, summary: ['Jenis catatan', 'Kind of record'] },
      record: recordId,
      year,
    },
    defaultSort: { field: 'year', descending: true },
    document: qualityDocument,
    columns: [
      ...ofQuality('jenis_catatan', 'category'),
      ...ofQuality('id_catatan', 'recordId', { forPrograms: true }),
      ...ofQuality('tahun', 'year'),
      ...ofQuality('wilayah', 'regions', {
        how: AS_ADDRESSES,
        value: ({ regions }, places) => regions.map((code) => places.address(code)).join('; '),
      }),
      ...ofQuality('temuan', 'findings'),
      ...ofQuality('kekosongan', 'gaps'),
      ...ofQuality('sumber', 'sources'),
      ...ofQuality('id', 'id', { forPrograms: true }),
    ],
  } satisfies ModelQuery<QualityEntry> as ModelQuery<Document>,
  listOfTotals({
    path: 'data-quality-totals/findings',
    summary: ['Temuan mutu data menurut wilayah', 'Findings on the quality of data, by region'],
    model,
    total: 'findings',
    consumer: EXAMINATION_CONSUMER,
    roles: RECORD_READERS,
    ranked: 'records',
    forms: { finding: FINDINGS },
    titles: { region: 'wilayah', finding: 'temuan', records: 'catatan' },
  }) as ModelQuery,
];

const ofRisk = columnsOf(riskDocument);
/** Signals are for those who examine: not for the persons and offices whom a record concerns. */
const risks: ModelQuery<RiskEntry> = {
  path: 'risk-signals',
  summary: ['Tanda risiko bagi pemeriksa', 'Risk signals, for examiners'],
  model: riskSignals,
  consumer: EXAMINATION_CONSUMER,
  roles: EXAMINERS,
  scopeField: 'regions',
  only: () => ({ signalled: { eq: true } }),
  parameters: {
    region,
    code: { field: 'codes', kind: 'in', form: RISKS, summary: ['Tanda', 'Signal'] },
    record: recordId,
    year,
  },
  defaultSort: { field: 'severity', descending: true },
  document: riskDocument,
  columns: [
    ...ofRisk('tanda', 'codes'),
    ...ofRisk('bobot_terberat', 'severity'),
    ...ofRisk('aturan', 'signals', {
      how: ['aturan dan hari tiap tanda', 'rule and day of each signal'],
      value: ({ signals }) => signals.map(({ rule, on }) => `${rule} ${on}`).join('; '),
    }),
    ...ofRisk('catatan', 'title'),
    ...ofRisk('jenis_catatan', 'category'),
    ...ofRisk('id_catatan', 'recordId', { forPrograms: true }),
    ...ofRisk('tahun', 'year'),
    ...ofRisk('kode_wilayah', 'regions', { forPrograms: true }),
    ...ofRisk('id', 'id', { forPrograms: true }),
  ],
};

const shared = { model: riskSignals, consumer: EXAMINATION_CONSUMER, roles: EXAMINERS } as const;

const signalCounts = listOfTotals({
  ...shared,
  path: 'risk-totals/signals',
  summary: ['Tanda risiko menurut wilayah', 'Risk signals, by region'],
  total: 'codes',
  ranked: 'records',
  forms: { code: RISKS, year: 'year' },
  titles: { region: 'wilayah', code: 'tanda', year: 'tahun', records: 'catatan' },
}) as ModelQuery;

const NUMBER: Kind<number> = { schema: { type: 'number' } };
const yearKind = record({
  decemberPercent: optional(['anggaran Desember ÷ setahun, dalam persen', 'December ÷ the year, per cent'], NUMBER),
  signals: field(['tanda risiko tahun itu', 'risk signals of the year'], listOf(codeOf(YEAR_RISK_CODES))),
});

const yearRows = listOfTotals({
  ...shared,
  path: 'risk-totals/origins',
  summary: ['Pola kunjungan setahun menurut wilayah asal', 'Patterns of a year, by region of origin'],
  total: 'origins',
  ranked: 'decemberRupiah',
  forms: { year: 'year' },
  titles: {
    region: 'wilayah_asal',
    year: 'tahun',
    visits: 'kunjungan',
    lateReports: 'laporan_terlambat',
    plannedRupiah: 'anggaran_rupiah',
    decemberRupiah: 'anggaran_desember_rupiah',
  },
});

/** What a year shows as a whole: told of kept sums at the moment of showing. Exactly the bound is no signal. */
export const yearSignals = ({ plannedRupiah, decemberRupiah, lateReports }: TotalRow): TypeOf<typeof yearKind> => {
  const [year, december] = [BigInt(plannedRupiah as string), BigInt(decemberRupiah as string)];
  const signals: YearRisk[] = [
    ...(december * 100n > year * BigInt(DECEMBER_PERCENT) ? (['DECEMBER_SPENDING'] as const) : []),
    ...(Number(lateReports) >= LATE_REPEATED ? (['REPORTS_LATE_REPEATEDLY'] as const) : []),
  ];
  const decemberPercent = percentOf(december, year);
  return { ...(decemberPercent !== undefined && { decemberPercent }), signals };
};

const ofYear = columnsOf(yearKind);
const originYears = withBeside(
  yearRows,
  yearKind,
  [...ofYear('persen_desember', 'decemberPercent'), ...ofYear('tanda', 'signals')],
  yearSignals,
);

export const riskLists: readonly ModelQuery[] = [risks as ModelQuery<Document>, signalCounts, originYears];
