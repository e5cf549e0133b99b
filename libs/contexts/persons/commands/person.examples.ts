/** What the documentation shows: complete inputs. */
export const personExamples = {
  RectifyPerson: {
    data: { position: 'Kepala Urusan Perencanaan' },
    remove: ['phone'],
    reason: 'Jabatan berubah sejak 1 Oktober; nomor telepon tidak diperlukan lagi.',
  },
  ReceiveRequest: {
    kind: 'ERASE',
    evidence: [
      {
        docId: 'surat-permohonan',
        type: 'Surat permohonan',
        date: '2026-11-02',
        sha256: '0'.repeat(64),
        classification: 'RESTRICTED',
      },
    ],
  },
  RefuseRequest: {
    requestId: '0d5c7a52-4c3f-4d5b-9a38-1f6c1b0a7e55',
    ground: 'RETENTION',
    reason: 'Perjalanan dinas tahun 2024 masih dalam masa simpan arsip keuangan.',
  },
  RestrictProcessing: { reason: 'Keakuratan jabatan sedang diperiksa atas permintaan orangnya.' },
  LiftRestriction: { reason: 'Jabatan sudah diperbaiki.' },
  PlaceHold: { reason: 'Pemeriksaan perjalanan dinas tahun 2024.' },
  LiftHold: { holdId: '0d5c7a52-4c3f-4d5b-9a38-1f6c1b0a7e55', reason: 'Laporan hasil pemeriksaan sudah terbit.' },
  ErasePersonalData: {
    requestId: '0d5c7a52-4c3f-4d5b-9a38-1f6c1b0a7e55',
    reason: 'Masa simpan berakhir dan orangnya meminta penghapusan.',
  },
  RecordErasureNotice: { means: 'Surat kepada orangnya, diantar ke rumah' },
} as const;
