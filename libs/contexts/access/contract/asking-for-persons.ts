import type { Scope } from '#kernel';
import type { Principal } from '#runtime';

/** Persons whose numbers somebody gave: by reference for the system, by handle for him. */
export interface FoundPersons {
  readonly references: readonly string[];
  readonly handles: readonly string[];
  /** Regions for which he prepares travel orders. */
  readonly scopes: readonly Scope[];
}

/** Asks for persons by their numbers. @param fieldOf place of a number, as a JSON pointer */
export type AskForPersons = (
  principal: Principal,
  numbers: readonly unknown[],
  fieldOf: (index: number) => string,
) => Promise<FoundPersons>;
