import type { FileFault } from './file-refusal.js';

/** What a reader of a file throws: it is not taken. By itself, as the thread that reads starts for each file. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  constructor(readonly fault: FileFault) {
    super(fault);
  }
}
