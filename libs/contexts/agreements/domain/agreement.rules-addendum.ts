import { reject, seatOf, type LocalDate, type Pointer, type Rejection } from '#kernel';
import type { Instrument } from './agreement.codes.js';
import type { ProposeAddendum } from './agreement.commands.js';
import {
  daysOf,
  isLong,
  requireLongMeant,
  requireTermForm,
  requireTermOn,
  requireWithinParent,
} from './agreement.rules-text.js';
import type { AgreementContext, OtherAgreement } from './agreement.facts.js';
import { isRunning } from './agreement.rules-end.js';
import { USUAL_TERM_YEARS } from './agreement.settings.js';
import type { Signed } from './agreement.state.js';
import type { AgreementTerm } from './agreement.terms.js';

const over = ({ validUntil }: Pick<Signed, 'validUntil'>, ruleId: string): Rejection =>
  reject('E_EXPIRED', {
    ruleId,
    field: '/occurredOn',
    ...(validUntil && { details: { validUntil } }),
    messageId: `Perjanjian ini berlaku sampai ${validUntil}; sesudahnya hanya laporan, perselisihan, dan penyelesaian.`,
    messageEn: `This agreement was in force until ${validUntil}; after it reports, disputes and settlements alone.`,
  });

/** AGR-12, AGR-16: on that day it is not over, whether or not the system has told so. */
export const requireNotOver = (
  { stage, ...state }: Pick<Signed, 'validUntil'> & { readonly stage: string },
  on: LocalDate,
  ruleId = 'AGR-12',
): void => {
  if (stage !== 'EXPIRED') return requireInTerm(state, on, ruleId);
  throw over(state, ruleId);
};

/** AGR-16: on that day it was not over, whatever it is by now. */
export const requireInTerm = (state: Pick<Signed, 'validUntil'>, on: LocalDate, ruleId: string): void => {
  if (state.validUntil !== undefined && on > state.validUntil) throw over(state, ruleId);
};

/** AGR-09: on that day it was in force already. */
export const requireBegun = ({ validFrom }: Pick<Signed, 'validFrom'>, on: LocalDate): void => {
  if (on >= validFrom) return;
  throw reject('E_DATE_ORDER', {
    ruleId: 'AGR-09',
    field: '/occurredOn',
    details: { validFrom },
    messageId: `Perjanjian ini baru berlaku mulai ${validFrom}, sesudah ${on}.`,
    messageEn: `This agreement is in force from ${validFrom} only, after ${on}.`,
  });
};

/** AGR-12: an addendum swaps no parties, and changes no object: that is a new agreement. AGR-05 holds for it, too. */
export const requireAddendumScope = ({ changes, newTerm }: ProposeAddendum, instrument: Instrument): void => {
  const wrong = changes.findIndex(({ part }) => part === 'PARTIES' || part === 'OBJECT');
  if (wrong >= 0) throw reject('E_ADDENDUM_SCOPE', { ruleId: 'AGR-12', field: `/changes/${wrong}/part` });
  const money = changes.findIndex(({ part }) => part === 'FUNDING');
  if (money >= 0 && instrument === 'KESEPAKATAN_BERSAMA')
    throw reject('E_KB_HAS_MONEY', { ruleId: 'AGR-05', field: `/changes/${money}/part` });
  const changesTerm = changes.some(({ part }) => part === 'TERM');
  if (changesTerm === (newTerm !== undefined) && changes.length) return;
  throw reject('E_VALIDATION', {
    ruleId: 'AGR-12',
    field: changes.length ? '/newTerm' : '/changes',
    messageId: changes.length
      ? 'Jangka waktu yang baru (newTerm) disebut bila dan hanya bila bagian TERM diubah.'
      : 'Sebut sedikitnya satu bagian yang diubah.',
    messageEn: changes.length
      ? 'The new term is given where the part TERM changes, and only there.'
      : 'Name at least one part that changes.',
  });
};

/** AGR-09: what is in force under it neither outlasts it nor begins before it. */
export const requireAround = (
  children: readonly OtherAgreement[],
  { validFrom, validUntil }: Partial<Pick<Signed, 'validFrom' | 'validUntil'>>,
  field: Pointer = '/newTerm/until',
): void => {
  const early = (child: OtherAgreement): boolean => validFrom !== undefined && child.validFrom! < validFrom;
  const late = (child: OtherAgreement): boolean =>
    validUntil !== undefined && (child.validUntil === undefined || child.validUntil > validUntil);
  const beyond = children
    .filter((child) => isRunning(child) && (early(child) || late(child)))
    .map(({ agreementId }) => agreementId);
  if (!beyond.length) return;
  const term = `${validFrom ?? '…'} – ${validUntil ?? '…'}`;
  throw reject('E_TERM_OUTSIDE_PARENT', {
    ruleId: 'AGR-09',
    field,
    details: { beyond },
    messageId: `Perjanjian pelaksananya berlaku di luar jangka waktu ini, ${term}: ${beyond.join(', ')}.`,
    messageEn: `Agreements that carry it out are in force outside this term, ${term}: ${beyond.join(', ')}.`,
  });
};

/** AGR-09 again, where the term changes: its form, its days and its parent's. */
export const requireNewTerm = (
  term: AgreementTerm,
  { signedOn, validFrom }: Pick<Signed, 'signedOn' | 'validFrom'>,
  on: LocalDate,
  parent: OtherAgreement | undefined,
  until: Pointer = '/newTerm/until',
): { readonly validUntil?: LocalDate } => {
  const whole = { ...term, from: validFrom };
  if (term.from !== undefined && term.from !== validFrom)
    throw reject('E_TERM', {
      ruleId: 'AGR-12',
      field: '/newTerm/from',
      messageId: `Adendum tidak mengubah hari mulai berlaku, ${validFrom}.`,
      messageEn: `An addendum does not change the day from which it is in force, ${validFrom}.`,
    });
  requireTermForm(whole, '/newTerm');
  requireTermOn({ ...whole, retroactiveClause: '-' }, on, '/newTerm');
  requireWithinParent(whole, signedOn, parent, '/newTerm', until);
  const { validUntil } = daysOf(whole, signedOn);
  return validUntil === undefined ? {} : { validUntil };
};

/** AGR-09 again, where the term grows: longer than usual, counted from its first day, it is meant so. */
export const requireUsualTerm = (
  term: AgreementTerm,
  { signedOn, validFrom, terms }: Pick<Signed, 'signedOn' | 'validFrom' | 'terms'>,
  { rules, acknowledged }: Pick<AgreementContext, 'rules' | 'acknowledged'>,
): void =>
  requireLongMeant(
    isLong({ ...term, from: validFrom }, signedOn, rules.get(USUAL_TERM_YEARS, seatOf(terms.parties[0]!))),
    acknowledged,
  );
