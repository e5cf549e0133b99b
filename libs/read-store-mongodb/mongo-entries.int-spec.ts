import { expect, it } from '@jest/globals';
import { StoreUnavailable } from '#kernel';
import { privateEntriesKit } from '#testing';
import { MongoDouble, UNHURRIED } from '#testing/mongodb-double';
import { openMongoEntries } from './index.js';

privateEntriesKit('private entries in MongoDB, through the driver and a server double', async () => {
  const double = await MongoDouble.start();
  return { open: () => openMongoEntries(double.url, 'sinergi-test', 'one', UNHURRIED), remove: () => double.stop() };
});

it('Private entries of several installations on one server do not meet', async () => {
  const double = await MongoDouble.start();
  const [one, other] = [
    await openMongoEntries(double.url, 'sinergi-test', 'one', UNHURRIED),
    await openMongoEntries(double.url, 'sinergi-test', 'other', UNHURRIED),
  ];
  const day = '2026-11-20' as never;
  expect(await one.put('a', '1', undefined, day)).toBe(true);
  expect(await other.get('a')).toBeUndefined();
  expect(await other.dueBefore('2026-11-21' as never)).toEqual([]);
  expect(await one.dueBefore('2026-11-21' as never)).toEqual(['a']);
  await other.remove('a');
  await other.forgetBefore('2026-11-21' as never);
  expect(await one.get('a')).toBe('1');
  for (const each of [one, other]) await each.close();
  await double.stop();
});

it('Private entries are unavailable, and not absent, once the server is gone', async () => {
  const double = await MongoDouble.start();
  const store = await openMongoEntries(double.url, 'sinergi-test', 'one', { ...UNHURRIED, write: 1_000 });
  await store.put('a', '1', undefined);
  await double.stop();
  await expect(store.get('a')).rejects.toThrow(StoreUnavailable);
  await expect(store.put('a', '2', '1')).rejects.toThrow(StoreUnavailable);
  await store.close();
});
