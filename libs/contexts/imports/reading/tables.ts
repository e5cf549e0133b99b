import { readFile, type Table, type TableOptions } from '#import';
import { turns } from '#threads';
import type { Recent } from './recent.js';

/** Files that are read at a time, each in a thread of its own, and how many may wait for it. */
const TURNS = {
  atOnce: 2,
  waiting: 20,
  words: ['Banyak berkas lain sedang dibaca', 'Many other files are being read'],
} as const;

/** Letters that weigh as much as a row. */
const LETTERS = 500;

/** By rows, and by what stands in them. */
const weightOf = ({ rows, notes, titles }: Table): number => {
  let letters = 0;
  for (const { cells } of rows) for (const field in cells) letters += cells[field]!.raw.length;
  for (const text of [...titles, ...notes.map((note) => note.text)]) letters += text.length;
  return 1 + rows.length + notes.length + Math.floor(letters / LETTERS);
};

/** Which file is read, and how. */
export interface TableAsked {
  readonly sha256: string;
  /** That whose headings the file has. */
  readonly layouts: readonly string[];
  readonly options: TableOptions;
}

/**
 * Reads files as tables. What was read last is kept, as the same file is asked for page after page; that follows from
 * the bytes alone. `known` was read in another way and is the same.
 * @throws Rejection `E_UNAVAILABLE` too many others wait
 */
export const tableReader = (recent: Recent, read: typeof readFile = readFile) => {
  const inTurn = turns(TURNS);
  return (asked: TableAsked, bytes: () => Promise<Uint8Array>, known?: Table): Promise<Table> =>
    recent.get(
      `table ${JSON.stringify(asked)}`,
      [],
      async () =>
        known ?? inTurn(async () => read({ bytes: await bytes(), layouts: asked.layouts, options: asked.options })),
      weightOf,
    );
};
