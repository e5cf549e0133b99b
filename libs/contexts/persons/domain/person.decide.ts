import {
  actsFor,
  addHours,
  decideByStage,
  requireAuthority,
  requireReason,
  startOfDay,
  zoneOf,
  type AuthorityFact,
  type DecisionContext,
  type FactsByAct,
} from '#kernel';
import { PERSON_STAGE_CODES } from './person.codes.js';
import type {
  ErasePersonalData,
  LiftHold,
  MarkRequestOverdue,
  PersonCommand,
  ReceiveRequest,
  RecordErasureNotice,
  RefuseRequest,
  RestrictProcessing,
} from './person.commands.js';
import { rectifyPerson, registerPerson } from './person.decide-data.js';
import type { PersonEvent } from './person.events.js';
import { hasRestricted, leftBy } from './person.restrictions.js';
import {
  openRequest,
  requireLiftable,
  requireNoHold,
  requireNoneOpen,
  requireOther,
  requireOwnRoom,
  requireRetentionOver,
  type HolderFact,
} from './person.rules.js';
import { PERSON_ACTS, PERSON_HOLDS } from './person.settings.js';
import { partiesOf, type PersonIn, type PersonState } from './person.state.js';

/** What decisions on a person's data need beside command and state. */
export interface PersonFacts {
  /** What the register of offices says of the actor (COM-04). */
  readonly authority: AuthorityFact;
  /** The last year in which the person is in a travel order, if in any. */
  readonly lastTravelYear: number | undefined;
  /** Whether the office that placed the hold ended, and who carries on its work. */
  readonly holder: HolderFact;
}

type Context<Facts = unknown> = DecisionContext<Facts>;
type Decided = readonly PersonEvent[];
type Living = PersonIn<'KNOWN'>;

/** UU 27/2022 arts 30, 40, 41: hours in which a request is answered; of the calendar, holidays included. */
const ANSWERED_WITHIN = 3 * 24;

const receiveRequest = ({ kind }: ReceiveRequest, state: Living, context: Context): Decided => {
  const { actor, commandId, now, occurredOn, rules, today } = context;
  requireNoneOpen(state, kind, actor);
  requireOwnRoom(state.acts, actor, rules.get(PERSON_ACTS, actor.scope));
  // Of an earlier day nobody knows the hour: its first one counts.
  const receivedAt = occurredOn === today ? now : startOfDay(occurredOn, zoneOf(actor.scope));
  const data = { personId: state.personId, requestId: commandId, kind, receivedAt };
  return [{ type: 'SubjectRequestReceived', data: { ...data, dueAt: addHours(receivedAt, ANSWERED_WITHIN) } }];
};

const refuseRequest = ({ requestId, ground }: RefuseRequest, state: Living, { actor, reason }: Context): Decided => {
  requireOther(openRequest(state, requestId, actor), actor);
  const { personId } = state;
  const told = requireReason(reason, { ruleId: 'COM-11' });
  return [{ type: 'SubjectRequestRefused', data: { personId, requestId, ground, reason: told } }];
};

/** COM-11: a party restricts what it keeps itself, a data steward what all in his region keep. */
const restrictProcessing = ({ requestId }: RestrictProcessing, state: Living, context: Context): Decided => {
  const { actor, reason, rules } = context;
  if (requestId !== undefined) openRequest(state, requestId, actor, 'RESTRICT');
  if (hasRestricted(state, actor) && requestId === undefined) return [];
  requireOwnRoom(state.acts, actor, rules.get(PERSON_ACTS, actor.scope));
  const told = requireReason(reason, { ruleId: 'COM-11' });
  const { personId } = state;
  const within = { within: actor.scope, ...(requestId !== undefined && { requestId }) };
  return [{ type: 'ProcessingRestricted', data: { personId, reason: told, ...within } }];
};

/** What a region around one's own decided, or another party for itself, stays. */
const liftRestriction = (_command: unknown, state: Living, { actor, reason }: Context): Decided => {
  const { restricted, restrictedBy } = leftBy(state, actor);
  if (restricted.length === state.restricted.length && restrictedBy.length === state.restrictedBy.length) return [];
  const told = requireReason(reason, { ruleId: 'COM-11' });
  return [{ type: 'RestrictionLifted', data: { personId: state.personId, reason: told, within: actor.scope } }];
};

const placeHold = (_command: unknown, state: Living, { actor, commandId, reason, rules }: Context): Decided => {
  requireOwnRoom(state.holdsPlaced, actor, rules.get(PERSON_HOLDS, actor.scope));
  const told = requireReason(reason, { ruleId: 'COM-13' });
  return [{ type: 'PersonHoldPlaced', data: { personId: state.personId, holdId: commandId, reason: told } }];
};

const liftHold = (
  { holdId }: LiftHold,
  state: Living,
  { actor, facts, reason }: Context<Pick<PersonFacts, 'holder'>>,
): Decided => {
  requireLiftable(state, holdId, actor, facts.holder);
  const told = requireReason(reason, { ruleId: 'COM-13' });
  return [{ type: 'PersonHoldLifted', data: { personId: state.personId, holdId, reason: told } }];
};

const erase = (
  { requestId }: ErasePersonalData,
  state: Living,
  { actor, facts, now, reason, rules }: Context<Pick<PersonFacts, 'lastTravelYear'>>,
): Decided => {
  requireOther(openRequest(state, requestId, actor, 'ERASE'), actor);
  requireNoHold(state);
  const parties = partiesOf(state);
  requireRetentionOver(facts.lastTravelYear, parties, rules, now);
  const told = requireReason(reason, { ruleId: 'COM-11' });
  const settled = state.requests.map((request) => request.requestId);
  return [
    { type: 'PersonalDataErased', data: { personId: state.personId, requestId, parties, reason: told, settled } },
  ];
};

const recordNotice = ({ means }: RecordErasureNotice, { personId, noticed }: PersonIn<'ERASED'>): Decided =>
  noticed ? [] : [{ type: 'ErasureNoticeGiven', data: { personId, means } }];

const markOverdue = ({ requestId }: MarkRequestOverdue, state: Living, { now }: Context): Decided => {
  const request = state.requests.find((each) => each.requestId === requestId);
  if (!request || request.overdue || now < request.dueAt) return [];
  return [{ type: 'SubjectRequestOverdue', data: { personId: state.personId, requestId } }];
};

const confirmKeyDestroyed = (_command: unknown, { personId, keyDestroyed }: PersonIn<'ERASED'>): Decided =>
  keyDestroyed ? [] : [{ type: 'SubjectKeyDestroyed', data: { personId } }];

const act = actsFor<PersonState, PersonEvent>();

/** The whole life of a person's data: which command is possible at which stages. */
export const personActs = {
  RegisterPerson: act(['NONE', 'KNOWN'], registerPerson),
  RectifyPerson: act(['KNOWN'], rectifyPerson),
  ReceiveRequest: act(['KNOWN'], receiveRequest),
  RefuseRequest: act(['KNOWN'], refuseRequest),
  RestrictProcessing: act(['KNOWN'], restrictProcessing),
  LiftRestriction: act(['KNOWN'], liftRestriction),
  PlaceHold: act(['KNOWN'], placeHold),
  LiftHold: act(['KNOWN'], liftHold),
  ErasePersonalData: act(['KNOWN'], erase),
  RecordErasureNotice: act(['ERASED'], recordNotice),
  MarkRequestOverdue: act(['KNOWN'], markOverdue),
  ConfirmKeyDestroyed: act(['ERASED'], confirmKeyDestroyed),
};

/** What each command of a person's data is decided on. */
export type PersonFactsByCommand = FactsByAct<typeof personActs, Pick<PersonFacts, 'authority'>>;

export const decide = decideByStage<PersonState, PersonCommand, PersonEvent, PersonFacts>(
  personActs,
  (_command, _state, { actor, occurredOn, facts }) => requireAuthority(actor, facts.authority, occurredOn),
  PERSON_STAGE_CODES.codes,
);
