/** A paper to be printed: what stands on it, and nothing of how. Every text is plain. */
export interface Paper {
  readonly title: string;
  readonly subject: string;
  /** Of what the file itself is dated; the same paper with the same date is the same bytes. ISO 8601. */
  readonly dated: string;
  /** BCP 47, for programs that read it aloud. */
  readonly language: string;
  /** On top of every page, to the left and to the right. */
  readonly header?: readonly [left: string, right: string];
  /** Across every page: that it does not count. */
  readonly mark?: string;
  /** The pages lie on their long side: for tables of many columns. */
  readonly landscape?: boolean;
  /** Letters as large as in letters of an office; absent: as in a file of many pages. */
  readonly letter?: boolean;
  /** At the foot of every page, before its number. */
  readonly footer: string;
  /** How pages are numbered at their foot: `Halaman {page} dari {of}`. */
  readonly pageNumber: string;
  readonly blocks: readonly PaperBlock[];
}

/** A label, what stands beside it, and how far it is moved in: 0 is not. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly depth?: number;
  /** Written in letters of one width, as fingerprints are. */
  readonly code?: boolean;
}

export type PaperBlock =
  | { readonly kind: 'title'; readonly text: string; readonly beneath?: string }
  /** `level` 1 or 2; all of them stand in the table of contents with their pages, and as bookmarks. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly small?: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** The head stands on each page again. `widths` are shares of the page. */
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths: readonly number[];
    }
  | { readonly kind: 'contents'; readonly title: string }
  | FormBlock;

/** A cell of a grid: a text, or lines of which some are set apart. */
export type GridCell = string | readonly GridLine[] | Spanning;
export interface GridLine {
  readonly text: string;
  readonly bold?: boolean;
  readonly underlined?: boolean;
  readonly align?: 'centre' | 'right';
  /** Free room above it, in points: for a signature. */
  readonly above?: number;
}
/** One that reaches over several columns. */
export interface Spanning {
  readonly over: number;
  readonly lines: readonly GridLine[];
}

/** What stands together on one page. */
export type FormPart = Exclude<FormBlock, { readonly kind: 'together' | 'sheet' }>;

/** What letters and forms of offices are made of. */
export type FormBlock =
  /** Of the office: the authorities above it, its own name, and a double line. */
  | { readonly kind: 'letterhead'; readonly above: readonly string[]; readonly name: string; readonly beneath?: string }
  /** The name of the paper in the middle of the page, and its number. */
  | { readonly kind: 'naming'; readonly name: string; readonly beneath: readonly string[] }
  | { readonly kind: 'paragraph'; readonly text: string; readonly bold?: boolean; readonly align?: 'centre' }
  /**
   * Rows of cells, with lines around each or none. `widths` are shares of the page, `height` the least of every row
   * after the head, in points.
   */
  | {
      readonly kind: 'grid';
      readonly widths: readonly number[];
      readonly lines: boolean;
      readonly head?: readonly (string | { readonly over: number; readonly text: string })[];
      readonly rows: readonly (readonly GridCell[])[];
      /** In smaller letters; `least`: as small as in a book of many columns. */
      readonly small?: boolean | 'least';
      readonly height?: number;
      /** Not torn apart by the end of a page. */
      readonly whole?: boolean;
    }
  /** What a page does not tear apart: a heading and what it heads, an ending and its signature. */
  | { readonly kind: 'together'; readonly blocks: readonly FormPart[] }
  /** The next block begins a sheet of its own. */
  | { readonly kind: 'sheet' };
