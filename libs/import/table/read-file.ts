import { inThread, ThreadEnded, type ThreadLimits } from '#threads';
import { flag } from '../flags.js';
import { nothing, type Table, type TableOptions } from './table.js';

/** What the thread is given. */
export interface FileToRead {
  readonly bytes: Uint8Array;
  /** Names of layouts, one of which its headings must fit. */
  readonly layouts: readonly string[];
  readonly options: TableOptions;
}

const LIMITS: ThreadLimits = { within: 60_000, memory: 768 };
const PROGRAM = new URL('./read-file.worker.js', import.meta.url);

/** Reads a file in a thread of its own. Never throws for what the file is; what is wrong is told by flags. */
export const readFile = (file: FileToRead, limits = LIMITS): Promise<Table> =>
  inThread<Table>({ program: PROGRAM, data: file }, limits).catch((error: unknown) => {
    if (!(error instanceof ThreadEnded)) throw error;
    return nothing([flag(error.over === 'within' ? 'READING_TOO_SLOW' : 'WORKBOOK_TOO_LARGE')]);
  });
