import type { Sources } from '#runtime';

/** What papers of visits bear, for the books in which they are numbered. */
export interface VisitPapers {
  /** Whether the number stands on a letter or an order of the visit that holds: of one called off none does. */
  bears(visitId: string, text: string, sources: Sources): Promise<boolean>;
}
