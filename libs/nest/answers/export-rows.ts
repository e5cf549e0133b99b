import { Slices, eachOnce, type CodeList, type Document, type Zone } from '#kernel';
import { inWordsIfHidden, type ModelQuery, type Places } from '#runtime';
import type { ListFormat } from '../refusals/accepted.js';
import type { Asked } from './export-description.js';
import type { ListAnswer } from './freshness.js';
import type { Cell } from './sheet-widths.js';

/** A page of the list in its order, or by id. */
export interface ExportPage {
  readonly limit: number;
  /** With so many bytes of JSON it is large enough. */
  readonly bytes: number;
  readonly cursor?: string;
  readonly byId: boolean;
  /** Ids of documents that are left out. */
  readonly without?: ReadonlySet<string>;
}
export type Ask = (page: ExportPage) => Promise<ListAnswer>;

/** How a list is exported. */
export interface Export {
  readonly format: Exclude<ListFormat, 'json'>;
  readonly separator: ',' | ';';
  /** What was asked for, to be told in the file and beside it. */
  readonly asked: Asked;
  /** The file comes in a zip, with its description beside it. */
  readonly described: boolean;
  /** In which the day of the file's name ends. */
  readonly zone: Zone;
  readonly attribution: string;
  /** Address of the licence that it names. */
  readonly licence?: string | undefined;
  readonly places: Places;
  /** What codes mean, told beside the filters. */
  readonly codeLists: readonly CodeList[];
}

/**
 * Small, so that a page is written and forgotten before the garbage collector moves it to what has grown old: what
 * gathers there stays for long, and would take several times the memory that is in use.
 */
const PAGE = { limit: 1_000, bytes: 100_000 } as const;
/** Few documents, so that the file begins at once. */
export const FIRST_PAGE = { ...PAGE, limit: 100 } as const;
/** A workbook is made in memory, all else written row by row. */
export const MOST_ROWS = { csv: 100_000, xlsx: 20_000, jsonl: 100_000 } as const;

/** One document of an export, or that there are more than it may hold. */
export type Exported = { readonly document: Document } | { readonly note: string };

/** What has been written so far. */
export interface Written {
  rows: number;
  note?: string;
}

/** Ids of documents as they are kept: one that names a person may be hidden in what is shown. */
const IDS = new WeakMap<Document, string>();

/** The document as it is shown, by whose id it is known again however it is shown. */
export const identified = (shown: Document, id: string): Document => {
  IDS.set(shown, id);
  return shown;
};
const idOf = (shown: Document): string => IDS.get(shown) ?? (shown as { readonly id: string }).id;

/** The documents of the whole list, page after page and each once, up to a greatest number. */
export async function* documentsOf(
  most: number,
  first: ListAnswer,
  ask: Ask,
  written: Written,
): AsyncGenerator<Exported> {
  const slices = new Slices();
  const pages = eachOnce(async (order, met, cursor) => {
    const byId = order === 'by-id';
    const { items, nextCursor } =
      byId || cursor ? await ask({ ...PAGE, byId, without: met, ...(cursor !== undefined && { cursor }) }) : first;
    return { items: items.map((document) => ({ id: idOf(document), document })), cursor: nextCursor };
  });
  for await (const listed of pages) {
    for (const { document } of listed) {
      if (slices.due) await slices.pass();
      if (written.rows === most) {
        written.note = `Hanya ${most} baris pertama. / The first ${most} rows only.`;
        yield { note: written.note };
        return;
      }
      written.rows += 1;
      yield { document };
    }
  }
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Of the last one of a list that is longer. */
  readonly note?: string;
}

/** The same as rows of a table. */
export async function* rowsOf(
  { columns }: Pick<ModelQuery, 'columns'>,
  places: Places,
  documents: AsyncGenerator<Exported>,
): AsyncGenerator<Row> {
  let last: readonly Cell[] | undefined;
  for await (const each of documents) {
    if ('note' in each) {
      yield { cells: last!, note: each.note };
      return;
    }
    if (last) yield { cells: last };
    last = columns.map(({ value }) => inWordsIfHidden(value(each.document, places)));
  }
  if (last) yield { cells: last };
}

export const showsRegions = ({ model }: Pick<ModelQuery, 'model'>): boolean =>
  Object.values(model.fields).includes('regions');
