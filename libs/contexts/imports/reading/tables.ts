import { readFile, type Table, type TableOptions } from '#import';
import { turns } from '#threads';

/** Tables that are kept in memory, by the rows that they have together. */
const KEPT_ROWS = 60_000;
/** Files that are read at a time, each in a thread of its own, and how many may wait for it. */
const TURNS = {
  atOnce: 2,
  waiting: 20,
  words: ['Banyak berkas lain sedang dibaca', 'Many other files are being read'],
} as const;

interface Kept {
  readonly table: Promise<Table>;
  rows: number;
}

/** Which file is read, and how. */
export interface TableAsked {
  readonly sha256: string;
  readonly layout: string;
  readonly options: TableOptions;
}

const keyOf = ({ sha256, layout, options }: TableAsked): string => JSON.stringify([sha256, layout, options]);

/**
 * Reads files as tables. What was read last is kept, as the same file is asked for page after page; that follows from
 * the bytes alone.
 * @throws Rejection `E_UNAVAILABLE` too many others wait
 */
export const tableReader = (read: typeof readFile = readFile) => {
  const kept = new Map<string, Kept>();
  const inTurn = turns(TURNS);
  const makeRoom = (): void => {
    let rows = [...kept.values()].reduce((sum, each) => sum + each.rows, 0);
    for (const [key, each] of kept) {
      if (rows <= KEPT_ROWS || kept.size === 1) return;
      kept.delete(key);
      rows -= each.rows;
    }
  };
  return (asked: TableAsked, bytes: () => Promise<Uint8Array>): Promise<Table> => {
    const key = keyOf(asked);
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return known.table;
    }
    const table = inTurn(async () => read({ bytes: await bytes(), layouts: [asked.layout], options: asked.options }));
    const entry: Kept = { table, rows: 0 };
    kept.set(key, entry);
    table.then(
      ({ rows }) => {
        entry.rows = rows.length + 1;
        makeRoom();
      },
      () => kept.delete(key),
    );
    return table;
  };
};
