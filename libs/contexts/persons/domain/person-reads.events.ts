import {
  PERSON_REF,
  REGION,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  type DeclaredEvent,
  type EventCatalogue,
} from '#kernel';
import { PURPOSE_CODES, type Purpose } from './person.codes.js';

export const personReadsCatalogue = {
  /** A user was shown data of these persons in clear (COM-11). */
  PersonalDataShown: {
    version: 1,
    label: ['data pribadi diperlihatkan', 'personal data shown'],
    data: {
      userId: field(['id akun', 'id of the account'], TEXT),
      purpose: field(['keperluan', 'purpose'], codeOf<Purpose>(PURPOSE_CODES)),
      party: field(['pihak yang menyimpan', 'party that keeps them'], REGION),
      officeId: optional(['kantor yang menyimpan', 'office that keeps them'], TEXT),
      persons: field(['rujukan orang', 'references to the persons'], listOf(PERSON_REF)),
      visitId: optional(['id kunjungan', 'id of the visit'], TEXT),
      reason: optional(['alasan', 'reason'], TEXT),
    },
  },
} as const satisfies EventCatalogue;

export type PersonalDataShown = DeclaredEvent<typeof personReadsCatalogue>;
