import { covers, isCentral, reject, withAncestors, type LocalDate, type RegionCode } from '#kernel';
import type { Facilitator, Ground, Scheme } from './agreement.codes.js';
import type { CascadeRow } from './agreement.events.js';
import type { OtherAgreement } from './agreement.facts.js';
import { isOfRegion, regenciesOf, regionsOf } from './agreement.parties.js';
import { SYNERGY_FROM } from './agreement.rules-scheme.js';
import type { Signed } from './agreement.state.js';
import type { AgreementTerms } from './agreement.terms.js';

/** PP 28/2018 arts 9 and 22(2). */
const SINCE_2018: readonly Ground[] = [
  'TERM_ENDED',
  'AIM_REACHED',
  'AGREED',
  'POLICY_CHANGE',
  'OBJECT_LOST',
  'COURT_DECISION',
  'BANKRUPTCY',
];
/** PP 50/2007 art. 18. */
const UNTIL_2018: readonly Ground[] = [
  'AGREED',
  'AIM_REACHED',
  'FUNDAMENTAL_CHANGE',
  'BREACH',
  'REPLACED',
  'NEW_NORM',
  'OBJECT_LOST',
  'PUBLIC_INTEREST',
  'TERM_ENDED',
];
/** PP 43/2014 art. 147. */
const OF_VILLAGES: readonly Ground[] = UNTIL_2018;

/** AGR-13: the grounds of the law in force on that day for the scheme; a change of leaders is none. */
export const groundsOf = (scheme: Scheme, on: LocalDate): readonly Ground[] =>
  scheme === 'ANTAR_DESA' || scheme === 'DESA_PIHAK_KETIGA'
    ? OF_VILLAGES
    : on >= SYNERGY_FROM
      ? SINCE_2018
      : UNTIL_2018;

export const requireGround = (ground: Ground | undefined, scheme: Scheme, on: LocalDate): Ground => {
  const grounds = groundsOf(scheme, on);
  if (ground !== undefined && grounds.includes(ground)) return ground;
  throw reject('E_GROUND_REQUIRED', {
    ruleId: 'AGR-13',
    field: '/ground',
    details: { grounds },
    messageId: `Pilih alasan yang sah pada ${on} untuk skema ini: ${grounds.join(', ')}.`,
    messageEn: `Choose a ground that is lawful on ${on} for this scheme: ${grounds.join(', ')}.`,
  });
};

/** AGR-13: the term is the ground on its last day, and before it is none. */
export const requireTermOver = (ground: Ground, { validUntil }: Pick<Signed, 'validUntil'>, on: LocalDate): void => {
  if (ground !== 'TERM_ENDED' || (validUntil !== undefined && on >= validUntil)) return;
  throw reject('E_GROUND_REQUIRED', {
    ruleId: 'AGR-13',
    field: '/ground',
    ...(validUntil && { details: { validUntil } }),
    messageId: validUntil
      ? `Jangka waktunya baru berakhir ${validUntil}; sebelum itu pilih alasan lain.`
      : 'Perjanjian ini tanpa batas waktu; pilih alasan lain.',
    messageEn: validUntil
      ? `The term ends on ${validUntil}; before that day choose another ground.`
      : 'This agreement is open-ended; choose another ground.',
  });
};

export const isRunning = ({ stage }: OtherAgreement): boolean => stage === 'SIGNED' || stage === 'ACTIVE';

/**
 * AGR-13: of each agreement in force that carries it out it is said whether it ends, too. What is said of one that is
 * over by now says nothing.
 * @param linked ids of all that ever carried it out.
 * @returns what is said of those in force.
 */
export const requireCascade = (
  cascade: readonly CascadeRow[],
  children: readonly OtherAgreement[],
  linked: readonly string[],
): readonly CascadeRow[] => {
  const running = children.filter(isRunning).map(({ agreementId }) => agreementId);
  const named = cascade.map(({ agreementId }) => agreementId);
  const missing = running.filter((id) => !named.includes(id));
  const wrong = named.findIndex((id, index) => !linked.includes(id) || named.indexOf(id) < index);
  if (!missing.length && wrong < 0) return cascade.filter(({ agreementId }) => running.includes(agreementId));
  throw reject('E_VALIDATION', {
    ruleId: 'AGR-13',
    field: wrong < 0 ? '/cascade' : `/cascade/${wrong}/agreementId`,
    details: { running },
    messageId: `Nyatakan untuk setiap perjanjian pelaksana yang masih berlaku apakah ikut berakhir: ${running.join(', ') || 'tidak ada'}.`,
    messageEn: `Say of each agreement in force that carries this one out whether it ends, too: ${running.join(', ') || 'there is none'}.`,
  });
};

/** AGR-13: what replaces an agreement is another one, and signed. */
export const requireReplacement = (replacement: OtherAgreement | undefined, { terms }: Pick<Signed, 'terms'>): void => {
  if (replacement?.validFrom !== undefined && replacement.agreementId !== terms.agreementId) return;
  throw reject(replacement ? 'E_VALIDATION' : 'E_NOT_FOUND', {
    ruleId: 'AGR-13',
    field: '/replacedBy',
    ...(replacement && {
      messageId: 'Perjanjian pengganti adalah perjanjian lain yang sudah ditandatangani.',
      messageEn: 'What replaces an agreement is another one that is signed.',
    }),
  });
};

const inOne = (codes: readonly RegionCode[], level: 1 | 3): boolean => {
  const [first] = codes;
  const around = first && withAncestors(first)[level - 1];
  return around !== undefined && codes.every((code) => covers(around, code));
};

/**
 * AGR-14: who settles a dispute. Villages: the Camat, or the Bupati where they lie in different kecamatan; with a third
 * party a court after they have deliberated. Regions: the Governor of their province, else the Minister, also between a
 * province and its regency (UU 23/2014 art. 370). With third parties they deliberate, then as the contract says; with
 * abroad they negotiate.
 */
export const facilitatorsOf = (terms: Pick<AgreementTerms, 'scheme' | 'parties'>): readonly Facilitator[] => {
  const codes = regionsOf(terms);
  switch (terms.scheme) {
    case 'ANTAR_DESA':
      return inOne(codes, 3) ? ['CAMAT'] : regenciesOf(terms.parties).length === 1 ? ['BUPATI'] : ['GOVERNOR'];
    case 'DESA_PIHAK_KETIGA':
      return ['DELIBERATION', 'COURT'];
    case 'KSDPK':
      return ['DELIBERATION', 'AS_CONTRACT'];
    case 'KSDPL':
    case 'KSDLL':
      return ['NEGOTIATION'];
    default: {
      const withProvince = terms.parties.some((party) => isOfRegion(party) && party.region?.level === 1);
      const withCentre = terms.parties.some(isCentral);
      return !withProvince && !withCentre && inOne(codes, 1) ? ['GOVERNOR'] : ['MINISTER'];
    }
  }
};

export const requireFacilitator = (
  facilitator: Facilitator,
  terms: Pick<AgreementTerms, 'scheme' | 'parties'>,
): void => {
  const right = facilitatorsOf(terms);
  if (right.includes(facilitator)) return;
  throw reject('E_WRONG_FACILITATOR', {
    ruleId: 'AGR-14',
    field: '/facilitator',
    details: { facilitators: right },
    messageId: `Perselisihan para pihak ini diselesaikan oleh: ${right.join(' atau ')}.`,
    messageEn: `A dispute of these parties is settled by: ${right.join(' or ')}.`,
  });
};
