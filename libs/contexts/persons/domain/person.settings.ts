import { boundSetting, wholeNumber, type Setting } from '#kernel';

/**
 * COM-11: years after the last fiscal year in which somebody travelled for which the data are kept beside the accounts
 * that name them; until then erasure is refused. Archives of finance are kept ten years as a rule.
 */
export const PERSON_RETENTION_YEARS: Setting<number> = {
  name: 'PERSON_RETENTION_YEARS',
  tag: 'D',
  legalBasis: 'COM-11',
  initial: 10,
  parse: wholeNumber(0, 30),
};
/** COM-14: parties that keep data of one person. */
export const PERSON_PARTIES = boundSetting('PERSON_PARTIES', 50, 200);
/** COM-14: how often one party can enter or rectify the data of one person. */
export const PERSON_CHANGES = boundSetting('PERSON_CHANGES', 200, 1_000);
/** COM-14: requests and restrictions that one party can enter on one person's data. */
export const PERSON_ACTS = boundSetting('PERSON_ACTS', 200, 1_000);
/** COM-14: holds that one inspectorate can place on one person's data. */
export const PERSON_HOLDS = boundSetting('PERSON_HOLDS', 50, 200);

export const personSettings = [
  PERSON_RETENTION_YEARS,
  PERSON_PARTIES,
  PERSON_CHANGES,
  PERSON_ACTS,
  PERSON_HOLDS,
] as const;
