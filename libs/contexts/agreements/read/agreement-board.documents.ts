import { filedDocuments, type Filed } from '#kernel';
import type { AgreementBoardEntry, RecordedAgreementEvent } from './agreement-board.document.js';

/** What papers a step brings, by what they are to the agreement. */
const filedWith = ({ type, data }: RecordedAgreementEvent): Filed => {
  switch (type) {
    case 'CooperationInitiated':
      return { adjacency: data.adjacency, reference: data.reference };
    case 'CooperationOffered':
      return { offer: data.letter };
    case 'CooperationOfferAccepted':
    case 'CooperationOfferDeclined':
      return { reply: data.reply };
    case 'AgreementDrafted':
    case 'AgreementDraftRevised':
      return { text: data.text, feasibilityStudy: data.feasibilityStudy };
    case 'VillageDeliberationHeld':
    case 'InterVillageDeliberationHeld':
      return { deliberation: data.record };
    case 'TKKSDRecommendationGiven':
      return { minutes: data.minutes };
    case 'DPRDApprovalRequested':
    case 'DPRDApprovalGranted':
    case 'DPRDApprovalRefused':
      return { council: data.letter };
    case 'CentralStepRecorded':
      return { central: data.letter };
    case 'AgreementSignatureRecorded':
    case 'AddendumSignatureRecorded':
      return { signedCopy: data.signedCopy, authority: data.authority };
    case 'AgreementActivityRecorded':
      return { evidenceDoc: data.evidenceDoc };
    case 'AgreementReportSubmitted':
      return { report: data.report };
    case 'AddendumProposed':
      return { addendum: data.text };
    case 'ExtensionAgreed':
      return { extension: data.document };
    case 'BreachNoticed':
      return { breach: data.letter };
    case 'DisputeResolved':
      return { dispute: data.minutes };
    case 'AgreementTerminated':
      return { termination: data.document };
    case 'SettlementRecorded':
      return { settlement: data.document };
    default:
      return {};
  }
};

/** All papers, those of the step last. */
export const withPapers = (
  { documents: before }: Pick<AgreementBoardEntry, 'documents'>,
  event: RecordedAgreementEvent,
): Pick<AgreementBoardEntry, 'documents'> => {
  const added = filedDocuments(filedWith(event), event.metadata.actor);
  return { documents: added.length ? [...before, ...added] : before };
};
