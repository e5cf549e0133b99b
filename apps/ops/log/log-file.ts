import { createReadStream } from 'node:fs';
import { Failure } from '../failure.js';
import { Digester, FORMAT, eventOf, objectOf, type LogDigest, type LoggedEvent } from './log-lines.js';

export interface FileLine {
  readonly line: string;
  readonly event: LoggedEvent;
}

const damaged = (file: string, line: number, messageId: string, messageEn: string): Failure =>
  new Failure('E_FILE_DAMAGED', `${file} baris ${line}: ${messageId}`, `${file} line ${line}: ${messageEn}`, { line });

/**
 * Lines of a text file; a last one without its line feed is one that was cut off. `readline` would also part a text at
 * U+2028.
 */
async function* linesOf(file: string): AsyncGenerator<{ readonly text: string; readonly whole: boolean }> {
  let rest = '';
  const chunks = createReadStream(file, { encoding: 'utf8', highWaterMark: 1024 * 1024 });
  // A folder is told without its name.
  chunks.on('error', (error) => Object.assign(error, { path: file }));
  for await (const chunk of chunks as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const text of lines) yield { text, whole: true };
  }
  if (rest) yield { text: rest, whole: false };
}

/** Looks at each event for itself and at its place among the others. */
const placeChecks = (file: string) => {
  const revisions = new Map<string, number>();
  const ids = new Map<string, number>();
  return ({ stream, revision, id }: LoggedEvent, line: number): void => {
    const next = revisions.get(stream) ?? 0;
    if (revision !== next)
      throw damaged(
        file,
        line,
        `revisi ${revision} dari ${stream}, seharusnya ${next}`,
        `revision ${revision} of ${stream} where ${next} is due`,
      );
    if (ids.has(id))
      throw damaged(
        file,
        line,
        `id peristiwa ada juga di baris ${ids.get(id)}`,
        `the event id stands in line ${ids.get(id)}, too`,
      );
    revisions.set(stream, revision + 1);
    ids.set(id, line);
  };
};

const checkHeader = (file: string, text: string): void => {
  const header = objectOf(text);
  if (header?.['format'] !== FORMAT.format) {
    throw damaged(file, 1, 'bukan berkas dari "ops log export"', 'this is no file made by "ops log export"');
  }
  if (header['version'] !== FORMAT.version) {
    throw new Failure(
      'E_NEWER_VERSION',
      `${file}: bentuk versi ${header['version']} tidak dikenal`,
      `${file} has the form of version ${header['version']}; this version of Sinergi reads version ${FORMAT.version}`,
    );
  }
};

/**
 * Reads an export from beginning to end and checks all of it. Whoever takes events before the end must not act on them
 * yet.
 * @returns the digest of the events, which the last line bears out.
 * @throws Failure `E_FILE_DAMAGED` with the line, `E_NEWER_VERSION`.
 */
export async function* readLogFile(file: string, stopped: AbortSignal): AsyncGenerator<FileLine, LogDigest> {
  const checkPlace = placeChecks(file);
  const digester = new Digester();
  let number = 0;
  let ended: LogDigest | undefined;
  for await (const { text, whole } of linesOf(file)) {
    stopped.throwIfAborted();
    number += 1;
    if (!whole) throw damaged(file, number, 'terpotong', 'is cut off');
    if (ended) throw damaged(file, number, 'ada isi setelah baris terakhir', 'something follows the last line');
    if (number === 1) {
      checkHeader(file, text);
      continue;
    }
    const event = eventOf(text);
    if (event) {
      checkPlace(event, number);
      digester.add(text);
      yield { line: text, event };
    } else {
      ended = endOf(file, text, number, digester.digest());
    }
  }
  if (ended) return ended;
  throw damaged(
    file,
    number + 1,
    'baris terakhir tidak ada, berkas terpotong',
    'the last line is missing, the file was cut short',
  );
}

const endOf = (file: string, text: string, number: number, found: LogDigest): LogDigest => {
  const said = objectOf(text);
  if (said?.['events'] === undefined || said['sha256'] === undefined)
    throw damaged(file, number, 'rusak atau diubah', 'is damaged or was altered');
  if (said['events'] !== found.events) {
    throw damaged(
      file,
      number,
      `seharusnya ${said['events']} peristiwa, ada ${found.events}`,
      `there should be ${said['events']} events, there are ${found.events}`,
    );
  }
  if (said['sha256'] !== found.sha256) {
    throw damaged(
      file,
      number,
      'SHA-256 tidak cocok: ada peristiwa yang dipindah, ditambah atau diubah',
      'the SHA-256 does not fit: an event was moved, added or altered',
    );
  }
  return found;
};
