import { laterDay, seatsOf, yearOf } from '#kernel';
import type { SignedTerms } from '../domain/agreement.events.js';
import { OF_ONE_TEXT } from '../domain/agreement.evolve.js';
import { actingRegions, namesOf } from '../domain/agreement.parties.js';
import { quietFrom } from '../domain/agreement.quiet.js';
import { recommending } from '../domain/agreement.rules-signing.js';
import { overTooEarly } from '../domain/agreement.state.js';
import type { AgreementBoardEntry, BoardParty, RecordedAgreementEvent } from './agreement-board.document.js';
import { lifeChanges } from './agreement-board.life.js';

type Entry = AgreementBoardEntry;
type Change = Partial<Entry>;

/** The entry of cooperation that was just initiated. */
export const initiated = (
  id: string,
  { data, metadata }: Extract<RecordedAgreementEvent, { type: 'CooperationInitiated' }>,
): Entry => {
  const { agreementId: _id, initiatedBy: _by, adjacency: _a, reference: _r, parties, ...terms } = data;
  return {
    id,
    revision: 0,
    stage: 'INITIATED',
    ...terms,
    names: namesOf(parties),
    parties: parties.map((party, index) => ({ no: index + 1, ...party })),
    regions: seatsOf(parties),
    ownRegions: actingRegions(parties),
    year: yearOf(metadata.occurredOn),
    versions: [],
    centralSteps: [],
    attended: [],
    flags: [],
    stalled: false,
    children: [],
    councilPending: false,
    activities: [],
    reports: [],
    overdueYears: [],
    reportOverdue: false,
    addenda: [],
    breaches: [],
    disputes: [],
    disputed: false,
    settlements: [],
    corrections: 0,
    warnings: [],
    documents: [],
    provenance: metadata.provenance,
    steps: [],
    createdOn: metadata.occurredOn,
    updatedOn: metadata.occurredOn,
  };
};

const party = (entry: Entry, no: number, change: Partial<BoardParty>): Pick<Entry, 'parties'> => ({
  parties: entry.parties.map((each) => (each.no === no ? { ...each, ...change } : each)),
});

/** What belongs to one text alone goes with it. */
const withoutRecommendations = ({ parties }: Entry): Pick<Entry, 'parties'> => ({
  parties: parties.map(({ recommendedOn: _on, ...each }) => each),
});

const withoutSignatures = ({ parties }: Entry): Pick<Entry, 'parties'> => ({
  parties: parties.map(
    ({ signatory: _s, signedFor: _f, signMethod: _m, signedOn: _o, documentNumber: _n, ...each }) => each,
  ),
});

/** What an entry no longer holds after the event; the rest stays. */
export const before = (entry: Entry, event: RecordedAgreementEvent): Entry => {
  switch (event.type) {
    case 'AgreementDrafted':
    case 'AgreementDraftRevised': {
      const { contents: _c, term: _t, actionPlan: _p, funding: _f, executor: _e, textSha256: _h, ...rest } = entry;
      const centralSteps = entry.centralSteps.filter((step) => !OF_ONE_TEXT.includes(step));
      return { ...rest, ...withoutRecommendations(entry), centralSteps };
    }
    case 'AgreementSignaturesLapsed': {
      const { othersUntil: _until, ...rest } = entry;
      return { ...rest, ...withoutSignatures(entry) };
    }
    case 'AgreementExpired':
    case 'AgreementTerminated': {
      const { expiringWithin: _within, ...rest } = entry;
      return event.type === 'AgreementExpired' && overTooEarly(event.data, entry) ? entry : rest;
    }
    case 'AddendumSigned':
    case 'ExtensionAgreed': {
      const { validUntil: _until, openEnded: _open, expiringWithin: _within, ...rest } = entry;
      const moves = event.type === 'ExtensionAgreed' || event.data.newTerm !== undefined;
      return moves ? rest : entry;
    }
    default:
      return entry;
  }
};

/** RECOMMENDED when the TKKSD of every regional party has. */
const recommended = ({ parties }: Pick<Entry, 'parties'>, { instrument }: Entry): Change => {
  const asked = recommending({ instrument, parties });
  const all = parties.every(({ no, recommendedOn }) => recommendedOn !== undefined || !asked.includes(no));
  return { parties, ...(all && { stage: 'RECOMMENDED' as const }) };
};

const signed = (data: SignedTerms): Change => ({
  stage: data.validFrom <= data.signedOn ? 'ACTIVE' : 'SIGNED',
  signedOn: data.signedOn,
  year: yearOf(data.signedOn),
  place: data.place,
  validFrom: data.validFrom,
  ...(data.validUntil === undefined ? { openEnded: true } : { validUntil: data.validUntil }),
  flags: data.flags,
  textSha256: data.textSha256,
});

/** What each event changes on the board; everything else stays. */
export const changes = (entry: Entry, event: RecordedAgreementEvent): Change => {
  const on = event.metadata.occurredOn;
  switch (event.type) {
    case 'CooperationOffered':
      return { stage: 'OFFERED', replyDueOn: event.data.replyDueOn };
    case 'CooperationOfferAccepted': {
      const { parties } = party(entry, event.data.partyNo, { accepted: true });
      const all = parties.slice(1).every(({ accepted }) => accepted);
      return { parties, ...(all && { stage: 'OFFER_ACCEPTED' }) };
    }
    case 'CooperationOfferDeclined':
      return {
        ...party(entry, event.data.partyNo, { accepted: false }),
        stage: 'OFFER_DECLINED',
        endReason: event.data.reason,
      };
    case 'CooperationOfferLapsed':
      return { stage: 'OFFER_LAPSED' };
    case 'AgreementDrafted':
    case 'AgreementDraftRevised': {
      const { version, text, contents, term, actionPlan, funding, executor } = event.data;
      return {
        stage: 'DRAFTING',
        versions: [...entry.versions, { version, sha256: text.sha256, on, revision: event.revision }],
        contents,
        term,
        ...(actionPlan && { actionPlan }),
        ...(funding && { funding }),
        ...(executor && { executor }),
      };
    }
    case 'VillageDeliberationHeld':
      return party(entry, event.data.partyNo, { deliberatedOn: event.data.record.date });
    case 'InterVillageDeliberationHeld':
      return { interVillageOn: event.data.record.date };
    case 'TKKSDRecommendationGiven':
      return recommended(party(entry, event.data.partyNo, { recommendedOn: on }), entry);
    case 'ApprovalNeedDeclared': {
      const { partyNo, burdensPublic, unbudgeted } = event.data;
      return party(entry, partyNo, { burdensPublic, unbudgeted });
    }
    case 'DPRDApprovalRequested':
      return party(entry, event.data.partyNo, { councilAskedOn: on });
    case 'DPRDApprovalGranted':
      return party(entry, event.data.partyNo, { councilApproved: true });
    case 'DPRDApprovalRefused':
      return party(entry, event.data.partyNo, { councilApproved: false });
    case 'CentralStepRecorded':
      return { centralSteps: [...entry.centralSteps, event.data.step] };
    case 'AgreementTextFinalised':
      return {
        stage: 'FINAL',
        textSha256: event.data.sha256,
        warnings: [...new Set([...entry.warnings, ...event.data.warnings])],
      };
    case 'SigningAttended': {
      const { agreementId: _id, ...attended } = event.data;
      return { attended: [...entry.attended, attended] };
    }
    case 'AgreementSignatureRecorded': {
      const { partyNo, signatory, signedFor, signMethod, documentNumber, othersUntil } = event.data;
      return {
        stage: 'PARTIALLY_SIGNED',
        ...party(entry, partyNo, {
          signMethod,
          signedOn: on,
          ...(signatory && { signatory }),
          ...(signedFor && { signedFor }),
          ...(documentNumber !== undefined && { documentNumber }),
        }),
        ...(othersUntil && { othersUntil }),
      };
    }
    case 'AgreementSignaturesLapsed':
      return { stage: 'FINAL' };
    case 'PKSSigned':
      return { ...signed(event.data), ...quietFrom(entry.parties, event) };
    case 'MoUSigned':
    case 'JointVillageRegulationEnacted':
      return signed(event.data);
    case 'AgreementRegistered':
      return party(entry, event.data.partyNo, { registerNo: event.data.registerNo });
    case 'CooperationAbandoned':
      return { stage: 'ABANDONED', endReason: event.data.reason };
    case 'RecordVoided':
      return { stage: 'VOIDED', endReason: event.data.reason, reportOverdue: false, stalled: false };
    // What it changed is in the events before it already.
    case 'RecordCorrected':
      return { corrections: entry.corrections + 1 };
    default:
      return lifeChanges(entry, event);
  }
};

/** The last day on which something was done. */
export const lastOn = (entry: Entry, event: RecordedAgreementEvent) =>
  laterDay(entry.updatedOn, event.metadata.occurredOn);
