import { eventStoreKit } from './event-store-kit.js';
import { memoryStoreUnderTest } from './memory-event-store.js';

eventStoreKit('the memory store', memoryStoreUnderTest());
