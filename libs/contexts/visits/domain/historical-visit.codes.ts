import {
  CELL_CONFIDENCE_CODES,
  CELL_SOURCE_CODES,
  HISTORICAL_PARTY_CODES,
  HISTORICAL_STAGE_CODES,
  codeList,
  type CodeList,
} from '#kernel';

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
