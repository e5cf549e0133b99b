import { codeOf, field, listOf, optional, record, INTEGER, RUPIAH, TEXT, type TypeOf } from './document-form.js';
import { REGION_REF } from './document-parts.js';
import { CELL_CONFIDENCE_CODES, CELL_SOURCE_CODES, HISTORICAL_PARTY_CODES } from './historical-codes.js';

export * from './historical-codes.js';

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

export const historicalMoney = record({
  rupiah: field(['jumlah', 'amount'], RUPIAH),
  /** A rate and no total: `DESA`, `ORANG`. */
  per: optional(['tiap', 'for each'], listOf(TEXT)),
});

/** Which file told it, and where in it. */
export const historicalSource = record({
  importId: field(['id impor', 'id of the import'], TEXT),
  sha256: field(['SHA-256 berkas', 'SHA-256 of the file'], TEXT),
  sheet: optional(['lembar', 'sheet'], TEXT),
  row: field(['baris', 'row'], INTEGER),
  /** Rows that a person found to tell of the same thing. */
  alsoRows: optional(['baris lain tentang hal yang sama', 'other rows on the same thing'], listOf(INTEGER)),
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

/** What a record tells of its file: which one, where in it, and how it was read. */
export const HISTORICAL_FILE = {
  source: field(['berkas dan barisnya', 'file and row'], historicalSource),
  cells: field(['sel demi sel', 'cell by cell'], listOf(historicalCell)),
  flags: field(['tanda pembacaan baris', 'flags of the row'], listOf(TEXT)),
};
