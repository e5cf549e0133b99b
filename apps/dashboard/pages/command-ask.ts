import type { Section } from '#views';

/** Which command a form is of. */
export interface CommandAsk {
  readonly section: Section;
  /** `new` creates. */
  readonly operation: string;
  /** Of the record; absent where the command has none. */
  readonly id?: string;
}
