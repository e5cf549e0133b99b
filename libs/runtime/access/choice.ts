import type { Side } from './principal.js';

/** One of the things in a record that a command can be about. */
export interface Choice {
  readonly sides: readonly Side[];
  /** What would be refused of it whatever else the command says. @throws Rejection */
  readonly require?: (by: { readonly userId: string }) => void;
}
