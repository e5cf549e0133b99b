import type { Layout } from './table/layout.js';

const NUMBER = ['No', 'No.', 'No urut', 'Nomor urut', 'Nr', '#', 'Number'];
const REMARK = ['Ket', 'Ket.', 'Keterangan', 'Catatan', 'Remark', 'Remarks', 'Note', 'Notes'];

/** Registers of agreements. */
export const AGREEMENTS = {
  name: 'AGREEMENTS',
  headings: {
    no: NUMBER,
    number: ['Nomor', 'Nomor dokumen', 'No dokumen', 'Nomor naskah', 'No naskah', 'Nomor surat', 'Nomor PKS', 'Nomor MoU', 'No MoU', 'No PKS',
      'Nomor perjanjian', 'Nomor kesepakatan', 'Nomor MoU/PKS', 'Document number'],
    kind: ['Jenis', 'Jenis dokumen', 'Jenis naskah', 'Jenis kerja sama', 'Bentuk', 'Bentuk naskah', 'Bentuk kerja sama', 'Naskah', 'Type', 'Kind'],
    subject: ['Tentang', 'Judul', 'Perihal', 'Hal', 'Objek', 'Objek kerja sama', 'Judul kerja sama', 'Bidang', 'Uraian', 'Subject', 'Title'],
    parties: ['Para pihak', 'Pihak', 'Pihak-pihak', 'Mitra', 'Mitra kerja sama', 'Pihak yang bekerja sama', 'Parties', 'Partners'],
    signedOn: ['Tgl TTD', 'Tanggal TTD', 'Tgl', 'Tanggal', 'Tanggal penandatanganan', 'Tgl penandatanganan', 'Tanggal tanda tangan', 'Ditandatangani',
      'Tgl ditandatangani', 'Tanggal naskah', 'Signed on', 'Date', 'Date signed'],
    term: ['Jangka waktu', 'Masa berlaku', 'Lama', 'Lamanya', 'Jk waktu', 'Waktu', 'Term', 'Duration'],
    endsOn: ['Berakhir', 'Tgl berakhir', 'Tanggal berakhir', 'Akhir', 'Berlaku sampai', 'Berlaku s.d.', 's.d.', 'Selesai', 'Ends on', 'Valid until'],
    amount: ['Nilai', 'Nilai kontrak', 'Nilai (Rp)', 'Nilai kerja sama', 'Biaya', 'Anggaran', 'Jumlah dana', 'Amount', 'Value'],
    place: ['Tempat', 'Lokasi', 'Tempat TTD', 'Tempat penandatanganan', 'Place'],
    signatories: ['Penandatangan', 'Penanda tangan', 'Pejabat penandatangan', 'Yang menandatangani', 'Pejabat', 'Signatories', 'Signed by'],
    remark: REMARK,
  },
  number: 'no', identity: ['number', 'kind', 'subject', 'parties'], amounts: ['amount'],
} as const satisfies Layout;

/** Registers of study visits. */
export const VISITS = {
  name: 'VISITS',
  headings: {
    no: NUMBER,
    origin: ['Asal', 'Dari', 'Daerah asal', 'Instansi', 'Instansi asal', 'Rombongan', 'Asal rombongan', 'Pengunjung', 'Tamu', 'Origin', 'From', 'Visitor'],
    host: ['Tujuan', 'Ke', 'Lokasi', 'Tempat tujuan', 'Daerah tujuan', 'Lokasi tujuan', 'Tuan rumah', 'Tempat', 'Host', 'To', 'Destination'],
    dates: ['Tanggal', 'Tgl', 'Waktu', 'Tanggal kunjungan', 'Waktu pelaksanaan', 'Tgl pelaksanaan', 'Tanggal pelaksanaan', 'Date', 'Dates'],
    persons: ['Jml org', 'Jumlah orang', 'Jml peserta', 'Jumlah peserta', 'Peserta', 'Jumlah', 'Jml', 'Orang', 'Persons', 'Participants', 'Delegation size'],
    leader: ['Pimpinan', 'Ketua rombongan', 'Pimpinan rombongan', 'Dipimpin', 'Leader', 'Led by'],
    topic: ['Materi', 'Topik', 'Maksud', 'Tujuan kunjungan', 'Maksud dan tujuan', 'Tema', 'Kegiatan', 'Perihal', 'Topic', 'Subject'],
    cost: ['Biaya', 'Anggaran', 'Biaya (Rp)', 'Jumlah biaya', 'Nilai', 'Cost', 'Budget'],
    source: ['Sumber', 'Sumber dana', 'Sumber biaya', 'Pembiayaan', 'Asal dana', 'Source', 'Funding'],
    outcome: ['Hasil', 'Tindak lanjut', 'Output', 'Outcome', 'Result'],
    reference: ['Sumber berita', 'Referensi', 'Reference', ...REMARK],
  },
  number: 'no', identity: ['origin', 'host', 'topic'], amounts: ['cost'],
} as const satisfies Layout;

/** Lists of contest winners. */
export const AWARDS = {
  name: 'AWARDS',
  headings: {
    no: NUMBER,
    year: ['Tahun', 'Thn', 'TA', 'Tahun lomba', 'Year'],
    level: ['Tingkat', 'Jenjang', 'Level', 'Penyelenggara'],
    category: ['Kategori', 'Jenis', 'Bidang lomba', 'Category'],
    rank: ['Peringkat', 'Juara', 'Ranking', 'Rank', 'Predikat'],
    winner: ['Desa/Kelurahan', 'Desa / Kelurahan', 'Desa/Kel', 'Desa', 'Pemenang', 'Nama desa', 'Kelurahan', 'Winner', 'Village'],
    around: ['Kec/Kab', 'Kecamatan/Kabupaten', 'Kec / Kab', 'Kecamatan', 'Kabupaten', 'Kab/Kota', 'Kabupaten/Kota', 'Wilayah', 'District'],
    prize: ['Hadiah', 'Uang pembinaan', 'Bantuan', 'Penghargaan', 'Prize'],
    decree: ['SK', 'Nomor SK', 'No SK', 'Dasar', 'Decree'],
    score: ['Skor', 'Nilai', 'Nilai akhir', 'Score'],
    remark: REMARK,
  },
  number: 'no', identity: ['rank', 'winner', 'prize'], amounts: ['prize'],
} as const satisfies Layout;

/** Follow-up of audit recommendations. */
export const FOLLOW_UPS = {
  name: 'FOLLOW_UPS',
  headings: {
    no: NUMBER,
    report: ['LHP', 'No LHP', 'Nomor LHP', 'Laporan', 'Report'],
    reportedOn: ['Tgl LHP', 'Tanggal LHP', 'Report date'],
    receivedOn: ['Diterima', 'Tgl diterima', 'Tanggal diterima', 'Tgl terima', 'Received', 'Received on'],
    object: ['Obyek', 'Objek', 'Obyek pemeriksaan', 'Objek pemeriksaan', 'Auditi', 'OPD', 'Auditee', 'Object'],
    recommendation: ['Uraian rekomendasi', 'Rekomendasi', 'Uraian', 'Temuan', 'Recommendation'],
    amount: ['Nilai', 'Nilai rekomendasi', 'Nilai temuan', 'Nilai (Rp)', 'Kerugian', 'Amount'],
    paid: ['Setoran', 'Jumlah setoran', 'Disetor', 'Nilai setoran', 'Pengembalian', 'Paid'],
    paidOn: ['Tgl setor', 'Tanggal setor', 'Tgl setoran', 'Tanggal setoran', 'Paid on'],
    status: ['Status', 'Status TL', 'Status tindak lanjut', 'Tindak lanjut', 'TL'],
    remark: REMARK,
  },
  number: 'no', identity: ['report', 'recommendation', 'object'], amounts: ['amount', 'paid'],
} as const satisfies Layout;

export const LAYOUTS: readonly Layout[] = [AGREEMENTS, VISITS, AWARDS, FOLLOW_UPS];
