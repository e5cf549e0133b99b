import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { malformed, refuseUnknown, single, type RawQuery } from '#nest';

export const TEMPLATE_FORMATS = ['csv', 'xlsx'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Each column of a register of visits: its heading, an example, and what is to be written in it. */
const COLUMNS: readonly (readonly [heading: string, example: string, id: string, en: string])[] = [
  ['No', 'CONTOH', 'Nomor urut. Hapus baris contoh ini.', 'Serial number. Remove this row of example.'],
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
  ['Keterangan', '-', 'Catatan. Jangan tulis NIK atau nomor telepon.', 'Remarks. No numbers of population or phones.'],
];

/** @throws Rejection `E_MALFORMED` */
export const templateOf = (query: RawQuery): TemplateFormat => {
  refuseUnknown(query, new Set(['format']));
  const format = single(query, 'format') ?? 'xlsx';
  const known = TEMPLATE_FORMATS.find((each) => each === format);
  if (known) return known;
  throw malformed('format', 'Parameter format: csv atau xlsx.', 'The parameter format: csv or xlsx.');
};

const csv = (): Uint8Array =>
  Buffer.from(
    stringify([COLUMNS.map(([heading]) => heading), COLUMNS.map(([, example]) => example)], {
      bom: true,
      delimiter: ';',
    }),
  );

const xlsx = async (): Promise<Uint8Array> => {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#E7E6E6' });
  const wrapped = (value: string) => ({ value, wrap: true });
  return new Uint8Array(
    await writeXlsxFile([
      {
        sheet: 'Kunjungan',
        data: [COLUMNS.map(([heading]) => bold(heading)), COLUMNS.map(([, example]) => wrapped(example))],
        columns: COLUMNS.map(() => ({ width: 24 })),
        stickyRowsCount: 1,
      },
      {
        sheet: 'Petunjuk',
        data: [
          [bold('Kolom'), bold('Cara mengisi'), bold('How to fill it in')],
          ...COLUMNS.map(([heading, , id, en]) => [bold(heading), wrapped(id), wrapped(en)]),
        ],
        columns: [{ width: 18 }, { width: 70 }, { width: 70 }],
      },
    ]).toBuffer(),
  );
};

/** A file to fill in, with headings that are recognised, a row of example, and a sheet that explains. */
export const template = async (format: TemplateFormat) => ({
  format,
  type: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE,
  bytes: Buffer.from(format === 'csv' ? csv() : await xlsx()),
});
