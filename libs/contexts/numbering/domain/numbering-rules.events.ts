import {
  INTEGER,
  REGION_REF,
  TEXT,
  allHolding,
  codeOf,
  field,
  optional,
  record,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { PAPER_KIND_CODES } from './numbering.codes.js';

export const OFFICE = { officeId: field(['id kantor', 'id of the office'], TEXT) };
export const KIND = { kind: field(['jenis naskah', 'kind of paper'], codeOf(PAPER_KIND_CODES)) };

/** The rule by which an office numbers one kind of paper. */
export const numberingRule = record({
  ...KIND,
  ruleNo: field(['nomor aturan pada kantor itu', 'number of the rule in that office'], INTEGER),
  template: field(['pola nomor', 'template of the number'], TEXT),
  digits: field(['banyaknya angka nomor urut', 'digits of the running number'], INTEGER),
  kindCode: optional(['kode jenis naskah', 'code of the kind'], TEXT),
  officeCode: optional(['kode kantor', 'code of the office'], TEXT),
  /** Papers of earlier years are numbered elsewhere. */
  firstYear: field(['tahun pertama yang dinomori di sini', 'first year that is numbered here'], INTEGER),
  firstNumber: field(['nomor urut pertama tahun itu', 'first running number of that year'], INTEGER),
});
export type NumberingRule = TypeOf<typeof numberingRule>;

export const numberingRulesCatalogue = allHolding(OFFICE, {
  NumberingRuleSet: {
    version: 1,
    label: ['aturan penomoran ditetapkan', 'numbering rule set'],
    data: {
      ...numberingRule.fields,
      /** Absent: an office of the country. */
      region: optional(['wilayah kantor', 'region of the office'], REGION_REF),
    },
  },
  /** The first number was given by it: no other kind of paper may get numbers that look like its own. */
  NumberingRuleUsed: {
    version: 1,
    label: ['aturan penomoran mulai dipakai', 'numbering rule first used'],
    data: { ...KIND, ruleNo: numberingRule.fields.ruleNo },
  },
} as const satisfies EventCatalogue);
export type NumberingRulesEvent = DeclaredEvent<typeof numberingRulesCatalogue>;
