const decree = (docId: string, type: string, number: string, date: string) => ({
  docId,
  type,
  number,
  date,
  sha256: '0'.repeat(64),
  classification: 'PUBLIC',
});

/** What the documentation shows: complete inputs, checked at the start. */
export const officeExamples = {
  RegisterOffice: {
    officeId: 'kec-63.10.09',
    name: 'Kantor Kecamatan Angsana',
    headTitle: 'Camat Angsana',
    region: '63.10.09',
  },
  RenameOffice: {
    name: 'Dinas Pemberdayaan Masyarakat dan Desa',
    headTitle: 'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
    from: '2024-01-02',
    basis: decree('perbup-2023-61', 'PERBUP', '61 Tahun 2023', '2023-12-29'),
  },
  RecordAppointment: {
    officialName: 'Kepala Desa Angsana',
    userId: 'kades-angsana',
    capacity: 'PJ',
    validFrom: '2024-01-02',
    decree: decree('sk-bupati-2024-12', 'SK_BUPATI', '188.45/12/2024', '2023-12-29'),
  },
  EndAppointment: { appointmentId: '1', lastDay: '2024-12-31' },
  RecordMandate: {
    kind: 'MANDAT',
    givenBy: 'kec-63.10.09',
    officialName: 'Sekretaris Camat Angsana',
    userId: 'sekcam-angsana',
    matter: 'Menerima kunjungan belajar',
    validFrom: '2024-11-01',
    validTo: '2024-11-30',
    document: decree('mandat-camat-2024-7', 'SURAT_MANDAT', '090/7/2024', '2024-11-01'),
  },
  WithdrawMandate: { mandateId: '1', lastDay: '2024-11-15' },
  CloseOffice: { lastDay: '2024-12-31', successors: ['dpmd-63.10'] },
} as const;

export const institutionExamples = {
  RegisterInstitution: {
    institutionId: 'ulm',
    kind: 'UNIVERSITY',
    name: 'Universitas Lambung Mangkurat',
    shortName: 'ULM',
    seat: '63.71',
  },
  RenameInstitution: {
    name: 'Kementerian Desa dan Pembangunan Daerah Tertinggal',
    shortName: 'Kemendes PDT',
    from: '2024-10-21',
  },
  CloseInstitution: { lastDay: '2024-10-20', successors: ['kemendes-pdt'] },
} as const;
