import { memoryReadStore } from '#read-store-memory';
import { readStoreKit } from '#testing';
import { generationStore } from './generation-store.js';

readStoreKit('a generation of the read models in memory, which is a read store itself', async () => {
  const store = memoryReadStore();
  return { open: async () => generationStore(store, 12), remove: async () => {} };
});
