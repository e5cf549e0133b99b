import { amount, rowKey, type Contribution, type TotalDeclaration } from '#kernel';
import { areasAround } from './areas.js';
import type { RiskEntry } from './risk.document.js';

export const RISK_BOARD = { name: 'risk_signals', version: 5 } as const;

const YEAR = { kind: 'integer', label: ['tahun mulai menurut rencana', 'year of the planned start'] } as const;

export const RISK_LISTS = {
  origins: {
    label: ['Kunjungan setahun menurut wilayah asal', 'Visits of a year, by region of origin'],
    dimensions: { region: { kind: 'region', label: ['wilayah asal', 'region of origin'] }, year: YEAR },
    measures: {
      visits: ['Kunjungan yang tidak ditolak atau dibatalkan', 'Visits that were not declined or cancelled'],
      lateReports: ['Laporan yang terlambat', 'Reports that were late'],
      plannedRupiah: ['Anggaran kunjungan itu dalam rupiah', 'Budgets of these visits in rupiah'],
      decemberRupiah: ['Di antaranya yang mulai bulan Desember', 'Those of them that begin in December'],
    },
  },
  codes: {
    label: ['Catatan yang memberi tanda risiko', 'Records that give a risk signal'],
    dimensions: {
      region: {
        kind: 'region',
        label: [
          'wilayah pihak, atau yang melingkupinya; ID: tanpa wilayah',
          'region of a party, or around it; ID: of none',
        ],
      },
      code: { kind: 'text', label: ['tanda', 'signal'] },
      year: YEAR,
    },
    measures: { records: ['Catatan dengan tanda itu, masing-masing sekali', 'Records with that signal, each once'] },
  },
} as const satisfies Readonly<Record<string, TotalDeclaration>>;

const DECEMBER = 12;

/**
 * What is spent from a region of origin, by itself alone: a village is no regency. Called off or voided, it counts in
 * nothing; so does that of bodies without a region, which are many and have no year in common.
 */
const yearOfOrigin = ({
  originRegion: origin,
  year,
  codes,
  budget,
  plannedMonth,
  calledOff,
}: RiskEntry): readonly Contribution[] => {
  if (plannedMonth === 0 || calledOff || !origin) return [];
  const money = amount(budget);
  return [
    {
      totals: [rowKey(RISK_BOARD, RISK_LISTS, 'origins', { region: origin, year })],
      measures: {
        visits: 1n,
        plannedRupiah: money,
        ...(codes.includes('REPORT_LATE') && { lateReports: 1n }),
        ...(plannedMonth === DECEMBER && { decemberRupiah: money }),
      },
    },
  ];
};

export const riskCounts = (entry: RiskEntry): readonly Contribution[] => [
  ...yearOfOrigin(entry),
  ...entry.codes.map((code) => ({
    totals: areasAround(entry.regions).map((region) =>
      rowKey(RISK_BOARD, RISK_LISTS, 'codes', { region, code, year: entry.year }),
    ),
    measures: { records: 1n },
  })),
];
