import { addWorkingDays, reject, type LocalDate, type WorkingCalendar } from '#kernel';
import { UMBRELLAS } from './agreement.codes.js';
import type { SignAgreement } from './agreement.commands.js';
import type { OtherAgreement } from './agreement.facts.js';
import { isOfRegion, isVillageGovernment, placesWhere } from './agreement.parties.js';
import { SYNERGY_FROM, isWithAbroad } from './agreement.rules-scheme.js';
import type { CouncilApproval, Initiated } from './agreement.state.js';
import type { AgreementTerms } from './agreement.terms.js';

/** COM-10: wet ink, or a certified electronic signature. */
export const requireSignMethod = (signMethod: SignAgreement['signMethod']): void => {
  if (signMethod !== 'TTE_UNCERTIFIED') return;
  throw reject('E_SIGNATURE_METHOD', {
    ruleId: 'COM-10',
    field: '/signMethod',
    messageId: 'Naskah ditandatangani dengan tinta basah atau tanda tangan elektronik tersertifikasi.',
    messageEn: 'A text is signed in ink or by a certified electronic signature.',
  });
};

/** AGR-07: everybody signs the same text. */
export const requireSameText = (textSha256: string, final: string): void => {
  if (textSha256 === final) return;
  throw reject('E_TEXT_CHANGED', {
    ruleId: 'AGR-07',
    field: '/textSha256',
    details: { final },
    messageId: 'Naskah yang ditandatangani bukan naskah final: sidik SHA-256-nya berbeda.',
    messageEn: 'The signed text is not the final one: its SHA-256 differs.',
  });
};

/** AGR-08: each party signs once. */
export const requireUnsigned = (signed: boolean, partyNo: number): void => {
  if (!signed) return;
  throw reject('E_ALREADY_SIGNED', { ruleId: 'AGR-08', field: '/partyNo', details: { partyNo } });
};

/** AGR-08: the others sign within their term from the first signature, whether or not the system has told that. */
export const requireInSigningTerm = (othersUntil: LocalDate | undefined, occurredOn: LocalDate): void => {
  if (othersUntil === undefined || occurredOn <= othersUntil) return;
  throw reject('E_EXPIRED', {
    ruleId: 'AGR-08',
    field: '/occurredOn',
    details: { othersUntil },
    messageId: `Semua pihak menandatangani paling lambat ${othersUntil}; tanda tangan yang ada gugur dan dimulai lagi.`,
    messageEn: `All parties sign until ${othersUntil}; the signatures lapse and are begun anew.`,
  });
};

/**
 * Whether the agreement holds on that day, also where it is over by the day on which that is entered; a document of the
 * same day is in order (§7.3).
 */
export const holdsOn = (
  { validFrom, validUntil, endedOn }: Pick<OtherAgreement, 'validFrom' | 'validUntil' | 'endedOn'>,
  on: LocalDate,
): boolean =>
  validFrom !== undefined &&
  validFrom <= on &&
  (validUntil === undefined || on <= validUntil) &&
  (endedOn === undefined || on < endedOn);

/** AGR-11: a PKS is signed under a memorandum in force. */
export const requireParentInForce = (
  { instrument }: AgreementTerms,
  parent: OtherAgreement | undefined,
  on: LocalDate,
): void => {
  if (instrument !== 'PKS' || (parent && holdsOn(parent, on))) return;
  throw reject('E_PARENT_NOT_ACTIVE', {
    ruleId: 'AGR-11',
    ...(parent && { details: { stage: parent.stage, ...(parent.validUntil && { validUntil: parent.validUntil }) } }),
    messageId: `Kesepakatan induk tidak berlaku pada ${on}.`,
    messageEn: `The parent memorandum is not in force on ${on}.`,
  });
};

/** Regional parties that a council may have to approve for. */
export const withCouncil = (terms: AgreementTerms): readonly number[] =>
  terms.instrument === 'PKS' || isWithAbroad(terms) ? placesWhere(terms, isOfRegion) : [];

/** AGR-10: by that day, and not only later. */
export const hasApproved = ({ granted, decidedOn }: CouncilApproval, on: LocalDate): boolean =>
  granted === true && decidedOn !== undefined && decidedOn <= on;

/** Of the time of PP 50/2007 art. 12, in which silence after a resubmission was approval. */
const DEEMED_FROM = '2007-08-22' as LocalDate;
const DEEMED_AFTER_DAYS = 15;

/** AGR-10: in the years of PP 50/2007, asked a second time and not answered for fifteen working days. */
const isDeemed = ({ requestedOn, granted }: CouncilApproval, on: LocalDate, calendar: WorkingCalendar): boolean => {
  const again = requestedOn.at(-1);
  if (granted !== undefined || requestedOn.length < 2 || on < DEEMED_FROM || on >= SYNERGY_FROM) return false;
  const lastDay = addWorkingDays(again!, DEEMED_AFTER_DAYS, calendar);
  return lastDay !== undefined && lastDay < on;
};

/** AGR-10: of every regional party it was said whether its council has to approve. */
export const requireNeedsDeclared = ({ terms, needs }: Pick<Initiated, 'terms' | 'needs'>): void => {
  if (isWithAbroad(terms)) return;
  const missing = withCouncil(terms).filter((partyNo) => !needs[partyNo]);
  if (!missing.length) return;
  throw reject('E_DPRD_REQUIRED', {
    ruleId: 'AGR-10',
    details: { parties: missing },
    messageId: `Nyatakan lebih dahulu untuk pihak ke-${missing.join(', ')} apakah rencana ini membebani masyarakat dan daerah, dan apakah dananya sudah dalam APBD.`,
    messageEn: `Declare first for party ${missing.join(', ')} whether the plan burdens community and region, and whether its money is in the budget.`,
  });
};

/** AGR-10: where it has to, or has refused, the council has approved by that day; since 2018 not by silence. */
export const requireCouncil = (
  { terms, needs, councils }: Pick<Initiated, 'terms' | 'needs' | 'councils'>,
  partyNo: number,
  on: LocalDate,
  calendar: WorkingCalendar,
): void => {
  if (!withCouncil(terms).includes(partyNo)) return;
  const need = needs[partyNo];
  const council = councils[partyNo];
  const asked = isWithAbroad(terms) || need?.burdensPublic || need?.unbudgeted || council?.granted === false;
  if (!asked || (council && (hasApproved(council, on) || isDeemed(council, on, calendar)))) return;
  throw reject('E_DPRD_REQUIRED', {
    ruleId: 'AGR-10',
    field: '/partyNo',
    details: { partyNo, ...(council && { requestedOn: council.requestedOn }) },
  });
};

/** §7.3: with parties abroad nothing is signed before the central government has confirmed. */
export const requireConfirmed = (
  { terms, central, centralOn }: Pick<Initiated, 'terms' | 'central' | 'centralOn'>,
  on: LocalDate,
): void => {
  if (!isWithAbroad(terms) || (central.includes('CONFIRMED') && centralOn !== undefined && centralOn <= on)) return;
  throw reject('E_CENTRAL_APPROVAL_REQUIRED', { ruleId: 'AGR-03', details: { steps: central } });
};

/** AGR-17: every village has deliberated, and all of them together, before the first of them signs. */
export const requireDeliberations = (
  { terms, deliberated, interVillageOn }: Pick<Initiated, 'terms' | 'deliberated' | 'interVillageOn'>,
  on: LocalDate,
): void => {
  if (terms.scheme !== 'ANTAR_DESA') return;
  const missing = placesWhere(terms, isVillageGovernment).filter((partyNo) => !((deliberated[partyNo] ?? '9') <= on));
  if (!missing.length && interVillageOn !== undefined && interVillageOn <= on) return;
  throw reject('E_MUSYAWARAH_MISSING', {
    ruleId: 'AGR-17',
    details: { parties: missing, interVillage: interVillageOn !== undefined },
    messageId: `Sebelum ditandatangani ${on}: ${missing.length ? `musyawarah desa pihak ke-${missing.join(', ')}` : 'musyawarah antar desa'} belum dicatat.`,
    messageEn: `Before it is signed on ${on}: ${missing.length ? `the deliberation of village ${missing.join(', ')}` : 'the inter-village deliberation'} is not recorded.`,
  });
};

/** AGR-04: the TKKSD of every regional party has recommended the text as it is. */
export const requireRecommended = ({ terms, recommended }: Pick<Initiated, 'terms' | 'recommended'>): void => {
  const missing = recommending(terms).filter((partyNo) => !recommended.includes(partyNo));
  if (!missing.length) return;
  throw reject('E_TKKSD_MISSING', {
    ruleId: 'AGR-04',
    details: { parties: missing },
    messageId: `Rekomendasi TKKSD atas naskah ini belum ada dari pihak ke-${missing.join(', ')}.`,
    messageEn: `The TKKSD of party ${missing.join(', ')} has not yet recommended this text.`,
  });
};

/** AGR-04: regional parties whose TKKSD recommends: of memoranda, and of a PKS that is theirs without one [D]. */
export const recommending = (terms: Pick<AgreementTerms, 'instrument' | 'parties'>): readonly number[] =>
  UMBRELLAS.includes(terms.instrument) ? placesWhere(terms, isOfRegion) : [];
