import {
  DAY,
  FLAG,
  INTEGER,
  REGION,
  RUPIAH,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type TypeOf,
} from '#kernel';
import { standingHost } from '#contexts/visits/contract';
import { RISK_CODES, SEVERITY_CODES } from '../domain/risk.codes.js';
import { publicParty } from './public-party.js';

const signal = record({
  code: field(['tanda', 'signal'], codeOf(RISK_CODES)),
  rule: field(['aturan', 'rule'], TEXT),
  severity: field(['bobot', 'weight'], codeOf(SEVERITY_CODES)),
  on: field(['hari kejadiannya', 'day of what gave it'], DAY),
});
export type Signal = TypeOf<typeof signal>;

const { required, answer } = standingHost.fields;
const riskHost = record({
  ...publicParty.fields,
  hostKey: field(['kunci tuan rumah; kosong: perseorangan', 'key of the host; empty: a person'], TEXT),
  required,
  answer,
});

/** A record with the signals that it gives; it accuses nobody, and names nobody. */
export const riskDocument = record({
  id: field(['id catatan di semua jenis', 'id of the record among all kinds'], TEXT),
  /** Without a signal it is kept for the fold and not shown. */
  signalled: field(['memberi tanda', 'gives a signal'], FLAG),
  category: field(['jenis catatan', 'kind of the record'], TEXT),
  recordId: field(['id catatan', 'id of the record'], TEXT),
  title: field(
    ['nama para pihak, atau uraian inovasi', 'names of the parties, or description of the innovation'],
    TEXT,
  ),
  regions: field(['kode wilayah para pihak (Kepmendagri)', "codes of the parties' regions"], listOf(REGION)),
  year: field(['tahun', 'year'], INTEGER),
  signals: field(['tanda-tanda', 'signals'], listOf(signal)),
  codes: field(['tanda sebagai kode', 'signals as codes'], listOf(codeOf(RISK_CODES))),
  severity: field(['bobot terberat, 0 sampai 3', 'the heaviest weight, 0 to 3'], INTEGER),
  approved: field(['sudah disetujui atau diverifikasi', 'approved or verified'], FLAG),
  plannedMonth: field(
    ['bulan mulai menurut rencana; 0 bukan kunjungan', 'month of the planned start; 0 = no visit'],
    INTEGER,
  ),
  budget: field(['anggaran kunjungan', 'budget of the visit'], RUPIAH),
  origin: optional(['asal kunjungan', 'origin of the visit'], publicParty),
  originRegion: optional(['kode wilayah asal', 'code of the region of origin'], REGION),
  hosts: field(
    ['yang diminta menjadi tuan rumah, dan jawabannya', 'who was asked to be a host, and its answer'],
    listOf(riskHost),
  ),
  reportsFrom: optional(['tahun pertama yang laporannya diminta', 'first year whose report is asked for'], INTEGER),
  calledOff: field(['ditolak atau dibatalkan', 'declined or cancelled'], FLAG),
});
export type RiskEntry = TypeOf<typeof riskDocument>;
