import type { FlagMeaning } from './flag-meaning.js';

/** What there may be to say of a cell. */
export const CELL_FLAGS = {
  // Dates.
  IMPOSSIBLE_DATE: [
    'QUARANTINE',
    'Tanggal ini tidak ada dalam kalender; tidak digeser.',
    'There is no such day in the calendar; it is not moved.',
  ],
  DATE_UNREADABLE: ['QUARANTINE', 'Tanggal tidak dapat dibaca.', 'The date cannot be read.'],
  NOT_A_DATE: ['ASK', 'Isi sel bukan tanggal.', 'The cell holds no date.'],
  W_DATE_CONFLICT: [
    'ASK',
    'Hari yang tertulis tidak cocok dengan tanggalnya.',
    'The weekday that is written does not fit the date.',
  ],
  DATE_AMBIGUOUS: [
    'ASK',
    'Tanggal ini dapat dibaca lebih dari satu cara.',
    'The date can be read in more than one way.',
  ],
  YEAR_MISSING: ['ASK', 'Tahun tidak tertulis.', 'The year is not written.'],
  YEAR_FROM_REMARK: ['NOTE', 'Tahun diambil dari keterangan.', 'The year is taken from the remark.'],
  SPREADSHEET_SERIAL: [
    'NOTE',
    'Bilangan dibaca sebagai nomor hari lembar kerja.',
    "The number is read as a spreadsheet's day number.",
  ],
  RANGE_REVERSED: ['ASK', 'Tanggal selesai sebelum tanggal mulai.', 'The last day lies before the first.'],
  SEVERAL_DATES: ['ASK', 'Beberapa tanggal di tempat satu tanggal.', 'Several dates where one is expected.'],
  DATE_BOUND: [
    'ASK',
    'Hanya batas ("sebelum", "setelah"), bukan tanggal.',
    'A bound only ("before", "after"), no date.',
  ],
  PLANNED: ['NOTE', 'Rencana atau usulan; paling jauh berstatus diajukan.', 'A plan or a proposal; at most proposed.'],
  RELATIVE_DATE: [
    'ASK',
    'Tanggal menurut waktu penulisan ("tahun ini").',
    'A date that counts from when it was written ("this year").',
  ],
  EVENING_START: ['NOTE', 'Mulai malam hari.', 'It begins in the evening.'],
  APPROXIMATE: ['NOTE', 'Tertulis sebagai perkiraan.', 'Written as an approximation.'],
  PART_OF_PERIOD: [
    'NOTE',
    'Bagian dari tahun atau bulan (semester, triwulan, minggu).',
    'A part of a year or month (semester, quarter, week).',
  ],
  UNREAD_TEXT: ['NOTE', 'Sebagian isi sel tidak dibaca.', 'A part of the cell was not read.'],
  DOUBTED: ['ASK', 'Kantor sendiri menandai isi ini dengan tanda tanya.', 'The office itself put a question mark.'],
  // Terms.
  TERM_UNREADABLE: ['ASK', 'Jangka waktu tidak dapat dibaca.', 'The term cannot be read.'],
  EXTENDABLE: ['NOTE', 'Dapat diperpanjang.', 'It may be extended.'],
  END_DIFFERS: [
    'NOTE',
    'Tanggal berakhir yang tertulis berbeda satu hari dari hitungan; dibiarkan.',
    'The stated end differs by one day from the derived one; it is kept.',
  ],
  END_CONFLICT: [
    'ASK',
    'Tanggal berakhir yang tertulis tidak cocok dengan jangka waktunya.',
    'The stated end does not fit the term.',
  ],
  END_BEFORE_START: ['ASK', 'Berakhir sebelum mulai berlaku.', 'It ends before it begins.'],
  RETROACTIVE: ['NOTE', 'Berlaku surut.', 'It takes effect before it was signed.'],
  NUMBER_YEAR_CONFLICT: [
    'ASK',
    'Tahun dalam nomor berbeda dari tahun tanggalnya.',
    'The year in the number differs from that of the date.',
  ],
  WORDS_CONFLICT: ['ASK', 'Bilangan dan terbilangnya berbeda.', 'The figure and its words differ.'],
  // Amounts and counts.
  E_AMOUNT: [
    'QUARANTINE',
    'Bukan rupiah bulat antara 0 dan 10^15; tidak dibulatkan.',
    'Not whole rupiah between 0 and 10^15; it is not rounded.',
  ],
  AMOUNT_UNREADABLE: [
    'QUARANTINE',
    'Jumlah uang tidak dapat dibaca dengan pasti.',
    'The amount cannot be read for certain.',
  ],
  NOT_AN_AMOUNT: ['NOTE', 'Isi sel bukan jumlah uang.', 'The cell holds no amount of money.'],
  FOREIGN_CURRENCY: [
    'QUARANTINE',
    'Mata uang asing; hanya rupiah yang dicatat.',
    'A foreign currency; rupiah alone are recorded.',
  ],
  SEVERAL_AMOUNTS: ['ASK', 'Beberapa jumlah dalam satu sel.', 'Several amounts in one cell.'],
  ENGLISH_NUMBER: [
    'NOTE',
    'Pemisah ribuan atau desimal ditulis cara Inggris.',
    'Thousands or decimals are written the English way.',
  ],
  ZERO_IN_WORDS: [
    'NOTE',
    'Nol ditulis dengan kata ("nihil", "gratis").',
    'Nought is written in words ("nihil", "gratis").',
  ],
  RATE: ['NOTE', 'Harga satuan, bukan jumlah.', 'A rate, not a total.'],
  COMPUTED: ['NOTE', 'Dihitung dari harga satuan dan banyaknya.', 'Computed from the rate and the count.'],
  REMARK_IN_CELL: ['NOTE', 'Sel memuat catatan dalam kurung.', 'The cell holds a remark in brackets.'],
  COUNT_UNREADABLE: ['ASK', 'Banyaknya tidak dapat dibaca.', 'The count cannot be read.'],
  PERCENT_DIFFERS: [
    'NOTE',
    'Persentase yang tertulis berbeda dari hitungan.',
    'The percentage that is written differs from the computed one.',
  ],
  VALUE_UNKNOWN: ['NOTE', 'Barang; nilainya tidak diketahui.', 'Goods; their value is not known.'],
  SAME_AS_OTHER: ['NOTE', 'Sama dengan kelompok lain, menurut peringkat.', 'The same as another group, by rank.'],
  INSTALMENT_DIFFERS: [
    'NOTE',
    'Angsuran berbeda dari jadwal; diterima.',
    'An instalment differs from the schedule; it is accepted.',
  ],
  OVER_RESTITUTION: ['ASK', 'Setoran melebihi nilai yang harus dikembalikan.', 'More was paid than is owed.'],
  COUNT_PARTS_DIFFER: [
    'ASK',
    'Bagian-bagian dalam kurung tidak berjumlah sama dengan banyaknya orang yang tertulis.',
    'The parts in brackets do not add up to the number of persons that is written.',
  ],
  // Numbers of letters.
  LOOKS_SCANNED: [
    'ASK',
    'Huruf yang mirip angka; mungkin salah pindai.',
    'Letters that look like digits; probably misread by a scanner.',
  ],
  NUMBER_ORDER_UNCERTAIN: [
    'ASK',
    'Tidak pasti nomor mana milik pihak mana.',
    'It is not certain which number belongs to which party.',
  ],
  NUMBER_COUNT_DIFFERS: [
    'ASK',
    'Banyaknya nomor tidak sama dengan banyaknya pihak.',
    'There are not as many numbers as parties.',
  ],
  // Places and parties.
  E_REGION_AMBIGUOUS: [
    'ASK',
    'Ada beberapa wilayah dengan nama ini; pilih kodenya.',
    'Several regions bear this name; choose a code.',
  ],
  REGION_UNKNOWN: ['QUARANTINE', 'Wilayah dengan nama ini tidak ditemukan.', 'No region of this name was found.'],
  REGION_NOT_NAMED: ['ASK', 'Wilayah lembaga ini tidak disebut.', 'The region of this institution is not named.'],
  REGION_BY_ALIAS: ['NOTE', 'Ditemukan lewat daftar nama lain.', 'Found by the table of other names.'],
  PLACE_CONFLICT: [
    'ASK',
    'Tempat ini tidak terletak di wilayah yang disebut.',
    'The place does not lie in the region that is named.',
  ],
  SOURCE_CONFLICT: [
    'ASK',
    'Sumber dana menyebut wilayah lain daripada asal.',
    'The source of money names another region than the origin.',
  ],
  COUNTRY_NEEDED: [
    'NOTE',
    'Luar negeri; tanpa kode wilayah, negaranya harus disebut.',
    'Abroad; no region code, the country is needed.',
  ],
  VIRTUAL: ['NOTE', 'Diselenggarakan daring; tanpa kode wilayah.', 'Held online; without a region code.'],
  KIND_GUESSED: ['ASK', 'Jenis pihak diduga dari singkatannya.', 'The kind of party is guessed from its abbreviation.'],
  COUNT_OF_PARTIES_DIFFERS: [
    'ASK',
    'Banyaknya pihak yang disebut tidak sama dengan daftarnya.',
    'The number of parties that is told differs from the list.',
  ],
  URBAN_WARD: ['NOTE', 'Kelurahan; tidak mempunyai dana desa.', 'An urban ward; it has no village money.'],
  E_DANA_DESA_OUTSIDE_REGENCY: [
    'ASK',
    'Dana Desa tahun anggaran itu tidak boleh dipakai ke luar kabupaten (VIS-04).',
    'Dana Desa of that fiscal year may not pay for travel outside the regency (VIS-04).',
  ],
  W_DANA_DESA_EARLIER_TA: [
    'NOTE',
    'Dana Desa dipakai ke luar kabupaten sebelum larangannya (VIS-04).',
    'Dana Desa paid for travel outside the regency before the ban (VIS-04).',
  ],
  // Codes.
  RANK_CONFLICT: ['ASK', 'Peringkat yang sama dua kali; petugas memutuskan.', 'The same rank twice; a person decides.'],
  CODE_UNKNOWN: ['ASK', 'Istilah ini tidak dikenal.', 'This term is not known.'],
  CODE_AMBIGUOUS: [
    'ASK',
    'Istilah ini dapat berarti beberapa hal; tulis salah satunya.',
    'This term may mean several things; write one of them.',
  ],
  CODE_UNCERTAIN: ['ASK', 'Istilah ini diduga artinya.', 'The meaning of this term is presumed.'],
} as const satisfies Readonly<Record<string, FlagMeaning>>;
