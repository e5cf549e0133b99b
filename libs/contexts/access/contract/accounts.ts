import type { Principal, Sources } from '#runtime';

/** Accounts, for contexts that ask again what an author might do. */
export interface Accounts {
  /** All rights ever given to the user; none where there is no such account, or it is disabled. */
  principalOf(userId: string, sources: Sources): Promise<Principal>;
}
