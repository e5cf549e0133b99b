import { restatements } from '#kernel';
import type { AgreementEvent } from './agreement.events.js';

const SIGNATURE = { signed: 'signatory', derived: ['party', 'recordedByFirst'] } as const;

/** The commands that the steps of an agreement state again. What the system observed by itself is no step. */
export const agreementRestatements = restatements<AgreementEvent>('agreementId', {
  CooperationInitiated: { command: 'InitiateCooperation', begins: true, signed: 'initiatedBy' },
  CooperationOffered: { command: 'OfferCooperation', derived: ['lapsesAt'] },
  CooperationOfferAccepted: { command: 'AcceptOffer', derived: ['party', 'recordedByFirst'] },
  CooperationOfferDeclined: { command: 'DeclineOffer', derived: ['party', 'recordedByFirst'] },
  CooperationOfferLapsed: { derived: ['replyDueOn', 'occurredOn'] },
  AgreementDrafted: { command: 'DraftAgreement', derived: ['version'] },
  AgreementDraftRevised: { command: 'ReviseDraft', derived: ['version'] },
  VillageDeliberationHeld: { command: 'RecordVillageDeliberation', derived: ['party'] },
  InterVillageDeliberationHeld: { command: 'RecordInterVillageDeliberation' },
  TKKSDRecommendationGiven: { command: 'RecommendAgreement', derived: ['party', 'textSha256'] },
  ApprovalNeedDeclared: { command: 'DeclareApprovalNeed', derived: ['party'] },
  DPRDApprovalRequested: { command: 'RequestDPRDApproval', derived: ['party'] },
  CentralStepRecorded: { command: 'RecordCentralStep' },
  AgreementTextFinalised: { command: 'FinaliseText', derived: ['version', 'sha256', 'warnings'] },
  AgreementSignatureRecorded: {
    command: 'SignAgreement',
    ...SIGNATURE,
    derived: [...SIGNATURE.derived, 'othersUntil', 'lapsesAt'],
  },
  AgreementRegistered: { command: 'RegisterAgreement', derived: ['party'] },
  AgreementActivityRecorded: { command: 'RecordImplementationActivity' },
  AgreementReportSubmitted: { command: 'SubmitAgreementReport', derived: ['dueOn', 'late'] },
  AddendumProposed: { command: 'ProposeAddendum', derived: ['addendumNo'] },
  AddendumSignatureRecorded: { command: 'SignAddendum', ...SIGNATURE, derived: [...SIGNATURE.derived, 'addendumNo'] },
  AddendumWithdrawn: { command: 'WithdrawAddendum', derived: ['addendumNo'] },
  BreachNoticed: { command: 'NoticeBreach', derived: ['breachNo'] },
  DisputeRaised: { command: 'RaiseDispute', derived: ['disputeNo', 'party'] },
  DisputeResolved: { command: 'ResolveDispute' },
  SettlementRecorded: { command: 'RecordSettlement' },
  CooperationAbandoned: { command: 'AbandonCooperation' },
});
