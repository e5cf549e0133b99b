import { parentPort } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';
import type { Ending } from './workbook.js';
import { DATA, printLayout } from './print-layout.js';
import type { SheetCell } from './sheet-widths.js';

const rows: (readonly SheetCell[])[] = [];

const BODY = { wrap: true, alignVertical: 'top' } as const;
const HEAD = { ...BODY, fontWeight: 'bold', backgroundColor: '#E7E6E6', bottomBorderStyle: 'thin' } as const;

const shown = (cell: SheetCell) => ({ ...(typeof cell === 'object' ? cell : { value: cell ?? '' }), ...BODY });

/**
 * Making a workbook takes seconds of pure computing: here, where no request waits for it. The table is alone on its
 * sheet.
 */
const make = async ({ notes, noteWidths, widths, ...layout }: Ending): Promise<void> => {
  const [head = [], ...body] = rows;
  const file = await writeXlsxFile(
    [
      {
        sheet: DATA,
        data: [head.map((title) => ({ value: title as string, ...HEAD })), ...body.map((row) => row.map(shown))],
        columns: widths.map((width) => ({ width })),
        stickyRowsCount: 1,
        orientation: 'landscape',
      },
      {
        sheet: 'Keterangan',
        data: notes.map((note) =>
          note.map((value, index) => ({ value, ...BODY, ...(index === 0 && { fontWeight: 'bold' as const }) })),
        ),
        columns: noteWidths.map((width) => ({ width })),
        orientation: 'landscape',
      },
    ],
    { features: [printLayout({ widths, ...layout, rows: rows.length })] },
  ).toBuffer();
  parentPort!.postMessage(new Uint8Array(file));
};

parentPort!.on('message', (some: readonly (readonly SheetCell[])[] | Ending) => {
  if ('notes' in some) void make(some);
  else rows.push(...some);
});
