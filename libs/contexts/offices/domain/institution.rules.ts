import { reject, type LocalDate } from '#kernel';
import type { InstitutionTerms } from './institution.events.js';
import type { Institution } from './institution.state.js';

/** What is known of other institutions. */
export interface InstitutionFacts {
  /** Institutions that the input names and the register does not know. */
  readonly unknownInstitutions: readonly string[];
}

const SEATLESS = ['CENTRAL_UNIT', 'FOREIGN'];

/** OFF-09 Central bodies have the whole country, foreign ones their own; every other body sits in a region (§7.1). */
export const requireSeat = ({ kind, seat, country }: InstitutionTerms): void => {
  if (kind === 'FOREIGN' ? !country : country) {
    throw reject('E_VALIDATION', {
      ruleId: 'OFF-09',
      field: '/country',
      messageId: 'Negara wajib disebut untuk lembaga di luar negeri, dan hanya untuk itu.',
      messageEn: 'A country is named of a foreign body, and of no other.',
    });
  }
  if (SEATLESS.includes(kind) ? !seat : seat) return;
  throw reject('E_VALIDATION', {
    ruleId: 'OFF-09',
    field: '/seat',
    messageId: 'Wilayah kedudukan wajib disebut; hanya lembaga pusat dan lembaga luar negeri tidak memilikinya.',
    messageEn: 'The region in which it sits is required; central and foreign bodies alone have none.',
  });
};

/** OFF-10 Institutions to which one refers are in the register, and it is none of them itself. */
export const requireOthers = (
  own: string,
  named: readonly string[],
  { unknownInstitutions }: InstitutionFacts,
  fieldOf: (index: number) => string,
): void => {
  const index = named.findIndex(
    (each, at) => each === own || unknownInstitutions.includes(each) || named.indexOf(each) < at,
  );
  if (index < 0) return;
  const id = named[index]!;
  const unknown = unknownInstitutions.includes(id) && id !== own;
  throw reject(unknown ? 'E_NOT_FOUND' : 'E_VALIDATION', {
    ruleId: 'OFF-10',
    field: fieldOf(index),
    messageId: unknown
      ? `Lembaga ${id} belum ada dalam register; catat dulu.`
      : 'Yang disebut di sini adalah lembaga lain, masing-masing sekali.',
    messageEn: unknown
      ? `The institution ${id} is not in the register; enter it first.`
      : 'What is named here are other institutions, each once.',
  });
};

/** OFF-11 Nothing of an institution lies before its beginning. */
export const requireSince = (
  { terms: { validFrom } }: Pick<Institution, 'terms'>,
  day: LocalDate,
  field: string,
): void => {
  if (validFrom === undefined || validFrom <= day) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'OFF-11',
    field,
    details: { validFrom },
    messageId: `Lembaga ini ada sejak ${validFrom}, sesudah ${day}.`,
    messageEn: `The institution exists since ${validFrom}, after ${day}.`,
  });
};
