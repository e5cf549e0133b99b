/**
 * Entries of which each can be destroyed for good, kept apart from the log and its backups: the keys of persons' data,
 * and which person a population number means (COM-11). What they hold is of no meaning without the key of the
 * installation.
 */
export interface SubjectKeyStore {
  /** Keeps each value unless its entry is there; answers with those that stand. Of rivals one wins. */
  putIfAbsent(entries: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>>;
  /** By id; ids without an entry are left out. */
  get(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Destroys the entry, as far as the storage lets anybody destroy something; one that is not there changes nothing. */
  remove(id: string): Promise<void>;
  close(): Promise<void>;
}
