import {
  DAY,
  DOC_REF,
  FLAG,
  INTEGER,
  PARTY,
  REGION_REF,
  RUPIAH,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type TypeOf,
} from '#kernel';
import {
  AFFAIR_CODES,
  CONTENT_CODES,
  EXECUTOR_CODES,
  INSTRUMENT_CODES,
  MONEY_SOURCE_CODES,
  PLANNING_CODES,
  SCHEME_CODES,
  TERM_END_CODES,
} from './agreement.codes.js';

export const AGREEMENT = { agreementId: field(['id kerja sama', 'id of the cooperation'], TEXT) };

/** Who takes part; the first of the list is the one that initiates, in the text the first party or another one. */
export const agreementParty = record({
  ...PARTY,
  /** Of a party abroad: a government there (KSDPL), and no other body (KSDLL). */
  foreignRegion: optional(['pemerintah daerah di luar negeri', 'government of a region abroad'], FLAG),
});
export type AgreementParty = TypeOf<typeof agreementParty>;

export const planning = record({
  basis: field(['dasar perencanaan', 'basis in planning'], codeOf(PLANNING_CODES)),
  statement: field(['sebutan program atau alasannya', 'programme or reason, as it is stated'], TEXT),
});

/** What the parties have in mind: the same in the command, in the event, in the state and on the board. */
export const agreementTerms = record({
  ...AGREEMENT,
  instrument: field(['bentuk naskah', 'instrument'], codeOf(INSTRUMENT_CODES)),
  scheme: field(['skema', 'scheme'], codeOf(SCHEME_CODES)),
  officeId: field(['id kantor yang memprakarsai', 'id of the office that initiated'], TEXT),
  parties: field(['para pihak', 'parties'], listOf(agreementParty)),
  title: field(['judul', 'title'], TEXT),
  object: field(['objek kerja sama', 'object of the cooperation'], TEXT),
  urusan: field(['urusan atau bidang', 'affairs or fields'], listOf(codeOf(AFFAIR_CODES))),
  purpose: field(['maksud dan tujuan', 'purpose'], TEXT),
  planning: optional(['dasar dalam perencanaan daerah', "basis in the region's planning"], planning),
  /** Of mandatory cooperation: that the regions are adjacent (AGR-02). */
  adjacency: optional(['pernyataan wilayah berbatasan', 'statement that the regions are adjacent'], DOC_REF),
  reference: optional(['kerangka acuan kerja atau pemetaan objek', 'reference framework or object mapping'], DOC_REF),
  parentId: optional(['id perjanjian induk', 'id of the parent agreement'], TEXT),
  renewsId: optional(['id perjanjian yang diperbarui', 'id of the agreement that is renewed'], TEXT),
  originVisitId: optional(['id kunjungan asal gagasan', 'id of the visit that it came from'], TEXT),
});
export type AgreementTerms = TypeOf<typeof agreementTerms>;

export const actionRow = record({
  activity: field(['kegiatan', 'activity'], TEXT),
  responsible: field(['penanggung jawab', 'responsible party'], TEXT),
  year: field(['tahun', 'year'], INTEGER),
  fundingSource: field(['sumber dana', 'source of money'], codeOf(MONEY_SOURCE_CODES)),
});

/** Absent: what is paid is not told as a sum. A rate has its unit: `per desa`, `per bulan`. */
export const agreementMoney = record({
  source: field(['sumber dana', 'source of money'], codeOf(MONEY_SOURCE_CODES)),
  partyNo: optional(['pihak yang membayar (nomor urut)', 'party that pays, by its place'], INTEGER),
  amount: optional(['jumlah', 'amount'], RUPIAH),
  per: optional(['satuan bila tarif', 'unit, where it is a rate'], TEXT),
});

export const agreementTerm = record({
  /** Absent: from the day of the last signature. */
  from: optional(['mulai berlaku', 'in force from'], DAY),
  end: field(['akhir', 'end'], codeOf(TERM_END_CODES)),
  until: optional(['berlaku sampai', 'in force until'], DAY),
  /** The words of the clause by which it holds for days before it was signed. */
  retroactiveClause: optional(['bunyi klausul berlaku surut', 'words of the retroactive clause'], TEXT),
  /** The words of the clause by which the parties may extend it. */
  extensionClause: optional(['bunyi klausul perpanjangan', 'words of the clause on extension'], TEXT),
});
export type AgreementTerm = TypeOf<typeof agreementTerm>;

/** The new term in the place of the former; the clause on extension stays, unless there is another one. */
export const withTerm = (former: AgreementTerm | undefined, term: AgreementTerm): AgreementTerm => ({
  ...(former?.extensionClause !== undefined && { extensionClause: former.extensionClause }),
  ...term,
});

/** A version of the text, with what is to be known of it. */
export const agreementDraft = record({
  text: field(['naskah', 'text'], DOC_REF),
  contents: field(['pasal yang dimuat', 'articles that it holds'], listOf(codeOf(CONTENT_CODES))),
  term: field(['jangka waktu', 'term'], agreementTerm),
  actionPlan: optional(['rencana aksi', 'action plan'], listOf(actionRow)),
  funding: optional(['pembiayaan', 'funding'], listOf(agreementMoney)),
  feasibilityStudy: optional(['studi kelayakan', 'feasibility study'], DOC_REF),
  executor: optional(['pelaksana antar desa', 'executor between villages'], codeOf(EXECUTOR_CODES)),
  involvesBumDes: optional(['melibatkan BUM Desa', 'a BUM Desa is involved'], FLAG),
});
export type AgreementDraft = TypeOf<typeof agreementDraft>;

/** Where a signature was put; a place that is none of a region is told in words. */
export const signingPlace = record({
  text: field(['tempat', 'place'], TEXT),
  region: optional(['wilayah', 'region'], REGION_REF),
});

/** Which of the parties: its place in the list, from 1, and who it is. */
export const OF_PARTY = {
  partyNo: field(['pihak (nomor urut)', 'party, by its place'], INTEGER),
  party: field(['pihak', 'party'], agreementParty),
};
