import { expect, it } from '@jest/globals';
import { StoreUnavailable } from '#kernel';
import { subjectKeysKit } from '#testing';
import { MongoDouble, UNHURRIED } from '#testing/mongodb-double';
import { openMongoSubjectKeys } from './index.js';

subjectKeysKit('keys in MongoDB, through the driver and a server double', async () => {
  const double = await MongoDouble.start();
  return { open: () => openMongoSubjectKeys(double.url, 'sinergi-test', UNHURRIED), remove: () => double.stop() };
});

it('are unavailable, and not absent, once the server is gone', async () => {
  const double = await MongoDouble.start();
  const store = await openMongoSubjectKeys(double.url, 'sinergi-test', { ...UNHURRIED, write: 1_000 });
  await store.putIfAbsent(new Map([['a', '1']]));
  await double.stop();
  await expect(store.get(['a'])).rejects.toThrow(StoreUnavailable);
  await expect(store.remove('a')).rejects.toThrow(StoreUnavailable);
  await store.close();
});
