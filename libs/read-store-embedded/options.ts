export interface EmbeddedReadStoreOptions {
  readonly file: string;
  /** Up to how many documents a list gathers by filter and search and then sorts; default 2,000. Beyond that it goes by its order. */
  readonly gathered?: number;
}
