const evidence = (docId: string, type: string) => ({
  docId,
  type,
  date: '2025-03-14',
  sha256: '0'.repeat(64),
  classification: 'INTERNAL',
});

/** What the documentation shows: complete inputs. */
export const adoptionExamples = {
  DecideAdoption: {
    acting: { officialName: 'Kepala Desa Sei Asam' },
    decision: 'ADAPT',
    adaptation: 'Papan laporan bulanan dibuat per RT, bukan per desa.',
    owner: { officeId: 'pemdes-62.03.02.2007', name: 'Pemerintah Desa Sei Asam', partners: ['BUMDes Sei Asam'] },
    targetDate: '2025-03-31',
    indicators: ['Laporan BUMDes terpasang di 12 RT setiap bulan'],
  },
  ReportAdoptionProgress: {
    progress: 'Papan laporan terpasang di 8 dari 12 RT.',
    evidenceDoc: evidence('foto-papan-rt', 'Foto'),
  },
  VerifyAdoption: {
    acting: { officialName: 'Kepala Dinas PMD Kabupaten Kapuas' },
    findings: 'Laporan bulanan terpasang di 12 RT dan dibahas dalam rapat RT.',
    evidenceDoc: evidence('ba-verifikasi', 'Berita acara verifikasi'),
  },
  RejectAdoptionVerification: {
    acting: { officialName: 'Kepala Dinas PMD Kabupaten Kapuas' },
    reason: 'Baru 8 dari 12 RT yang memasang laporan.',
  },
  AbandonAdoption: { reason: 'Anggaran tahun berjalan tidak tersedia.' },
} as const;
