/**
 * What a flag asks for. NOTE: accepted, shown. ASK: a person chooses. GAP: something is missing, the record is "data
 * tidak lengkap" (G12). QUARANTINE: not imported until a person has settled it. REFUSAL: the file cannot be read.
 */
export type FlagKind = 'NOTE' | 'ASK' | 'GAP' | 'QUARANTINE' | 'REFUSAL';

/** Kind, and what it says in Indonesian and in English. */
export type FlagMeaning = readonly [kind: FlagKind, id: string, en: string];
