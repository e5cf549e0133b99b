import {
  INSTANT,
  INTEGER,
  PERSON_REF,
  REGION,
  TEXT,
  codeOf,
  eventsOf,
  field,
  listOf,
  optional,
  record,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { PURPOSE_CODES } from '../domain/person.codes.js';
import { personReadsDecider } from '../domain/person-reads.decider.js';
import type { PersonalDataShown } from '../domain/person-reads.events.js';

/** One look at data of persons. */
export const personReadDocument = record({
  at: field(['waktu', 'when'], INSTANT),
  userId: field(['akun yang melihat', 'account that looked'], TEXT),
  purpose: field(['keperluan', 'purpose'], codeOf(PURPOSE_CODES)),
  reason: optional(['alasan', 'reason'], TEXT),
  party: field(['pihak yang menyimpan', 'party that keeps them'], REGION),
  officeId: optional(['kantor yang menyimpan', 'office that keeps them'], TEXT),
  regions: field(['wilayah', 'regions'], listOf(REGION)),
  visitId: optional(['id kunjungan', 'id of the visit'], TEXT),
  persons: field(['rujukan orang', 'references to the persons'], listOf(PERSON_REF)),
  count: field(['banyaknya orang', 'number of persons'], INTEGER),
});
export type PersonRead = TypeOf<typeof personReadDocument>;

/** Every look at data of persons in clear (COM-11). */
export const personReads: ReadModel<PersonRead, Recorded<PersonalDataShown>> = {
  name: 'person_reads',
  version: 1,
  events: eventsOf(personReadsDecider),
  fields: { at: 'text', userId: 'text', purpose: 'text', visitId: 'text', regions: 'regions' },
  sorts: ['at'],
  keys: ({ id }) => [id],
  fold: (_before, { data, metadata: { recordedAt } }) => ({
    ...data,
    at: recordedAt,
    regions: [data.party],
    count: data.persons.length,
  }),
};
