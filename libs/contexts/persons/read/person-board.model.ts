import {
  DAY,
  FLAG,
  INSTANT,
  INTEGER,
  NATIONAL,
  PERSON_REF,
  REGION,
  SCOPE,
  TEXT,
  codeOf,
  eventsOf,
  field,
  listOf,
  record,
  streamId,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import {
  PERSON_FIELDS,
  PERSON_FIELD_CODES,
  PERSON_STAGE_CODES,
  REQUEST_KIND_CODES,
  type PersonField,
} from '../domain/person.codes.js';
import { personDecider } from '../domain/person.decider.js';
import type { PersonEvent } from '../domain/person.events.js';
import { evolve, initialState, partiesOf, type PersonState } from '../domain/person.state.js';

const openRequest = record({
  requestId: field(['id permintaan', 'id of the request'], TEXT),
  kind: field(['yang diminta', 'what is asked for'], codeOf(REQUEST_KIND_CODES)),
  dueAt: field(['tenggat', 'due'], INSTANT),
  enteredBy: field(['akun yang mencatat', 'account that entered it'], TEXT),
  overdue: field(['lewat tenggat', 'overdue'], FLAG),
});

const entry = record({
  party: field(['pihak yang menyimpan', 'party that keeps them'], REGION),
  officeId: field(['kantor yang menyimpan', 'office that keeps them'], TEXT),
  kept: field(['data apa', 'which data'], listOf(codeOf<PersonField>(PERSON_FIELD_CODES))),
});

/** That something is kept of a person, and what was asked for; nothing of the person. */
export const personDocument = record({
  personId: field(['rujukan orang', 'reference to the person'], PERSON_REF),
  stage: field(['keadaan', 'state'], codeOf(PERSON_STAGE_CODES)),
  regions: field(['pihak yang menyimpan', 'parties that keep data'], listOf(REGION)),
  officeId: field(['kantor yang pertama menyimpan', 'office that kept data first'], TEXT),
  entries: field(['data yang tersimpan, menurut pihak', 'which data are kept, by party'], listOf(entry)),
  restricted: field(['pemrosesan dibatasi', 'processing is restricted'], FLAG),
  restrictedIn: field(
    ['pembatasan berlaku untuk pihak di wilayah', 'the restriction holds for the parties in the regions'],
    listOf(SCOPE),
  ),
  restrictedBy: field(
    ['pihak yang membatasi data yang disimpannya sendiri', 'parties that restricted what they keep themselves'],
    listOf(SCOPE),
  ),
  holds: field(['id penahanan pemeriksaan', 'ids of holds for an audit'], listOf(TEXT)),
  requests: field(['permintaan yang menunggu', 'requests that wait'], listOf(openRequest)),
  waiting: field(['ada permintaan yang menunggu', 'a request waits'], FLAG),
  overdue: field(['ada permintaan yang lewat tenggat', 'a request is overdue'], FLAG),
  keyDestroyed: field(['kunci sudah dimusnahkan', 'the key was destroyed'], FLAG),
  noticeDue: field(['pemberitahuan penghapusan ditunggu', 'the notice of the erasure is awaited'], FLAG),
  changes: field(['berapa kali data dicatat', 'how often data were entered'], INTEGER),
  registeredOn: field(['hari pertama dicatat', 'day of the first entry'], DAY),
  updatedOn: field(['hari perubahan terakhir', 'day of the last change'], DAY),
});
export type PersonBoardEntry = TypeOf<typeof personDocument>;

/** In the place of what is sealed: nothing of that gets into a read model. */
const KEPT = 'kept';

/** Who did what, and how much, is asked by decisions alone: the document holds none of it. */
const UNTOLD = { changes: {}, acts: {}, holdsPlaced: {} } as const;
const NOBODY = { scope: NATIONAL, officeId: '' } as const;

/** The state that the document tells of; sealed values are known by their names alone. */
const stateOf = (document: PersonBoardEntry | undefined): PersonState => {
  if (!document) return initialState;
  const { personId, stage, regions, entries, requests, restrictedIn, restrictedBy, holds, keyDestroyed, noticeDue } =
    document;
  const shared = { personId: personId as string };
  if (stage === 'ERASED') return { stage, ...shared, parties: regions, keyDestroyed, noticed: !noticeDue };
  return {
    stage,
    ...shared,
    entries: entries.map(({ kept, ...entryOf }) => ({
      ...entryOf,
      values: Object.fromEntries(kept.map((name) => [name, KEPT])),
    })),
    requests: requests.map((request) => ({ ...request, of: 'ID/' })),
    restricted: restrictedIn,
    restrictedBy,
    holds: holds.map((holdId) => ({ holdId, placedBy: NOBODY })),
    ...UNTOLD,
  };
};

const NOTHING = {
  entries: [],
  requests: [],
  holds: [],
  restricted: false,
  restrictedIn: [],
  restrictedBy: [],
  waiting: false,
  overdue: false,
} satisfies Partial<PersonBoardEntry>;

/** @param changes how many there were before this event, which is one more or none */
const told = (state: Exclude<PersonState, { stage: 'NONE' }>, changes: number) => {
  const { personId, stage } = state;
  const shared = { personId, stage, regions: partiesOf(state) };
  if (stage === 'ERASED') {
    const { keyDestroyed, noticed } = state;
    return { ...shared, ...NOTHING, keyDestroyed, noticeDue: !noticed, changes };
  }
  const { entries, requests, restricted, restrictedBy, holds } = state;
  return {
    ...shared,
    entries: entries.map(({ values, ...entryOf }) => ({
      ...entryOf,
      kept: PERSON_FIELDS.filter((name) => name in values),
    })),
    requests: requests.map(({ of: _of, ...request }) => request),
    restricted: restricted.length + restrictedBy.length > 0,
    restrictedIn: restricted,
    restrictedBy,
    holds: holds.map(({ holdId }) => holdId),
    waiting: requests.length > 0,
    overdue: requests.some(({ overdue }) => overdue),
    keyDestroyed: false,
    noticeDue: false,
    changes: changes + Object.keys(state.changes).length,
  };
};

/** Everybody of whom something is or was kept. */
export const personBoard: ReadModel<PersonBoardEntry, Recorded<PersonEvent>> = {
  name: 'person_board',
  version: 3,
  events: eventsOf(personDecider),
  fields: {
    regions: 'regions',
    stage: 'text',
    restricted: 'boolean',
    waiting: 'boolean',
    overdue: 'boolean',
    noticeDue: 'boolean',
    registeredOn: 'text',
    updatedOn: 'text',
  },
  sorts: ['registeredOn', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, event) => {
    const on = event.metadata.occurredOn;
    const state = evolve(stateOf(before), event, event.metadata);
    if (state.stage === 'NONE') return undefined;
    return {
      ...told(state, before?.changes ?? 0),
      officeId: before?.officeId ?? event.metadata.actor.officeId,
      registeredOn: before?.registeredOn ?? on,
      updatedOn: on,
    };
  },
};
