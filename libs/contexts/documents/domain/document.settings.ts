import { boundSetting } from '#kernel';

/** COM-14: corrections and voidings that may be asked for of one document. */
export const DOCUMENT_REPAIRS = boundSetting('DOCUMENT_REPAIRS', 50, 200);

export const documentSettings = [DOCUMENT_REPAIRS] as const;
