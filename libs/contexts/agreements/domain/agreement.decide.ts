import {
  DOCUMENTS_BEGIN_ON,
  actsFor,
  addDays,
  decideByStage,
  isWestOf,
  laterDay,
  repairActs,
  requireAuthority,
  requireDocumentDays,
  requireStepOrder,
  seatOf,
  zoneOf,
  type FactsByAct,
  type LocalDate,
} from '#kernel';
import { STAGE_WORDS } from './agreement.codes.js';
import type { AgreementCommand } from './agreement.commands.js';
import {
  declareApprovalNeed,
  recordCentralStep,
  recordDPRDDecision,
  requestDPRDApproval,
} from './agreement.decide-approval.js';
import {
  agreeExtension,
  proposeAddendum,
  signAddendum,
  terminateAgreement,
  withdrawAddendum,
} from './agreement.decide-change.js';
import {
  noticeBreach,
  raiseDispute,
  recordImplementationActivity,
  recordSettlement,
  resolveDispute,
  submitAgreementReport,
} from './agreement.decide-life.js';
import {
  abandonCooperation,
  acceptOffer,
  declineOffer,
  initiateCooperation,
  offerCooperation,
} from './agreement.decide-preparing.js';
import { linkTechnicalAgreement, registerAgreement, signAgreement } from './agreement.decide-signing.js';
import {
  activateAgreement,
  endWithParent,
  expireAgreement,
  lapseOffer,
  lapseSignatures,
  markReportOverdue,
  markStalled,
  noticeExpiring,
} from './agreement.decide-system.js';
import {
  draftAgreement,
  finaliseText,
  recommendAgreement,
  recordInterVillageDeliberation,
  recordSigningAttended,
  recordVillageDeliberation,
  reviseDraft,
} from './agreement.decide-text.js';
import type { AgreementEvent } from './agreement.events.js';
import type { AgreementContext, AgreementFacts } from './agreement.facts.js';
import { regionsOf } from './agreement.parties.js';
import { requireActorsInstitution } from './agreement.rules-institution.js';
import { AGREEMENT_REPAIRS } from './agreement.settings.js';
import {
  BEFORE_SIGNED,
  CALLED_OFF,
  ENDED,
  IN_FORCE,
  NOT_VOIDED,
  ONCE_SIGNED,
  WITH_TEXT,
  isSigned,
  type AgreementState,
  type Initiated,
} from './agreement.state.js';

const act = actsFor<AgreementState, AgreementEvent>();

/** The whole life of cooperation: which command is possible at which stages. */
export const agreementActs = {
  InitiateCooperation: act(['NONE'], initiateCooperation),
  OfferCooperation: act(['INITIATED'], offerCooperation),
  AcceptOffer: act(['OFFERED'], acceptOffer),
  DeclineOffer: act(['OFFERED'], declineOffer),
  DraftAgreement: act(['INITIATED', 'OFFER_ACCEPTED'], draftAgreement),
  ReviseDraft: act([...WITH_TEXT, 'FINAL'], reviseDraft),
  RecordVillageDeliberation: act(BEFORE_SIGNED, recordVillageDeliberation),
  RecordInterVillageDeliberation: act(BEFORE_SIGNED, recordInterVillageDeliberation),
  RecommendAgreement: act(WITH_TEXT, recommendAgreement),
  DeclareApprovalNeed: act(BEFORE_SIGNED, declareApprovalNeed),
  RequestDPRDApproval: act(BEFORE_SIGNED, requestDPRDApproval),
  RecordDPRDDecision: act(BEFORE_SIGNED, recordDPRDDecision),
  RecordCentralStep: act(BEFORE_SIGNED, recordCentralStep),
  FinaliseText: act(WITH_TEXT, finaliseText),
  RecordSigningAttended: act(['FINAL', 'PARTIALLY_SIGNED', ...IN_FORCE], recordSigningAttended),
  SignAgreement: act(['FINAL', 'PARTIALLY_SIGNED'], signAgreement),
  RegisterAgreement: act(ONCE_SIGNED, registerAgreement),
  RecordImplementationActivity: act(['ACTIVE', 'EXPIRED'], recordImplementationActivity),
  SubmitAgreementReport: act(ONCE_SIGNED, submitAgreementReport),
  // Of what is over they are refused by their own rule, and not by the stage.
  ProposeAddendum: act([...IN_FORCE, 'EXPIRED'], proposeAddendum),
  SignAddendum: act([...IN_FORCE, 'EXPIRED'], signAddendum),
  WithdrawAddendum: act([...IN_FORCE, 'EXPIRED'], withdrawAddendum),
  AgreeExtension: act([...IN_FORCE, 'EXPIRED'], agreeExtension),
  NoticeBreach: act(IN_FORCE, noticeBreach),
  RaiseDispute: act(ONCE_SIGNED, raiseDispute),
  ResolveDispute: act(ONCE_SIGNED, resolveDispute),
  TerminateAgreement: act(IN_FORCE, terminateAgreement),
  RecordSettlement: act(ENDED, recordSettlement),
  AbandonCooperation: act(BEFORE_SIGNED, abandonCooperation),
  LapseOffer: act(NOT_VOIDED, lapseOffer),
  LapseSignatures: act(NOT_VOIDED, lapseSignatures),
  ActivateAgreement: act(NOT_VOIDED, activateAgreement),
  NoticeExpiring: act(NOT_VOIDED, noticeExpiring),
  ExpireAgreement: act(NOT_VOIDED, expireAgreement),
  MarkStalled: act(NOT_VOIDED, markStalled),
  MarkAgreementReportOverdue: act(ONCE_SIGNED, markReportOverdue),
  LinkTechnicalAgreement: act(ONCE_SIGNED, linkTechnicalAgreement),
  EndWithParent: act(NOT_VOIDED, endWithParent),
  ...repairActs({
    correctable: NOT_VOIDED,
    voidable: [...BEFORE_SIGNED, ...IN_FORCE, ...CALLED_OFF],
    id: ({ terms: { agreementId } }: Initiated) => ({ agreementId }),
    parties: ({ terms }: Initiated) => regionsOf(terms),
    bound: AGREEMENT_REPAIRS,
  }),
};

/** An addendum is signed or withdrawn after its proposal, and a dispute settled after it was raised. */
const begunOn = (command: AgreementCommand, state: AgreementState): LocalDate | undefined => {
  if (!isSigned(state)) return undefined;
  if (command.type === 'ResolveDispute') return state.openDisputes[command.disputeNo];
  return command.type === 'SignAddendum' || command.type === 'WithdrawAddendum'
    ? state.addendum?.proposedOn
    : undefined;
};

/** Each party dates its steps by its own calendar, west of the first party maybe a day before (COM-05). */
const earliestFor = (command: AgreementCommand, state: Initiated & AgreementState): LocalDate => {
  const { terms } = state;
  const lastStepOn = laterDay(begunOn(command, state), state.lastStepOn);
  const party = 'partyNo' in command ? terms.parties[command.partyNo - 1] : undefined;
  return party && isWestOf(zoneOf(seatOf(party)), zoneOf(seatOf(terms.parties[0]!)))
    ? addDays(lastStepOn, -1)
    : lastStepOn;
};

/** What holds for every command, whatever it asks: COM-04, COM-05, PTY-04, and of the papers that it names COM-10. */
const beforeEveryAct = (
  command: AgreementCommand,
  state: AgreementState,
  { actor, occurredOn, rules, facts }: AgreementContext<'authority' | 'ownInstitution'>,
): void => {
  requireAuthority(actor, facts.authority, occurredOn, 'officialName' in command ? command.officialName : undefined);
  if (state.stage !== 'NONE' && actor.role !== 'SYSTEM') {
    requireStepOrder(occurredOn, earliestFor(command, state));
    requireActorsInstitution(command, state, actor, facts.ownInstitution);
  }
  requireDocumentDays(command, occurredOn, rules.get(DOCUMENTS_BEGIN_ON, actor.scope));
};

/** What each command of an agreement is decided on. */
export type AgreementFactsByCommand = FactsByAct<
  typeof agreementActs,
  Pick<AgreementFacts, 'authority' | 'ownInstitution'>
>;

export const decide = decideByStage<AgreementState, AgreementCommand, AgreementEvent, AgreementFacts>(
  agreementActs,
  beforeEveryAct,
  STAGE_WORDS,
);
