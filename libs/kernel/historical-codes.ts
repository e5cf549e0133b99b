import { codeList, type Meaning } from './code-lists.js';
import { INSTITUTION_KINDS } from './party-kinds.js';

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

/** Where a record of an old register can stand: nothing that it lacks is ever taken for complete (COM-07). */
export const HISTORICAL_STAGES = ['INCOMPLETE', 'VOIDED'] as const;
export const HISTORICAL_STAGE_WORDS: Readonly<Record<(typeof HISTORICAL_STAGES)[number], Meaning>> = {
  INCOMPLETE: ['data tidak lengkap', 'data incomplete'],
  VOIDED: ['catatan dibatalkan karena salah', 'record voided as wrong'],
};
export const HISTORICAL_STAGE_CODES = codeList(
  ['Tahap catatan dari register lama', 'Stage of a record from an old register'],
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
