/**
 * A number is bound as REAL, which an INTEGER column takes back; give a bigint where the type itself matters or 2^53 is
 * passed.
 */
export type SqlValue = string | number | bigint | null;

export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface SqlStatement<Row> {
  /** Number of rows changed. */
  run(...values: readonly SqlValue[]): number;
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): Row[];
}

/**
 * One connection, synchronous: it belongs in a worker thread. Every call throws StoreUnavailable, naming the file and
 * the remedy, when the storage fails; other errors of SQLite pass as they are.
 */
export interface Sqlite {
  exec(sql: string): void;
  /** `bigints`: integers come as bigint; otherwise as numbers, which must not exceed 2^53. */
  prepare<Row = SqlRow>(sql: string, options?: { readonly bigints?: boolean }): SqlStatement<Row>;
  /**
   * Runs the work between BEGIN IMMEDIATE and COMMIT; an error thrown by the work rolls back. Within another
   * transaction it is a part of that one: an error takes back this part alone; after a StoreUnavailable the whole is
   * over.
   * @throws OutcomeUnknown the disk failed during the commit: it may or may not have taken effect.
   */
  transaction<T>(work: () => T): T;
  close(): void;
}
