import {
  actingAs,
  addDays,
  addMonths,
  laterDay,
  partyName,
  reject,
  requireDocument,
  requireRoom,
  seatOf,
  type LocalDate,
} from '#kernel';
import { requireOwnInstitution } from '#contexts/offices/contract';
import { UMBRELLAS } from './agreement.codes.js';
import type { LinkTechnicalAgreement, RegisterAgreement, SignAddendum, SignAgreement } from './agreement.commands.js';
import { recordedFor } from './agreement.decide-preparing.js';
import { SIGNED_AS, type AgreementEvent, type Signature, type SignedParty } from './agreement.events.js';
import type { AgreementContext } from './agreement.facts.js';
import { endOfDayFor, startOfDayFor, ofInstitution, partyAtPlace } from './agreement.parties.js';
import { requireScheme } from './agreement.rules-scheme.js';
import { requireSignatory } from './agreement.rules-signatory.js';
import {
  requireConfirmed,
  requireCouncil,
  requireDeliberations,
  requireInSigningTerm,
  requireParentInForce,
  requireSameText,
  requireSignMethod,
  requireUnsigned,
} from './agreement.rules-signing.js';
import { daysOf, flagsOf, requireTermOn, requireWithinParent } from './agreement.rules-text.js';
import { AGREEMENT_CHILDREN, SIGNING_DAYS, STALLED_AFTER_MONTHS, USUAL_TERM_YEARS } from './agreement.settings.js';
import type { AgreementIn, Draft, GivenSignature, IN_FORCE, Initiated, ONCE_SIGNED } from './agreement.state.js';

/** What is known of whoever signs. */
export type SigningFacts = 'authority' | 'ownInstitution';

/** The signature of a party: by its official, or as the paper of a body without accounts names who signed. */
export const signatureOf = (
  command: SignAgreement | SignAddendum,
  state: Initiated & { readonly draft: Draft },
  context: AgreementContext<SigningFacts>,
): Signature => {
  const { partyNo, textSha256, signMethod, documentNumber, place, signedCopy, signedFor, authority } = command;
  const party = partyAtPlace(state, partyNo);
  requireSignMethod(signMethod);
  const common = {
    agreementId: state.terms.agreementId,
    partyNo,
    party,
    textSha256,
    signMethod,
    place,
    ...(documentNumber !== undefined && { documentNumber }),
    ...(signedCopy && { signedCopy }),
    ...(authority && { authority }),
  };
  const recorded = recordedFor(party);
  if (recorded.recordedByFirst) {
    if (!signedFor)
      throw reject('E_VALIDATION', {
        ruleId: 'AGR-06',
        field: '/signedFor',
        messageId: `${partyName(party)} tidak punya akun di sini: sebut nama dan jabatan penanda tangannya menurut naskah.`,
        messageEn: `${partyName(party)} has no account here: give name and title of its signatory as the paper has them.`,
      });
    return { ...common, ...recorded, signedFor, signedCopy: requireDocument(signedCopy, '/signedCopy') };
  }
  if (signedFor)
    throw reject('E_VALIDATION', {
      ruleId: 'AGR-06',
      field: '/signedFor',
      messageId: `${partyName(party)} menandatangani sendiri di sini.`,
      messageEn: `${partyName(party)} signs here by itself.`,
    });
  requireOwnInstitution(party, context.actor, context.facts.ownInstitution, '/partyNo', ofInstitution);
  requireSignatory(party, state, context);
  return { ...common, signatory: actingAs(context.actor, command.officialName) };
};

/**
 * AGR-06…11, 17: a party signs. The last signature that is needed makes the agreement, in the same append; of two at
 * the same moment one finds the other there already.
 */
export const signAgreement = (
  command: SignAgreement,
  state: AgreementIn<'FINAL' | 'PARTIALLY_SIGNED'>,
  context: AgreementContext<SigningFacts | 'parent' | 'calendar'>,
): readonly AgreementEvent[] => {
  const { occurredOn, rules, facts } = context;
  const { terms, signatures } = state;
  const draft = state.draft as Draft;
  const { partyNo } = command;
  partyAtPlace(state, partyNo);
  requireUnsigned(signatures[partyNo] !== undefined, partyNo);
  requireInSigningTerm(state.othersUntil, occurredOn);
  requireSameText(command.textSha256, draft.text.sha256);
  requireScheme(terms, occurredOn);
  requireConfirmed(state, occurredOn);
  requireDeliberations(state, occurredOn);
  requireCouncil(state, partyNo, occurredOn, facts.calendar);
  requireParentInForce(terms, facts.parent, occurredOn);
  requireTermOn(draft.term, occurredOn);
  const signature = signatureOf(command, { ...state, draft }, context);
  const given = { ...signatures, [partyNo]: { ...signature, signedOn: occurredOn } };
  const signedOn = Object.values(given).map((each) => each.signedOn);
  const firstOn = signedOn.reduce((first, each) => (each < first ? each : first));
  const othersUntil = addDays(firstOn, rules.get(SIGNING_DAYS, seatOf(terms.parties[0]!)));
  // One that is recorded later may have been put first.
  requireInSigningTerm(othersUntil, signedOn.reduce(laterDay));
  const recorded: AgreementEvent = {
    type: 'AgreementSignatureRecorded',
    data: { ...signature, othersUntil, lapsesAt: endOfDayFor(terms.parties, othersUntil) },
  };
  if (Object.keys(given).length < terms.parties.length) return [recorded];
  return [recorded, signedBy(given, { ...state, draft }, context)];
};

/** What is signed when the last party has: as of the day of the last signature, whoever was recorded last. */
const signedBy = (
  given: Readonly<Record<number, GivenSignature>>,
  state: Initiated & { readonly draft: Draft },
  { rules, facts }: AgreementContext<'parent'>,
): AgreementEvent => {
  const { terms, draft } = state;
  const { officeId: _o, adjacency: _a, reference: _r, planning: _p, parties, ...said } = terms;
  const signatures = parties.map((_, index) => given[index + 1]!);
  const signedOn = signatures.reduce<LocalDate>((last, each) => laterDay(last, each.signedOn), signatures[0]!.signedOn);
  requireTermOn(draft.term, signedOn);
  requireWithinParent(draft.term, signedOn, facts.parent);
  const days = daysOf(draft.term, signedOn);
  const stalled = rules.get(STALLED_AFTER_MONTHS, seatOf(parties[0]!));
  return {
    type: SIGNED_AS[terms.instrument],
    data: {
      ...said,
      parties: signatures.map(signedParty),
      place: signatures.find((each) => each.signedOn === signedOn)!.place,
      signedOn,
      ...days,
      textSha256: draft.text.sha256,
      ...(draft.actionPlan && { actionPlan: draft.actionPlan }),
      flags: flagsOf(state, signedOn, rules.get(USUAL_TERM_YEARS, seatOf(parties[0]!))),
      ...(days.validUntil && { expiresAt: endOfDayFor(parties, days.validUntil) }),
      ...(UMBRELLAS.includes(terms.instrument) && { stalledAt: startOfDayFor(parties, addMonths(signedOn, stalled)) }),
    },
  };
};

const signedParty = ({
  partyNo,
  party,
  signatory,
  signedFor,
  signMethod,
  documentNumber,
  signedOn,
}: GivenSignature): SignedParty => ({
  partyNo,
  party,
  ...(signatory && { signatory }),
  ...(signedFor && { signedFor }),
  signMethod,
  ...(documentNumber !== undefined && { documentNumber }),
  signedOn,
});

/** Penatausahaan: once in the register of each party. */
export const registerAgreement = (
  { partyNo, registerNo }: RegisterAgreement,
  state: AgreementIn<(typeof ONCE_SIGNED)[number]>,
  _context: AgreementContext,
): readonly AgreementEvent[] => {
  const party = partyAtPlace(state, partyNo);
  if (state.registered.includes(partyNo))
    throw reject('E_STATE', {
      ruleId: 'AGR-08',
      field: '/partyNo',
      messageId: `Perjanjian ini sudah ditatausahakan oleh ${partyName(party)}.`,
      messageEn: `${partyName(party)} has registered this agreement already.`,
    });
  return [{ type: 'AgreementRegistered', data: { agreementId: state.terms.agreementId, partyNo, party, registerNo } }];
};

/** SYSTEM: told once. */
export const linkTechnicalAgreement = (
  { childId }: LinkTechnicalAgreement,
  state: AgreementIn<(typeof ONCE_SIGNED)[number]>,
  { rules }: AgreementContext,
): readonly AgreementEvent[] => {
  if (state.children.includes(childId)) return [];
  requireRoom(state.children.length, rules.get(AGREEMENT_CHILDREN, seatOf(state.terms.parties[0]!)), 'COM-14');
  return [{ type: 'TechnicalAgreementLinked', data: { agreementId: state.terms.agreementId, childId } }];
};

export type InForce = AgreementIn<(typeof IN_FORCE)[number]>;
