import { boundSetting } from '#kernel';

/** COM-14: decisions on the rows of one import. */
export const IMPORT_DECISIONS = boundSetting('IMPORT_DECISIONS', 30_000, 60_000);

export const importSettings = [IMPORT_DECISIONS] as const;
