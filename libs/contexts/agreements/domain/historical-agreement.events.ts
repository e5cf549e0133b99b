import {
  CAPACITY_CODES,
  FLAG,
  HISTORICAL_FILE,
  INTEGER,
  REGION_REF,
  RUPIAH,
  SCOPE,
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
import { INSTRUMENT_CODES } from './agreement.codes.js';
import { AGREEMENT } from './agreement.terms.js';
import {
  AGREEMENT_GAP_CODES,
  HISTORICAL_ACT_CODES,
  HISTORICAL_END_CODES,
  HISTORICAL_ROLE_CODES,
  HISTORICAL_SCHEME_CODES,
} from './historical-agreement.codes.js';

/** A number of the document; whose it is only where that is certain. */
export const historicalNumber = record({
  number: field(['nomor sebagaimana tertulis', 'number as it is written'], TEXT),
  partyNo: optional(['pihak (nomor urut)', 'party, by its place'], INTEGER),
});

/** An official at a signing, by title. */
export const historicalSignatory = record({
  title: field(['jabatan', 'title'], TEXT),
  capacity: field(['kedudukan', 'capacity'], codeOf(CAPACITY_CODES)),
  role: field(['peran', 'part'], codeOf(HISTORICAL_ROLE_CODES)),
  /** The title alone gives no right to sign, and the register tells of no mandate. */
  mandateUnknown: optional(['kewenangannya tidak diketahui', 'mandate not known'], FLAG),
  count: optional(['banyaknya', 'how many of them'], INTEGER),
});

/** As much of the end as is known: a day, a month, a year, or that there is none; absent: not known. */
export const historicalTerm = record({
  end: field(['akhir', 'end'], codeOf(HISTORICAL_END_CODES)),
  until: optional(['berlaku sampai', 'in force until'], TEXT),
  /** Follows from the length of the term (G6). */
  derived: optional(['dihitung dari jangka waktu', 'derived from the term'], FLAG),
});

export const historicalPlace = record({
  text: field(['tempat sebagaimana tertulis', 'place as it is written'], TEXT),
  region: optional(['wilayah', 'region'], REGION_REF),
  virtual: optional(['daring', 'held online'], FLAG),
});

/** The record of the row that this one carries out or changes. */
export const historicalParent = record({
  parentRecordId: field(['catatan induk', 'parent record'], TEXT),
  row: field(['baris', 'row'], INTEGER),
});

/** What is told of an agreement that was made before it was recorded here. Whatever is missing was not told. */
export const historicalAgreementTerms = record({
  ...AGREEMENT,
  act: field(['yang diceritakan', 'what it tells of'], codeOf(HISTORICAL_ACT_CODES)),
  instrument: optional(['bentuk naskah', 'instrument'], codeOf(INSTRUMENT_CODES)),
  /** The text calls itself an addendum and stands for itself. */
  addendum: optional(['menyebut diri adendum', 'calls itself an addendum'], FLAG),
  numbers: field(['nomor', 'numbers'], listOf(historicalNumber)),
  title: optional(['judul', 'title'], TEXT),
  parties: field(['para pihak', 'parties'], listOf(historicalParty)),
  scheme: optional(['skema', 'scheme'], codeOf(HISTORICAL_SCHEME_CODES)),
  /** Of the last signature, by which it is made. */
  signedOn: optional(['tanggal tanda tangan', 'signed on'], TEXT),
  /** Where signatures were put on different days. */
  signatures: optional(['hari tiap tanda tangan', 'days of the signatures'], listOf(TEXT)),
  /** Absent: from the day of signing. */
  validFrom: optional(['mulai berlaku', 'in force from'], TEXT),
  term: optional(['jangka waktu', 'term'], historicalTerm),
  value: optional(['nilai sebagaimana tertulis', 'value as it is stated'], historicalMoney),
  arrears: optional(['tunggakan', 'arrears'], RUPIAH),
  place: optional(['tempat', 'place'], historicalPlace),
  signatories: field(['penandatangan', 'signatories'], listOf(historicalSignatory)),
  withoutAuthority: optional(['tertulis tanpa surat kuasa', 'said to lack a power of attorney'], FLAG),
  /** Addenda of which the register tells no more than their number. */
  addendaTold: optional(['banyaknya adendum yang disebut', 'addenda told of'], INTEGER),
  parent: optional(['catatan induk', 'parent record'], historicalParent),
  /** For whose register it was imported: who keeps the record. */
  keptIn: field(['wilayah pemilik register', 'region that keeps the register'], SCOPE),
  officeId: field(['id kantor pemilik register', 'id of the office that keeps the register'], TEXT),
  ...HISTORICAL_FILE,
});
export type HistoricalAgreementTerms = TypeOf<typeof historicalAgreementTerms>;

/** What a row tells of an agreement in another row: that it was changed, or ended. */
const CHANGE = {
  /** Known again: the same row is not recorded twice. */
  changeId: field(['id perubahan', 'id of the change'], TEXT),
  numbers: field(['nomor', 'numbers'], listOf(historicalNumber)),
  title: optional(['judul', 'title'], TEXT),
  on: optional(['tanggal', 'date'], TEXT),
  ...HISTORICAL_FILE,
};

export const historicalAgreementCatalogue = allHolding(AGREEMENT, {
  HistoricalRecordImported: {
    version: 1,
    label: ['kerja sama dari register lama diimpor', 'agreement of an old register imported'],
    data: {
      ...historicalAgreementTerms.fields,
      gaps: field(['yang tidak lengkap', 'what is missing'], listOf(codeOf(AGREEMENT_GAP_CODES))),
    },
  },
  AddendumSigned: {
    version: 1,
    label: ['adendum dari register lama diimpor', 'addendum of an old register imported'],
    data: {
      ...CHANGE,
      term: optional(['jangka waktu yang baru', 'new term'], historicalTerm),
      value: optional(['nilai sebagaimana tertulis', 'value as it is stated'], historicalMoney),
      arrears: optional(['tunggakan', 'arrears'], RUPIAH),
    },
  },
  AgreementTerminated: {
    version: 1,
    label: ['pengakhiran dari register lama diimpor', 'termination of an old register imported'],
    data: {
      ...CHANGE,
      arrears: optional(['tunggakan', 'arrears'], RUPIAH),
      /** It had ended already by its own term: the sources contradict each other. */
      afterEnd: optional(['sesudah masa berlakunya habis', 'after it had ended'], FLAG),
    },
  },
  ...repairCatalogue,
} as const satisfies EventCatalogue);

export type HistoricalAgreementEvent = DeclaredEvent<typeof historicalAgreementCatalogue>;
type Told<Type extends HistoricalAgreementEvent['type']> = Extract<HistoricalAgreementEvent, { type: Type }>['data'];
export type HistoricalAddendum = Told<'AddendumSigned'>;
export type HistoricalTermination = Told<'AgreementTerminated'>;
