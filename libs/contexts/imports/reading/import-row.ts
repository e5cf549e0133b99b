import type { TableRow } from '#import';
import type { RowState } from '../domain/import.codes.js';
import type { RowDecision, Started } from '../domain/import.state.js';
import type { AnyReading, PlacedFlag } from './any-reading.js';

/** A row of the file as it is read by now. */
export interface ImportRow {
  readonly table: TableRow;
  readonly read: AnyReading;
  readonly flags: readonly PlacedFlag[];
  readonly decision?: RowDecision;
  readonly state: RowState;
  /** Id of the record that the row is or becomes: the same row in another file of the office is the same record. */
  readonly recordId: string;
}

/** What of an import its reading depends on. */
export type ReadImport = Pick<
  Started,
  'importId' | 'layout' | 'file' | 'keptIn' | 'officeId' | 'decided' | 'done' | 'refused'
> & { readonly sheet?: string };
