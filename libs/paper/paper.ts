/** A paper to be printed: what stands on it, and nothing of how. Every text is plain. */
export interface Paper {
  readonly title: string;
  readonly subject: string;
  /** Of what the file itself is dated; the same paper with the same date is the same bytes. ISO 8601. */
  readonly dated: string;
  /** BCP 47, for programs that read it aloud. */
  readonly language: string;
  /** On top of every page, to the left and to the right. */
  readonly header: readonly [left: string, right: string];
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
  | { readonly kind: 'contents'; readonly title: string };
