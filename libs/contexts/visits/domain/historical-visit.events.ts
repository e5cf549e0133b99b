import {
  FLAG,
  INTEGER,
  SCOPE,
  REGION_REF,
  RUPIAH,
  TEXT,
  allHolding,
  codeOf,
  field,
  listOf,
  optional,
  record,
  repairCatalogue,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import {
  CELL_CONFIDENCE_CODES,
  CELL_SOURCE_CODES,
  HISTORICAL_FUNDING_CODES,
  HISTORICAL_GAP_CODES,
  HISTORICAL_PARTY_CODES,
} from './historical-visit.codes.js';
import { VISIT } from './visit.terms.js';

/** A party as the register names it; the region alone where one is meant for certain. */
export const historicalParty = record({
  asWritten: field(['sebagaimana tertulis', 'as it is written'], TEXT),
  kind: optional(['jenis pihak', 'kind of party'], codeOf(HISTORICAL_PARTY_CODES)),
  region: optional(['wilayah', 'region'], REGION_REF),
  country: optional(['negara (ISO 3166-1)', 'country (ISO 3166-1)'], TEXT),
  /** Many of a kind in that region, where their number is told: `71 kades Kobar`. */
  count: optional(['banyaknya', 'how many of them'], INTEGER),
});
export type HistoricalParty = TypeOf<typeof historicalParty>;

/** As much of days as is known: `2023-01-09`, `2023-01`, `2023`; never filled up. */
export const historicalDates = record({
  from: field(['mulai', 'from'], TEXT),
  until: field(['sampai', 'until'], TEXT),
  days: optional(['hari-hari yang disebut satu per satu', 'days that are listed'], listOf(TEXT)),
});

export const historicalMoney = record({
  rupiah: field(['jumlah', 'amount'], RUPIAH),
  /** A rate and no total: `DESA`, `ORANG`. */
  per: optional(['tiap', 'for each'], listOf(TEXT)),
});

export const historicalFunding = record({
  source: field(['sumber dana', 'source of money'], codeOf(HISTORICAL_FUNDING_CODES)),
  fiscalYear: optional(['tahun anggaran', 'fiscal year'], INTEGER),
});

/** Which file told it, and where in it. */
export const historicalSource = record({
  importId: field(['id impor', 'id of the import'], TEXT),
  sha256: field(['SHA-256 berkas', 'SHA-256 of the file'], TEXT),
  sheet: optional(['lembar', 'sheet'], TEXT),
  row: field(['baris', 'row'], INTEGER),
  /** Rows that a person found to tell of the same visit. */
  alsoRows: optional(['baris lain tentang kunjungan yang sama', 'other rows on the same visit'], listOf(INTEGER)),
});

/** Where in the file a field stands, and how it was read. */
export const historicalCell = record({
  field: field(['isian (penunjuk JSON)', 'field (JSON pointer)'], TEXT),
  row: field(['baris', 'row'], INTEGER),
  /** Absent where the file has no such column. */
  column: optional(['kolom', 'column'], INTEGER),
  confidence: field(['kepastian', 'how sure'], codeOf(CELL_CONFIDENCE_CODES)),
  from: field(['asal isi', 'where the value stands'], codeOf(CELL_SOURCE_CODES)),
  asWritten: optional(['sebagaimana tertulis', 'as it is written'], TEXT),
  flags: optional(['tanda pembacaan', 'flags of the reading'], listOf(TEXT)),
});

/** What is told of a visit that took place before it was recorded here. Whatever is missing was not told. */
export const historicalTerms = record({
  ...VISIT,
  origins: field(['asal', 'origins'], listOf(historicalParty)),
  hosts: field(['tuan rumah', 'hosts'], listOf(historicalParty)),
  dates: optional(['tanggal', 'dates'], historicalDates),
  persons: optional(['banyaknya orang', 'persons'], INTEGER),
  topic: optional(['topik', 'topic'], TEXT),
  cost: optional(['biaya sebagaimana tertulis', 'cost as it is stated'], historicalMoney),
  total: optional(['biaya seluruhnya, dihitung', 'total cost, computed'], RUPIAH),
  funding: optional(['sumber dana', 'source of money'], historicalFunding),
  outcome: optional(['hasil', 'outcome'], TEXT),
  /** The register tells of a plan or a proposal. */
  planned: optional(['baru rencana', 'a plan only'], FLAG),
  virtual: optional(['daring', 'held online'], FLAG),
  /** For whose register it was imported: who keeps the record. */
  keptIn: field(['wilayah pemilik register', 'region that keeps the register'], SCOPE),
  officeId: field(['id kantor pemilik register', 'id of the office that keeps the register'], TEXT),
  source: field(['berkas dan barisnya', 'file and row'], historicalSource),
  cells: field(['sel demi sel', 'cell by cell'], listOf(historicalCell)),
  flags: field(['tanda pembacaan baris', 'flags of the row'], listOf(TEXT)),
});
export type HistoricalTerms = TypeOf<typeof historicalTerms>;

export const historicalVisitCatalogue = allHolding(VISIT, {
  HistoricalRecordImported: {
    version: 1,
    label: ['kunjungan dari register lama diimpor', 'visit of an old register imported'],
    data: {
      ...historicalTerms.fields,
      gaps: field(['yang tidak lengkap', 'what is missing'], listOf(codeOf(HISTORICAL_GAP_CODES))),
    },
  },
  ...repairCatalogue,
} as const satisfies EventCatalogue);

export type HistoricalVisitEvent = DeclaredEvent<typeof historicalVisitCatalogue>;
