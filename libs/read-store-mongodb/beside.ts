import { MongoError, type Db } from 'mongodb';
import { StoreUnavailable, inTime } from '#kernel';
import { connect } from './connect.js';
import type { Limits } from './database.js';

export interface Beside {
  readonly db: Db;
  /** Makes a call, bounded in time. @throws StoreUnavailable it was not answered well or in time. */
  asked<T>(what: string, call: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * A database beside every one of read models on the same server, so that nobody who empties or renames those loses
 * what is there, and nobody who copies those copies it. Removal is acknowledged by a majority; the server's own log of
 * changes (oplog) and its files keep what was there until they are written over.
 * @throws StoreUnavailable the server cannot be used.
 */
export const openBeside = async (
  url: string,
  name: string,
  database: string,
  limits: Partial<Limits> | undefined,
): Promise<Beside> => {
  const bounds: Limits = { read: 1_500, write: 15_000, ...limits };
  const { client, db, hosts } = await connect(url, name, bounds);
  return {
    db: client.db(database, {
      readConcern: db.readConcern!,
      readPreference: 'primary',
      writeConcern: db.writeConcern!,
    }),
    asked: async (what, call) => {
      const failed = (why: string, cause?: unknown) =>
        new StoreUnavailable(`MongoDB (${hosts}), database ${database}, failed: ${what}; repeat it (${why})`, {
          cause,
        });
      try {
        return await inTime(bounds.write, call(), () => failed(`no answer within ${bounds.write} ms`));
      } catch (error) {
        throw error instanceof MongoError ? failed(error.message, error) : error;
      }
    },
    close: () => client.close(),
  };
};
