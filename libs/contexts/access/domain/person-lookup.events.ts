import { INTEGER, SCOPE, TEXT, field, listOf, type DeclaredEvent, type EventCatalogue } from '#kernel';

export const personLookupCatalogue = {
  /**
   * A user asked for references to so many persons (COM-11), for a party of those regions. It holds neither numbers nor
   * references, nor anything made from them, so that nobody can compare it with what others entered.
   */
  PersonsReferenced: {
    version: 1,
    label: ['rujukan orang diminta', 'references to persons asked for'],
    data: {
      userId: field(['id akun', 'id of the account'], TEXT),
      count: field(['banyaknya orang', 'number of persons'], INTEGER),
      scopes: field(['wilayah pihak yang meminta', 'regions of the party that asked'], listOf(SCOPE)),
    },
  },
} as const satisfies EventCatalogue;

export type PersonsReferenced = DeclaredEvent<typeof personLookupCatalogue>;
