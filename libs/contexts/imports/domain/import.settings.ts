import { boundSetting, wholeNumber, type Setting } from '#kernel';

/** COM-14: decisions on the rows of one import. */
export const IMPORT_DECISIONS = boundSetting('IMPORT_DECISIONS', 30_000, 60_000);

/** COM-07: days after its last step on which an import is closed of which nothing was recorded. */
export const IMPORT_IDLE_DAYS: Setting<number> = {
  name: 'IMPORT_IDLE_DAYS',
  tag: 'D',
  legalBasis: 'COM-07',
  initial: 90,
  parse: wholeNumber(1, 730),
};

export const importSettings = [IMPORT_DECISIONS, IMPORT_IDLE_DAYS] as const;
