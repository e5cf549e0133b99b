import {
  DAY,
  FLAG,
  INTEGER,
  REGION_REF,
  TEXT,
  allHolding,
  field,
  listOf,
  optional,
  record,
  type DeclaredEvent,
  type EventCatalogue,
} from '#kernel';
import { KIND, OFFICE, numberingRule } from './numbering-rules.events.js';

export const BOOK = { ...OFFICE, ...KIND, year: field(['tahun', 'year'], INTEGER) };
export const NUMBER = { number: field(['nomor urut', 'running number'], INTEGER) };

/** A running number and how it stands on the paper. */
export const givenNumber = record({ ...NUMBER, text: field(['nomor pada naskah', 'number on the paper'], TEXT) });

/** What papers of one request have in common. */
export const GIVEN = {
  /** The visit, or what else it is that the papers are about. */
  record: field(['id catatan yang dinomori', 'id of the record whose papers are numbered'], TEXT),
  day: field(['tanggal naskah', 'day of the paper'], DAY),
  outOfOrder: field(
    ['tanggalnya sebelum tanggal nomor sebelumnya', 'its day lies before that of an earlier number'],
    FLAG,
  ),
};

export const numberBookCatalogue = allHolding(BOOK, {
  NumbersGiven: {
    version: 1,
    label: ['nomor diberikan', 'numbers given'],
    data: {
      ...GIVEN,
      numbers: field(['nomor-nomor', 'numbers'], listOf(givenNumber)),
      ruleNo: numberingRule.fields.ruleNo,
      /** Absent: an office of the country. */
      region: optional(['wilayah kantor', 'region of the office'], REGION_REF),
    },
  },
  NumberVoided: {
    version: 1,
    label: ['nomor dinyatakan batal', 'number declared void'],
    data: { ...NUMBER, reason: field(['alasan', 'reason'], TEXT) },
  },
} as const satisfies EventCatalogue);
export type NumberBookEvent = DeclaredEvent<typeof numberBookCatalogue>;
