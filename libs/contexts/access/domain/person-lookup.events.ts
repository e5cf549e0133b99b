import type { EventCatalogue, Scope } from '#kernel';

/**
 * A user asked for references to so many persons (COM-11), for a party of those regions. It holds neither numbers nor references, nor
 * anything made from them, so that nobody can compare it with what others entered.
 */
export interface PersonsReferenced {
  readonly type: 'PersonsReferenced';
  readonly data: { readonly userId: string; readonly count: number; readonly scopes: readonly Scope[] };
}

export const personLookupCatalogue = {
  PersonsReferenced: { version: 1, label: ['rujukan orang diminta', 'references to persons asked for'] },
} as const satisfies EventCatalogue & Record<PersonsReferenced['type'], object>;
