import { reject, requireDocument, requireReason, type LocalDate, type Pointer } from '#kernel';
import type {
  AgreeExtension,
  ProposeAddendum,
  SignAddendum,
  TerminateAgreement,
  WithdrawAddendum,
} from './agreement.commands.js';
import { idOf, requireEntry } from './agreement.decide-life.js';
import { signatureOf, type InForce, type SigningFacts } from './agreement.decide-signing.js';
import type { AgreementEvent } from './agreement.events.js';
import type { AgreementContext } from './agreement.facts.js';
import { endOfDayFor, partyAtPlace } from './agreement.parties.js';
import {
  requireAddendumScope,
  requireAround,
  requireNewTerm,
  requireNotOver,
  requireUsualTerm,
} from './agreement.rules-addendum.js';
import { requireCascade, requireGround, requireReplacement, requireTermOver } from './agreement.rules-end.js';
import { requireSignatoryOfOne } from './agreement.rules-signatory.js';
import { requireSameText } from './agreement.rules-signing.js';
import type { AgreementIn, OpenAddendum, Signed } from './agreement.state.js';

type MaybeOver = AgreementIn<'SIGNED' | 'ACTIVE' | 'EXPIRED'>;

/** AGR-12: one addendum at a time, before the agreement is over, which swaps no parties and no object. */
export const proposeAddendum = (
  command: ProposeAddendum,
  state: MaybeOver,
  context: AgreementContext<'parent' | 'children'>,
): readonly AgreementEvent[] => {
  const { changes, newTerm, text } = command;
  requireNotOver(state, context.occurredOn);
  if (state.addendum)
    throw reject('E_STATE', {
      ruleId: 'AGR-12',
      messageId: `Adendum ke-${state.addendum.addendumNo} masih menunggu tanda tangan.`,
      messageEn: `Addendum number ${state.addendum.addendumNo} still waits for signatures.`,
    });
  requireEntry(state.addenda, state, context, '/changes');
  requireAddendumScope(command, state.terms.instrument);
  if (newTerm) {
    requireAround(context.facts.children, requireNewTerm(newTerm, state, context.occurredOn, context.facts.parent));
    requireUsualTerm(newTerm, state, context);
  }
  return [
    {
      type: 'AddendumProposed',
      data: {
        ...idOf(state),
        addendumNo: state.addenda + 1,
        changes,
        ...(newTerm && { newTerm }),
        text: requireDocument(text, '/text'),
      },
    },
  ];
};

const requireOpenAddendum = ({ addendum }: Pick<Signed, 'addendum'>): OpenAddendum => {
  if (addendum) return addendum;
  throw reject('E_STATE', {
    ruleId: 'AGR-12',
    messageId: 'Tidak ada adendum yang menunggu tanda tangan.',
    messageEn: 'No addendum waits for signatures.',
  });
};

/** AGR-12: signed by the same offices, all of them, on one text, before the agreement is over. */
export const signAddendum = (
  command: SignAddendum,
  state: MaybeOver,
  context: AgreementContext<SigningFacts | 'parent' | 'children'>,
): readonly AgreementEvent[] => {
  requireNotOver(state, context.occurredOn);
  const { terms } = state;
  const addendum = requireOpenAddendum(state);
  const { addendumNo, newTerm, changes } = addendum;
  const { partyNo } = command;
  partyAtPlace(state, partyNo);
  if (addendum.signed.includes(partyNo))
    throw reject('E_ALREADY_SIGNED', { ruleId: 'AGR-12', field: '/partyNo', details: { partyNo } });
  requireSameText(command.textSha256, addendum.textSha256);
  const signature = signatureOf(command, state, context);
  const before = state.signatures[partyNo]?.signatory;
  if (before && signature.signatory?.officeId !== before.officeId)
    throw reject('E_NO_AUTHORITY', {
      ruleId: 'AGR-12',
      field: '/acting/officeId',
      messageId: 'Adendum ditandatangani jabatan yang sama dengan penanda tangan perjanjiannya.',
      messageEn: 'An addendum is signed by the same office that signed the agreement.',
    });
  const recorded: AgreementEvent = { type: 'AddendumSignatureRecorded', data: { ...signature, addendumNo } };
  if (addendum.signed.length + 1 < terms.parties.length) return [recorded];
  const end = newTerm ? requireNewTerm(newTerm, state, context.occurredOn, context.facts.parent) : state;
  if (newTerm) requireAround(context.facts.children, end);
  return [
    recorded,
    {
      type: 'AddendumSigned',
      data: {
        ...idOf(state),
        addendumNo,
        changes: changes as ProposeAddendum['changes'],
        ...(newTerm && { newTerm }),
        ...endOf(state, end.validUntil),
      },
    },
  ];
};

/** AGR-12: what waits for signatures is withdrawn with a reason, also of an agreement that is over by now. */
export const withdrawAddendum = (
  _command: WithdrawAddendum,
  state: MaybeOver,
  { reason }: AgreementContext,
): readonly AgreementEvent[] => {
  const { addendumNo } = requireOpenAddendum(state);
  return [
    {
      type: 'AddendumWithdrawn',
      data: { ...idOf(state), addendumNo, reason: requireReason(reason, { ruleId: 'AGR-12' }) },
    },
  ];
};

const endOf = ({ terms: { parties } }: Signed, validUntil: LocalDate | undefined) =>
  validUntil === undefined ? {} : { validUntil, expiresAt: endOfDayFor(parties, validUntil) };

/** AGR-09: by its own clause the parties extend it before its end, within the term of its parent. */
export const agreeExtension = (
  { newUntil, document }: AgreeExtension,
  state: MaybeOver,
  context: AgreementContext<SigningFacts | 'parent'>,
): readonly AgreementEvent[] => {
  const {
    occurredOn,
    facts: { parent },
  } = context;
  requireSignatoryOfOne(state, context);
  requireNotOver(state, occurredOn, 'AGR-09');
  const { validUntil, draft } = state;
  const refused = (field: Pointer, messageId: string, messageEn: string) =>
    reject('E_TERM', { ruleId: 'AGR-09', field, messageId, messageEn });
  if (!draft.term.extensionClause)
    throw refused(
      '/newUntil',
      'Naskah tidak memuat klausul perpanjangan; buat adendum.',
      'The text has no clause on extension; make an addendum.',
    );
  if (validUntil === undefined || newUntil <= validUntil)
    throw refused(
      '/newUntil',
      `Perpanjangan melewati akhir yang sekarang, ${validUntil ?? 'tanpa batas'}.`,
      `An extension goes beyond the present end, ${validUntil ?? 'open-ended'}.`,
    );
  const term = { end: 'FIXED', until: newUntil } as const;
  requireNewTerm(term, state, occurredOn, parent, '/newUntil');
  requireUsualTerm(term, state, context);
  return [
    {
      type: 'ExtensionAgreed',
      data: { ...idOf(state), ...endOf(state, newUntil), document: requireDocument(document, '/document') },
    },
  ];
};

/** AGR-13: on a lawful ground, by a paper, and saying what becomes of each agreement that carries it out. */
export const terminateAgreement = (
  command: TerminateAgreement,
  state: InForce,
  context: AgreementContext<SigningFacts | 'children' | 'replacement' | 'auditHold'>,
): readonly AgreementEvent[] => {
  const {
    occurredOn,
    facts: { children, replacement, auditHold },
  } = context;
  requireSignatoryOfOne(state, context);
  if (auditHold) throw reject('E_AUDIT_HOLD', { ruleId: 'COM-13' });
  requireNotOver(state, occurredOn, 'AGR-13');
  const ground = requireGround(command.ground, state.terms.scheme, occurredOn);
  requireTermOver(ground, state, occurredOn);
  const cascade = requireCascade(command.cascade, children, state.children);
  if ((ground === 'REPLACED') !== (command.replacedBy !== undefined))
    throw reject('E_VALIDATION', {
      ruleId: 'AGR-13',
      field: '/replacedBy',
      messageId: 'Perjanjian pengganti disebut bila dan hanya bila alasannya REPLACED.',
      messageEn: 'The agreement that replaces it is named where the ground is REPLACED, and only there.',
    });
  if (command.replacedBy !== undefined) requireReplacement(replacement, state);
  return [
    {
      type: 'AgreementTerminated',
      data: {
        ...idOf(state),
        ground,
        explanation: command.explanation,
        document: requireDocument(command.document, '/document'),
        cascade,
        ...(command.replacedBy !== undefined && { replacedBy: command.replacedBy }),
      },
    },
  ];
};
