import type { Flag } from '../flags.js';
import type { CellProvenance } from '../reading.js';

/** A cell of a known column. */
export interface TableCell {
  readonly row: number;
  /** From 1. */
  readonly column: number;
  /** As it stands in the file. */
  readonly raw: string;
  /** What is read: the raw text, or that of the row from which `idem` or an empty cell copies. */
  readonly text: string;
  readonly provenance: Extract<CellProvenance, 'STATED' | 'DITTO'>;
}

export interface TableRow {
  readonly sheet?: string;
  readonly row: number;
  readonly cells: Readonly<Record<string, TableCell>>;
  /** Rows without number that belong to this one: instalments. */
  readonly continuations: readonly TableRow[];
  readonly flags: readonly Flag[];
}
