const OFFICE = 'pemdes-62.03.02.2007';

/** Bodies that are taken as they stand. */
export const numberingExamples = {
  SetNumberingRule: {
    officeId: OFFICE,
    kind: 'SURAT_TUGAS',
    template: '000.1.2.3/{number}/{kind}-{office}/{month}/{year}',
    digits: 3,
    kindCode: 'ST',
    officeCode: 'SA',
    firstYear: 2025,
    firstNumber: 1,
  },
  TakeNumbers: {
    officeId: OFFICE,
    kind: 'SURAT_TUGAS',
    record: 'b3f9c1f2-6f0e-4a59-9a54-0c8f6f1f2a11',
    count: 1,
    day: '2025-02-03',
  },
  VoidNumber: {
    officeId: OFFICE,
    kind: 'SURAT_TUGAS',
    year: 2025,
    number: 7,
    reason: 'Surat batal dikirim: kunjungan diundur.',
  },
} as const;
