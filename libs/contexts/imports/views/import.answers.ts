import type { Fresh, Item } from '#views';
import type { ImportLayout, RowState } from '../domain/import.codes.js';

/** What the API answers of an import, as far as its pages show it. */
export interface Words {
  readonly id: string;
  readonly en: string;
}
export interface Candidate {
  readonly code: string;
  readonly name: string;
  readonly path: string;
}
export interface FlagOf {
  readonly code: string;
  readonly kind: string;
  readonly field?: string;
  readonly accepted?: boolean;
  readonly acceptable?: boolean;
  readonly messageId: string;
  readonly messageEn: string;
  /** Answers to choose: what is written into the field then. */
  readonly proposals?: readonly { readonly text: string; readonly label: Words }[];
  readonly details?: Readonly<Record<string, unknown>>;
}
export interface CellOf {
  readonly field: string;
  readonly label: Words;
  readonly raw: string;
  readonly value?: unknown;
  readonly confidence?: string;
  readonly precision?: string;
  readonly provenance?: string;
  readonly settlements?: readonly unknown[];
}
export interface RowOf {
  readonly row: number;
  readonly no: string;
  readonly state: RowState;
  readonly recordId?: string;
  readonly voided?: boolean;
  readonly skipped?: string;
  readonly into?: number;
  readonly flags: readonly FlagOf[];
  readonly cells: readonly CellOf[];
}
export type Counts = Readonly<
  Record<'rows' | 'ready' | 'open' | 'quarantined' | 'duplicate' | 'refused' | 'skipped' | 'imported', number>
>;
export interface RowsOf extends Fresh {
  readonly items: readonly RowOf[];
  readonly counts: Counts;
  readonly nextCursor?: string;
}
export interface ColumnIn {
  readonly column: number;
  readonly heading: string;
  readonly field?: string;
  readonly samples?: readonly string[];
}
export interface ReadingOf {
  readonly layout: ImportLayout;
  readonly counts: Counts;
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly columns: readonly ColumnIn[];
  readonly fields: readonly { readonly field: string; readonly label: Words }[];
  readonly flags: readonly FlagOf[];
  readonly notes: readonly { readonly row: number; readonly text: string }[];
  readonly top?: readonly { readonly row: number; readonly cells: readonly string[] }[];
}
export interface ImportOf extends Item {
  readonly layout: ImportLayout;
  readonly revision: number;
  readonly stage: string;
  readonly sheet?: string;
  readonly keptIn: string;
  readonly remembered?: boolean;
  readonly toRecord: number;
  readonly recorded: number;
  readonly imported: number;
  readonly already: number;
  readonly halted?: string;
  readonly reason?: string;
  readonly createdOn: string;
}

/** Whether somebody has to decide on it before the row is recorded. */
export const isOpen = ({ kind, accepted }: FlagOf): boolean => (kind === 'ASK' || kind === 'QUARANTINE') && !accepted;
/** Whether a decision can be made on the flag itself: of a row as a whole there may be none. */
export const isSettleable = (flag: FlagOf): boolean =>
  isOpen(flag) && (flag.acceptable === true || flag.field !== undefined);

const ofFlag = (flag: FlagOf, name: string): string | undefined => {
  const found = flag.details?.[name];
  return typeof found === 'string' ? found : undefined;
};
export const partyOf = (flag: FlagOf): string | undefined => ofFlag(flag, 'party');
export const candidatesOf = ({ details }: FlagOf): readonly Candidate[] => {
  const found = details?.['candidates'];
  return Array.isArray(found) ? (found as readonly Candidate[]) : [];
};
/** Asked of one row by itself: which other row it belongs to, or how many agreements it tells of. */
const OF_ONE_ROW: ReadonlySet<string> = new Set([
  'PROBABLE_DUPLICATE',
  'BILATERAL_OR_JOINT',
  'PARENT_PROPOSED',
  'ENDS_ANOTHER',
  'CHANGES_ANOTHER',
]);
export const isOfOneRow = ({ code }: FlagOf): boolean => OF_ONE_ROW.has(code);
/** The row that a flag says to be the same. */
export const twinOf = ({ details, code }: FlagOf): number | undefined =>
  code === 'PROBABLE_DUPLICATE' && typeof details?.['row'] === 'number' ? details['row'] : undefined;
export const cellAt = ({ cells }: Pick<RowOf, 'cells'>, field: string | undefined): CellOf | undefined =>
  cells.find((cell) => cell.field === field);
