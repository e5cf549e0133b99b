import { TEXT, codeList, codeOf, field, type DeclaredEvent, type EventCatalogue } from '#kernel';

/** What a log is for: invented data with accounts that anyone may know, or official records. */
export type Purpose = 'DEMONSTRATION' | 'PRODUCTION';

export const PURPOSE_CODES = codeList(['Guna catatan', 'What a log is for'], ['DEMONSTRATION', 'PRODUCTION'], {
  DEMONSTRATION: ['data contoh', 'demonstration'],
  PRODUCTION: ['catatan resmi', 'official records'],
});

export const installationCatalogue = {
  /** The log was begun for this, and stays so for good. */
  InstallationBegan: {
    version: 1,
    label: ['pemasangan mulai', 'installation began'],
    data: { purpose: field(['guna catatan', 'what the log is for'], codeOf<Purpose>(PURPOSE_CODES)) },
  },
  /** References to persons are made with the key of this id, which does not tell the key (COM-11). */
  SubjectKeyRecorded: {
    version: 1,
    label: ['kunci rujukan orang dicatat', 'key of references to persons recorded'],
    data: { keyId: field(['id kunci', 'id of the key'], TEXT) },
  },
  /** The keys of persons' data lie in the store of this id, which does not tell the keys (COM-11). */
  KeyStoreRecorded: {
    version: 1,
    label: ['penyimpan kunci data pribadi dicatat', 'store of the keys of personal data recorded'],
    data: { storeId: field(['id penyimpan', 'id of the store'], TEXT) },
  },
} as const satisfies EventCatalogue;

export type InstallationEvent = DeclaredEvent<typeof installationCatalogue>;
