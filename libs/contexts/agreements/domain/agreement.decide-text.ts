import { partyName, reject, requireDocument, requireRoom, seatOf, type Pointer } from '#kernel';
import type {
  DraftAgreement,
  FinaliseText,
  RecommendAgreement,
  RecordInterVillageDeliberation,
  RecordSigningAttended,
  RecordVillageDeliberation,
  ReviseDraft,
} from './agreement.commands.js';
import type { AgreementEvent } from './agreement.events.js';
import type { AgreementContext } from './agreement.facts.js';
import { isVillageGovernment, notOfThatKind, partyAtPlace } from './agreement.parties.js';
import { requirePreparation } from './agreement.rules-preparing.js';
import { recommending, requireNeedsDeclared, requireRecommended } from './agreement.rules-signing.js';
import {
  isLong,
  requireLongMeant,
  requireContents,
  requireNoMoneyInMemorandum,
  requireTermForm,
  requireWithinParent,
} from './agreement.rules-text.js';
import { AGREEMENT_ENTRIES, AGREEMENT_VERSIONS, USUAL_TERM_YEARS } from './agreement.settings.js';
import type { AgreementIn, BEFORE_SIGNED, Draft, Initiated, WITH_TEXT } from './agreement.state.js';

type WithText = AgreementIn<(typeof WITH_TEXT)[number]>;
type BeforeSigned = AgreementIn<(typeof BEFORE_SIGNED)[number]>;

/** A version of the text: what can be judged of it before it is complete. */
const versionOf = (
  { type: _type, text, ...draft }: DraftAgreement | ReviseDraft,
  state: Initiated,
  { rules, facts: { parent } }: AgreementContext<'parent'>,
) => {
  const { terms } = state;
  requireRoom(state.revisions, rules.get(AGREEMENT_VERSIONS, seatOf(terms.parties[0]!)), 'COM-14', '/text');
  const written = { ...draft, text: requireDocument(text, '/text') };
  requireTermForm(written.term, '/term');
  requireWithinParent(written.term, undefined, parent);
  requireNoMoneyInMemorandum(terms, written);
  written.funding?.forEach(({ partyNo }, index) => {
    if (partyNo !== undefined) requirePlace(state, partyNo, `/funding/${index}/partyNo`);
  });
  return { agreementId: terms.agreementId, version: state.revisions + 1, ...written };
};

const requirePlace = ({ terms }: Initiated, partyNo: number, field: Pointer): void => {
  if (terms.parties[partyNo - 1]) return;
  throw reject('E_VALIDATION', {
    ruleId: 'AGR-02',
    field,
    messageId: `Tidak ada pihak ke-${partyNo}.`,
    messageEn: `There is no party number ${partyNo}.`,
  });
};

export const draftAgreement = (
  command: DraftAgreement,
  state: AgreementIn<'INITIATED' | 'OFFER_ACCEPTED'>,
  context: AgreementContext<'parent'>,
): readonly AgreementEvent[] => [{ type: 'AgreementDrafted', data: versionOf(command, state, context) }];

/** What was recommended was another text: a revision is recommended anew. */
export const reviseDraft = (
  command: ReviseDraft,
  state: AgreementIn<(typeof WITH_TEXT)[number] | 'FINAL'>,
  context: AgreementContext<'parent'>,
): readonly AgreementEvent[] => [{ type: 'AgreementDraftRevised', data: versionOf(command, state, context) }];

/** AGR-17: the day of the deliberation is that of its minutes. */
export const recordVillageDeliberation = (
  { partyNo, record }: RecordVillageDeliberation,
  state: BeforeSigned,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  const party = partyAtPlace(state, partyNo);
  if (!isVillageGovernment(party))
    throw notOfThatKind(`${partyName(party)} bukan desa.`, `${partyName(party)} is no village.`, 'AGR-17');
  requirePreparation(state, context, '/partyNo');
  return [
    {
      type: 'VillageDeliberationHeld',
      data: { agreementId: state.terms.agreementId, partyNo, party, record: requireDocument(record, '/record') },
    },
  ];
};

export const recordInterVillageDeliberation = (
  { record }: RecordInterVillageDeliberation,
  state: BeforeSigned,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  const { terms } = state;
  if (terms.scheme !== 'ANTAR_DESA')
    throw reject('E_STATE', {
      ruleId: 'AGR-17',
      messageId: 'Musyawarah antar desa hanya untuk kerja sama antar desa.',
      messageEn: 'An inter-village deliberation is of cooperation between villages alone.',
    });
  requirePreparation(state, context, '/record');
  return [
    {
      type: 'InterVillageDeliberationHeld',
      data: { agreementId: terms.agreementId, record: requireDocument(record, '/record') },
    },
  ];
};

/** AGR-04: the TKKSD of a regional party recommends the text as it stands now, once. */
export const recommendAgreement = (
  { partyNo, minutes }: RecommendAgreement,
  state: WithText,
  _context: AgreementContext,
): readonly AgreementEvent[] => {
  const party = partyAtPlace(state, partyNo);
  if (!recommending(state.terms).includes(partyNo))
    throw notOfThatKind(
      `Untuk ${partyName(party)} tidak ada rekomendasi TKKSD pada naskah ini.`,
      `No TKKSD recommends this text for ${partyName(party)}.`,
      'AGR-04',
    );
  if (state.recommended.includes(partyNo)) return [];
  return [
    {
      type: 'TKKSDRecommendationGiven',
      data: {
        agreementId: state.terms.agreementId,
        partyNo,
        party,
        textSha256: state.draft!.text.sha256,
        minutes: requireDocument(minutes, '/minutes'),
      },
    },
  ];
};

/** AGR-04, 05, 09, 10: nothing is missing. A term longer than usual is acknowledged by whoever finalises it. */
export const finaliseText = (
  _command: FinaliseText,
  state: WithText,
  { rules, occurredOn, acknowledged, facts: { parent } }: AgreementContext<'parent'>,
): readonly AgreementEvent[] => {
  const { terms } = state;
  const draft = state.draft as Draft;
  requireContents(terms, draft);
  requireRecommended(state);
  if (terms.instrument === 'PKS') requireNeedsDeclared(state);
  requireWithinParent(draft.term, undefined, parent);
  const long = isLong(draft.term, occurredOn, rules.get(USUAL_TERM_YEARS, seatOf(terms.parties[0]!)));
  requireLongMeant(long, acknowledged);
  return [
    {
      type: 'AgreementTextFinalised',
      data: {
        agreementId: terms.agreementId,
        version: draft.version,
        sha256: draft.text.sha256,
        warnings: long ? ['W_LONG_TERM'] : [],
      },
    },
  ];
};

/** Witnesses and facilitators are told apart from those who sign: they make nobody a party. */
export const recordSigningAttended = (
  { role, title, attendingName }: RecordSigningAttended,
  state: AgreementIn<'FINAL' | 'PARTIALLY_SIGNED' | 'SIGNED' | 'ACTIVE'>,
  { rules }: AgreementContext,
): readonly AgreementEvent[] => {
  requireRoom(state.attended, rules.get(AGREEMENT_ENTRIES, seatOf(state.terms.parties[0]!)), 'COM-14', '/role');
  return [
    {
      type: 'SigningAttended',
      data: { agreementId: state.terms.agreementId, role, title, officialName: attendingName },
    },
  ];
};
