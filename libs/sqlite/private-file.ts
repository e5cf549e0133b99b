import { chmodSync, closeSync, openSync, rmSync, statSync } from 'node:fs';

const OTHERS = 0o077;
const OWN = 0o600;
/** Of the files of a database. */
const ENDINGS = ['', '-wal', '-shm'];

/**
 * Lets this account alone read and write a file that was left open to others; another account's file, and one that is
 * not there, stay as they are.
 */
export const closeToOthers = (file: string): void => {
  try {
    if (statSync(file).mode & OTHERS) chmodSync(file, OWN);
  } catch {
    /* It is not there, or not this account's: whoever opens it is told what is wrong. */
  }
};

/**
 * Lets this account alone read a database: it is made so, before SQLite would make it readable for everyone, and files
 * of earlier versions are made so. SQLite gives new side files the rights of the file itself.
 */
export const makePrivate = (file: string): void => {
  try {
    closeSync(openSync(file, 'ax', OWN));
  } catch {
    /* It is there already, or may not be made: the driver tells. */
  }
  for (const ending of ENDINGS) closeToOthers(`${file}${ending}`);
};

/** Removes a database that nobody has open. */
export const removeDatabase = (file: string): void => {
  for (const ending of ENDINGS) rmSync(`${file}${ending}`, { force: true });
};
