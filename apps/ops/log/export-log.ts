import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EventStore } from '#kernel';
import type { Session } from '../command.js';
import { Failure } from '../failure.js';
import { Digester, FORMAT, lineOf, type LogDigest } from './log-lines.js';
import { logPages } from './log-pages.js';

type Tools = Pick<Session, 'progress' | 'stopped'>;

/** A first line that says what it is, a line for each event, a last line with the digest. */
async function* exported(log: EventStore, digester: Digester, { progress, stopped }: Tools): AsyncGenerator<string> {
  yield `${JSON.stringify({ ...FORMAT, exportedAt: new Date().toISOString() })}\n`;
  for await (const page of logPages(log, stopped)) {
    const lines = page.map(lineOf);
    for (const line of lines) digester.add(line);
    yield lines.map((line) => `${line}\n`).join('');
    progress.tell('diekspor / exported', digester.digest().events);
  }
  yield `${JSON.stringify(digester.digest())}\n`;
}

/** Writes the whole log as it is now; the stream stays open. */
export const exportTo = async (log: EventStore, to: Writable, tools: Tools): Promise<LogDigest> => {
  const digester = new Digester();
  await pipeline(exported(log, digester, tools), to, { end: false });
  return digester.digest();
};

const inFolder =
  (file: string) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code !== 'ENOENT') throw Object.assign(error, { path: file });
    throw new Failure(
      'E_FILE',
      `Folder ${dirname(file)} tidak ada; buat dahulu.`,
      `There is no folder ${dirname(file)}; make it first.`,
    );
  };

/** The file appears under its name when it is whole and on the disk, and only this account may read it. */
export const exportToFile = async (log: EventStore, file: string, tools: Tools): Promise<LogDigest> => {
  const aside = `${file}.${process.pid}.part`;
  const digester = new Digester();
  try {
    const handle = await open(aside, 'wx', 0o600).catch(inFolder(file));
    await pipeline(exported(log, digester, tools), handle.createWriteStream({ flush: true }));
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  return digester.digest();
};
