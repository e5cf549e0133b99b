import type { FlagMeaning } from './flag-meaning.js';

/** What there may be to say of a file, of a row, and of what is missing. */
export const RECORD_FLAGS = {
  // The file.
  NOT_TEXT: [
    'REFUSAL',
    'Berkas ini bukan teks CSV; simpan lembarnya sebagai CSV (UTF-8) lalu kirim lagi.',
    'This file is no CSV text; save the sheet as CSV (UTF-8) and send it again.',
  ],
  UNREADABLE_BYTES: [
    'REFUSAL',
    'Berkas memuat karakter yang tidak dapat dibaca; simpan ulang sebagai UTF-8.',
    'The file holds characters that cannot be read; save it again as UTF-8.',
  ],
  NUL_CHARACTER: [
    'REFUSAL',
    'Berkas memuat karakter NUL; berkas rusak atau bukan teks.',
    'The file holds NUL characters; it is damaged or no text.',
  ],
  QUOTE_UNBALANCED: [
    'REFUSAL',
    'Tanda kutip tidak ditutup; perbaiki baris yang disebut.',
    'A quotation mark is not closed; mend the line that is named.',
  ],
  HEADER_MISSING: [
    'REFUSAL',
    'Baris judul kolom tidak ditemukan; tunjuk baris dan kolomnya.',
    'No row of headings was found; name the row and its columns.',
  ],
  FILE_EMPTY: [
    'REFUSAL',
    'Berkas atau lembar ini kosong; tidak ada isinya.',
    'The file or sheet is empty; there is nothing in it.',
  ],
  NO_ROWS: ['REFUSAL', 'Tidak ada baris isi di bawah judul kolom.', 'There are no rows below the headings.'],
  TOO_MANY_ROWS: [
    'REFUSAL',
    'Berkas mempunyai lebih banyak baris daripada yang dapat dibaca sekaligus; bagi menjadi beberapa berkas.',
    'The file has more rows than can be read at once; part it into several files.',
  ],
  TOO_MANY_COLUMNS: [
    'REFUSAL',
    'Lembar mempunyai lebih banyak kolom daripada register; hapus kolom yang kosong.',
    'The sheet has more columns than a register has; remove empty columns.',
  ],
  WORKBOOK_UNREADABLE: [
    'REFUSAL',
    'Berkas XLSX rusak, terkunci kata sandi, atau bukan buku kerja.',
    'The XLSX file is damaged, locked by a password, or no workbook.',
  ],
  WORKBOOK_TOO_LARGE: [
    'REFUSAL',
    'Isi berkas XLSX menjadi terlalu besar setelah dibuka; berkas ini ditolak.',
    'What is packed in the XLSX file grows too large when it is opened; it is refused.',
  ],
  READING_TOO_SLOW: [
    'REFUSAL',
    'Berkas tidak selesai dibaca dalam waktu yang disediakan; bagi menjadi beberapa berkas.',
    'The file could not be read in the time that there is; part it into several files.',
  ],
  SHEET_UNKNOWN: [
    'REFUSAL',
    'Lembar dengan nama itu tidak ada dalam berkas.',
    'There is no sheet of that name in the file.',
  ],
  ENCODING_GUESSED: [
    'NOTE',
    'Bukan UTF-8; dibaca sebagai Windows-1252. Periksa huruf khusus.',
    'Not UTF-8; read as Windows-1252. Check special letters.',
  ],
  OTHER_SHEETS: [
    'NOTE',
    'Lembar lain juga register dan tidak dibaca; kirim berkas ini lagi dengan nama lembarnya.',
    'Other sheets are registers too and are not read; send the file again with the name of the sheet.',
  ],
  HIDDEN_SHEETS: [
    'NOTE',
    'Ada lembar tersembunyi; hanya dibaca bila disebut namanya.',
    'There are hidden sheets; they are read only where they are named.',
  ],
  HIDDEN_COLUMNS: [
    'NOTE',
    'Ada kolom tersembunyi; dibaca seperti kolom lain.',
    'There are hidden columns; they are read like all others.',
  ],
  PARTS_LEFT_ALONE: [
    'NOTE',
    'Berkas memuat makro, tautan luar atau sisipan; tidak dijalankan dan tidak dibaca.',
    'The file holds macros, external links or embedded files; nothing of them is run or read.',
  ],
  COLUMN_UNKNOWN: [
    'NOTE',
    'Judul kolom ini tidak dikenal dan tidak dibaca.',
    'This heading is not known and the column is not read.',
  ],
  COLUMN_TWICE: [
    'ASK',
    'Dua kolom mempunyai arti yang sama; yang pertama dibaca.',
    'Two columns mean the same; the first is read.',
  ],
  COLUMN_MISSING: [
    'ASK',
    'Kolom yang memuatnya tidak dikenali; tetapkan kolomnya, atau nyatakan bahwa register ini tidak mempunyainya.',
    'No column that holds it was recognised; assign one, or say that the register has none.',
  ],
  // A row.
  TOO_MANY_CELLS: [
    'QUARANTINE',
    'Baris ini mempunyai lebih banyak sel daripada judul kolom.',
    'The row has more cells than there are headings.',
  ],
  CELL_TOO_LONG: ['QUARANTINE', 'Isi sel terlalu panjang untuk dibaca.', 'The cell is too long to be read.'],
  QUOTE_IN_ROW: [
    'QUARANTINE',
    'Tanda kutip dalam baris ini tidak berpasangan.',
    'The quotation marks of this row do not pair.',
  ],
  EXAMPLE_ROW: [
    'QUARANTINE',
    'Baris contoh dari templat; tidak dicatat.',
    'The row of example of the template; it is not recorded.',
  ],
  FORMULA: [
    'ASK',
    'Sel berisi rumus; tidak dihitung, dan nilainya belum tentu benar.',
    'The cell holds a formula; it is not computed, and its value may be wrong.',
  ],
  CELL_ERROR: [
    'ASK',
    'Sel menampilkan galat lembar kerja (#N/A dan sejenisnya); isinya tidak diketahui.',
    "The cell shows a spreadsheet's error (#N/A and the like); what it holds is not known.",
  ],
  MERGED_CELL: [
    'ASK',
    'Sel digabung dengan sel lain dan kosong di sini; isinya tidak disalin sendiri.',
    'The cell is merged with another and empty here; what that holds is not copied by itself.',
  ],
  DAY_NUMBER_1904: [
    'ASK',
    'Nomor hari dari buku kerja yang menghitung sejak 1904; tanggalnya mungkin meleset empat tahun.',
    'A day number of a workbook that counts from 1904; the date may be four years off.',
  ],
  HIDDEN_ROW: ['NOTE', 'Baris tersembunyi dalam lembarnya.', 'The row is hidden in its sheet.'],
  PERSONAL_DATA: [
    'NOTE',
    'Sel memuat nomor yang mirip NIK, NIP, telepon atau surel; nomor itu tidak ikut dicatat.',
    'The cell holds what looks like a number of population, of service, of a phone, or an e-mail; it is not recorded.',
  ],
  NOTHING_STATED: [
    'QUARANTINE',
    'Baris ini tidak menyebut siapa maupun tentang apa; tidak ada yang dapat dicatat.',
    'The row tells of nobody and of no subject; there is nothing to record.',
  ],
  E_SCOPE: [
    'QUARANTINE',
    'Asal atau para pihaknya di luar wilayah kantor yang mengimpor; kantor yang berhak yang mengimpornya.',
    'Its origin or parties lie outside the region of the office that imports; the office that may imports it.',
  ],
  NUMBER_MISSING: [
    'NOTE',
    'Baris tanpa nomor urut, tetapi berisi catatan sendiri.',
    'A row without a serial number that holds a record of its own.',
  ],
  ROWS_BELOW: [
    'ASK',
    'Baris di bawahnya tanpa nomor, pihak dan isi dianggap bagian baris ini dan tidak dibaca.',
    'Rows below without number, parties and subject are taken for a part of this one and not read.',
  ],
  NOTHING_ABOVE: [
    'QUARANTINE',
    'Menunjuk ke baris di atas, tetapi tidak ada baris di atasnya.',
    'It refers to the row above, and there is none.',
  ],
  DITTO_CHAIN: ['NOTE', 'Disalin dari sel yang juga salinan.', 'Copied from a cell that is itself a copy.'],
  PROBABLE_DUPLICATE: [
    'ASK',
    'Mungkin catatan yang sama dengan baris lain; gabungkan hanya oleh petugas.',
    'Probably the same record as another row; only a person may merge them.',
  ],
  DUPLICATE_NUMBER: ['ASK', 'Nomor ini juga dipakai pada catatan lain.', 'Another record bears the same number.'],
  SEVERAL_RECORDS: ['ASK', 'Satu baris memuat lebih dari satu dokumen.', 'One row holds more than one document.'],
  SEVERAL_ORIGINS: [
    'ASK',
    'Beberapa asal dalam satu baris; tiap asal adalah kunjungan sendiri (VIS-15).',
    'Several origins in one row; each is a visit of its own (VIS-15).',
  ],
  BILATERAL_OR_JOINT: [
    'ASK',
    'Beberapa perjanjian dua pihak, atau satu perjanjian banyak pihak?',
    'Several bilateral agreements, or one of many parties?',
  ],
  OUT_OF_SCOPE: [
    'QUARANTINE',
    'Hanya lembaga pusat; di luar lingkup (E_PARTIES).',
    'Central bodies alone are out of scope (E_PARTIES).',
  ],
  AGGREGATE: [
    'NOTE',
    'Baris gabungan; dibaca sebagai konteks, bukan sebagai rekomendasi.',
    'An aggregate; read as context, never as a recommendation.',
  ],
  // Gaps.
  PARENT_MISSING: ['GAP', 'Dokumen induk tidak ada dalam daftar.', 'The parent document is not in the register.'],
  PARENT_PROPOSED: [
    'ASK',
    'Mungkin dokumen induknya ada pada baris lain.',
    'The parent document is probably that of another row.',
  ],
  ENDS_ANOTHER: [
    'ASK',
    'Bukan perjanjian baru: baris ini mengakhiri perjanjian pada baris lain.',
    'No new agreement: the row ends the agreement of another row.',
  ],
  CHANGES_ANOTHER: [
    'ASK',
    'Bukan perjanjian baru: baris ini mengubah perjanjian pada baris lain.',
    'No new agreement: the row changes the agreement of another row.',
  ],
  AWAITS_ROW: [
    'ASK',
    'Menunggu baris yang diubah atau diakhirinya; selesaikan dahulu baris itu.',
    'It waits for the row that it changes or ends; settle that row first.',
  ],
  TERMINATED_AFTER_END: ['ASK', 'Diakhiri sesudah masa berlakunya habis.', 'Terminated after it had ended.'],
  CHANGED_BUDGET: ['NOTE', 'Sebagian dari APBD Perubahan.', 'A part comes from the changed budget (APBD-P).'],
  MANDATE_UNKNOWN: ['GAP', 'Kewenangan penandatangan tidak diketahui.', 'It is not known on what mandate was signed.'],
  E_NO_AUTHORITY: ['GAP', 'Tertulis tanpa surat kuasa.', 'Said to be without power of attorney.'],
  SIGNATORY_UNKNOWN: ['GAP', 'Penandatangan tidak disebut.', 'The signatories are not named.'],
  END_UNKNOWN: ['GAP', 'Tanggal berakhir tidak diketahui.', 'The end is not known.'],
  RECIPIENT_UNKNOWN: [
    'GAP',
    'Penerima tidak disebut; penghargaan tidak dapat diberikan.',
    'The recipient is not named; no award can be granted.',
  ],
  ADDENDUM_UNDATED: ['GAP', 'Adendum disebut tanpa tanggal.', 'Addenda are mentioned without dates.'],
  DPRD_APPROVAL_MISSING: ['GAP', 'Persetujuan DPRD belum ada.', 'The approval of the DPRD is missing.'],
  NOT_RECEIVED: ['GAP', 'Belum diterima; jangka waktu belum berjalan.', 'Not received; the term has not begun.'],
} as const satisfies Readonly<Record<string, FlagMeaning>>;
