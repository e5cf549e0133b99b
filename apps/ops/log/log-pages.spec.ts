import { describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '#kernel';
import { memoryEventStore, specMetadata } from '#testing';
import { logPages } from './log-pages.js';

const noted = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `id-${from + i}`,
    type: 'Noted',
    data: {},
    metadata: specMetadata(),
  }));

describe('The log that is read from end to end', () => {
  it('ends where it ended when the reading began, however much is appended meanwhile', async () => {
    const store = memoryEventStore();
    await store.append('note-1', NO_STREAM, noted(0, 1_500));
    const read: number[] = [];
    for await (const page of logPages(store, new AbortController().signal)) {
      read.push(page.length);
      await store.append(`note-${read.length + 1}`, NO_STREAM, noted(10_000 * read.length, 700));
    }
    expect(read).toEqual([1_000, 500]);
  });

  it('stops between two pages when it is told to', async () => {
    const store = memoryEventStore();
    await store.append('note-1', NO_STREAM, noted(0, 1_500));
    const stop = new AbortController();
    const pages = logPages(store, stop.signal);
    await pages.next();
    stop.abort();
    await expect(pages.next()).rejects.toMatchObject({ name: 'AbortError' });
  });
});
