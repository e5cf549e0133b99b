/** What rates are told by, and what is counted, as offices write them. */
const UNIT_WORDS: Readonly<Record<string, readonly string[]>> = {
  DESA: ['desa', 'ds', 'kampung', 'nagari', 'gampong', 'pekon', 'tiyuh', 'kalurahan', 'dusun'],
  KELURAHAN: ['kelurahan', 'kel'],
  KECAMATAN: ['kecamatan', 'kec', 'distrik'],
  ORANG: [
    'orang',
    'org',
    'o',
    'peserta',
    'pax',
    'pst',
    'jiwa',
    'kades',
    'kepala desa',
    'personil',
    'pegawai',
    'anggota',
  ],
  BULAN: ['bulan', 'bln', 'sebulan', 'bl'],
  TAHUN: ['tahun', 'thn', 'th', 'setahun'],
  HARI: ['hari', 'hr', 'sehari'],
  MALAM: ['malam', 'mlm'],
  KALI: ['kali', 'keg', 'kegiatan', 'trip'],
  UNIT: ['unit', 'buah', 'bh', 'paket', 'pkt', 'set'],
  KELUARGA: ['kk', 'keluarga', 'rumah tangga', 'rumah'],
};

const BY_WORD = new Map(
  Object.entries(UNIT_WORDS).flatMap(([unit, words]) => words.map((word) => [word, unit] as const)),
);

/** DESA, ORANG …; a unit that is not known as it is written, in capitals. */
export const unitOf = (word: string): string =>
  BY_WORD.get(word.toLowerCase().replace(/\.$/u, '')) ?? word.toUpperCase();

export const isUnit = (word: string): boolean => BY_WORD.has(word.toLowerCase().replace(/\.$/u, ''));

const RATE = /\s*(?:\/|\bper(?![a-z])[\s-]*|\b(?:setiap|tiap)\s+)\s*(kepala desa|rumah tangga|\p{L}+)\.?/giu;
const ONE_OF = /\b(sebulan|setahun|sehari)\b/giu;

/** Takes the units of a rate out of what is written: `Rp2,5 juta/desa` → `Rp2,5 juta`, DESA. */
export const rateUnits = (text: string): readonly [bare: string, per: readonly string[]] => {
  const per: string[] = [];
  const bare = text
    .replace(RATE, (whole, word: string) => (/^rp$/iu.test(word) ? whole : (per.push(unitOf(word)), ' ')))
    .replace(ONE_OF, (_, word: string) => (per.push(unitOf(word)), ' '));
  if (per.length === 0 && /^@/u.test(text)) per.push('UNIT');
  return [bare.trim(), per];
};
