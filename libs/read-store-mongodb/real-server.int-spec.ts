import { describe, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { randomUUID } from 'node:crypto';
import { privateEntriesKit, readStoreKit, subjectKeysKit } from '#testing';
import { openMongoEntries, openMongoReadStore, openMongoSubjectKeys } from './index.js';

const server = process.env['MONGODB_URL'];

/** A store on a database of its own on the server that the address leads to. */
const throwAway =
  <Store>(address: string, openOn: (url: string, database: string) => Promise<Store>) =>
  async () => {
    const url = new URL(address);
    const database = `sinergi-test-${randomUUID().slice(0, 8)}`;
    url.pathname = `/${database}`;
    return {
      open: () => openOn(url.href, database),
      remove: async () => {
        const client = await MongoClient.connect(url.href, { serverSelectionTimeoutMS: 2_000 });
        await client.db().dropDatabase();
        await client.close();
      },
    };
  };

if (server) {
  const on = 'on the server of MONGODB_URL';
  readStoreKit(
    `the MongoDB read store, ${on}`,
    throwAway(server, (url) => openMongoReadStore({ url })),
  );
  subjectKeysKit(
    `keys of persons, ${on}`,
    throwAway(server, (url, database) => openMongoSubjectKeys(url, 'sinergi-test', { database })),
  );
  privateEntriesKit(
    `private entries, ${on}`,
    throwAway(server, (url, database) => openMongoEntries(url, 'sinergi-test', 'test', { database })),
  );
} else
  describe('the MongoDB stores, on a real server', () =>
    it.skip('NOT RUN: set MONGODB_URL to a MongoDB to run the kits on throw-away databases there', () => undefined));
