import { chmodSync, closeSync, openSync, statSync } from 'node:fs';

const OTHERS = 0o077;
const OWN = 0o600;

/** What an earlier version left open to other accounts is closed to them; another account's file stays as that account has it. */
const close = (file: string): void => {
  try {
    if (statSync(file).mode & OTHERS) chmodSync(file, OWN);
  } catch { /* It is not there, or not this account's: whoever opens it is told what is wrong. */ }
};

/**
 * Lets this account alone read a database: it is made so, before SQLite would make it readable for everyone, and files of earlier versions are made
 * so. SQLite gives new side files the rights of the file itself.
 */
export const makePrivate = (file: string): void => {
  try {
    closeSync(openSync(file, 'ax', OWN));
  } catch { /* It is there already, or may not be made: the driver tells. */ }
  for (const ending of ['', '-wal', '-shm']) close(`${file}${ending}`);
};
