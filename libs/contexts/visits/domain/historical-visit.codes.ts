import { codeList, INSTITUTION_KINDS, type CodeList, type Meaning } from '#kernel';

/** What a register did not tell of a visit, so that its record is "data tidak lengkap" (COM-07). */
export const HISTORICAL_GAPS = [
  'DOCUMENTS',
  'ORIGIN',
  'HOST',
  'DATE',
  'DATE_PART',
  'PERSONS',
  'TOPIC',
  'COST',
  'FUNDING',
] as const;
export type HistoricalGap = (typeof HISTORICAL_GAPS)[number];

export const HISTORICAL_GAP_CODES = codeList(
  ['Yang tidak lengkap pada kunjungan dari register lama', 'What is missing of a visit from an old register'],
  HISTORICAL_GAPS,
  {
    DOCUMENTS: ['surat dan laporan belum dilampirkan', 'letters and report are not attached'],
    ORIGIN: ['wilayah asal tidak pasti', 'region of origin not certain'],
    HOST: ['wilayah tuan rumah tidak pasti', 'region of a host not certain'],
    DATE: ['tanggal tidak diketahui', 'date not known'],
    DATE_PART: ['tanggal hanya bulan atau tahunnya', 'date known to the month or year alone'],
    PERSONS: ['banyaknya orang tidak diketahui', 'number of persons not known'],
    TOPIC: ['topik tidak diketahui', 'topic not known'],
    COST: ['biaya tidak diketahui', 'cost not known'],
    FUNDING: ['sumber dana tidak diketahui', 'source of money not known'],
  },
);

/** How sure what a cell says is, surest first. */
export const CELL_CONFIDENCES = ['EXACT', 'DERIVED', 'APPROX', 'CONFLICTING', 'UNKNOWN'] as const;
export const CELL_CONFIDENCE_CODES = codeList(['Kepastian isi sel', 'How sure a cell is'], CELL_CONFIDENCES, {
  EXACT: ['pasti', 'exact'],
  DERIVED: ['dihitung dari sel lain', 'derived from other cells'],
  APPROX: ['perkiraan', 'approximate'],
  CONFLICTING: ['sumber bertentangan', 'sources contradict each other'],
  UNKNOWN: ['tidak diketahui', 'unknown'],
});

/** Where the value of a cell stands. */
export const CELL_SOURCES = ['STATED', 'DITTO', 'REMARK', 'COMPUTED', 'SETTLED'] as const;
export const CELL_SOURCE_CODES = codeList(['Asal isi sel', 'Where the value of a cell stands'], CELL_SOURCES, {
  STATED: ['tertulis dalam sel', 'written in the cell'],
  DITTO: ['disalin dari baris di atas (idem)', 'copied from the row above (idem)'],
  REMARK: ['dari keterangan', 'from the remark'],
  COMPUTED: ['dihitung', 'computed'],
  SETTLED: ['ditetapkan petugas', 'settled by an officer'],
});

export const HISTORICAL_STAGES = ['INCOMPLETE', 'VOIDED'] as const;
export const HISTORICAL_STAGE_WORDS: Readonly<Record<(typeof HISTORICAL_STAGES)[number], Meaning>> = {
  INCOMPLETE: ['data tidak lengkap', 'data incomplete'],
  VOIDED: ['catatan dibatalkan karena salah', 'record voided as wrong'],
};
export const HISTORICAL_STAGE_CODES = codeList(
  ['Tahap kunjungan dari register lama', 'Stage of a visit from an old register'],
  HISTORICAL_STAGES,
  HISTORICAL_STAGE_WORDS,
);

/** Kinds of parties as a register names them (domain §7.1). */
export const HISTORICAL_PARTY_KINDS = ['REGION', 'VILLAGE', ...INSTITUTION_KINDS] as const;
export const HISTORICAL_PARTY_CODES = codeList(
  ['Jenis pihak dalam register lama', 'Kind of party in an old register'],
  HISTORICAL_PARTY_KINDS,
  {
    REGION: ['daerah', 'region'],
    VILLAGE: ['desa atau kelurahan', 'village'],
    OFFICE: ['perangkat daerah', 'office of a region'],
    COUNCIL: ['DPRD atau BPD', 'council'],
    CENTRAL_UNIT: ['lembaga pusat', 'central body'],
    VERTICAL_OFFICE: ['instansi vertikal', 'office of a ministry in a region'],
    UNIVERSITY: ['perguruan tinggi', 'university'],
    COMPANY: ['perusahaan', 'company'],
    BUMD: ['badan usaha milik daerah', 'enterprise of a region'],
    BUMDES: ['badan usaha milik desa', 'enterprise of villages'],
    COMMUNITY: ['lembaga masyarakat', 'community body'],
    FOREIGN: ['pihak luar negeri', 'foreign party'],
  },
);

/** Sources of money as a register names them. */
export const HISTORICAL_FUNDING = [
  'DANA_DESA',
  'ADD',
  'PADES',
  'APBD',
  'APBD_KAB',
  'APBD_PROV',
  'APBN',
  'PIHAK_KETIGA',
  'OWN',
] as const;
export const HISTORICAL_FUNDING_CODES = codeList(
  ['Sumber dana dalam register lama', 'Source of money in an old register'],
  HISTORICAL_FUNDING,
  {
    DANA_DESA: ['Dana Desa', 'village fund'],
    ADD: ['Alokasi Dana Desa', 'allocation to villages'],
    PADES: ['Pendapatan Asli Desa', "the village's own income"],
    APBD: ['APBD, tingkatnya tidak disebut', 'budget of a region, its level not told'],
    APBD_KAB: ['APBD kabupaten/kota', 'budget of the regency or city'],
    APBD_PROV: ['APBD provinsi', 'budget of the province'],
    APBN: ['APBN', 'national budget'],
    PIHAK_KETIGA: ['pihak ketiga', 'a third party'],
    OWN: ['swadaya peserta', "the travellers' own money"],
  },
);

/** What the codes in visits of old registers mean. */
export const HISTORICAL_CODES: readonly CodeList[] = [
  HISTORICAL_STAGE_CODES,
  HISTORICAL_GAP_CODES,
  HISTORICAL_PARTY_CODES,
  HISTORICAL_FUNDING_CODES,
  CELL_CONFIDENCE_CODES,
  CELL_SOURCE_CODES,
];
