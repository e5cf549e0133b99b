/** One number of a letter or document however it is written: forms of characters, capitals and spaces aside. */
export const paperNumberKey = (number: string): string => number.normalize('NFKC').toUpperCase().replace(/\s+/gu, '');
