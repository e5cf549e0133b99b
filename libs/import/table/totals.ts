import type { Rupiah } from '#kernel';
import { readAmount } from '../cells/amounts.js';
import type { Reading } from '../reading.js';
import { clean } from '../text.js';
import type { Layout } from './layout.js';
import type { RawRow } from './raw-rows.js';
import type { TableRow } from './table-row.js';
import type { Amount } from '../cells/amounts.js';

/** A total row compared with what the rows above it add up to (G11). */
export interface TotalCheck {
  readonly row: number;
  readonly label: string;
  readonly field: string;
  readonly stated: Reading<Amount>;
  /** Sum of what could be read, of the rows since the total before (SECTION) or of all above (ALL). */
  readonly computed: Rupiah;
  readonly over: 'SECTION' | 'ALL';
  /** stated − computed, in rupiah; missing where nothing can be read. */
  readonly difference?: string;
  /** Cells above that state no amount, or a rate: the sum is without them. */
  readonly without: number;
}

export const totalChecks = (
  totals: readonly RawRow[],
  rows: readonly TableRow[],
  layout: Layout,
  fields: ReadonlyMap<number, string>,
): readonly TotalCheck[] => {
  let since = 0;
  return totals.flatMap((total) => {
    const from = since;
    since = total.row;
    const label = clean(total.cells.find((cell) => /^\p{L}/u.test(clean(cell)) && !/^rp/iu.test(clean(cell))) ?? '');
    return [...fields]
      .filter(([column, field]) => layout.amounts.includes(field) && clean(total.cells[column] ?? '') !== '')
      .map(([column, field]) => {
        const stated = readAmount(total.cells[column] as string);
        const section = sumOf(rows, field, from, total.row);
        const all = sumOf(rows, field, 0, total.row);
        const value = stated.value === undefined ? undefined : BigInt(stated.value.rupiah);
        // A subtotal is of its section; "Jumlah" of everything, unless its section alone fits.
        const wide = !/^sub/iu.test(label) && (value === all.sum || value !== section.sum);
        const { sum, without } = wide ? all : section;
        return {
          row: total.row,
          label,
          field,
          stated,
          computed: sum.toString() as Rupiah,
          over: wide ? ('ALL' as const) : ('SECTION' as const),
          ...(value !== undefined && { difference: (value - sum).toString() }),
          without,
        };
      });
  });
};

const sumOf = (
  rows: readonly TableRow[],
  field: string,
  after: number,
  before: number,
): { readonly sum: bigint; readonly without: number } => {
  let [sum, without] = [0n, 0];
  for (const row of rows.flatMap((one) => [one, ...one.continuations])) {
    if (row.row <= after || row.row >= before) continue;
    const { value } = readAmount(row.cells[field]?.text ?? '');
    if (value === undefined || value.per) without += 1;
    else sum += BigInt(value.rupiah);
  }
  return { sum, without };
};
