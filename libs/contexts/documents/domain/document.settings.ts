import { boundSetting } from '#kernel';

/** COM-14: corrections and voidings that may be asked for of one document. */
export const DOCUMENT_REPAIRS = boundSetting('DOCUMENT_REPAIRS', 50, 200);
/**
 * COM-14: MiB of documents that one office may store on one day. Fifty files of the greatest size, or a year's scanned
 * register on one day; whoever would fill the disk needs many days for it, in which the operator sees it.
 */
export const OFFICE_MIB_A_DAY = boundSetting('OFFICE_MIB_A_DAY', 1_024, 1_048_576);

export const documentSettings = [DOCUMENT_REPAIRS, OFFICE_MIB_A_DAY] as const;
