import { readFileSync } from 'node:fs';

/** Where SQLite counts the transactions that have written, in four bytes of the index that it keeps beside a file. */
const COUNTED_AT = 8;

/** How many transactions have written to an open SQLite file in write-ahead mode, of all processes; anew from 2^32. */
export const writtenTransactions = (file: string): number => readFileSync(`${file}-shm`).readUInt32LE(COUNTED_AT);
