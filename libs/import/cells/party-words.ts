import { typed, type RegionType } from './region-words.js';

/** What a party is (domain §7.1); PERSON is never read from a register. */
export type PartyKind =
  | 'REGION'
  | 'VILLAGE'
  | 'OFFICE'
  | 'COUNCIL'
  | 'CENTRAL_UNIT'
  | 'VERTICAL_OFFICE'
  | 'UNIVERSITY'
  | 'COMPANY'
  | 'BUMD'
  | 'BUMDES'
  | 'COMMUNITY'
  | 'FOREIGN';

/** Institutions by the words with which their names begin; the first that fits counts. */
const KINDS: readonly (readonly [kind: PartyKind, begins: string])[] = [
  ['BUMDES', 'bumdes(?:a|ma|a ?ma)?|bum ?desa(?: bersama)?|bumkam(?:p|ma)?|bumnag|bumg|bumti|bumkal(?:ma)?'],
  [
    'COUNCIL',
    '(?:komisi|badan|banggar|bapemperda|pansus|pimpinan|ketua|anggota|sekretariat)(?: \\p{L}{1,14}){0,2} dpr[dak]|' +
      'dpr[dak]|bamus|bpd(?! (?:bali|diy|jateng|jatim|kal|sul))|bamuskam|bprd',
  ],
  [
    'BUMD',
    'bank (?!indonesia|mandiri|rakyat|negara|bri|bni|btn|bsi)\\p{L}+|bpr|pdam|perumda|perumdam|perusda|perseroda|' +
      'pt\\.? bpd|bpd',
  ],
  [
    'VERTICAL_OFFICE',
    'kantor (?:pertanahan|imigrasi|pelayanan pajak|kementerian|kemenag|bea|wilayah|bpn|bps|kua)|kantah|kanwil|bpn|' +
      'polres(?:ta|tabes)?|polda|polsek|' +
      'kejari|kejati|kejaksaan|pengadilan|kodim|korem|koramil|kodam|lapas|rutan|kppn?|bnnk?|bnnp|kpu|bawaslu|' +
      'bps (?=kab|kota|prov)|balai (?:besar|taman|pelatihan|penyuluh|latihan|pom)|bpom|' +
      'kemenag (?=kab|kota)|bmkg|basarnas|pos ?lanal|lanal|perwakilan',
  ],
  [
    'CENTRAL_UNIT',
    'kemen\\p{L}+|kementerian|kementrian|ditjen|direktorat jenderal|setjen|itjen|sekretariat jenderal|' +
      'badan nasional|bnpb|bkkbn|bpkp|bpk|kpk|lkpp|brin|lipi|bappenas|' +
      'bpjs|bps|mabes|tni|polri|bsn|bkn|lan|anri|bank indonesia|ojk|dpd|menteri|ppatk|baznas|bpip|bp2mi|bpdpks|' +
      'mahkamah',
  ],
  [
    'UNIVERSITY',
    'universitas|univ|politeknik|poltek\\p{L}*|institut|sekolah tinggi|akademi|stie|stih|stmik|stit|stai|stain|' +
      'stkip|stikes|stia|stisip|stp|iain|uin|ikip|isi|ipb|itb|its|' +
      'ipdn|stpn|perguruan tinggi|fakultas|fk\\p{L}{0,2}|untag|unair|undip|unpad|unhas|unand|unri|unsri|unlam|unmul|' +
      'untan|unsoed|unej|unesa|unnes|unila|unib|unja|unram|undana|uncen|unpatti|' +
      'unsrat|untad|ukrida|kampus|lppm',
  ],
  ['COMPANY', 'pt|cv|ud|pd|firma|tbk|perum|persero|bri|bni|btn|bsi|pln|telkom|pertamina|hotel|rs siloam'],
  [
    'COMMUNITY',
    'tp[ .-]?pkk|pkk|kkm|lkm|lsm|karang taruna|apdesi|papdesi|abpednas|ppdi|apkasi|apeksi|gapoktan|poktan|kelompok|' +
      'kud|koperasi|yayasan|forum|paguyuban|bkad|lpmd?|lpmk|' +
      'pokdarwis|pokmas|kim|masyarakat|perkumpulan|asosiasi|ikatan|himpunan|dewan (?!perwakilan)|dekranasda|pmi|' +
      'kadin|hkti|ktna|posyandu|ketua rt|rt|rw|pramuka|gerakan|lembaga|komunitas|mwc|nu|' +
      'muhammadiyah|persatuan|serikat|sanggar|keluarga|p3a|upk',
  ],
  [
    'OFFICE',
    'dinas|dis(?=\\p{L}{2,})\\p{L}+|dpmd|dpmpd|dpmdes|dpmptsp|dp3a\\p{L}*|dkp|dkpp|dlh|dkk|badan|bap+e(?:da|litbang|' +
      'rida)\\p{L}*|bapenda|bkpsdm|bpsdm|bkpp|bkd|bpbd|bpkad|bpkpd|kesbangpol|kantor|' +
      'bagian|bag|biro|setda|sekretariat|rsud|rsj|rumah sakit|puskesmas|uptd?|upt|tpid|tkksd|tim|satpol|inspektorat|' +
      'perpustakaan|smk|sma|smp|sd|smkn|sekda|asisten|pmd|opd|tapd|pokja|' +
      'asn|pejabat|camat|lurah',
  ],
];

const TESTS = KINDS.map(([kind, begins]) => [kind, new RegExp(`^(?:${begins})(?![\\p{L}\\d])`, 'iu')] as const);

/** Heads and officials that stand for their villages. */
export const VILLAGE_HEADS = new RegExp(
  String.raw`^(?:para |seluruh |semua )?(?:(\d{1,4})\s+)?(?:kades|kepala desa|kakon|kakam|keuchik|geuchik|` +
    String.raw`wali nagari|perangkat desa|aparat(?:ur)? desa|sekdes|pemerintah desa se)(?![\p{L}])\s*`,
  'iu',
);

/** The kind of institution whose name begins so; a place is none. */
export const institutionKind = (text: string): PartyKind | undefined =>
  TESTS.find(([, begins]) => begins.test(text.replace(/^[("\s]+/u, '')))?.[0];

/** Whether a text begins as the name of a party or a place does. */
export const beginsParty = (text: string): boolean =>
  institutionKind(text) !== undefined ||
  typed(text).types !== undefined ||
  VILLAGE_HEADS.test(text) ||
  /^\d+\s+(?:kades|desa|kampung)\b/iu.test(text);

/** An abbreviation as universities have: UNS, ULM, UIGM. Only a guess. */
export const looksLikeUniversity = (text: string): boolean =>
  /^(?:U[A-Z]{1,4}|ST[A-Z]{2,4}|I[ATK][A-Z]{1,3})(?![\p{L}\d])/u.test(text);

const ROLE = /^(?:pemerintah|pemprov|pemkab|pemkot|pemko|pemda|pemdes)/iu;

/** `Pemkab` names the government, `Kab.` may only say where something lies. */
export const isGovernmentWord = (text: string): boolean => ROLE.test(text);

export const kindOfRegion = (types: readonly RegionType[] | undefined): PartyKind =>
  types?.[0] === 'DESA' ? 'VILLAGE' : 'REGION';
