import { boundSetting, oneOf, wholeNumber, type Setting } from '#kernel';

/** Calendar days within which an offer is answered before it lapses. */
export const OFFER_REPLY_DAYS: Setting<number> = {
  name: 'OFFER_REPLY_DAYS',
  tag: 'D',
  legalBasis: 'Permendagri 22/2020',
  initial: 45,
  parse: wholeNumber(1, 365),
};

/** AGR-08: calendar days from the first signature within which all others are put. */
export const SIGNING_DAYS: Setting<number> = {
  name: 'SIGNING_DAYS',
  tag: 'D',
  legalBasis: 'AGR-08',
  initial: 60,
  parse: wholeNumber(1, 365),
};

/** AGR-09: years after which a term is called long: it is warned of, and not refused. */
export const USUAL_TERM_YEARS: Setting<number> = {
  name: 'USUAL_TERM_YEARS',
  tag: 'D',
  legalBasis: 'PP 28/2018',
  initial: 5,
  parse: wholeNumber(1, 50),
};

/** AGR-11: months in which a memorandum is followed by a PKS before it is called stalled. */
export const STALLED_AFTER_MONTHS: Setting<number> = {
  name: 'STALLED_AFTER_MONTHS',
  tag: 'D',
  legalBasis: 'AGR-11',
  initial: 12,
  parse: wholeNumber(1, 120),
};

/** AGR-15: whether yearly reports are asked for; due on 31 January of the next year. */
export const YEARLY_REPORTS: Setting<'ASKED' | 'NOT_ASKED'> = {
  name: 'YEARLY_REPORTS',
  tag: 'K',
  legalBasis: 'Permendagri 22/2020',
  initial: 'ASKED',
  parse: oneOf('ASKED', 'NOT_ASKED'),
};

/** COM-14: versions of one text. */
export const AGREEMENT_VERSIONS = boundSetting('AGREEMENT_VERSIONS', 50, 200);
/** COM-14: activities, notices, disputes, addenda and settlements of one agreement, each. */
export const AGREEMENT_ENTRIES = boundSetting('AGREEMENT_ENTRIES', 200, 1_000);
/** COM-14: agreements that carry out one memorandum. */
export const AGREEMENT_CHILDREN = boundSetting('AGREEMENT_CHILDREN', 200, 1_000);
/** COM-14: corrections and voidings that may be asked for of one agreement. */
export const AGREEMENT_REPAIRS = boundSetting('AGREEMENT_REPAIRS', 100, 200);
/** COM-14: numbers of one register and year that one user gives. */
export const AGREEMENT_NUMBERS = boundSetting('AGREEMENT_NUMBERS', 5_000, 50_000);

export const agreementSettings = [
  OFFER_REPLY_DAYS,
  SIGNING_DAYS,
  USUAL_TERM_YEARS,
  STALLED_AFTER_MONTHS,
  YEARLY_REPORTS,
  AGREEMENT_VERSIONS,
  AGREEMENT_ENTRIES,
  AGREEMENT_CHILDREN,
  AGREEMENT_REPAIRS,
  AGREEMENT_NUMBERS,
] as const;
