import { describe, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { randomUUID } from 'node:crypto';
import { readStoreKit } from '#testing';
import { openMongoReadStore } from './index.js';

const server = process.env['MONGODB_URL'];

/** A database of its own on the server that the address leads to. */
const throwAway = (address: string) => async () => {
  const url = new URL(address);
  url.pathname = `/sinergi-test-${randomUUID().slice(0, 8)}`;
  return {
    open: () => openMongoReadStore({ url: url.href }),
    remove: async () => {
      const client = await MongoClient.connect(url.href, { serverSelectionTimeoutMS: 2_000 });
      await client.db().dropDatabase();
      await client.close();
    },
  };
};

if (server) readStoreKit('the MongoDB read store, on the server of MONGODB_URL', throwAway(server));
else
  describe('the MongoDB read store, on a real server', () =>
    it.skip('NOT RUN: set MONGODB_URL to a MongoDB to run the kit on throw-away databases there', () => undefined));
