import type { RowState } from './import.codes.js';
import type { Assignment, RowCounts } from './import.events.js';

/** Something of a row that waits, or of which an officer should know. */
export interface RowFlag {
  readonly flag: string;
  /** Absent: of the row itself. */
  readonly field?: string;
  /** An officer may take the reading as it is. */
  readonly acceptable: boolean;
}

/** What a decision needs to know of a row as it is read by now. */
export interface ReadRow {
  readonly state: RowState;
  readonly flags: readonly RowFlag[];
  /** What the cells say, by field. */
  readonly written: Readonly<Record<string, string>>;
  /** Parties as they are written, by field. */
  readonly parties: Readonly<Record<string, readonly string[]>>;
}

/** What comes of a file before anybody decided anything on it. */
export interface TakenFile {
  readonly counts: RowCounts;
  /** As the office assigned the columns of a file with the same headings. */
  readonly assignment?: Assignment;
  readonly remembered?: boolean;
}

/** What comes of the file by the columns that are asked for. */
export interface ReadByColumns {
  /** What stands in the row that is named; absent where it is not among the first rows. */
  readonly headings?: readonly string[];
  readonly counts: RowCounts;
  /** Fields that a row may have. */
  readonly fields: readonly string[];
}

/** The reading of the whole file with all that was decided on it. */
export interface ReadRows {
  readonly counts: RowCounts;
  /** Fields that a row may have. */
  readonly fields: readonly string[];
  row(row: number): ReadRow | undefined;
  /** Rows that bear the flag in that field, of cells that are written so. */
  alike(of: { readonly flag: string; readonly field?: string; readonly asWritten?: string }): readonly number[];
}
