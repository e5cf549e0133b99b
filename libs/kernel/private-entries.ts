import type { LocalDate } from './time.js';

/**
 * Entries of which each can be removed for good, kept apart from the log and its backups: where people are reached
 * (COM-11), and what lies on their desks before it is sent.
 */
export interface PrivateEntries {
  get(id: string): Promise<string | undefined>;
  /**
   * Puts a value in the place of the former one (undefined: where there is none). False, and nothing changed, where
   * another stands by now.
   * @param day after which it may be forgotten; absent = it stays.
   */
  put(id: string, value: string, former: string | undefined, day?: LocalDate): Promise<boolean>;
  /** One that is not there changes nothing. */
  remove(id: string): Promise<void>;
  /** Ids of what was put with a day before that one. */
  dueBefore(day: LocalDate): Promise<readonly string[]>;
  /** Removes what was put with a day before that one. */
  forgetBefore(day: LocalDate): Promise<void>;
  close(): Promise<void>;
}
