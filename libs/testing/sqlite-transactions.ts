import { readFileSync } from 'node:fs';

/** Of the index that SQLite keeps beside a file in write-ahead mode: where it counts the transactions that have written, in four bytes. */
const COUNTED_AT = 8;

/** How many transactions have written to an open SQLite file in write-ahead mode, by all processes; it begins anew at 2^32. */
export const writtenTransactions = (file: string): number =>
  readFileSync(`${file}-shm`).readUInt32LE(COUNTED_AT);
