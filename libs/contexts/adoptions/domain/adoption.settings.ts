import { boundSetting, wholeNumber, type Setting } from '#kernel';

/** VIS-12: months from the decision within which an innovation is to be carried out. */
export const ADOPTION_LONGEST_MONTHS: Setting<number> = {
  name: 'ADOPTION_LONGEST_MONTHS',
  tag: 'D',
  legalBasis: 'VIS-12',
  initial: 24,
  parse: wholeNumber(1, 60),
};
/** COM-14: how often it can be decided on one innovation that was deferred. */
export const ADOPTION_DECISIONS_MOST = boundSetting('ADOPTION_DECISIONS_MOST', 20, 50);
/** COM-14: reports of progress of one adoption. */
export const ADOPTION_REPORTS = boundSetting('ADOPTION_REPORTS', 100, 200);
/** COM-14: corrections and voidings that may be asked for of one adoption. */
export const ADOPTION_REPAIRS = boundSetting('ADOPTION_REPAIRS', 100, 200);

export const adoptionSettings = [
  ADOPTION_LONGEST_MONTHS,
  ADOPTION_DECISIONS_MOST,
  ADOPTION_REPORTS,
  ADOPTION_REPAIRS,
] as const;
