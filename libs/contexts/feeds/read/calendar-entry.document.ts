import {
  DAY,
  FLAG,
  INSTANT,
  INTEGER,
  TEXT,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type TypeOf,
} from '#kernel';
import { agreementStanding } from '#contexts/agreements/contract';
import { visitStanding } from '#contexts/visits/contract';

/** What an entry of a calendar tells of. */
const ENTRY_KINDS = ['VISIT', 'VISIT_REPORT', 'AGREEMENT_END', 'AGREEMENT_REPORT'] as const;
export const ENTRY_KIND_CODES = codeList(['Isi kalender', 'Entry of a calendar'], ENTRY_KINDS, {
  VISIT: ['kunjungan', 'visit'],
  VISIT_REPORT: ['laporan kunjungan jatuh tempo', 'report of a visit falls due'],
  AGREEMENT_END: ['kerja sama berakhir', 'cooperation ends'],
  AGREEMENT_REPORT: ['laporan tahunan kerja sama jatuh tempo', 'yearly report of a cooperation falls due'],
});

/** How sure it is that it takes place (RFC 5545 §3.8.1.11). */
const ENTRY_STATES = ['TENTATIVE', 'CONFIRMED', 'CANCELLED'] as const;
export const ENTRY_STATE_CODES = codeList(['Kepastian isi kalender', 'State of an entry'], ENTRY_STATES, {
  TENTATIVE: ['belum pasti', 'tentative'],
  CONFIRMED: ['pasti', 'confirmed'],
  CANCELLED: ['batal', 'cancelled'],
});

/** Days of one record in the calendars of those whom it concerns. It names no person, and no text but titles. */
export const calendarEntry = record({
  id: field(['id isi kalender', 'id of the entry'], TEXT),
  shown: field(['tampil di kalender', 'stands in calendars'], FLAG),
  kind: field(['isi kalender', 'what it tells of'], codeOf(ENTRY_KIND_CODES)),
  /** Codes of governments, `@` and the id of an institution, `#` and the id of the office that entered the record. */
  of: field(['yang bersangkutan', 'whom it concerns'], listOf(TEXT)),
  firstDay: field(['hari pertama', 'first day'], DAY),
  lastDay: field(['hari terakhir', 'last day'], DAY),
  title: field(['judul', 'title'], TEXT),
  state: field(['kepastian', 'state'], codeOf(ENTRY_STATE_CODES)),
  year: optional(['tahun laporan', 'year of the report'], INTEGER),
  /** Rises with every event of the record (RFC 5545 §3.8.7.4). */
  revision: field(['revisi', 'revision'], INTEGER),
  changedAt: field(['berubah pada', 'changed at'], INSTANT),
  visit: optional(['kunjungan itu', 'the visit'], visitStanding),
  agreement: optional(['kerja sama itu', 'the cooperation'], agreementStanding),
});
export type CalendarEntry = TypeOf<typeof calendarEntry>;
