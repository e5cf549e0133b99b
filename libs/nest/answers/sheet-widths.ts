import type { ModelQuery } from '#runtime';

export type Cell = string | number | boolean | undefined;
/** A cell of a workbook; a day or an amount has the form in which it is shown. */
export type SheetCell = Cell | { readonly value: Date | number; readonly format: string };
type Columns = ModelQuery['columns'];

/** Characters of a column; what is longer goes on in a further line of its cell. */
const NARROWEST = 8;
const WIDEST = 36;
/** The button of the filter beside a title. */
const BUTTON = 4;
const AMOUNT = 16;
const DAY = 11;

const shownLength = (cell: SheetCell): number => {
  if (typeof cell === 'object') return cell.value instanceof Date ? DAY : AMOUNT;
  return cell === undefined ? 0 : String(cell).length;
};

/** How wide the columns of a sheet are to be, by what stands in them. */
export class SheetWidths {
  readonly widths: number[];
  /** Columns that nobody reads, counted from 0. */
  readonly folded: readonly number[];

  constructor(columns: Columns) {
    this.widths = columns.map(({ title }) => Math.min(WIDEST, Math.max(NARROWEST, title.length + BUTTON)));
    this.folded = columns.flatMap(({ forPrograms }, index) => (forPrograms ? [index] : []));
  }

  /** Takes note of a cell, and gives it back. */
  seen(column: number, cell: SheetCell): SheetCell {
    const length = Math.min(WIDEST, shownLength(cell) + 1);
    if (length > this.widths[column]!) this.widths[column] = length;
    return cell;
  }
}

/** Characters beside each other that can still be read on an A4 in landscape. */
const READABLE = 220;

/** Sheets of paper side by side on which a row is printed: as few as can be read. */
export const pagesAcross = ({ widths, folded }: Pick<SheetWidths, 'widths' | 'folded'>): number =>
  Math.max(
    1,
    Math.ceil(widths.reduce((sum, width, column) => (folded.includes(column) ? sum : sum + width), 0) / READABLE),
  );
