import { withOne, type Actor, type EventMetadata, type InStage, type Instant, type RegionCode } from '#kernel';
import type { PERSON_STAGES, PersonField, RequestKind } from './person.codes.js';
import type { PersonEvent, SealedValue } from './person.events.js';
import { decidedBy, leftBy, restrictionsOf, type Restrictions } from './person.restrictions.js';

/** What one party keeps of the person. */
export interface PersonEntry {
  readonly party: RegionCode;
  readonly officeId: string;
  readonly values: Readonly<Partial<Record<PersonField, SealedValue['sealed']>>>;
}

/** A request that waits for its answer. */
export interface OpenRequest {
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly dueAt: Instant;
  /** Who entered it: one request of a kind waits of each. */
  readonly of: ActingParty;
  /** User who entered it: another one decides on an erasure. */
  readonly enteredBy: string;
  readonly overdue: boolean;
}

/** That an inspectorate holds the data, and which one. */
export interface Hold {
  readonly holdId: string;
  readonly placedBy: Pick<Actor, 'scope' | 'officeId'>;
}

export interface Known extends Restrictions {
  readonly personId: string;
  /** By the order in which they came; the last one of a party stands. */
  readonly entries: readonly PersonEntry[];
  readonly requests: readonly OpenRequest[];
  readonly holds: readonly Hold[];
  /** How often data were entered or rectified; requests and restrictions; holds (COM-14). */
  readonly changes: Tally;
  readonly acts: Tally;
  readonly holdsPlaced: Tally;
}

/** An office acting for a region: what it does uses up the room of nobody else. */
export type ActingParty = `${Actor['scope']}/${string}`;
export type Tally = Readonly<Partial<Record<ActingParty, number>>>;

export const actingParty = ({ scope, officeId }: Pick<Actor, 'scope' | 'officeId'>): ActingParty =>
  `${scope}/${officeId}`;

const oneMore = (tally: Tally, by: ActingParty): Tally => ({ ...tally, [by]: (tally[by] ?? 0) + 1 });

export interface Erased {
  readonly personId: string;
  readonly parties: readonly RegionCode[];
  readonly keyDestroyed: boolean;
  readonly noticed: boolean;
}

/** NONE → KNOWN → ERASED; restriction, requests and holds lie beside. */
interface ByStage {
  NONE: object;
  KNOWN: Known;
  ERASED: Erased;
}
export type PersonStage = 'NONE' | (typeof PERSON_STAGES)[number];
export type PersonIn<Stage extends PersonStage> = InStage<ByStage, Stage>;
export type PersonState = PersonIn<PersonStage>;

export const initialState: PersonState = { stage: 'NONE' };

/** Those who keep or kept data of the person. */
export const partiesOf = (state: PersonState): readonly RegionCode[] => {
  if (state.stage === 'NONE') return [];
  return state.stage === 'ERASED' ? state.parties : state.entries.map(({ party }) => party);
};

const valuesOf = (values: readonly SealedValue[]): PersonEntry['values'] =>
  Object.fromEntries(values.map(({ field, sealed }) => [field, sealed]));

const without = (values: PersonEntry['values'], removed: readonly PersonField[]): PersonEntry['values'] =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !removed.includes(name as PersonField)));

const NOTHING: Omit<Known, 'personId'> = {
  entries: [],
  requests: [],
  restricted: [],
  restrictedBy: [],
  holds: [],
  changes: {},
  acts: {},
  holdsPlaced: {},
};

const answered = (requests: readonly OpenRequest[], requestId: string | undefined): readonly OpenRequest[] =>
  requests.filter((request) => request.requestId !== requestId);

const evolveKnown = (state: PersonIn<'KNOWN'>, event: PersonEvent, actor: Actor): PersonState => {
  const { entries, requests, holds } = state;
  const by = actingParty(actor);
  const acted = { ...state, acts: oneMore(state.acts, by) };
  switch (event.type) {
    case 'PersonRegistered': {
      const { party, officeId, values } = event.data;
      const others = entries.filter((entry) => entry.party !== party);
      return {
        ...state,
        entries: [...others, { party, officeId, values: valuesOf(values) }],
        changes: oneMore(state.changes, by),
      };
    }
    case 'PersonRectified': {
      const { parties, values, removed, requestId } = event.data;
      return {
        ...state,
        entries: entries.map((entry) =>
          parties.includes(entry.party)
            ? { ...entry, values: { ...without(entry.values, removed), ...valuesOf(values) } }
            : entry,
        ),
        requests: answered(requests, requestId),
        changes: oneMore(state.changes, by),
      };
    }
    case 'SubjectRequestReceived': {
      const { requestId, kind, dueAt } = event.data;
      const request = { requestId, kind, dueAt, of: by, enteredBy: actor.userId, overdue: false };
      return { ...acted, requests: [...requests, request] };
    }
    case 'SubjectRequestRefused':
      return { ...state, requests: answered(requests, event.data.requestId) };
    case 'SubjectRequestOverdue':
      return {
        ...state,
        requests: requests.map((request) =>
          request.requestId === event.data.requestId ? { ...request, overdue: true } : request,
        ),
      };
    case 'ProcessingRestricted': {
      const decider = decidedBy(actor, event.data.within);
      const list = restrictionsOf(decider);
      return {
        ...acted,
        [list]: withOne(state[list], decider.scope),
        requests: answered(requests, event.data.requestId),
      };
    }
    case 'RestrictionLifted':
      return { ...state, ...leftBy(state, decidedBy(actor, event.data.within)) };
    case 'PersonHoldPlaced':
      return {
        ...state,
        holds: [...holds, { holdId: event.data.holdId, placedBy: { scope: actor.scope, officeId: actor.officeId } }],
        holdsPlaced: oneMore(state.holdsPlaced, by),
      };
    case 'PersonHoldLifted':
      return { ...state, holds: holds.filter(({ holdId }) => holdId !== event.data.holdId) };
    case 'PersonalDataErased': {
      const { personId, parties } = event.data;
      return { stage: 'ERASED', personId, parties, keyDestroyed: false, noticed: false };
    }
    default:
      return state;
  }
};

export const evolve = (
  state: PersonState,
  event: PersonEvent,
  { actor }: Pick<EventMetadata, 'actor'>,
): PersonState => {
  if (state.stage === 'ERASED') {
    if (event.type === 'SubjectKeyDestroyed') return { ...state, keyDestroyed: true };
    return event.type === 'ErasureNoticeGiven' ? { ...state, noticed: true } : state;
  }
  if (state.stage === 'KNOWN') return evolveKnown(state, event, actor);
  const personId = event.data.personId as string;
  return evolveKnown({ stage: 'KNOWN', personId, ...NOTHING }, event, actor);
};
