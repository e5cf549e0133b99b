/** Months as offices write them, with the English ones that spreadsheets put in. */
const MONTH_WORDS: readonly (readonly string[])[] = [
  ['januari', 'jan', 'january'],
  ['februari', 'pebruari', 'feb', 'peb', 'febr', 'pebr', 'february'],
  ['maret', 'mar', 'mrt', 'march'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'jun', 'june'],
  ['juli', 'jul', 'july'],
  ['agustus', 'agust', 'agt', 'agts', 'ags', 'agu', 'agus', 'aug', 'august'],
  ['september', 'sept', 'sep', 'spt'],
  ['oktober', 'okt', 'oct', 'october'],
  ['november', 'nopember', 'nov', 'nop', 'nopem'],
  ['desember', 'des', 'dec', 'december', 'dese'],
];

const WEEKDAY_WORDS: readonly (readonly string[])[] = [
  ['minggu', 'ahad', 'sunday'],
  ['senin', 'sen', 'monday'],
  ['selasa', 'sel', 'tuesday'],
  ['rabu', 'rab', 'wednesday'],
  ['kamis', 'kam', 'thursday'],
  ['jumat', 'jum', 'friday'],
  ['sabtu', 'sab', 'saturday'],
];

const indexed = (lists: readonly (readonly string[])[], first: number): ReadonlyMap<string, number> =>
  new Map(lists.flatMap((words, index) => words.map((word) => [word, index + first] as const)));

export const MONTHS = indexed(MONTH_WORDS, 1);
/** 0 is Sunday. */
export const WEEKDAYS = indexed(WEEKDAY_WORDS, 0);
export const WEEKDAY_NAMES = WEEKDAY_WORDS.map(([name = '']) => name);
export const MONTH_NAMES = MONTH_WORDS.map(([name = '']) => name);

/** Words that say nothing about which day it is. */
export const IDLE_WORDS: ReadonlySet<string> = new Set([
  'tanggal',
  'tgl',
  'tg',
  'tggl',
  'pada',
  'hari',
  'tahun',
  'thn',
  'th',
  'bulan',
  'bln',
  'ta',
  'di',
  'dari',
  'pagi',
  'siang',
  'wib',
  'wita',
  'wit',
  'pukul',
  'jam',
  'pkl',
  'm',
  'masehi',
  'yang',
]);

/** What the words around a date say of it. */
export const DATE_MARKS = {
  BOUND: /\b(?:sebelum|sesudah|setelah|sejak|mulai|paling|selambat|selambatnya|terhitung)\b/u,
  PLANNED: /\b(?:rencana|direncanakan|rencananya|usul|usulan|diusulkan|akan|dijadwalkan|jadwal|tentatif)\b/u,
  RELATIVE: /\b(?:ini|lalu|kemarin|depan|besok|mendatang|berjalan)\b/u,
  EVENING: /\b(?:malam|petang|sore)\b/u,
  APPROXIMATE: /\b(?:awal|pertengahan|medio|akhir|sekitar|kira|kurang lebih|lebih kurang|perkiraan)\b|±|\+\/-/u,
} as const;

const NTH = '[ivx]{1,4}\\b|pertama|kedua|ketiga|keempat|terakhir';

/** Parts of a year or a month: `Sem II`, `triwulan 3`, `minggu ke-2`. `Minggu 1 Januari` is a Sunday. */
export const PART_OF_PERIOD = new RegExp(
  '\\b(?:(?:semester|sem|smt|triwulan|tri wulan|trw|tw|caturwulan|kuartal)\\b\\.?\\s*(?:ke)?[\\s-]*' +
    `(?:${NTH}|[1-5]\\b(?!\\s*[/.-]?\\s*\\d))|minggu\\s*(?:ke[\\s-]*(?:\\d\\b|${NTH})|${NTH}))`,
  'gu',
);
