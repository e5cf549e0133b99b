import { partyName, reject, requireDocument, requireReason, requireStepOrder, type DocRef } from '#kernel';
import { CENTRAL_STEPS } from './agreement.codes.js';
import type {
  DeclareApprovalNeed,
  RecordCentralStep,
  RecordDPRDDecision,
  RequestDPRDApproval,
} from './agreement.commands.js';
import type { AgreementEvent } from './agreement.events.js';
import type { AgreementContext } from './agreement.facts.js';
import { notOfThatKind, partyAtPlace } from './agreement.parties.js';
import { isWithAbroad } from './agreement.rules-scheme.js';
import { requirePreparation } from './agreement.rules-preparing.js';
import { hasApproved, withCouncil } from './agreement.rules-signing.js';
import type { AgreementIn, BEFORE_SIGNED, Initiated } from './agreement.state.js';

type BeforeSigned = AgreementIn<(typeof BEFORE_SIGNED)[number]>;

const NOT_ASKED = { requestedOn: [] };

const ofCouncil = (state: Initiated, partyNo: number) => {
  const party = partyAtPlace(state, partyNo);
  if (!withCouncil(state.terms).includes(partyNo))
    throw notOfThatKind(
      `Untuk ${partyName(party)} pada naskah ini tidak ada persetujuan DPRD.`,
      `No council approves this text for ${partyName(party)}.`,
      'AGR-10',
    );
  return { agreementId: state.terms.agreementId, partyNo, party };
};

/** AGR-10: two questions, each of which alone asks for the approval of the council. */
export const declareApprovalNeed = (
  { partyNo, burdensPublic, unbudgeted }: DeclareApprovalNeed,
  state: BeforeSigned,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  const said = ofCouncil(state, partyNo);
  const before = state.needs[partyNo];
  if (before?.burdensPublic === burdensPublic && before.unbudgeted === unbudgeted) return [];
  if (state.signatures[partyNo])
    throw notOfThatKind('Pihak ini sudah menandatangani.', 'This party has already signed.', 'AGR-10');
  requirePreparation(state, context, '/partyNo');
  return [{ type: 'ApprovalNeedDeclared', data: { ...said, burdensPublic, unbudgeted } }];
};

export const requestDPRDApproval = (
  { partyNo, letter }: RequestDPRDApproval,
  state: BeforeSigned,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  const said = ofCouncil(state, partyNo);
  const council = state.councils[partyNo];
  if (isWithAbroad(state.terms) && !state.central.includes('INTENT'))
    throw notOfThatKind(
      'Pernyataan kehendak (LoI) dicatat sebelum DPRD dimohon menyetujui.',
      'The letter of intent is recorded before the council is asked to approve.',
      'AGR-03',
    );
  if (council?.granted !== undefined)
    throw notOfThatKind('DPRD sudah memutuskan.', 'The council has decided already.', 'AGR-10');
  requireStepOrder(context.occurredOn, council?.requestedOn.at(-1) ?? context.occurredOn);
  requirePreparation(state, context, '/partyNo');
  return [{ type: 'DPRDApprovalRequested', data: { ...said, letter: requireDocument(letter, '/letter') } }];
};

export const recordDPRDDecision = (
  { partyNo, granted, letter }: RecordDPRDDecision,
  state: BeforeSigned,
  { reason, occurredOn }: AgreementContext,
): readonly AgreementEvent[] => {
  const said = ofCouncil(state, partyNo);
  const council = state.councils[partyNo];
  if (!council || council.granted !== undefined)
    throw notOfThatKind(
      council ? 'DPRD sudah memutuskan.' : 'Persetujuan DPRD belum dimohonkan.',
      council ? 'The council has decided already.' : 'The approval was not requested yet.',
      'AGR-10',
    );
  requireStepOrder(occurredOn, council.requestedOn.at(-1)!);
  const paper: DocRef = requireDocument(letter, '/letter');
  return granted
    ? [{ type: 'DPRDApprovalGranted', data: { ...said, letter: paper } }]
    : [
        {
          type: 'DPRDApprovalRefused',
          data: { ...said, letter: paper, reason: requireReason(reason, { ruleId: 'AGR-10' }) },
        },
      ];
};

/** §7.3: the steps of cooperation with abroad follow one another; after the first the councils approve. */
export const recordCentralStep = (
  { step, letter }: RecordCentralStep,
  state: BeforeSigned,
  { occurredOn }: AgreementContext,
): readonly AgreementEvent[] => {
  const { terms, central, councils } = state;
  const next = CENTRAL_STEPS[central.length];
  const unapproved = withCouncil(terms).filter((partyNo) => !hasApproved(councils[partyNo] ?? NOT_ASKED, occurredOn));
  const refused = (messageId: string, messageEn: string) =>
    reject('E_STATE', { ruleId: 'AGR-03', field: '/step', details: { done: central }, messageId, messageEn });
  if (!isWithAbroad(terms))
    throw refused(
      'Langkah ini hanya untuk kerja sama luar negeri.',
      'These steps are of cooperation with abroad alone.',
    );
  if (step !== next)
    throw refused(
      next ? `Langkah berikutnya ${next}.` : 'Semua langkah sudah dicatat.',
      next ? `The next step is ${next}.` : 'All steps are recorded.',
    );
  requireStepOrder(occurredOn, state.centralOn ?? occurredOn);
  if (central.length === 1 && unapproved.length)
    throw reject('E_DPRD_REQUIRED', { ruleId: 'AGR-10', field: '/step', details: { parties: unapproved } });
  if (step === 'TEXT_APPROVED' && !state.draft) throw refused('Naskahnya belum disusun.', 'There is no text yet.');
  return [
    {
      type: 'CentralStepRecorded',
      data: { agreementId: terms.agreementId, step, letter: requireDocument(letter, '/letter') },
    },
  ];
};
