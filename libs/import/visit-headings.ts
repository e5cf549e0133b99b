/** Every first word before every second one: `Tgl kunjungan`. */
const pairs = (firsts: readonly string[], seconds: readonly string[]): readonly string[] =>
  firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`));

const DAYS = ['Tanggal', 'Tgl', 'Waktu', 'Hari/Tanggal', 'Hari/Tgl', 'Hari dan tanggal', 'Tanggal/Waktu'];
const OCCASIONS = ['kunjungan', 'pelaksanaan', 'kegiatan', 'berangkat', 'keberangkatan', 'perjalanan', 'studi banding'];
const WHO = ['Desa', 'Daerah', 'Kabupaten', 'Instansi', 'Lembaga', 'Pihak', 'Desa/Instansi', 'Instansi/Desa'];
const WHERE = ['Lokasi', 'Tempat', 'Tempat/Lokasi', 'Lokasi/Tempat'];
const NUMBERS = ['Jumlah', 'Jml'];

/** When the visit was, or began. */
export const DATE_HEADINGS = [
  ...DAYS,
  ...pairs(DAYS, OCCASIONS),
  'Waktu pelaksanaan kegiatan',
  'Date',
  'Dates',
  'Departure date',
];

/** On which day they came back, where a column of its own tells that. */
export const RETURN_HEADINGS = [...pairs(DAYS, ['kembali', 'pulang', 'kepulangan']), 'Return date'];

/** Who came. */
export const ORIGIN_HEADINGS = [
  'Asal',
  'Dari',
  'Instansi',
  'Nama instansi',
  'Rombongan',
  'Pengunjung',
  'Tamu',
  'Yang berkunjung',
  'Yang mengunjungi',
  ...pairs(WHO, ['asal', 'yang berkunjung', 'pengunjung']),
  ...pairs(['Nama instansi', 'Nama desa'], ['asal', 'yang berkunjung']),
  ...pairs(['Asal'], ['rombongan', 'tamu', 'pengunjung', 'peserta', 'kunjungan', 'instansi', 'desa', 'daerah']),
  ...pairs(['Rombongan', 'Tamu', 'Kunjungan'], ['dari']),
  'Origin',
  'From',
  'Visitor',
  'Visitors',
];

/** Who was visited. `Tujuan kunjungan` is what for. */
export const HOST_HEADINGS = [
  'Tujuan',
  'Ke',
  'Tuan rumah',
  'Yang dikunjungi',
  'Berkunjung ke',
  'Kunjungan ke',
  ...WHERE,
  ...pairs(WHERE, ['tujuan', 'kunjungan', 'kegiatan', 'pelaksanaan', 'studi banding', 'yang dikunjungi']),
  ...pairs(WHO, ['tujuan', 'yang dikunjungi']),
  ...pairs(['Nama instansi', 'Nama desa'], ['tujuan', 'yang dikunjungi']),
  ...pairs(['Objek', 'Obyek'], ['kunjungan']),
  'Host',
  'To',
  'Destination',
];

/** How many came. */
export const PERSON_HEADINGS = [
  ...NUMBERS,
  ...pairs(NUMBERS, ['orang', 'org', 'peserta', 'rombongan', 'pengunjung', 'tamu', 'anggota']),
  'Peserta',
  'Orang',
  'Banyaknya',
  'Persons',
  'Participants',
  'Delegation size',
];
