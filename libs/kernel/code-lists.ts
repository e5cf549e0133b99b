import { CAPACITIES, CLAIM_ORIGINS, CLASSIFICATIONS, DATE_CONFIDENCES, PROVENANCE_SOURCES } from './actor.js';
import { WARNINGS } from './warnings.js';
import { PARTY_KINDS } from './party-kinds.js';
import { REGION_LEVELS, VILLAGE_KINDS } from './region-code.js';
import { ZONES } from './time.js';

/** What something means, in both languages. */
export type Meaning = readonly [id: string, en: string];

/**
 * Codes of which a field or parameter holds one, each with what it means: shown in the reference and in the description
 * of the API.
 */
export interface CodeList<Code extends string = string> {
  readonly name: Meaning;
  readonly codes: Readonly<Record<Code, Meaning>>;
}

/** A list that leaves no code out. */
export const codeList = <Code extends string>(
  name: Meaning,
  _codes: readonly Code[],
  codes: Readonly<Record<Code, Meaning>>,
): CodeList<Code> => ({ name, codes });

/** What a code means to people, in Indonesian; one without a meaning stays as it is. */
export const inWords = ({ codes }: CodeList, code: string): string => codes[code]?.[0] ?? code;

export const CAPACITY_CODES = codeList(
  ['Kedudukan pejabat yang bertindak', 'Capacity in which an official acts'],
  CAPACITIES,
  {
    DEFINITIF: ['pejabat definitif', 'definitive holder'],
    PJ: ['penjabat', 'acting head, appointed to an office that is vacant'],
    PLT: ['pelaksana tugas, selama pejabatnya berhalangan tetap', 'executing the duties while the office is vacant'],
    PLH: [
      'pelaksana harian, selama pejabatnya berhalangan sementara',
      'executing the daily duties while the official is away',
    ],
    KUASA: ['dengan surat kuasa', 'by power of attorney'],
    MEWAKILI: ['mewakili pejabat, dengan surat mandat', 'on behalf of the official, by a mandate'],
  },
);

/** A capacity as sentences name it, without what explains it. */
export const capacityWords = (capacity: keyof typeof CAPACITY_CODES.codes): Meaning => {
  const [id, en] = CAPACITY_CODES.codes[capacity];
  return [id.split(',')[0]!, en.split(',')[0]!];
};

export const REGION_LEVEL_CODES = codeList(['Jenis wilayah', 'Kind of region'], REGION_LEVELS, {
  PROVINCE: ['provinsi', 'province'],
  REGENCY: ['kabupaten atau kota', 'regency or city'],
  DISTRICT: ['kecamatan', 'district'],
  VILLAGE: ['desa atau kelurahan', 'village, rural or urban'],
});

export const VILLAGE_KIND_CODES = codeList(['Jenis desa', 'Kind of village'], VILLAGE_KINDS, {
  DESA: ['desa', 'village'],
  KELURAHAN: ['kelurahan', 'urban village, a part of its city'],
  DESA_ADAT: ['desa adat', 'customary village'],
});

/** What can be a party (domain §7.1). */
export const PARTY_KIND_CODES = codeList(['Jenis pihak', 'Kind of party'], PARTY_KINDS, {
  REGION: [
    'pemerintah daerah, kecamatan, atau kelurahan',
    'government of a region, with its districts and urban villages',
  ],
  VILLAGE: ['pemerintah desa', 'government of a village'],
  OFFICE: ['perangkat daerah', 'agency of a regional government'],
  COUNCIL: ['DPRD atau BPD', 'council of a region (DPRD) or of a village (BPD)'],
  CENTRAL_UNIT: ['kementerian, lembaga, atau unitnya', 'ministry, central agency, or a unit of one'],
  VERTICAL_OFFICE: ['instansi vertikal di daerah', 'branch of a central agency in a region'],
  UNIVERSITY: ['perguruan tinggi', 'university'],
  COMPANY: ['badan usaha swasta atau BUMN', 'company, private or owned by the state'],
  BUMD: ['badan usaha milik daerah (BUMD)', 'enterprise of a region (BUMD)'],
  BUMDES: ['badan usaha milik desa (BUM Desa, BUMDesma)', 'village enterprise (BUM Desa, BUMDesma)'],
  COMMUNITY: ['organisasi kemasyarakatan', 'community organisation'],
  PERSON: ['orang perseorangan', 'a person'],
  FOREIGN: ['lembaga atau pemerintah daerah di luar negeri', 'body or regional government abroad'],
});

export const ZONE_CODES = codeList(['Zona waktu', 'Time zone'], ZONES, {
  WIB: ['Waktu Indonesia Barat (UTC+7)', 'Western Indonesia Time (UTC+7)'],
  WITA: ['Waktu Indonesia Tengah (UTC+8)', 'Central Indonesia Time (UTC+8)'],
  WIT: ['Waktu Indonesia Timur (UTC+9)', 'Eastern Indonesia Time (UTC+9)'],
});

export const CLASSIFICATION_CODES = codeList(['Klasifikasi dokumen', 'Classification of a document'], CLASSIFICATIONS, {
  PUBLIC: ['terbuka untuk umum', 'open to the public'],
  INTERNAL: ['untuk kalangan pemerintahan', 'for government offices'],
  RESTRICTED: [
    'terbatas: bagi pejabat pihak yang memasukkan, yang menyetujui, dan pemeriksa',
    'restricted: for officers of the party that filed it, approvers and examiners',
  ],
  SECRET: [
    'rahasia: bagi pimpinan pihak yang memasukkan dan inspektur',
    'secret: for the head of the party that filed it, and inspectors',
  ],
});

export const PROVENANCE_SOURCE_CODES = codeList(['Sumber catatan', 'Where a record comes from'], PROVENANCE_SOURCES, {
  OFFICIAL: ['dokumen atau pejabat resmi', 'an official document or officer'],
  MEDIA: ['berita', 'the press'],
  IMPORTED: ['dipindahkan dari sistem lain', 'taken over from another system'],
  SYSTEM: ['dibuat oleh sistem ini sendiri', 'made by this system itself'],
});

export const DATE_CONFIDENCE_CODES = codeList(['Kepastian tanggal', 'How sure a date is'], DATE_CONFIDENCES, {
  EXACT: ['tanggal pasti', 'the exact day'],
  APPROX: ['perkiraan', 'about that day'],
  CONFLICTING: ['sumber-sumber berbeda', 'sources contradict each other'],
  UNKNOWN: ['tidak diketahui', 'not known'],
});

export const CLAIM_ORIGIN_CODES = codeList(['Asal satu isian', 'Where one field comes from'], CLAIM_ORIGINS, {
  STATED: ['tertulis dalam sumber', 'stated in the source'],
  OTHER_SOURCE: ['dari sumber lain', 'from another source'],
  INVENTED: ['dikarang untuk peragaan', 'invented for a demonstration'],
});

export const WARNING_CODES = codeList(['Peringatan', 'Warnings'], WARNINGS, {
  W_REPEAT_VISIT: [
    'asal yang sama mengunjungi tuan rumah yang sama tentang topik yang sama dalam dua belas bulan (VIS-06)',
    'same origin, host and topic within twelve months (VIS-06)',
  ],
  W_DANA_DESA_EARLIER_TA: [
    'Dana Desa tahun anggaran sebelum larangan membiayai perjalanan ke luar kabupaten (VIS-04)',
    'Dana Desa of a fiscal year before the ban pays for travel outside the regency (VIS-04)',
  ],
  W_BACKDATED: [
    'tindakan bertanggal jauh sebelum dicatat (COM-05)',
    'the act is dated long before it was recorded (COM-05)',
  ],
  W_DATE_CONFLICT: [
    'hari dalam sumber tidak cocok dengan tanggalnya',
    'the weekday in the source does not fit the date',
  ],
  W_LATE: ['laporan masuk sesudah tenggatnya (VIS-11)', 'the report came after its due day (VIS-11)'],
  W_LONG_TERM: ['jangka waktu lebih lama daripada yang lazim (AGR-09)', 'the term is longer than usual (AGR-09)'],
});

/** Codes that the commands of every context share. */
export const COMMON_CODES: readonly CodeList[] = [
  CAPACITY_CODES,
  REGION_LEVEL_CODES,
  VILLAGE_KIND_CODES,
  PARTY_KIND_CODES,
  ZONE_CODES,
  CLASSIFICATION_CODES,
  PROVENANCE_SOURCE_CODES,
  DATE_CONFIDENCE_CODES,
  CLAIM_ORIGIN_CODES,
  WARNING_CODES,
];
