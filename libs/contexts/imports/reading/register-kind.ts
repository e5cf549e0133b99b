import type { Meaning, Scope } from '#kernel';
import { FLAGS, type Flag, type FlagCode, type MergedRow, type RegionNames, type TableRow } from '#import';
import type { ImportLayout } from '../domain/import.codes.js';
import type { Settlement } from '../domain/import.events.js';
import type { AnyReading } from './any-reading.js';
import type { ImportRow, ReadImport } from './import-row.js';

/** A command by which a row becomes a record, or changes one. */
export interface Recording {
  readonly command: string;
  /** The record. */
  readonly id: string;
  /** What is done to it; absent where the record itself is made. */
  readonly changeId?: string;
  readonly input: object;
}

/** What a row is recorded with. */
export interface RecordingContext extends ReadImport {
  /** Rows that a person found to tell of the same thing. */
  readonly alsoRows: readonly number[];
  /** Another row of the file. */
  at(row: number): ImportRow | undefined;
}

/** An answer to choose: what is written into the field then. */
export interface Proposal {
  readonly text: string;
  readonly label: Meaning;
}

/** How one kind of register is read, and what its rows become. */
export interface RegisterKind {
  readonly layout: ImportLayout;
  /** What each field is called, in the order in which it is shown. */
  readonly fields: Readonly<Record<string, Meaning>>;
  /** What follows from several cells, and is shown with them. */
  readonly computed: Readonly<Record<string, Meaning>>;
  /** Cells that are read from a field of that row, the first of them first; none: it is shown as it stands. */
  cellsAt(field: string, row: TableRow): readonly string[];
  /** Fields in which a region can be chosen, with the texts for which. */
  choosable(read: AnyReading): Readonly<Record<string, readonly string[]>>;
  /** Flags that are settled at a field other than that in which they were found. */
  readonly settledAt: Readonly<Partial<Record<FlagCode, string>>>;
  /** Flags at a field that nobody reads there. */
  readonly days: readonly string[];
  /** Of each group one column is looked for: without it there is hardly a record. */
  readonly needed: readonly (readonly string[])[];
  /** By what these say a row is known again in another file of the same office. */
  readonly fingerprint: readonly string[];
  read(row: TableRow, names: RegionNames, settlements: readonly Settlement[]): AnyReading;
  /** What rows say of each other; those that were merged are not among them, but are named by others. */
  compare(
    rows: readonly AnyReading[],
    merged: readonly MergedRow<AnyReading>[],
  ): Generator<void, readonly AnyReading[]>;
  /** Whether it is for certain none of the office's. */
  isOutside(read: AnyReading, keptIn: Scope): boolean;
  /** The row that must be recorded before this one can be. */
  awaits(read: AnyReading): number | undefined;
  proposals(flag: Flag, read: AnyReading): readonly Proposal[];
  recordings(row: ImportRow, context: RecordingContext): readonly Recording[];
}

/** Fields that are read and recorded. */
export const readFields = ({ fields, cellsAt }: RegisterKind, row: TableRow): readonly string[] =>
  Object.keys(fields).filter((field) => cellsAt(field, row).length > 0);

/** What no officer accepts as it is: the row is not whole, says nothing, is not the office's, or asks which. */
const NEVER_ACCEPTED: ReadonlySet<FlagCode> = new Set([
  'TOO_MANY_CELLS',
  'CELL_TOO_LONG',
  'QUOTE_IN_ROW',
  'NOTHING_ABOVE',
  'NOTHING_STATED',
  'EXAMPLE_ROW',
  'E_SCOPE',
  'OUT_OF_SCOPE',
  'BILATERAL_OR_JOINT',
  'AWAITS_ROW',
]);

/** Whether somebody has to decide on it before the row is recorded. */
export const waits = (code: FlagCode): boolean => FLAGS[code][0] === 'ASK' || FLAGS[code][0] === 'QUARANTINE';
export const isAcceptable = (code: FlagCode): boolean => waits(code) && !NEVER_ACCEPTED.has(code);
