/** How a number of a letter or document is spelled: forms of characters, capitals and spaces aside. */
export const paperNumberSpelling = (number: string): string =>
  number.normalize('NFKC').toUpperCase().replace(/\s+/gu, '');

/** One number of a letter or document however it is spelled: leading zeros aside, too. */
export const paperNumberKey = (number: string): string => paperNumberSpelling(number).replace(/(?<!\d)0+(?=\d)/gu, '');

/**
 * The year that a number on paper tells between its slashes, beside the running number, as in `094/12/ST/2026`;
 * undefined where it tells none. Codes of villages look like years, too, and stand with others: `63.10.09.2009`.
 */
export const yearInPaperNumber = (number: string): number | undefined => {
  const parts = paperNumberKey(number).split('/');
  const at = parts.findLastIndex((part) => /^2[01]\d\d$/u.test(part));
  return at >= 0 && parts.some((part, index) => index !== at && /\d/u.test(part)) ? Number(parts[at]) : undefined;
};
