import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, type EventStore } from '#kernel';
import { Crash, CrashingProcess, crashing } from './crash.js';
import { anEvent } from './event-store-checks.js';
import { memoryEventStore } from './memory-event-store.js';

const appendOne = (store: EventStore) => store.append('visit-1', NO_STREAM, [anEvent()]);

describe('a crashing process', () => {
  it('has no effect when it dies before the call', async () => {
    const store = memoryEventStore();
    await expect(appendOne(crashing(store, { call: 1, when: 'before' }))).rejects.toBeInstanceOf(Crash);
    expect(await store.read('visit-1')).toHaveLength(0);
  });

  it('leaves the effect and not the answer when it dies after the call', async () => {
    const store = memoryEventStore();
    await expect(appendOne(crashing(store, { call: 1, when: 'after' }))).rejects.toBeInstanceOf(Crash);
    expect(await store.read('visit-1')).toHaveLength(1);
  });

  it('dies at the call that was named, and stays dead with all its stores', async () => {
    const mortal = new CrashingProcess({ call: 2, when: 'after' });
    const [log, other] = [mortal.over(memoryEventStore()), mortal.over(memoryEventStore())];
    expect(await log.head()).toBe('');
    await expect(appendOne(other)).rejects.toBeInstanceOf(Crash);
    await expect(log.head()).rejects.toBeInstanceOf(Crash);
    expect(mortal.crashed).toBe(true);
  });

  it('counts its calls when it does not die', async () => {
    const immortal = new CrashingProcess();
    const store = immortal.over(memoryEventStore());
    store.wake(() => undefined)();
    await appendOne(store);
    await store.read('visit-1');
    expect(immortal.calls).toBe(2);
  });
});
