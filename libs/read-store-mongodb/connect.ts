import { MongoClient, MongoServerError, ReadConcern, type Db, type MongoError } from 'mongodb';
import { StoreUnavailable } from '#kernel';
import type { Limits } from './database.js';

/** Of the layout of the records; raised when an older version of Sinergi could not read it any more. */
const FORMAT = 1;

const DATABASE = 'sinergi';
const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;
const DUPLICATE_KEY = 11_000;

const refuse = (message: string, cause?: unknown): StoreUnavailable => new StoreUnavailable(message, { cause });

const clientFor = (url: string, name: string, { read, write }: Limits): MongoClient => {
  try {
    return new MongoClient(url, {
      appName: name,
      // A commit is repeated as a whole, by whoever finds it unfinished; not every compatible server has retryable
      // writes.
      retryWrites: false,
      connectTimeoutMS: 3_000,
      serverSelectionTimeoutMS: Math.max(read, 3_000),
      waitQueueTimeoutMS: Math.max(read, 3_000),
      socketTimeoutMS: 2 * write,
      heartbeatFrequencyMS: 2_000,
    });
  } catch (error) {
    throw refuse(
      `MONGODB_URL is not the address of a MongoDB (${(error as Error).message}): write mongodb://user:password@host:27017/${DATABASE}.`,
      error,
    );
  }
};

/** What a server that cannot be used is refused with. */
const refusal = (error: MongoError, hosts: string): StoreUnavailable => {
  const code = error instanceof MongoServerError ? error.code : undefined;
  if (code === AUTHENTICATION_FAILED || code === UNAUTHORIZED) {
    return refuse(
      `The MongoDB at ${hosts} does not accept the credentials in MONGODB_URL: check user, password and authSource, and that the user may read and write the database.`,
      error,
    );
  }
  if (/wire version/.test(error.message)) {
    return refuse(
      `The MongoDB at ${hosts} (MONGODB_URL) has a version that is not supported: use MongoDB 4.4 or later (${error.message}).`,
      error,
    );
  }
  return refuse(
    `No MongoDB could be used at ${hosts}: start it, or set MONGODB_URL to where it runs (${error.message}).`,
    error,
  );
};

const checkFormat = async (db: Db, maxTimeMS: number): Promise<void> => {
  const formats = db.collection<{ _id: string; version: number }>('sinergi.format');
  const found = await formats.findOne({ _id: 'read models' }, { maxTimeMS });
  if (found && found.version > FORMAT) {
    throw refuse(
      `The read models in the database "${db.databaseName}" of MONGODB_URL were written by a newer version of Sinergi ` +
        `(their format is ${found.version}, this version knows ${FORMAT}): run that version, or name another database in MONGODB_URL.`,
    );
  }
  if (found) return;
  await formats.insertOne({ _id: 'read models', version: FORMAT }).catch(async (error: unknown) => {
    if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    await checkFormat(db, maxTimeMS);
  });
};

export interface Connected {
  readonly client: MongoClient;
  readonly db: Db;
  readonly hosts: string;
}

/**
 * Connects, and looks whether this server and database can be used at all.
 * @throws StoreUnavailable with a message that names MONGODB_URL and the remedy.
 */
export const connect = async (url: string, name: string, limits: Limits): Promise<Connected> => {
  const client = clientFor(url, name, limits);
  if (client.options.writeConcern?.w === 0) {
    throw refuse(
      'MONGODB_URL says w=0, so MongoDB would acknowledge nothing and lose read models unseen: take "w" out of it; Sinergi writes with majority.',
    );
  }
  const hosts = client.options.hosts.map(String).join(',') || client.options.srvHost || url.split('@').at(-1)!;
  const db = client.db(client.options.dbName === 'test' ? DATABASE : client.options.dbName, {
    readConcern: new ReadConcern('majority'),
    readPreference: 'primary',
    writeConcern: { w: 'majority', wtimeoutMS: limits.write },
  });
  try {
    await client.connect();
    await checkFormat(db, limits.read);
    return { client, db, hosts };
  } catch (error) {
    await client.close();
    throw error instanceof StoreUnavailable ? error : refusal(error as MongoError, hosts);
  }
};
