import { StoreUnavailable } from '#kernel';

const BUSY = 5;
const IO_ERROR = 10;

const ELSEWHERE = 'or set DATA_DIR to another folder';
const REMEDIES: Readonly<Record<number, string>> = {
  [BUSY]: 'is locked by another program: end that program (a backup, a database browser), then start again',
  6: 'is locked by another program: end that program (a backup, a database browser), then start again',
  8: `cannot be written: give this account the right to write into DATA_DIR and its files, ${ELSEWHERE}`,
  [IO_ERROR]: `cannot be read or written because of a disk error: check the disk below DATA_DIR, ${ELSEWHERE}`,
  11: `is damaged: restore DATA_DIR from a backup, ${ELSEWHERE}`,
  13: `does not fit on the disk any more: free some space below DATA_DIR, ${ELSEWHERE}`,
  14: `cannot be opened: give this account the right to read and write DATA_DIR and its files, ${ELSEWHERE}`,
  26: `is no SQLite file or is damaged: restore DATA_DIR from a backup, ${ELSEWHERE}`,
};

/** SQLite's primary result code; 0 for any other error. Each binding has its own place for it. */
const resultCode = (error: unknown): number => {
  const { errcode, rawCode, message } = error as { errcode?: number; rawCode?: number; message?: string };
  const code = errcode ?? rawCode ?? Number(/^ConnectionFailed\(.*: (\d+)"\)$/s.exec(message ?? '')?.[1] ?? 0);
  return code & 0xff;
};

export const isBusy = (error: unknown): boolean => resultCode(error) === BUSY;

export const isDiskError = (error: unknown): boolean => resultCode(error) === IO_ERROR;

/** The error to throw: StoreUnavailable with the remedy when the storage is at fault, else the error itself. */
export const storageFailure = (error: unknown, file: string): unknown => {
  const remedy = REMEDIES[resultCode(error)];
  return remedy ? new StoreUnavailable(`${file} ${remedy} (${(error as Error).message})`, { cause: error }) : error;
};

/** The same for the folder of the file, which is made before SQLite is asked. */
export const folderFailure = (error: unknown, folder: string): StoreUnavailable =>
  new StoreUnavailable(`the folder ${folder} cannot be used: set DATA_DIR to a folder that this account may write (${(error as Error).message})`);
