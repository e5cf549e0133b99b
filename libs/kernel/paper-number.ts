/** One number of a letter or document however it is written: forms of characters, capitals and spaces aside. */
export const paperNumberKey = (number: string): string => number.normalize('NFKC').toUpperCase().replace(/\s+/gu, '');

/**
 * The year that a number on paper tells beside its running number, as in `094/12/ST/2026`; undefined where it tells
 * none. A single group of digits is the running number itself.
 */
export const yearInPaperNumber = (number: string): number | undefined => {
  const groups = paperNumberKey(number).match(/\d+/gu) ?? [];
  const year = groups.findLast((digits) => /^2[01]\d\d$/u.test(digits));
  return groups.length > 1 && year !== undefined ? Number(year) : undefined;
};
