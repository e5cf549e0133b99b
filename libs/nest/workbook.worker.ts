import { parentPort } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';
import type { Cell, END } from './exports.js';

const rows: (readonly Cell[])[] = [];

/** Making a workbook takes seconds of pure computing: here, where no request waits for it. */
const make = async (): Promise<void> => {
  const file = await writeXlsxFile(rows.map((row) => row.map((value) => ({ value: value ?? '' })))).toBuffer();
  parentPort!.postMessage(new Uint8Array(file));
};

parentPort!.on('message', (some: readonly (readonly Cell[])[] | typeof END) => {
  if (typeof some === 'string') void make();
  else rows.push(...some);
});
