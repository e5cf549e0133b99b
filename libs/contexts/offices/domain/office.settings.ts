import { boundSetting } from '#kernel';

/** COM-14: appointments to one office. */
export const OFFICE_APPOINTMENTS = boundSetting('OFFICE_APPOINTMENTS', 200, 500);
/** COM-14: mandates that officials of one office were given. */
export const OFFICE_MANDATES = boundSetting('OFFICE_MANDATES', 500, 1_000);
/** COM-14: names of one office, or of one institution. */
export const OFFICE_NAMES = boundSetting('OFFICE_NAMES', 50, 100);
/** COM-14: ends that may be entered of one appointment, or of one mandate. */
export const OFFICE_ENDS = boundSetting('OFFICE_ENDS', 10, 50);
/** COM-14: corrections and voidings that may be asked for of one office, or of one institution. */
export const OFFICE_REPAIRS = boundSetting('OFFICE_REPAIRS', 100, 200);

export const officeSettings = [
  OFFICE_APPOINTMENTS,
  OFFICE_MANDATES,
  OFFICE_NAMES,
  OFFICE_ENDS,
  OFFICE_REPAIRS,
] as const;
