import { parentPort, workerData } from 'node:worker_threads';
import { LAYOUTS } from '../layouts.js';
import { readAny } from './read-any.js';
import type { FileToRead } from './read-file.js';

const { bytes, layouts, options } = workerData as FileToRead;

parentPort!.postMessage(
  await readAny(
    bytes,
    LAYOUTS.filter(({ name }) => layouts.includes(name)),
    options,
  ),
);
