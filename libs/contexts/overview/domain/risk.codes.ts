import { codeList } from '#kernel';

/** What an examiner should look at, as records can tell it (domain §4, `risk_signals`). */
export const RISKS = [
  'REPEAT_VISIT',
  'DANA_DESA_NEAR',
  'BACKDATED_ENTRY',
  'CORRECTED_AFTER_APPROVAL',
  'REPORT_LATE',
  'RETROACTIVE_TERM',
] as const;
export type Risk = (typeof RISKS)[number];

/** Each code with its explanation: what was seen, and why it matters. It is a question, no finding. */
export const RISK_CODES = codeList(['Tanda risiko', 'Risk signal'], RISKS, {
  REPEAT_VISIT: [
    'asal, tuan rumah, dan topik yang sama dalam dua belas bulan: apakah hasil kunjungan pertama sudah dipakai?',
    'same origin, host and topic within twelve months: was the outcome of the first visit used?',
  ],
  DANA_DESA_NEAR: [
    'Dana Desa membiayai perjalanan ke luar kabupaten sebelum larangan berlaku: apakah aturan tahun itu mengizinkan?',
    'Dana Desa paid for travel outside the regency before the ban: did the rules of that year allow it?',
  ],
  BACKDATED_ENTRY: [
    'dicatat lama sesudah tanggal kejadiannya: apakah dokumennya dari waktu itu?',
    'entered long after the day on which it is said to have happened: are its documents from that time?',
  ],
  CORRECTED_AFTER_APPROVAL: [
    'catatan diperbaiki sesudah disetujui atau diverifikasi: apakah yang disetujui masih sama?',
    'corrected after it was approved or verified: is it still what was approved?',
  ],
  REPORT_LATE: [
    'laporan disampaikan sesudah tenggatnya: apakah disusun dari catatan waktu itu?',
    'the report came after its due day: was it made from notes of the time?',
  ],
  RETROACTIVE_TERM: [
    'perjanjian berlaku sebelum ditandatangani: apa yang sudah dikerjakan atau dibayar sebelum ada dasarnya?',
    'the agreement holds from before it was signed: what was done or paid before there was a basis?',
  ],
});

/** The rule in whose place each stands. */
export const RISK_RULES: Readonly<Record<Risk, string>> = {
  REPEAT_VISIT: 'VIS-06',
  DANA_DESA_NEAR: 'VIS-04',
  BACKDATED_ENTRY: 'COM-05',
  CORRECTED_AFTER_APPROVAL: 'COM-01',
  REPORT_LATE: 'VIS-11',
  RETROACTIVE_TERM: 'AGR-09',
};
/** Where it is another of an agreement than of a visit. */
export const AGREEMENT_RISK_RULES: Readonly<Partial<Record<Risk, string>>> = { REPORT_LATE: 'AGR-15' };

export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_CODES = codeList(['Bobot tanda risiko', 'Weight of a risk signal'], SEVERITIES, {
  LOW: ['ringan: dilihat bila ada waktu', 'light: looked at when there is time'],
  MEDIUM: ['sedang: dilihat pada pemeriksaan berikutnya', 'medium: looked at with the next audit'],
  HIGH: ['berat: dilihat lebih dahulu', 'heavy: looked at first'],
});

export const RISK_SEVERITIES: Readonly<Record<Risk, Severity>> = {
  REPEAT_VISIT: 'MEDIUM',
  DANA_DESA_NEAR: 'HIGH',
  BACKDATED_ENTRY: 'LOW',
  CORRECTED_AFTER_APPROVAL: 'HIGH',
  REPORT_LATE: 'LOW',
  RETROACTIVE_TERM: 'MEDIUM',
};

/** What an origin's year as a whole shows. */
export const YEAR_RISKS = ['DECEMBER_SPENDING', 'REPORTS_LATE_REPEATEDLY'] as const;
export type YearRisk = (typeof YEAR_RISKS)[number];

/** More than so many per cent of the year's planned money in December. */
export const DECEMBER_PERCENT = 40;
/** From so many late reports on. */
export const LATE_REPEATED = 2;

export const YEAR_RISK_CODES = codeList(['Tanda risiko tahunan', 'Risk signal of a year'], YEAR_RISKS, {
  DECEMBER_SPENDING: [
    `lebih dari ${DECEMBER_PERCENT} persen anggaran kunjungan setahun untuk kunjungan bulan Desember`,
    `more than ${DECEMBER_PERCENT} per cent of the year's visit budgets for visits in December`,
  ],
  REPORTS_LATE_REPEATEDLY: [
    `${LATE_REPEATED} laporan atau lebih terlambat dalam setahun`,
    `${LATE_REPEATED} reports or more were late in a year`,
  ],
});
