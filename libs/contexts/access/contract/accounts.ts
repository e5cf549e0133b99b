import type { Principal, Sources } from '#runtime';

/** Accounts, for contexts that ask what somebody might do, or whether there is such a person here. */
export interface Accounts {
  /** All rights ever given to the user; none where there is no such account, or it is disabled. */
  principalOf(userId: string, sources: Sources): Promise<Principal>;
  /** Whether there is an account of that id, disabled or not. */
  exists(userId: string, sources: Sources): Promise<boolean>;
}
