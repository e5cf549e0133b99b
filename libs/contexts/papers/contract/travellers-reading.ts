import type { Hidden, Principal } from '#runtime';

/** What stands of a person on papers of a journey. */
export interface PersonOnPaper {
  readonly name?: string;
  readonly position?: string;
  readonly office?: string;
  readonly nip?: string;
  readonly rank?: string;
}

/** The persons of a travel order as a reader may know them, by the numbers of their SPD. */
export interface TravellersShown {
  readonly travellers: readonly {
    readonly spdNo: string;
    /** Hidden from the reader; or none of it is kept, or may be shown. */
    readonly person: { readonly data: PersonOnPaper } | { readonly notShown: string } | Hidden;
  }[];
}

/** Who knows the names of travellers (COM-11): this context holds none. */
export interface TravellersReading {
  travellersOf(principal: Principal, visitId: string, asked: { readonly purpose: 'TRAVEL' }): Promise<TravellersShown>;
}
