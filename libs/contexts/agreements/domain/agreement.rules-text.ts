import {
  addMonths,
  reject,
  requireDocument,
  type LocalDate,
  type Pointer,
  type Rejection,
  type WarningCode,
} from '#kernel';
import { OF_VILLAGES, type AgreementFlag, type Content } from './agreement.codes.js';
import type { OtherAgreement } from './agreement.facts.js';
import type { Initiated } from './agreement.state.js';
import type { AgreementDraft, AgreementTerm, AgreementTerms } from './agreement.terms.js';

const OF_MEMORANDA: readonly Content[] = [
  'PARTIES',
  'AIM',
  'OBJECT',
  'SCOPE',
  'EXECUTION',
  'TERM',
  'CORRESPONDENCE',
  'CLOSING',
];
const OF_PKS: readonly Content[] = [
  ...OF_MEMORANDA,
  'RIGHTS_DUTIES',
  'FUNDING',
  'FORCE_MAJEURE',
  'DISPUTE',
  'TERMINATION',
];
/** PP 43/2014 art. 143(4). */
const OF_VILLAGE_TEXTS: readonly Content[] = [
  'SCOPE',
  'FIELD',
  'PROCEDURE',
  'TERM',
  'RIGHTS_DUTIES',
  'FUNDING',
  'CHANGE',
  'DISPUTE',
];

/** AGR-05: what a text of that kind holds at least; a contract with a third party sanctions, too (art. 18). */
export const contentsNeeded = ({
  instrument,
  scheme,
}: Pick<AgreementTerms, 'instrument' | 'scheme'>): readonly Content[] => {
  if (OF_VILLAGES.includes(instrument)) return OF_VILLAGE_TEXTS;
  if (instrument !== 'PKS') return OF_MEMORANDA;
  return scheme === 'KSDPK' ? [...OF_PKS, 'SANCTIONS'] : OF_PKS;
};

/** AGR-05: money is for the PKS; it judges fields, and not prose. */
export const requireNoMoneyInMemorandum = (terms: AgreementTerms, { contents, funding }: AgreementDraft): void => {
  if (terms.instrument !== 'KESEPAKATAN_BERSAMA') return;
  if (!funding?.length && !contents.includes('FUNDING')) return;
  throw reject('E_KB_HAS_MONEY', { ruleId: 'AGR-05', field: funding?.length ? '/funding' : '/contents' });
};

/**
 * AGR-05: the text is complete. Asked when it becomes final, so that a draft can grow.
 * @throws Rejection `E_CONTENT_INCOMPLETE`, `E_ACTION_PLAN_MISSING`, `E_KB_HAS_MONEY`, `E_DOC_MISSING`.
 */
export const requireContents = (terms: AgreementTerms, draft: AgreementDraft): void => {
  requireNoMoneyInMemorandum(terms, draft);
  const missing = contentsNeeded(terms).filter((content) => !draft.contents.includes(content));
  if (missing.length)
    throw reject('E_CONTENT_INCOMPLETE', {
      ruleId: 'AGR-05',
      field: '/contents',
      details: { missing },
      messageId: `Naskah belum memuat: ${missing.join(', ')}.`,
      messageEn: `The text does not yet hold: ${missing.join(', ')}.`,
    });
  if (terms.instrument === 'NOTA_KESEPAKATAN_SINERGI' && !draft.actionPlan?.length)
    throw reject('E_ACTION_PLAN_MISSING', { ruleId: 'AGR-05', field: '/actionPlan' });
  if (terms.instrument === 'PKS' && terms.scheme === 'KSDPK')
    requireDocument(draft.feasibilityStudy, '/feasibilityStudy');
  requireExecutor(terms, draft);
};

/** AGR-17: cooperation of villages is carried out by the BKAD; where a BUM Desa takes part, by the villages. */
const requireExecutor = ({ scheme }: AgreementTerms, { executor, involvesBumDes }: AgreementDraft): void => {
  if (scheme !== 'ANTAR_DESA') return;
  const right = involvesBumDes ? 'VILLAGE_GOVERNMENT' : 'BKAD';
  if (executor === right) return;
  throw reject('E_VALIDATION', {
    ruleId: 'AGR-17',
    field: '/executor',
    details: { executor: right },
    messageId: `Kerja sama ini dilaksanakan ${right}${involvesBumDes ? ', karena melibatkan BUM Desa' : ''}.`,
    messageEn: `This cooperation is carried out by ${right}${involvesBumDes ? ', since a BUM Desa takes part' : ''}.`,
  });
};

const wrongTerm = (field: Pointer, messageId: string, messageEn: string): Rejection =>
  reject('E_TERM', { ruleId: 'AGR-09', field, messageId, messageEn });

/** AGR-09: a term that ends on a day tells it, an open-ended one none; it does not end before it begins. */
export const requireTermForm = ({ from, end, until }: AgreementTerm, at: Pointer): void => {
  if ((end === 'FIXED') !== (until !== undefined))
    throw wrongTerm(
      `${at}/until`,
      end === 'FIXED' ? 'Sebut tanggal berakhirnya.' : 'Jangka waktu tanpa batas tidak mempunyai tanggal akhir.',
      end === 'FIXED' ? 'Tell the day on which it ends.' : 'An open-ended term has no last day.',
    );
  if (from !== undefined && until !== undefined && until < from)
    throw wrongTerm(
      `${at}/until`,
      `Berakhir ${until}, sebelum mulai ${from}.`,
      `It ends ${until}, before it begins ${from}.`,
    );
};

/** The days of a term whose last signature is of that day. */
export const daysOf = ({ from, until }: AgreementTerm, signedOn: LocalDate) => ({
  validFrom: from ?? signedOn,
  ...(until !== undefined && { validUntil: until }),
});

/** AGR-09: in force before it is signed by its own clause alone, and not over by then. */
export const requireTermOn = (term: AgreementTerm, signedOn: LocalDate, at: Pointer = '/term'): void => {
  const { validFrom, validUntil } = daysOf(term, signedOn);
  if (validUntil !== undefined && validUntil < signedOn)
    throw wrongTerm(
      `${at}/until`,
      `Jangka waktunya berakhir ${validUntil}, sebelum ditandatangani ${signedOn}.`,
      `Its term ends ${validUntil}, before it is signed on ${signedOn}.`,
    );
  if (validFrom >= signedOn || term.retroactiveClause) return;
  throw wrongTerm(
    `${at}/retroactiveClause`,
    `Mulai berlaku ${validFrom}, sebelum ditandatangani ${signedOn}: sebut bunyi klausul berlaku surut.`,
    `In force from ${validFrom}, before it is signed on ${signedOn}: give the words of the retroactive clause.`,
  );
};

/**
 * AGR-09: the term of a PKS lies within its parent's; an open-ended parent bounds nothing.
 * @param signedOn undefined: not yet; a term that begins with the last signature is looked at then.
 * @param until where the command tells the last day, if not in the term.
 */
export const requireWithinParent = (
  term: AgreementTerm,
  signedOn: LocalDate | undefined,
  parent: OtherAgreement | undefined,
  at: Pointer = '/term',
  until: Pointer = `${at}/until`,
): void => {
  if (!parent?.validFrom) return;
  const validFrom = term.from ?? signedOn;
  const validUntil = term.until;
  const beyond = parent.validUntil !== undefined && (validUntil === undefined || validUntil > parent.validUntil);
  if ((validFrom === undefined || validFrom >= parent.validFrom) && !beyond) return;
  throw reject('E_TERM_OUTSIDE_PARENT', {
    ruleId: 'AGR-09',
    field: beyond ? until : `${at}/from`,
    details: { validFrom: parent.validFrom, ...(parent.validUntil && { validUntil: parent.validUntil }) },
    messageId: `Jangka waktu ini di luar jangka waktu induknya, ${parent.validFrom} sampai ${parent.validUntil ?? 'tanpa batas'}.`,
    messageEn: `This term lies outside that of its parent, ${parent.validFrom} until ${parent.validUntil ?? 'open-ended'}.`,
  });
};

/** AGR-09: longer than that many years. */
export const isLong = (term: AgreementTerm, signedOn: LocalDate, years: number): boolean => {
  const { validFrom, validUntil } = daysOf(term, signedOn);
  return validUntil !== undefined && validUntil >= addMonths(validFrom, years * 12);
};

/** AGR-09: a long term is warned of and not refused: whoever means it says so. */
export const requireLongMeant = (long: boolean, acknowledged: readonly WarningCode[]): void => {
  if (!long || acknowledged.includes('W_LONG_TERM')) return;
  throw reject('E_VALIDATION', {
    ruleId: 'AGR-09',
    field: '/acknowledge',
    details: { warnings: ['W_LONG_TERM'] },
    messageId:
      'Jangka waktunya lebih lama daripada yang lazim; tulis W_LONG_TERM dalam acknowledge bila memang demikian.',
    messageEn: 'The term is longer than usual; write W_LONG_TERM in acknowledge if it is meant so.',
  });
};

/** What is to be seen of an agreement at a glance. */
export const flagsOf = (
  { terms: { planning }, draft }: Pick<Initiated, 'terms' | 'draft'>,
  signedOn: LocalDate,
  years: number,
) => {
  const { term } = draft!;
  return [
    ...(daysOf(term, signedOn).validFrom < signedOn ? (['RETROACTIVE'] as const) : []),
    ...(isLong(term, signedOn, years) ? (['LONG_TERM'] as const) : []),
    ...(planning && planning.basis !== 'RPJMD' ? (['OUTSIDE_PLAN'] as const) : []),
  ] satisfies AgreementFlag[];
};
