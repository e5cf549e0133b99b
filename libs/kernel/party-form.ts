import { PARTY_KIND_CODES } from './code-lists.js';
import { TEXT, codeOf, optional, record, type RecordKind } from './document-form.js';
import { PERSON_REF, REGION_REF } from './document-parts.js';
import { BODY_KINDS, type BodyKind } from './party-kinds.js';
import type { PartyRef } from './party.js';

const { codes, name } = PARTY_KIND_CODES;

/** The codes of bodies alone: a government is told by its region. */
const BODY_KIND_CODES = {
  name,
  codes: Object.fromEntries(BODY_KINDS.map((kind) => [kind, codes[kind]])) as Readonly<
    Record<BodyKind, (typeof codes)[BodyKind]>
  >,
};

/** The members of a party, as events and documents hold them. */
export const PARTY = {
  kind: optional(
    [
      'jenis pihak; kosong: pemerintah daerah atau desa itu sendiri',
      'kind of party; absent: the government of the region, or the village, itself',
    ],
    codeOf(BODY_KIND_CODES),
  ),
  region: optional(['wilayah tempat kedudukan', 'region in which it sits'], REGION_REF),
  institutionId: optional(['id dalam register lembaga', 'id in the register of institutions'], TEXT),
  name: optional(['nama', 'name'], TEXT),
  country: optional(['negara (ISO 3166)', 'country (ISO 3166)'], TEXT),
  subjectRef: optional(['rujukan orang', 'reference to the person'], PERSON_REF),
};

export const PARTY_REF: RecordKind<PartyRef, typeof PARTY> = record(PARTY);

const { subjectRef: _person, ...body } = PARTY;

/** The members of a body or government; no person is one. */
export const BODY = body;
