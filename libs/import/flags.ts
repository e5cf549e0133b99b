/**
 * What a flag asks for. NOTE: accepted, shown. ASK: a person chooses. GAP: something is missing, the record is "data tidak lengkap" (G12).
 * QUARANTINE: not imported until a person has settled it. REFUSAL: the file cannot be read.
 */
export type FlagKind = 'NOTE' | 'ASK' | 'GAP' | 'QUARANTINE' | 'REFUSAL';

type Meaning = readonly [kind: FlagKind, id: string, en: string];

/** Everything that reading a register may have to say of a file, a row or a cell. */
export const FLAGS = {
  // The file.
  NOT_TEXT: ['REFUSAL', 'Berkas ini bukan teks CSV; simpan lembarnya sebagai CSV (UTF-8) lalu kirim lagi.', 'This file is no CSV text; save the sheet as CSV (UTF-8) and send it again.'],
  UNREADABLE_BYTES: ['REFUSAL', 'Berkas memuat karakter yang tidak dapat dibaca; simpan ulang sebagai UTF-8.', 'The file holds characters that cannot be read; save it again as UTF-8.'],
  NUL_CHARACTER: ['REFUSAL', 'Berkas memuat karakter NUL; berkas rusak atau bukan teks.', 'The file holds NUL characters; it is damaged or no text.'],
  QUOTE_UNBALANCED: ['REFUSAL', 'Tanda kutip tidak ditutup; perbaiki baris yang disebut.', 'A quotation mark is not closed; mend the line that is named.'],
  HEADER_MISSING: ['REFUSAL', 'Baris judul kolom tidak ditemukan; tunjuk baris dan kolomnya.', 'No row of headings was found; name the row and its columns.'],
  NO_ROWS: ['REFUSAL', 'Tidak ada baris isi di bawah judul kolom.', 'There are no rows below the headings.'],
  ENCODING_GUESSED: ['NOTE', 'Bukan UTF-8; dibaca sebagai Windows-1252. Periksa huruf khusus.', 'Not UTF-8; read as Windows-1252. Check special letters.'],
  COLUMN_UNKNOWN: ['NOTE', 'Judul kolom ini tidak dikenal dan tidak dibaca.', 'This heading is not known and the column is not read.'],
  COLUMN_TWICE: ['ASK', 'Dua kolom mempunyai arti yang sama; yang pertama dibaca.', 'Two columns mean the same; the first is read.'],
  // A row.
  TOO_MANY_CELLS: ['QUARANTINE', 'Baris ini mempunyai lebih banyak sel daripada judul kolom.', 'The row has more cells than there are headings.'],
  CELL_TOO_LONG: ['QUARANTINE', 'Isi sel terlalu panjang untuk dibaca.', 'The cell is too long to be read.'],
  QUOTE_IN_ROW: ['QUARANTINE', 'Tanda kutip dalam baris ini tidak berpasangan.', 'The quotation marks of this row do not pair.'],
  NUMBER_MISSING: ['NOTE', 'Baris tanpa nomor urut, tetapi berisi catatan sendiri.', 'A row without a serial number that holds a record of its own.'],
  NOTHING_ABOVE: ['QUARANTINE', 'Menunjuk ke baris di atas, tetapi tidak ada baris di atasnya.', 'It refers to the row above, and there is none.'],
  DITTO_CHAIN: ['NOTE', 'Disalin dari sel yang juga salinan.', 'Copied from a cell that is itself a copy.'],
  PROBABLE_DUPLICATE: ['ASK', 'Mungkin catatan yang sama dengan baris lain; gabungkan hanya oleh petugas.', 'Probably the same record as another row; only a person may merge them.'],
  DUPLICATE_NUMBER: ['ASK', 'Nomor ini juga dipakai pada catatan lain.', 'Another record bears the same number.'],
  SEVERAL_RECORDS: ['ASK', 'Satu baris memuat lebih dari satu dokumen.', 'One row holds more than one document.'],
  SEVERAL_ORIGINS: ['ASK', 'Beberapa asal dalam satu baris; tiap asal adalah kunjungan sendiri (VIS-15).', 'Several origins in one row; each is a visit of its own (VIS-15).'],
  BILATERAL_OR_JOINT: ['ASK', 'Beberapa perjanjian dua pihak, atau satu perjanjian banyak pihak?', 'Several bilateral agreements, or one of many parties?'],
  OUT_OF_SCOPE: ['QUARANTINE', 'Hanya lembaga pusat; di luar lingkup (E_PARTIES).', 'Central bodies alone are out of scope (E_PARTIES).'],
  AGGREGATE: ['NOTE', 'Baris gabungan; dibaca sebagai konteks, bukan sebagai rekomendasi.', 'An aggregate; read as context, never as a recommendation.'],
  // Gaps.
  PARENT_MISSING: ['GAP', 'Dokumen induk tidak ada dalam daftar.', 'The parent document is not in the register.'],
  PARENT_PROPOSED: ['ASK', 'Mungkin dokumen induknya ada pada baris lain.', 'The parent document is probably that of another row.'],
  TERMINATED_AFTER_END: ['ASK', 'Diakhiri sesudah masa berlakunya habis.', 'Terminated after it had ended.'],
  CHANGED_BUDGET: ['NOTE', 'Sebagian dari APBD Perubahan.', 'A part comes from the changed budget (APBD-P).'],
  MANDATE_UNKNOWN: ['GAP', 'Kewenangan penandatangan tidak diketahui.', 'It is not known on what mandate was signed.'],
  E_NO_AUTHORITY: ['GAP', 'Tertulis tanpa surat kuasa.', 'Said to be without power of attorney.'],
  SIGNATORY_UNKNOWN: ['GAP', 'Penandatangan tidak disebut.', 'The signatories are not named.'],
  END_UNKNOWN: ['GAP', 'Tanggal berakhir tidak diketahui.', 'The end is not known.'],
  RECIPIENT_UNKNOWN: ['GAP', 'Penerima tidak disebut; penghargaan tidak dapat diberikan.', 'The recipient is not named; no award can be granted.'],
  ADDENDUM_UNDATED: ['GAP', 'Adendum disebut tanpa tanggal.', 'Addenda are mentioned without dates.'],
  DPRD_APPROVAL_MISSING: ['GAP', 'Persetujuan DPRD belum ada.', 'The approval of the DPRD is missing.'],
  NOT_RECEIVED: ['GAP', 'Belum diterima; jangka waktu belum berjalan.', 'Not received; the term has not begun.'],
  // Dates.
  IMPOSSIBLE_DATE: ['QUARANTINE', 'Tanggal ini tidak ada dalam kalender; tidak digeser.', 'There is no such day in the calendar; it is not moved.'],
  DATE_UNREADABLE: ['QUARANTINE', 'Tanggal tidak dapat dibaca.', 'The date cannot be read.'],
  NOT_A_DATE: ['ASK', 'Isi sel bukan tanggal.', 'The cell holds no date.'],
  W_DATE_CONFLICT: ['ASK', 'Hari yang tertulis tidak cocok dengan tanggalnya.', 'The weekday that is written does not fit the date.'],
  DATE_AMBIGUOUS: ['ASK', 'Tanggal ini dapat dibaca lebih dari satu cara.', 'The date can be read in more than one way.'],
  YEAR_MISSING: ['ASK', 'Tahun tidak tertulis.', 'The year is not written.'],
  YEAR_FROM_REMARK: ['NOTE', 'Tahun diambil dari keterangan.', 'The year is taken from the remark.'],
  SPREADSHEET_SERIAL: ['NOTE', 'Bilangan dibaca sebagai nomor hari lembar kerja.', 'The number is read as a spreadsheet\'s day number.'],
  RANGE_REVERSED: ['ASK', 'Tanggal selesai sebelum tanggal mulai.', 'The last day lies before the first.'],
  SEVERAL_DATES: ['ASK', 'Beberapa tanggal di tempat satu tanggal.', 'Several dates where one is expected.'],
  DATE_BOUND: ['ASK', 'Hanya batas ("sebelum", "setelah"), bukan tanggal.', 'A bound only ("before", "after"), no date.'],
  PLANNED: ['NOTE', 'Rencana atau usulan; paling jauh berstatus diajukan.', 'A plan or a proposal; at most proposed.'],
  RELATIVE_DATE: ['ASK', 'Tanggal menurut waktu penulisan ("tahun ini").', 'A date that counts from when it was written ("this year").'],
  EVENING_START: ['NOTE', 'Mulai malam hari.', 'It begins in the evening.'],
  APPROXIMATE: ['NOTE', 'Tertulis sebagai perkiraan.', 'Written as an approximation.'],
  PART_OF_PERIOD: ['NOTE', 'Bagian dari tahun atau bulan (semester, triwulan, minggu).', 'A part of a year or month (semester, quarter, week).'],
  UNREAD_TEXT: ['NOTE', 'Sebagian isi sel tidak dibaca.', 'A part of the cell was not read.'],
  DOUBTED: ['ASK', 'Kantor sendiri menandai isi ini dengan tanda tanya.', 'The office itself put a question mark.'],
  // Terms.
  TERM_UNREADABLE: ['ASK', 'Jangka waktu tidak dapat dibaca.', 'The term cannot be read.'],
  EXTENDABLE: ['NOTE', 'Dapat diperpanjang.', 'It may be extended.'],
  END_DIFFERS: ['NOTE', 'Tanggal berakhir yang tertulis berbeda satu hari dari hitungan; dibiarkan.', 'The stated end differs by one day from the derived one; it is kept.'],
  END_CONFLICT: ['ASK', 'Tanggal berakhir yang tertulis tidak cocok dengan jangka waktunya.', 'The stated end does not fit the term.'],
  END_BEFORE_START: ['ASK', 'Berakhir sebelum mulai berlaku.', 'It ends before it begins.'],
  RETROACTIVE: ['NOTE', 'Berlaku surut.', 'It takes effect before it was signed.'],
  NUMBER_YEAR_CONFLICT: ['ASK', 'Tahun dalam nomor berbeda dari tahun tanggalnya.', 'The year in the number differs from that of the date.'],
  WORDS_CONFLICT: ['ASK', 'Bilangan dan terbilangnya berbeda.', 'The figure and its words differ.'],
  // Amounts and counts.
  E_AMOUNT: ['QUARANTINE', 'Bukan rupiah bulat antara 0 dan 10^15; tidak dibulatkan.', 'Not whole rupiah between 0 and 10^15; it is not rounded.'],
  AMOUNT_UNREADABLE: ['QUARANTINE', 'Jumlah uang tidak dapat dibaca dengan pasti.', 'The amount cannot be read for certain.'],
  NOT_AN_AMOUNT: ['NOTE', 'Isi sel bukan jumlah uang.', 'The cell holds no amount of money.'],
  FOREIGN_CURRENCY: ['QUARANTINE', 'Mata uang asing; hanya rupiah yang dicatat.', 'A foreign currency; rupiah alone are recorded.'],
  SEVERAL_AMOUNTS: ['ASK', 'Beberapa jumlah dalam satu sel.', 'Several amounts in one cell.'],
  ENGLISH_NUMBER: ['NOTE', 'Pemisah ribuan atau desimal ditulis cara Inggris.', 'Thousands or decimals are written the English way.'],
  ZERO_IN_WORDS: ['NOTE', 'Nol ditulis dengan kata ("nihil", "gratis").', 'Nought is written in words ("nihil", "gratis").'],
  RATE: ['NOTE', 'Harga satuan, bukan jumlah.', 'A rate, not a total.'],
  COMPUTED: ['NOTE', 'Dihitung dari harga satuan dan banyaknya.', 'Computed from the rate and the count.'],
  REMARK_IN_CELL: ['NOTE', 'Sel memuat catatan dalam kurung.', 'The cell holds a remark in brackets.'],
  COUNT_UNREADABLE: ['ASK', 'Banyaknya tidak dapat dibaca.', 'The count cannot be read.'],
  PERCENT_DIFFERS: ['NOTE', 'Persentase yang tertulis berbeda dari hitungan.', 'The percentage that is written differs from the computed one.'],
  VALUE_UNKNOWN: ['NOTE', 'Barang; nilainya tidak diketahui.', 'Goods; their value is not known.'],
  SAME_AS_OTHER: ['NOTE', 'Sama dengan kelompok lain, menurut peringkat.', 'The same as another group, by rank.'],
  INSTALMENT_DIFFERS: ['NOTE', 'Angsuran berbeda dari jadwal; diterima.', 'An instalment differs from the schedule; it is accepted.'],
  OVER_RESTITUTION: ['ASK', 'Setoran melebihi nilai yang harus dikembalikan.', 'More was paid than is owed.'],
  // Numbers of letters.
  LOOKS_SCANNED: ['ASK', 'Huruf yang mirip angka; mungkin salah pindai.', 'Letters that look like digits; probably misread by a scanner.'],
  NUMBER_ORDER_UNCERTAIN: ['ASK', 'Tidak pasti nomor mana milik pihak mana.', 'It is not certain which number belongs to which party.'],
  NUMBER_COUNT_DIFFERS: ['ASK', 'Banyaknya nomor tidak sama dengan banyaknya pihak.', 'There are not as many numbers as parties.'],
  // Places and parties.
  E_REGION_AMBIGUOUS: ['ASK', 'Ada beberapa wilayah dengan nama ini; pilih kodenya.', 'Several regions bear this name; choose a code.'],
  REGION_UNKNOWN: ['QUARANTINE', 'Wilayah dengan nama ini tidak ditemukan.', 'No region of this name was found.'],
  REGION_NOT_NAMED: ['ASK', 'Wilayah lembaga ini tidak disebut.', 'The region of this institution is not named.'],
  REGION_BY_ALIAS: ['NOTE', 'Ditemukan lewat daftar nama lain.', 'Found by the table of other names.'],
  PLACE_CONFLICT: ['ASK', 'Tempat ini tidak terletak di wilayah yang disebut.', 'The place does not lie in the region that is named.'],
  SOURCE_CONFLICT: ['ASK', 'Sumber dana menyebut wilayah lain daripada asal.', 'The source of money names another region than the origin.'],
  COUNTRY_NEEDED: ['NOTE', 'Luar negeri; tanpa kode wilayah, negaranya harus disebut.', 'Abroad; no region code, the country is needed.'],
  VIRTUAL: ['NOTE', 'Diselenggarakan daring; tanpa kode wilayah.', 'Held online; without a region code.'],
  KIND_GUESSED: ['ASK', 'Jenis pihak diduga dari singkatannya.', 'The kind of party is guessed from its abbreviation.'],
  COUNT_OF_PARTIES_DIFFERS: ['ASK', 'Banyaknya pihak yang disebut tidak sama dengan daftarnya.', 'The number of parties that is told differs from the list.'],
  URBAN_WARD: ['NOTE', 'Kelurahan; tidak mempunyai dana desa.', 'An urban ward; it has no village money.'],
  E_DANA_DESA_OUTSIDE_REGENCY: ['ASK', 'Dana Desa tahun anggaran itu tidak boleh dipakai ke luar kabupaten (VIS-04).', 'Dana Desa of that fiscal year may not pay for travel outside the regency (VIS-04).'],
  W_DANA_DESA_EARLIER_TA: ['NOTE', 'Dana Desa dipakai ke luar kabupaten sebelum larangannya (VIS-04).', 'Dana Desa paid for travel outside the regency before the ban (VIS-04).'],
  // Codes.
  RANK_CONFLICT: ['ASK', 'Peringkat yang sama dua kali; petugas memutuskan.', 'The same rank twice; a person decides.'],
  CODE_UNKNOWN: ['ASK', 'Istilah ini tidak dikenal.', 'This term is not known.'],
  CODE_UNCERTAIN: ['ASK', 'Istilah ini diduga artinya.', 'The meaning of this term is presumed.'],
} as const satisfies Readonly<Record<string, Meaning>>;

export type FlagCode = keyof typeof FLAGS;

export interface Flag {
  readonly code: FlagCode;
  readonly kind: FlagKind;
  readonly messageId: string;
  readonly messageEn: string;
  /** What a person needs to settle it: candidates, the other row, what was derived. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export const flag = (code: FlagCode, details?: Readonly<Record<string, unknown>>): Flag => {
  const [kind, messageId, messageEn] = FLAGS[code];
  return { code, kind, messageId, messageEn, ...(details && { details }) };
};
