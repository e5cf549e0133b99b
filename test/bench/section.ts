import type { Figure } from './figures.js';

export interface Bench {
  /** Less of everything: for a quick look. */
  readonly quick: boolean;
  /** An empty folder of its own, removed afterwards. */
  readonly folder: string;
  /** A line about what was left out or cut short; shown at once and below the table. */
  note(text: string): void;
}

/** One subject: measures and gives its figures. */
export type Section = (bench: Bench) => Promise<readonly Figure[]>;
