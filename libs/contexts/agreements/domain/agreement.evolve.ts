import { laterDay, withOne, type EventMetadata } from '#kernel';
import type { CentralStep } from './agreement.codes.js';
import type { AgreementEvent, EventOf } from './agreement.events.js';
import { inForce, initiated } from './agreement.evolve-beginnings.js';
import { recommending } from './agreement.rules-signing.js';
import {
  ofOtherEnd,
  overTooEarly,
  type AgreementIn,
  type AgreementState,
  type Initiated,
  type Signed,
} from './agreement.state.js';
import { withTerm } from './agreement.terms.js';

type InEither = AgreementIn<'ACTIVE'>;

/** Steps with abroad that are about one text (§7.3): a revision is approved and confirmed anew. */
export const OF_ONE_TEXT: readonly CentralStep[] = ['TEXT_APPROVED', 'CONFIRMED'];

/**
 * What an event means. It asks nothing: whatever the log holds did happen, at a stage where `decide` had allowed it.
 */
export const evolve = (state: AgreementState, event: AgreementEvent, metadata: EventMetadata): AgreementState => {
  const on = metadata.occurredOn;
  const step = { lastStepOn: on };
  const before = state as AgreementIn<'PARTIALLY_SIGNED'>;
  const signed = state as InEither;
  switch (event.type) {
    case 'CooperationInitiated':
      return initiated(event.data, metadata);
    case 'CooperationOffered':
      return { ...before, ...step, stage: 'OFFERED', offer: { replyDueOn: event.data.replyDueOn } };
    case 'CooperationOfferAccepted': {
      const accepted = [...before.accepted, event.data.partyNo];
      const all = accepted.length >= before.terms.parties.length - 1;
      return all
        ? { ...before, accepted, stage: 'OFFER_ACCEPTED', lastStepOn: laterDay(before.lastStepOn, on) }
        : ({ ...state, accepted } as AgreementState);
    }
    case 'CooperationOfferDeclined':
      return { ...before, stage: 'OFFER_DECLINED', lastStepOn: laterDay(before.lastStepOn, on) };
    case 'CooperationOfferLapsed':
      return { ...before, stage: 'OFFER_LAPSED' };
    case 'AgreementDrafted':
    case 'AgreementDraftRevised': {
      const { agreementId: _id, ...draft } = event.data;
      // What was recommended and approved was another text.
      const central = before.central.filter((each) => !OF_ONE_TEXT.includes(each));
      const fresh = { recommended: [], central, warnings: [] };
      return { ...before, ...step, ...fresh, stage: 'DRAFTING', draft, revisions: draft.version };
    }
    case 'VillageDeliberationHeld':
      return {
        ...state,
        preparations: before.preparations + 1,
        deliberated: { ...before.deliberated, [event.data.partyNo]: event.data.record.date },
      } as AgreementState;
    case 'InterVillageDeliberationHeld':
      return {
        ...state,
        preparations: before.preparations + 1,
        interVillageOn: event.data.record.date,
      } as AgreementState;
    case 'TKKSDRecommendationGiven':
      return recommended(before, event.data, metadata);
    case 'ApprovalNeedDeclared': {
      const { partyNo, burdensPublic, unbudgeted } = event.data;
      const needs = { ...before.needs, [partyNo]: { burdensPublic, unbudgeted } };
      return { ...state, preparations: before.preparations + 1, needs } as AgreementState;
    }
    case 'DPRDApprovalRequested': {
      const { partyNo } = event.data;
      const requestedOn = [...(before.councils[partyNo]?.requestedOn ?? []), on];
      const councils = { ...before.councils, [partyNo]: { requestedOn } };
      return { ...state, preparations: before.preparations + 1, councils } as AgreementState;
    }
    case 'DPRDApprovalGranted':
    case 'DPRDApprovalRefused': {
      const { partyNo } = event.data;
      const council = { ...before.councils[partyNo]!, granted: event.type === 'DPRDApprovalGranted', decidedOn: on };
      return { ...state, councils: { ...before.councils, [partyNo]: council } } as AgreementState;
    }
    case 'CentralStepRecorded':
      return { ...state, central: withOne(before.central, event.data.step), centralOn: on } as AgreementState;
    case 'AgreementTextFinalised':
      return { ...before, ...step, stage: 'FINAL', warnings: event.data.warnings };
    case 'SigningAttended':
      return { ...state, attended: before.attended + 1 } as AgreementState;
    case 'AgreementSignatureRecorded': {
      const { othersUntil, lapsesAt: _at, ...signature } = event.data;
      return {
        ...before,
        stage: 'PARTIALLY_SIGNED',
        signatures: { ...before.signatures, [signature.partyNo]: { ...signature, signedOn: on } },
        ...(othersUntil && { othersUntil }),
      };
    }
    case 'AgreementSignaturesLapsed': {
      const { othersUntil: _until, ...rest } = before;
      return { ...rest, stage: 'FINAL', signatures: {} };
    }
    case 'MoUSigned':
    case 'PKSSigned':
    case 'JointVillageRegulationEnacted':
      return inForce(before, event.data, metadata);
    case 'AgreementActivated':
      return { ...signed, stage: 'ACTIVE' };
    case 'AgreementRegistered':
      return { ...signed, registered: [...signed.registered, event.data.partyNo] };
    case 'TechnicalAgreementLinked':
      return { ...signed, children: withOne(signed.children, event.data.childId) };
    case 'AgreementActivityRecorded':
      return { ...signed, activities: signed.activities + 1 };
    case 'AgreementReportSubmitted':
      return { ...signed, reportedYears: [...signed.reportedYears, event.data.year] };
    case 'AgreementReportOverdue':
      return { ...signed, overdueYears: [...signed.overdueYears, event.data.year] };
    case 'AddendumProposed': {
      const { addendumNo, newTerm, text, changes } = event.data;
      const open = { addendumNo, proposedOn: on, changes, textSha256: text.sha256, signed: [] };
      const addendum = { ...open, ...(newTerm && { newTerm }) };
      return { ...signed, addenda: addendumNo, addendum };
    }
    case 'AddendumSignatureRecorded':
      return { ...signed, addendum: { ...signed.addendum!, signed: [...signed.addendum!.signed, event.data.partyNo] } };
    case 'AddendumSigned': {
      const { addendum: _done, ...rest } = signed;
      const { newTerm, validUntil } = event.data;
      return newTerm
        ? until({ ...rest, draft: { ...rest.draft, term: withTerm(rest.draft.term, newTerm) } }, validUntil)
        : rest;
    }
    case 'AddendumWithdrawn': {
      const { addendum: _withdrawn, ...rest } = signed;
      return rest;
    }
    case 'ExtensionAgreed':
      return until(signed, event.data.validUntil);
    case 'BreachNoticed':
      return { ...signed, breaches: event.data.breachNo };
    case 'DisputeRaised': {
      const { disputeNo } = event.data;
      return { ...signed, disputes: disputeNo, openDisputes: { ...signed.openDisputes, [disputeNo]: on } };
    }
    case 'DisputeResolved': {
      const { [event.data.disputeNo]: _settled, ...openDisputes } = signed.openDisputes;
      return { ...signed, openDisputes };
    }
    case 'AgreementTerminated':
      return { ...signed, ...step, stage: event.data.ground === 'REPLACED' ? 'SUPERSEDED' : 'TERMINATED' };
    case 'SettlementRecorded':
      return { ...signed, settlements: signed.settlements + 1 };
    case 'AgreementExpiring':
      return ofOtherEnd(event.data, signed)
        ? state
        : { ...signed, expiryNotices: [...signed.expiryNotices, event.data.days] };
    case 'AgreementExpired':
      return overTooEarly(event.data, signed) ? state : { ...signed, stage: 'EXPIRED' };
    case 'AgreementStalled':
      return { ...signed, stalled: true };
    case 'CooperationAbandoned':
      return { ...before, ...step, stage: 'ABANDONED' };
    case 'RecordVoided':
      return { ...before, ...step, stage: 'VOIDED' };
    // What it changed is in the events before it already.
    case 'RecordCorrected':
    case 'CorrectionRequested':
    case 'VoidingRequested':
    case 'CorrectionRefused':
    case 'CorrectionWithdrawn':
      return state;
  }
};

/** RECOMMENDED when the TKKSD of every regional party has, of the text as it is. */
const recommended = (
  state: Initiated,
  { partyNo }: EventOf<'TKKSDRecommendationGiven'>['data'],
  { occurredOn }: EventMetadata,
): AgreementState => {
  const given = [...state.recommended, partyNo];
  const all = recommending(state.terms).every((each) => given.includes(each));
  return {
    ...state,
    recommended: given,
    stage: all ? 'RECOMMENDED' : 'DRAFTING',
    lastStepOn: laterDay(state.lastStepOn, occurredOn),
  };
};

/** Another end: notice of it is given anew. */
const until = <S extends Signed>({ validUntil: _former, ...rest }: S, validUntil: Signed['validUntil']): S =>
  ({ ...rest, ...(validUntil !== undefined && { validUntil }), expiryNotices: [] }) as unknown as S;
