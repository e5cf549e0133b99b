import type { Flag, Reading, RowReading } from '#import';

/** A row of any register, its cells by their names. */
export type AnyReading = RowReading<Readonly<Record<string, Reading<unknown>>>>;

/** A flag at its place: of a field, or of the row. */
export interface PlacedFlag extends Flag {
  readonly field?: string;
  /** An officer took the reading as it is. */
  readonly accepted: boolean;
}
