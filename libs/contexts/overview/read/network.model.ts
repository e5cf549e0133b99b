import {
  REGION_LEVELS,
  categoryOf,
  partyAt,
  type LocalDate,
  type ReadModel,
  type Recorded,
  type RecordedEvent,
} from '#kernel';
import { ADOPTION_RECORDS, type AdoptionEvent } from '#contexts/adoptions/contract';
import { AGREEMENT_RECORDS, type AgreementEvent } from '#contexts/agreements/contract';
import { VISIT_RECORDS, type VisitEvent } from '#contexts/visits/contract';
import { asked, askedAfter, receiving, type Asked } from './asked-hosts.js';
import { atLevel, edgeName, partyOf, type Party } from './network.parties.js';
import { NETWORK, NETWORK_LISTS, networkCounts, type Joined } from './network.totals.js';

/** One visit, adoption or agreement, and the lines of the network that it draws while it counts. */
export interface Connection extends Joined {
  readonly counts: boolean;
  /** Who was asked to be a host of a visit: it joins those alone that receive it (VIS-07). */
  readonly asked: readonly (Party & Asked)[];
  /** Day on which the visit began, the adoption was decided or the agreement signed. */
  readonly on?: LocalDate;
  /** Names of its lines at all levels, by which their first and last days are found. */
  readonly edges: readonly string[];
  /** Keys of the bodies that it joins, by which their names are found. */
  readonly bodies: readonly string[];
}

const linesOf = ({ kind, from, to }: Joined): readonly string[] => [
  ...new Set(
    REGION_LEVELS.flatMap((level) =>
      to.map((host) => edgeName(level, kind, atLevel(from, level).key, atLevel(host, level).key)),
    ),
  ),
];

const joined = (parties: Joined): Connection => ({ ...parties, asked: [], counts: false, edges: [], bodies: [] });
const drawn = (connection: Connection, on: LocalDate): Connection => ({
  ...connection,
  counts: true,
  on,
  edges: linesOf(connection),
  bodies: [connection.from, ...connection.to].flatMap(({ key, name }) => (name === undefined ? [] : [key])),
});
const erased = ({ on: _on, ...connection }: Connection): Connection => ({
  ...connection,
  counts: false,
  edges: [],
  bodies: [],
});

const visited = (before: Connection | undefined, event: Recorded<VisitEvent>): Connection | undefined => {
  if (event.type === 'VisitProposed') {
    const { origin, hosts } = event.data;
    const parties = joined({ kind: 'VISIT', from: partyOf(origin), to: [] });
    return { ...parties, asked: hosts.map((host) => ({ ...partyOf(host), ...asked(host) })) };
  }
  if (!before) return undefined;
  switch (event.type) {
    case 'VisitHostingAccepted':
    case 'VisitHostingDeclined':
    case 'VisitRescheduled':
      return { ...before, asked: askedAfter(before.asked, event) };
    case 'VisitStarted': {
      const hosts = askedAfter(before.asked, event);
      const to = receiving(hosts).map(({ hostKey: _key, required: _required, answer: _answer, ...host }) => host);
      return drawn({ ...before, asked: hosts, to }, event.metadata.occurredOn);
    }
    case 'RecordVoided':
      return undefined;
    default:
      return before;
  }
};

const adopted = (before: Connection | undefined, event: Recorded<AdoptionEvent>): Connection | undefined => {
  switch (event.type) {
    case 'AdoptionOpened':
    case 'ObservationChanged': {
      const now = joined({ kind: 'ADOPTION', from: partyOf(event.data.origin), to: [partyOf(partyAt(event.data))] });
      return before?.counts && before.on ? drawn(now, before.on) : now;
    }
    case 'AdoptionDecided': {
      const { decision } = event.data;
      const carriedOut = decision === 'ADOPT' || decision === 'ADAPT';
      return before && (carriedOut ? drawn(before, event.metadata.occurredOn) : erased(before));
    }
    case 'AdoptionAbandoned':
    case 'RecordVoided':
    case 'ObservationWithdrawn':
      return before && erased(before);
    default:
      return before;
  }
};

const agreed = (before: Connection | undefined, event: Recorded<AgreementEvent>): Connection | undefined => {
  switch (event.type) {
    case 'CooperationInitiated': {
      const [first, ...others] = event.data.parties;
      return joined({ kind: 'AGREEMENT', from: partyOf(first!), to: others.map(partyOf) });
    }
    case 'MoUSigned':
    case 'PKSSigned':
    case 'JointVillageRegulationEnacted':
      return before && drawn(before, event.data.signedOn);
    case 'RecordVoided':
      return undefined;
    default:
      return before;
  }
};

const FOLDS: Readonly<Record<string, (before: Connection | undefined, event: never) => Connection | undefined>> = {
  [VISIT_RECORDS.category]: visited,
  [ADOPTION_RECORDS.category]: adopted,
  [AGREEMENT_RECORDS.category]: agreed,
};

/** Who learns from whom, and who has agreed with whom: lines between parties (domain §4). */
export const network: ReadModel<Connection> = {
  ...NETWORK,
  ofOneStream: true,
  events: {
    [VISIT_RECORDS.category]: [
      'VisitProposed',
      'VisitHostingAccepted',
      'VisitHostingDeclined',
      'VisitRescheduled',
      'VisitStarted',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies VisitEvent['type'][],
    [ADOPTION_RECORDS.category]: [
      'AdoptionOpened',
      'ObservationChanged',
      'ObservationWithdrawn',
      'AdoptionDecided',
      'AdoptionAbandoned',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies AdoptionEvent['type'][],
    [AGREEMENT_RECORDS.category]: [
      'CooperationInitiated',
      'MoUSigned',
      'PKSSigned',
      'JointVillageRegulationEnacted',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies AgreementEvent['type'][],
  },
  fields: { edges: 'text', bodies: 'text', on: 'text' },
  sorts: ['on'],
  keys: ({ stream }) => [stream],
  fold: (before, event: RecordedEvent) => FOLDS[categoryOf(event.stream)]!(before, event as never),
  contribute: (connection) => (connection.counts ? networkCounts(connection) : []),
  totals: NETWORK_LISTS,
};
