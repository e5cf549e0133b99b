import {
  DAY,
  DOC_REF,
  REGION_REF,
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
import { INSTITUTION_KIND_CODES } from './office.codes.js';

const INSTITUTION = { institutionId: field(['id lembaga', 'id of the institution'], TEXT) };
const NAMES = {
  name: field(['nama lembaga', 'name of the institution'], TEXT),
  shortName: optional(['singkatan', 'short name'], TEXT),
};

export const institutionTerms = record({
  ...INSTITUTION,
  kind: field(['jenis lembaga', 'kind of institution'], codeOf(INSTITUTION_KIND_CODES)),
  ...NAMES,
  /** Where it sits; absent for central and foreign bodies. */
  seat: optional(['wilayah kedudukan', 'region in which it sits'], REGION_REF),
  /** ISO 3166-1 alpha-2, of a foreign body alone: `JP`. */
  country: optional(['negara (ISO 3166)', 'country (ISO 3166)'], TEXT),
  partOf: optional(['id lembaga induk', 'id of the institution of which it is a part'], TEXT),
  validFrom: optional(['ada sejak', 'exists since'], DAY),
  basis: optional(['dasar pembentukan', 'decree or deed by which it exists'], DOC_REF),
});
export type InstitutionTerms = TypeOf<typeof institutionTerms>;

export const institutionCatalogue = allHolding(INSTITUTION, {
  InstitutionRegistered: {
    version: 1,
    label: ['lembaga dicatat', 'institution registered'],
    data: institutionTerms.fields,
  },
  InstitutionRenamed: {
    version: 1,
    label: ['nama lembaga diubah', 'institution renamed'],
    data: {
      ...NAMES,
      from: field(['nama berlaku mulai', 'first day of the name'], DAY),
      basis: optional(['dasar perubahan', 'decree on which it rests'], DOC_REF),
    },
  },
  InstitutionClosed: {
    version: 1,
    label: ['lembaga berakhir', 'institution ended'],
    data: {
      lastDay: field(['hari terakhir', 'last day'], DAY),
      successors: field(['id lembaga yang melanjutkan', 'ids of the institutions that succeed it'], listOf(TEXT)),
      basis: optional(['dasar pengakhiran', 'decree on which it rests'], DOC_REF),
    },
  },
  ...repairCatalogue,
} as const satisfies EventCatalogue);

export type InstitutionEvent = DeclaredEvent<typeof institutionCatalogue>;
