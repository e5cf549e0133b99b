import { openSqlite } from './open-sqlite.js';

/** Run as a process of its own, under another account: opens the file named by its argument and says how that went. */
try {
  openSqlite({ file: process.argv[2]!, steps: ['CREATE TABLE t (a INTEGER) STRICT'] }).close();
  process.stdout.write('opened');
} catch (error) {
  process.stdout.write(`${(error as Error).name}: ${(error as Error).message}`);
}
