export interface EmbeddedReadStoreOptions {
  readonly file: string;
  /**
   * Up to how many documents a list gathers by filter and search and then sorts; default 2,000. Beyond that it goes by
   * its order.
   */
  readonly gathered?: number;
  /**
   * A value that so many documents have gets lists of its own, when no more than one in `rare` has it; defaults 2,000
   * and 32.
   */
  readonly many?: number;
  readonly rare?: number;
}

/** What to do with a damaged file. A restored one would be older than the log, or belong to another. */
export const IF_DAMAGED = {
  id: 'hentikan Sinergi, hapus berkas itu beserta berkas bernama sama yang berakhiran -wal dan -shm, lalu jalankan lagi; isinya dibuat ulang dari log dan tidak ada yang hilang',
  en: 'stop Sinergi, delete it and the files of the same name that end in -wal and -shm, and start again; it is made anew from the log and nothing is lost',
} as const;
