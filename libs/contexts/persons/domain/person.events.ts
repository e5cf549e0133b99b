import {
  INSTANT,
  PERSON_REF,
  REGION,
  SCOPE,
  TEXT,
  allHolding,
  codeOf,
  field,
  listOf,
  optional,
  orHidden,
  record,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import {
  PERSON_FIELD_CODES,
  REFUSAL_GROUND_CODES,
  REQUEST_KIND_CODES,
  type PersonField,
  type RefusalGround,
  type RequestKind,
} from './person.codes.js';

/** A value under the person's own key: without that key it means nothing, and no reader is shown it. */
export const sealedValue = record({
  field: field(['data apa', 'what it is'], codeOf<PersonField>(PERSON_FIELD_CODES)),
  sealed: field(['nilai tersandi', 'the value, encrypted'], orHidden(TEXT)),
});
export type SealedValue = TypeOf<typeof sealedValue>;

const PERSON = { personId: field(['rujukan orang', 'reference to the person'], PERSON_REF) };
const VALUES = { values: field(['data tersandi', 'encrypted data'], listOf(sealedValue)) };
const REQUEST = { requestId: field(['id permintaan', 'id of the request'], TEXT) };
const OF_REQUEST = { requestId: optional(['id permintaan', 'id of the request'], TEXT) };
const REASON = { reason: field(['alasan', 'reason'], TEXT) };
/** Absent: for all who keep data of the person, as it was before each party restricted its own alone. */
const WITHIN = { within: optional(['berlaku untuk pihak di wilayah', 'holds for the parties in the region'], SCOPE) };
const HOLD = { holdId: field(['id penahanan', 'id of the hold'], TEXT) };
const PARTIES = { parties: field(['pihak yang datanya berubah', 'parties whose data change'], listOf(REGION)) };

/** What happens to one person's data. Stream `person-{reference}`; nothing of the person is in it that can be read. */
export const personCatalogue = allHolding(PERSON, {
  /** A party keeps these data of the person; what it kept before is replaced. */
  PersonRegistered: {
    version: 1,
    label: ['data orang dicatat', 'data of a person entered'],
    data: {
      party: field(['pihak yang menyimpan', 'party that keeps them'], REGION),
      officeId: field(['kantor yang menyimpan', 'office that keeps them'], TEXT),
      ...VALUES,
    },
  },
  PersonRectified: {
    version: 1,
    label: ['data orang diperbaiki', 'data of a person rectified'],
    data: {
      ...PARTIES,
      ...VALUES,
      removed: field(['data yang dihilangkan', 'data that were removed'], listOf(codeOf(PERSON_FIELD_CODES))),
      ...OF_REQUEST,
    },
  },
  SubjectRequestReceived: {
    version: 1,
    label: ['permintaan subjek data diterima', 'request of a data subject received'],
    data: {
      ...REQUEST,
      kind: field(['yang diminta', 'what is asked for'], codeOf<RequestKind>(REQUEST_KIND_CODES)),
      receivedAt: field(['diterima', 'received'], INSTANT),
      /** 3×24 hours later, holidays included. */
      dueAt: field(['tenggat', 'due'], INSTANT),
    },
  },
  SubjectRequestRefused: {
    version: 1,
    label: ['permintaan subjek data ditolak', 'request of a data subject refused'],
    data: {
      ...REQUEST,
      ground: field(['dasar penolakan', 'ground of the refusal'], codeOf<RefusalGround>(REFUSAL_GROUND_CODES)),
      ...REASON,
    },
  },
  SubjectRequestOverdue: {
    version: 1,
    label: ['permintaan subjek data lewat tenggat', 'request of a data subject overdue'],
    data: REQUEST,
  },
  ProcessingRestricted: {
    version: 2,
    upcast: { 1: (data: object) => data },
    label: ['pemrosesan data orang dibatasi', 'processing of personal data restricted'],
    data: { ...REASON, ...OF_REQUEST, ...WITHIN },
  },
  RestrictionLifted: {
    version: 2,
    upcast: { 1: (data: object) => data },
    label: ['pembatasan dicabut', 'restriction lifted'],
    data: { ...REASON, ...WITHIN },
  },
  PersonHoldPlaced: {
    version: 1,
    label: ['data orang ditahan untuk pemeriksaan', 'data of a person held for an audit'],
    data: { ...HOLD, ...REASON },
  },
  PersonHoldLifted: {
    version: 1,
    label: ['penahanan data orang dilepas', 'hold on data of a person lifted'],
    data: { ...HOLD, ...REASON },
  },
  /** From here on nobody reads them any more; the key is destroyed next. */
  PersonalDataErased: {
    version: 1,
    label: ['data pribadi dihapus', 'personal data erased'],
    data: {
      ...REQUEST,
      ...PARTIES,
      ...REASON,
      settled: field(['semua permintaan yang selesai dengannya', 'all requests that it settles'], listOf(TEXT)),
    },
  },
  SubjectKeyDestroyed: { version: 1, label: ['kunci data pribadi dimusnahkan', 'key of personal data destroyed'] },
  /** The person was told (UU 27/2022 art. 45). */
  ErasureNoticeGiven: {
    version: 1,
    label: ['penghapusan diberitahukan kepada orangnya', 'the person was told of the erasure'],
    data: { means: field(['dengan cara apa', 'by which means'], TEXT) },
  },
} as const satisfies EventCatalogue);

export type PersonEvent = DeclaredEvent<typeof personCatalogue>;
