import {
  INTEGER,
  SCOPE,
  TEXT,
  VersionedMap,
  addMonths,
  addShare,
  field,
  isGovernment,
  listOf,
  optional,
  partyKey,
  record,
  requireShare,
  sameContent,
  seatOf,
  yearOf,
  type DeclaredEvent,
  type Decider,
  type EventCatalogue,
  type LocalDate,
  type Scope,
  type Shares,
  type TypeOf,
} from '#kernel';
import { REPEAT_MONTHS, topicKey } from './visit.rules-proposal.js';
import type { VisitTerms } from './visit.terms.js';
import { REGISTER_VISITS } from './visit.settings.js';

/**
 * What of a visit's terms tells whether another one may repeat it. Topics as marks: the visits themselves tell what the
 * marks promise.
 */
export const registeredVisit = record({
  visitId: field(['id kunjungan', 'id of the visit'], TEXT),
  origin: field(
    [
      'kode wilayah asal (Kepmendagri), atau ID bila tidak ada',
      'code of the region of origin (Kepmendagri), or ID without',
    ],
    SCOPE,
  ),
  /** Absent: the government of the region itself. */
  party: optional(['tanda lembaga asal', 'key of the body that is the origin'], TEXT),
  /** In which it was to begin when this was entered. */
  year: field(['tahun mulai menurut rencana', 'year of the planned start'], INTEGER),
  hosts: field(
    ['kode wilayah atau tanda lembaga para tuan rumah', "codes of the hosts' regions, or keys of bodies"],
    listOf(TEXT),
  ),
  topics: field(['tanda topik', 'marks of the topics'], listOf(TEXT)),
});
export type RegisteredVisit = TypeOf<typeof registeredVisit>;

export interface RegisterVisit extends RegisteredVisit {
  readonly type: 'RegisterVisit';
}

/** SYSTEM: a visit of a log from before there was a register, or from before it was kept by year. */
export interface RecordVisit extends RegisteredVisit {
  readonly type: 'RecordVisit';
}

export type VisitRegisterCommand = RegisterVisit | RecordVisit;

interface VisitRegisteredV1 extends Omit<RegisteredVisit, 'year'> {
  readonly plannedStart: LocalDate;
}

/** A number of eight digits in the place of a topic of two hundred letters. */
export const topicMark = (topic: string): string => {
  let mark = 0x811c9dc5;
  for (const letter of topicKey(topic)) mark = Math.imul(mark ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return mark.toString(16).padStart(8, '0');
};

const marks = (topics: readonly string[]): readonly string[] => [...new Set(topics.map(topicMark))];

export const visitRegisterCatalogue = {
  VisitRegistered: {
    label: ['kunjungan masuk daftar', 'visit entered in the register'],
    version: 3,
    data: registeredVisit.fields,
    upcast: {
      /** It knew of no parties but regions. */
      2: (data: object) => data,
      1: (data: object) => {
        const { plannedStart, topics, ...rest } = data as VisitRegisteredV1;
        return { ...rest, year: yearOf(plannedStart), topics: marks(topics) };
      },
    },
  },
} as const satisfies EventCatalogue;
export type VisitRegistered = DeclaredEvent<typeof visitRegisterCatalogue>;

export interface VisitRegisterState {
  readonly visits: VersionedMap<RegisteredVisit>;
  readonly shares: Shares;
}

/** One stream for each region of origin and year. */
export const visitRegisterId = (origin: Scope, year: number): string => `${origin}-${year}`;

/**
 * VIS-06: the visits that a region has asked for, by the year in which they were to begin, so that a repetition is
 * found however fast it follows and however long the region has been travelling. An entry is made before the visit's
 * own event is appended, and says nothing of whether the visit came about: whoever finds one looks at the visit itself.
 * An entry whose proposal failed is passed over, so none is ever taken back.
 */
export const visitRegisterDecider: Decider<VisitRegisterState, VisitRegisterCommand, VisitRegistered> = {
  category: 'visitRegister',
  catalogue: visitRegisterCatalogue,
  initialState: { visits: VersionedMap.of(), shares: VersionedMap.of() },
  evolve: ({ visits, shares }, { data }, metadata) => ({
    visits: visits.with(data.visitId, data),
    shares: addShare(shares, metadata),
  }),
  decide: ({ type, ...visit }, { visits, shares }, { actor, rules }) => {
    const entered = visits.get(visit.visitId);
    if (entered && sameContent(entered, visit)) return [];
    if (type === 'RegisterVisit')
      requireShare(shares, actor, rules.get(REGISTER_VISITS, visit.origin), '/plannedStart');
    return [{ type: 'VisitRegistered', data: visit }];
  },
};

export const registration = ({ visitId, origin, hosts, topics, plannedStart }: VisitTerms): RegisteredVisit => ({
  visitId,
  origin: seatOf(origin),
  ...(!isGovernment(origin) && { party: partyKey(origin) }),
  year: yearOf(plannedStart),
  hosts: hosts.map(partyKey),
  topics: marks(topics),
});

/** Years whose registers hold what a visit on those days may repeat. */
export const yearsAround = (day: LocalDate): readonly number[] => {
  const [first, last] = [yearOf(addMonths(day, -REPEAT_MONTHS)), yearOf(addMonths(day, REPEAT_MONTHS))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

/** Those other visits of a register that share a host and, as far as marks tell, a topic. */
export const mayRepeat = ({ visits }: VisitRegisterState, own: RegisteredVisit): readonly string[] => {
  const [hosts, topics] = [new Set<string>(own.hosts), new Set(own.topics)];
  return visits
    .values()
    .filter(
      (other) =>
        other.visitId !== own.visitId &&
        other.party === own.party &&
        other.hosts.some((host) => hosts.has(host)) &&
        other.topics.some((topic) => topics.has(topic)),
    )
    .map(({ visitId }) => visitId);
};
