import {
  FLAG,
  HISTORICAL_FILE,
  INTEGER,
  SCOPE,
  RUPIAH,
  TEXT,
  allHolding,
  codeOf,
  field,
  historicalMoney,
  historicalParty,
  listOf,
  optional,
  record,
  repairCatalogue,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { HISTORICAL_FUNDING_CODES, HISTORICAL_GAP_CODES } from './historical-visit.codes.js';
import { VISIT } from './visit.terms.js';

/** As much of days as is known: `2023-01-09`, `2023-01`, `2023`; never filled up. */
export const historicalDates = record({
  from: field(['mulai', 'from'], TEXT),
  until: field(['sampai', 'until'], TEXT),
  days: optional(['hari-hari yang disebut satu per satu', 'days that are listed'], listOf(TEXT)),
});

export const historicalFunding = record({
  source: field(['sumber dana', 'source of money'], codeOf(HISTORICAL_FUNDING_CODES)),
  fiscalYear: optional(['tahun anggaran', 'fiscal year'], INTEGER),
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
  ...HISTORICAL_FILE,
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
