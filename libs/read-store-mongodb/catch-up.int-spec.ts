import { expect, it } from '@jest/globals';
import { collectionOf, type Revision } from '#kernel';
import { BATCH, projectionTurn, upcasting } from '#runtime';
import { accountGroup, foldedOnce, holdings, memoryEventStore, specMetadata } from '#testing';
import { MongoDouble, UNHURRIED } from '#testing/mongodb-double';
import { openMongoReadStore } from './index.js';

it('catching up with three batches of two read models on MongoDB takes nine round trips for each batch, however many events it has', async () => {
  const log = memoryEventStore();
  const event = (n: number) => ({
    id: `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`,
    type: 'Moved',
    data: { by: n % 3 },
    metadata: specMetadata(),
  });
  for (let account = 0; account < 300; account++) {
    await log.append(
      `account-${account}`,
      -1 as Revision,
      Array.from({ length: BATCH / 100 }, (_, i) => event(account * (BATCH / 100) + i)),
    );
  }
  const double = await MongoDouble.start();
  const store = await openMongoReadStore({ url: double.url, limits: UNHURRIED });
  const group = accountGroup('many');
  await store.prepare(group.models.map(collectionOf));

  double.recount();
  const turn = projectionTurn(group, { log, readStore: store, upcast: upcasting() });
  let turns = 1;
  while (!(await turn()).end) turns += 1;
  expect(turns).toBe(3);
  // The checkpoint, the documents of two models and the totals are read; announcement, totals, the documents of two
  // models and the checkpoint are written.
  expect(double.counts).toEqual({ find: 3 * 4, update: 3 * 5 });

  expect(await holdings(group, store)).toEqual(await foldedOnce(group, log));
  await store.close();
  await double.stop();
});
