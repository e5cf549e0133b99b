import { readStoreKit } from '#testing';
import { memoryReadStore } from './memory-read-store.js';

readStoreKit('the read store in memory', async () => {
  const store = memoryReadStore();
  return { open: async () => store, remove: async () => {} };
});
