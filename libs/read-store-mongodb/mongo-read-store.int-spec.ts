import { readStoreKit } from '#testing';
import { MongoDouble, UNHURRIED } from '#testing/mongodb-double';
import { openMongoReadStore } from './index.js';

let names = 0;

readStoreKit('the MongoDB read store, through the driver and a server double', async () => {
  const double = await MongoDouble.start();
  return {
    open: () => openMongoReadStore({ url: double.url, limits: UNHURRIED }),
    openDying: async (steps) => {
      const name = `dying-${(names += 1)}`;
      const store = await openMongoReadStore({ url: double.url, name, limits: UNHURRIED });
      double.dies(name, steps);
      return store;
    },
    remove: () => double.stop(),
  };
});
