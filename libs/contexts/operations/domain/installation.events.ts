import type { EventCatalogue } from '#kernel';

/** What a log is for: invented data with accounts that anyone may know, or official records. */
export type Purpose = 'DEMONSTRATION' | 'PRODUCTION';

/** The log was begun for this, and stays so for good. */
export interface InstallationBegan {
  readonly type: 'InstallationBegan';
  readonly data: { readonly purpose: Purpose };
}

/** References to persons are made with the key of this id, which does not tell the key (COM-11). */
export interface SubjectKeyRecorded {
  readonly type: 'SubjectKeyRecorded';
  readonly data: { readonly keyId: string };
}

export type InstallationEvent = InstallationBegan | SubjectKeyRecorded;

export const installationCatalogue = {
  InstallationBegan: { version: 1, label: ['pemasangan mulai', 'installation began'] },
  SubjectKeyRecorded: { version: 1, label: ['kunci rujukan orang dicatat', 'key of references to persons recorded'] },
} as const satisfies EventCatalogue & Record<InstallationEvent['type'], object>;
