const SHA = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const document = (docId: string, type: string, number?: string) => ({
  docId,
  type,
  date: '2026-06-01',
  sha256: SHA,
  classification: 'INTERNAL',
  ...(number && { number }),
});
const VILLAGE = '63.04.03.2007';
const by = (officialName: string) => ({ acting: { officialName } });

/** What the documentation shows: complete inputs, a model village from its nomination to its end. */
export const modelVillageExamples = {
  NominateModelVillage: {
    ...by('Kepala Dinas PMD Barito Kuala'),
    origin: 'AWARD',
    award: document('sk-juara-1', 'Surat keputusan pemenang lomba desa', '188.45/214/KUM/2026'),
    areas: ['63.04.03'],
    purpose: 'Menjadikan desa pertanian rawa sebagai tempat belajar bagi desa lain.',
    officeId: 'dpmd-63.04',
  },
  AssessModelVillage: {
    village: VILLAGE,
    index: 'IDM',
    year: 2024,
    value: '0,6420',
    status: 'BERKEMBANG',
    potentials: 'Pertanian pasang surut; BUM Desa sudah berjalan, pemasarannya belum.',
  },
  RejectModelVillage: { ...by('Bupati Barito Kuala'), reason: 'Kecamatan lain didahulukan dalam tahun anggaran ini.' },
  DesignateLocus: {
    ...by('Bupati Barito Kuala'),
    villages: [VILLAGE],
    decree: document('sk-lokus-1', 'Surat keputusan lokus', '188.45/301/KUM/2026'),
    minutes: document('ba-koordinasi-1', 'Berita acara koordinasi'),
    coordinated: [
      { side: 'MINISTRY_UNIT', office: 'BPPMDDTT Banjarmasin', officialName: 'Kepala BPPMDDTT Banjarmasin' },
      { side: 'REGENCY_OFFICE', office: 'Dinas PMD Barito Kuala', officialName: 'Kepala Dinas PMD Barito Kuala' },
      { side: 'DISTRICT', region: '63.04.03', office: 'Kecamatan Anjir Pasar', officialName: 'Camat Anjir Pasar' },
      { side: 'VILLAGE', region: VILLAGE, office: 'Pemerintah Desa', officialName: 'Kepala Desa Anjir Pasar Kota II' },
    ],
  },
  AgreeDevelopmentPlan: {
    ...by('Kepala Dinas PMD Barito Kuala'),
    document: document('rencana-1', 'Rencana pengembangan desa percontohan'),
    activities: [
      { activity: 'Pelatihan pengurus BUM Desa', responsible: 'Dinas PMD', year: 2026, fundingSource: 'APBD' },
    ],
    indicators: [{ village: VILLAGE, indicator: 'Pengurus BUM Desa terlatih', unit: 'orang', target: 12 }],
    indexTargets: [{ village: VILLAGE, index: 'INDEKS_DESA', year: 2028, value: '78,50' }],
  },
  RecordProgress: {
    village: VILLAGE,
    progress: 'Delapan pengurus BUM Desa selesai dilatih.',
    achievements: [{ indicatorNo: 1, value: 8 }],
    evidenceDoc: document('laporan-kemajuan-1', 'Laporan kemajuan'),
  },
  EvaluateModelVillage: {
    ...by('Kepala BPPMDDTT Banjarmasin'),
    village: VILLAGE,
    index: 'IDM',
    year: 2024,
    value: '0,7350',
    findings: 'Usaha desa berjalan dan dilaporkan terbuka.',
    report: document('evaluasi-1', 'Laporan evaluasi'),
  },
  RecogniseModelVillage: {
    ...by('Bupati Barito Kuala'),
    village: VILLAGE,
    decree: document('sk-pengakuan-1', 'Surat keputusan pengakuan', '188.45/12/KUM/2026'),
  },
  ReviewModelVillage: {
    ...by('Kepala Dinas PMD Barito Kuala'),
    village: VILLAGE,
    outcome: 'KEPT',
    findings: 'Usaha desa tetap berjalan dan dikunjungi desa lain.',
    report: document('tinjauan-1', 'Laporan peninjauan'),
  },
  RecordReplication: { village: VILLAGE, adoptionId: 'adopsi-1' },
  SuspendModelVillage: { ...by('Bupati Barito Kuala'), reason: 'Kepengurusan BUM Desa sedang diperiksa.' },
  ResumeModelVillage: { ...by('Bupati Barito Kuala'), reason: 'Pemeriksaan selesai tanpa temuan.' },
  RevokeModelVillage: {
    ...by('Bupati Barito Kuala'),
    reason: 'Usaha desa berhenti dan tidak dapat lagi menjadi tempat belajar.',
    decree: document('sk-pencabutan-1', 'Surat keputusan pencabutan', '188.45/77/KUM/2026'),
  },
} as const;
