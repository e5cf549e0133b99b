import type { Within } from './closed-values.js';
import type { Pointer } from './json-pointer.js';

/** One place of one event that reads otherwise from now on. */
export interface FieldChange {
  readonly targetEventId: string;
  /** Absent in corrections of the old form, whose target may be made up. */
  readonly targetType?: string;
  readonly field: Pointer;
  /** Of a field inside a document: who may see the values, which do not show by themselves what they belong to. */
  readonly within?: Within;
  /** Absent where nothing had been entered. */
  readonly old?: unknown;
  /** Absent where nothing is to stand any more. */
  readonly new?: unknown;
}
