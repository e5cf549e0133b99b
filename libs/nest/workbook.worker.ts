import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';
import type { Cell } from './exports.js';

/** Making a workbook takes seconds of pure computing: here, where no request waits for it. */
const rows = workerData as readonly (readonly Cell[])[];
const file = await writeXlsxFile(rows.map((row) => row.map((value) => ({ value: value ?? '' })))).toBuffer();
parentPort!.postMessage(new Uint8Array(file));
