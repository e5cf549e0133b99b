import { parentPort } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';
import type { Ending, SheetCell } from './exports.js';

const rows: (readonly SheetCell[])[] = [];

const shown = (cell: SheetCell) => (typeof cell === 'object' ? cell : { value: cell ?? '' });

/** Making a workbook takes seconds of pure computing: here, where no request waits for it. The table is alone on its sheet. */
const make = async ({ notes, noteWidths, widths }: Ending): Promise<void> => {
  const file = await writeXlsxFile([
    { sheet: 'Data', data: rows.map((row) => row.map(shown)), columns: widths.map((width) => ({ width })), stickyRowsCount: 1 },
    { sheet: 'Keterangan', data: notes.map((note) => note.map((value) => ({ value }))), columns: noteWidths.map((width) => ({ width })) },
  ]).toBuffer();
  parentPort!.postMessage(new Uint8Array(file));
};

parentPort!.on('message', (some: readonly (readonly SheetCell[])[] | Ending) => {
  if ('notes' in some) void make(some);
  else rows.push(...some);
});
