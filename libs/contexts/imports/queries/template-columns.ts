import type { ImportLayout } from '../domain/import.codes.js';

/** A column of a register: its heading, an example, and what is to be written in it. */
export type TemplateColumn = readonly [heading: string, example: string, id: string, en: string];

const SERIAL: TemplateColumn = [
  'No',
  'CONTOH',
  'Nomor urut. Hapus baris contoh ini.',
  'Serial number. Remove this row of example.',
];
const REMARK: TemplateColumn = [
  'Keterangan',
  '-',
  'Catatan. Jangan tulis NIK atau nomor telepon.',
  'Remarks. No numbers of population or phones.',
];

const VISITS: readonly TemplateColumn[] = [
  SERIAL,
  [
    'Asal',
    'Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas',
    'Siapa yang berkunjung, dengan kecamatan dan kabupatennya; beberapa dipisah titik koma.',
    'Who visits, with district and regency; several between semicolons.',
  ],
  [
    'Tujuan',
    'Desa Mekar Jaya, Kec. Angsana, Kab. Tanah Bumbu',
    'Siapa yang dikunjungi, ditulis dengan cara yang sama.',
    'Who is visited, written in the same way.',
  ],
  [
    'Tanggal',
    '9 s.d. 11 Januari 2023',
    'Hari/bulan/tahun. Bila hanya bulan atau tahunnya yang diketahui, tulis itu saja.',
    'Day/month/year. Where the month or year alone is known, write that.',
  ],
  ['Jumlah orang', '12', 'Banyaknya peserta.', 'How many took part.'],
  [
    'Pimpinan',
    'Kepala Desa Sei Asam',
    'Jabatan, bukan nama orang; tidak dicatat dalam sistem.',
    'The office, and no name; it is not recorded.',
  ],
  ['Materi', 'Pengelolaan BUMDes', 'Apa yang dipelajari.', 'What was studied.'],
  [
    'Biaya',
    'Rp12.500.000',
    'Rupiah penuh. Harga satuan ditulis dengan satuannya: Rp500.000/orang. Kosong = tidak diketahui, bukan nol.',
    'Whole rupiah. A rate with its unit: Rp500.000/orang. Empty = unknown, and not nought.',
  ],
  ['Sumber dana', 'ADD 2023', 'ADD, Dana Desa, APBD, PADes, pihak ketiga, swadaya; dengan tahunnya.', 'With its year.'],
  ['Hasil', 'Rencana papan laporan BUMDes', 'Apa yang dihasilkan.', 'What came of it.'],
  REMARK,
];

const AGREEMENTS: readonly TemplateColumn[] = [
  SERIAL,
  [
    'Nomor',
    '415.4/12/KB/2023',
    'Nomor naskah; bila tiap pihak memberi nomor, pisahkan dengan titik koma menurut urutan pihak.',
    'Number; where each party gave one, between semicolons in the order of the parties.',
  ],
  [
    'Jenis',
    'Kesepakatan Bersama',
    'Kesepakatan Bersama, Nota Kesepakatan, PKS, Peraturan Bersama, Adendum, atau Pengakhiran.',
    'Memorandum, Nota Kesepakatan, PKS, joint regulation, addendum or termination.',
  ],
  ['Tentang', 'Pelayanan kesehatan di wilayah perbatasan', 'Judul naskah.', 'Title.'],
  [
    'Para Pihak',
    'Kab. Kapuas; Kab. Barito Kuala',
    'Semua pihak, dipisah titik koma; wilayah ditulis dengan Kab., Kota atau Prov.',
    'All parties between semicolons; regions with Kab., Kota or Prov.',
  ],
  [
    'Tgl TTD',
    '12 Maret 2023',
    'Hari/bulan/tahun. Bila hanya bulan atau tahunnya yang diketahui, tulis itu saja.',
    'Day/month/year. Where the month or year alone is known, write that.',
  ],
  [
    'Jangka Waktu',
    '3 tahun',
    'Lamanya, atau: sampai dicabut. Kosong = tidak diketahui.',
    'How long, or until revoked. Empty = unknown.',
  ],
  [
    'Berakhir',
    '11 Maret 2026',
    'Hari terakhir berlaku, bila tertulis dalam naskah.',
    'Last day in force, where the text says so.',
  ],
  [
    'Nilai',
    'Rp12.500.000',
    'Rupiah penuh. Harga satuan ditulis dengan satuannya: Rp500.000/bulan. Kosong = tidak diketahui, bukan nol.',
    'Whole rupiah. A rate with its unit: Rp500.000/bulan. Empty = unknown, and not nought.',
  ],
  ['Tempat', 'Kuala Kapuas', 'Tempat penandatanganan.', 'Where it was signed.'],
  [
    'Penandatangan',
    'Bupati - Bupati',
    'Jabatan, bukan nama orang. Bila diwakili, tulis jabatan wakilnya.',
    'Offices, no names. Where somebody signed for the head, his office.',
  ],
  [
    'Naskah induk',
    '-',
    'Untuk PKS, adendum dan pengakhiran: nomor naskah atau nomor urut (no 8) perjanjian yang dimaksud.',
    'Of a PKS, an addendum or a termination: number of the agreement that is meant, or its serial number (no 8).',
  ],
  REMARK,
];

/** Each kind of register: its columns, and what its sheet is called. */
export const TEMPLATES: Readonly<
  Record<ImportLayout, { readonly name: string; readonly sheet: string; readonly columns: readonly TemplateColumn[] }>
> = {
  VISITS: { name: 'kunjungan', sheet: 'Kunjungan', columns: VISITS },
  AGREEMENTS: { name: 'kerja-sama', sheet: 'Kerja sama', columns: AGREEMENTS },
};
