import { actingAs, addDays, partyName, reject, requireDocument, requireReason, type DocRef, seatOf } from '#kernel';
import { answersItself } from '#contexts/access/contract';
import { asRegistered, requireOwnInstitution } from '#contexts/offices/contract';
import type {
  AbandonCooperation,
  AcceptOffer,
  DeclineOffer,
  InitiateCooperation,
  OfferCooperation,
} from './agreement.commands.js';
import type { AgreementEvent } from './agreement.events.js';
import type { AgreementContext } from './agreement.facts.js';
import { endOfDayFor, ofInstitution, partyAtPlace } from './agreement.parties.js';
import { requireObject, requireParent, requirePlanning, requireRenewed } from './agreement.rules-object.js';
import { requireAdjacency, requireParties, requireScheme } from './agreement.rules-scheme.js';
import { OFFER_REPLY_DAYS } from './agreement.settings.js';
import type { AgreementIn, BEFORE_SIGNED, Initiated } from './agreement.state.js';
import type { AgreementParty } from './agreement.terms.js';

/** AGR-01…03, 11: who cooperates on what, and by which instrument. */
export const initiateCooperation = (
  command: InitiateCooperation,
  _none: AgreementIn<'NONE'>,
  context: AgreementContext<'bodies' | 'ownInstitution' | 'parent' | 'visitExists' | 'renewed'>,
): readonly AgreementEvent[] => {
  const { type: _type, officialName, ...asked } = command;
  const { bodies, ownInstitution, parent, visitExists, renewed } = context.facts;
  const terms = {
    ...asked,
    parties: asked.parties.map((party, index): AgreementParty => ({
      ...party,
      ...asRegistered(party, bodies, `/parties/${index}`),
    })),
  };
  requireParties(terms);
  requireScheme(terms, context.occurredOn);
  requireAdjacency(terms);
  requireObject(terms);
  requirePlanning(terms);
  requireParent(terms, parent);
  requireRenewed(terms, renewed);
  if (terms.originVisitId !== undefined && !visitExists) throw reject('E_NOT_FOUND', { field: '/originVisitId' });
  requireOwnInstitution(terms.parties[0]!, context.actor, ownInstitution, '/parties/0/institutionId', ofInstitution);
  return [{ type: 'CooperationInitiated', data: { ...terms, initiatedBy: actingAs(context.actor, officialName) } }];
};

/** Whether somebody answers and signs for the party here, or the one that initiated records what its paper says. */
export const recordedFor = (party: AgreementParty): { readonly recordedByFirst?: true } =>
  answersItself(party) ? {} : { recordedByFirst: true };

/** AGR-02: mandatory cooperation is not offered, it is owed. */
export const offerCooperation = (
  { letter, replyDueOn }: OfferCooperation,
  { terms }: AgreementIn<'INITIATED'>,
  { occurredOn, rules }: AgreementContext,
): readonly AgreementEvent[] => {
  if (terms.scheme === 'KSDD_WAJIB')
    throw reject('E_STATE', {
      ruleId: 'AGR-02',
      messageId: 'Kerja sama wajib tidak ditawarkan; susun naskahnya.',
      messageEn: 'Mandatory cooperation is not offered; draft its text.',
    });
  const dueOn = replyDueOn ?? addDays(occurredOn, rules.get(OFFER_REPLY_DAYS, seatOf(terms.parties[0]!)));
  if (dueOn < occurredOn)
    throw reject('E_DATE_ORDER', {
      ruleId: 'COM-05',
      field: '/replyDueOn',
      messageId: `Tenggat jawaban ${dueOn} sebelum surat penawaran ${occurredOn}.`,
      messageEn: `The answer is due ${dueOn}, before the offer of ${occurredOn}.`,
    });
  return [
    {
      type: 'CooperationOffered',
      data: {
        agreementId: terms.agreementId,
        letter: requireDocument(letter, '/letter'),
        replyDueOn: dueOn,
        lapsesAt: endOfDayFor(terms.parties.slice(1), dueOn),
      },
    },
  ];
};

type Answer = AcceptOffer | DeclineOffer;

/** Each of the others answers once, in time; for a body without accounts who offered records its letter. */
const answering = (
  { partyNo }: Answer,
  state: AgreementIn<'OFFERED'>,
  { actor, facts, occurredOn }: AgreementContext<'ownInstitution'>,
) => {
  const party = partyAtPlace(state, partyNo);
  const refused = (messageId: string, messageEn: string) =>
    reject('E_STATE', { ruleId: 'AGR-03', field: '/partyNo', messageId, messageEn });
  if (partyNo === 1)
    throw refused(
      'Pihak yang menawarkan tidak menjawab penawarannya sendiri.',
      'Who offers does not answer his own offer.',
    );
  if (state.accepted.includes(partyNo))
    throw refused(`${partyName(party)} sudah menjawab.`, `${partyName(party)} has already answered.`);
  const { replyDueOn } = state.offer!;
  if (occurredOn > replyDueOn)
    throw reject('E_EXPIRED', {
      ruleId: 'OFFER_REPLY_DAYS',
      field: '/occurredOn',
      details: { replyDueOn },
      messageId: `Penawaran dijawab paling lambat ${replyDueOn}.`,
      messageEn: `The offer is answered until ${replyDueOn}.`,
    });
  const recorded = recordedFor(party);
  if (!recorded.recordedByFirst) requireOwnInstitution(party, actor, facts.ownInstitution, '/partyNo', ofInstitution);
  return { agreementId: state.terms.agreementId, partyNo, party, ...recorded };
};

export const acceptOffer = (
  command: AcceptOffer,
  state: AgreementIn<'OFFERED'>,
  context: AgreementContext<'ownInstitution'>,
): readonly AgreementEvent[] => [
  {
    type: 'CooperationOfferAccepted',
    data: { ...answering(command, state, context), reply: requireDocument(command.reply, '/reply') },
  },
];

export const declineOffer = (
  command: DeclineOffer,
  state: AgreementIn<'OFFERED'>,
  context: AgreementContext<'ownInstitution'>,
): readonly AgreementEvent[] => {
  const said = answering(command, state, context);
  const reply: DocRef | undefined = said.recordedByFirst ? requireDocument(command.reply, '/reply') : command.reply;
  return [
    {
      type: 'CooperationOfferDeclined',
      data: { ...said, reason: requireReason(context.reason), ...(reply && { reply }) },
    },
  ];
};

export const abandonCooperation = (
  _command: AbandonCooperation,
  { terms }: Initiated & AgreementIn<(typeof BEFORE_SIGNED)[number]>,
  { reason }: AgreementContext,
): readonly AgreementEvent[] => [
  { type: 'CooperationAbandoned', data: { agreementId: terms.agreementId, reason: requireReason(reason) } },
];
