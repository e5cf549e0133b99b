import { flag } from '../flags.js';
import { isCompound, isZip } from './bytes.js';
import type { Layout } from './layout.js';
import { nothing, readTable, score, tableOf, type Table, type TableOptions } from './table.js';
import { readWorkbook } from './workbook.js';

/** A CSV or XLSX file as a table. Never throws; what is wrong is told by flags. Heavy: for a thread of its own. */
export const readAny = async (
  bytes: Uint8Array,
  layouts: readonly Layout[],
  options: TableOptions = {},
): Promise<Table> => {
  if (isCompound(bytes)) return nothing([flag('WORKBOOK_UNREADABLE')]);
  if (!isZip(bytes)) return readTable(bytes, layouts, options);
  const sheets = await readWorkbook(bytes);
  if ('refused' in sheets) return nothing([sheets.refused]);
  const names = sheets.map(({ name }) => name);
  const wanted = options.sheet === undefined ? sheets : sheets.filter(({ name }) => name === options.sheet);
  const tables = wanted.map(({ name, hidden, rows, flags }) => ({
    hidden,
    table: { ...tableOf({ rows, flags }, layouts, options), sheet: name },
  }));
  const [first, ...others] = tables;
  if (!first) return { ...nothing([flag('SHEET_UNKNOWN', { sheets: names })]), sheets: names };
  const fits = ({ table }: (typeof tables)[number]): boolean => table.layout !== '';
  // What the office does not see is read where it is named, or nothing else is a register.
  const better = (a: typeof first, b: typeof first): boolean =>
    fits(b) && (!fits(a) || (a.hidden === b.hidden ? score(b.table) > score(a.table) : a.hidden));
  const best = others.reduce((a, b) => (better(a, b) ? b : a), first);
  const unread = tables.filter((each) => each !== best && fits(each)).map(({ table }) => table.sheet);
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  return {
    ...best.table,
    sheets: names,
    flags: [
      ...best.table.flags,
      ...(unread.length > 0 ? [flag('OTHER_SHEETS', { sheets: unread })] : []),
      ...(hidden.length > 0 ? [flag('HIDDEN_SHEETS', { sheets: hidden })] : []),
    ],
  };
};
