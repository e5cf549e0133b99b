import { flag } from '../flags.js';
import { isZip } from './bytes.js';
import type { Layout } from './layout.js';
import { nothing, readTable, score, tableOf, type Table, type TableOptions } from './table.js';
import { readWorkbook } from './workbook.js';

/** A CSV or XLSX file as a table. Never throws; what is wrong is told by flags. Heavy: for a thread of its own. */
export const readAny = async (
  bytes: Uint8Array,
  layouts: readonly Layout[],
  options: TableOptions = {},
): Promise<Table> => {
  if (!isZip(bytes)) return readTable(bytes, layouts, options);
  const sheets = await readWorkbook(bytes);
  if ('refused' in sheets) return nothing([sheets.refused]);
  const names = sheets.map(({ name }) => name);
  const wanted = options.sheet === undefined ? sheets : sheets.filter(({ name }) => name === options.sheet);
  const tables = wanted.map(({ name, rows, flags }) => ({
    ...tableOf({ rows, flags }, layouts, options),
    sheet: name,
  }));
  const [first, ...others] = tables;
  if (!first) return { ...nothing([flag('SHEET_UNKNOWN', { sheets: names })]), sheets: names };
  const best = others.reduce((a, b) => (b.layout !== '' && score(b) > score(a) ? b : a), first);
  return { ...best, sheets: names };
};
