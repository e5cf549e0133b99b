export interface EmbeddedReadStoreOptions {
  readonly file: string;
  /** Up to how many documents a list gathers by filter and search and then sorts; default 2,000. Beyond that it goes by its order. */
  readonly gathered?: number;
  /** A value that so many documents have gets lists of its own, when no more than one in `rare` has it; defaults 2,000 and 32. */
  readonly many?: number;
  readonly rare?: number;
}
