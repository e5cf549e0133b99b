import { describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '#kernel';
import { inPiecesOf, memoryBlobStore, recordedEvent } from '#testing';
import { orphans } from './orphans.js';
import { verifyFiles } from './verify-files.js';

const session = () => ({
  progress: { tell: () => undefined, end: () => undefined },
  stopped: new AbortController().signal,
});

/** Five files of which the log tells, with events of other kinds between them. */
const world = async () => {
  let now = 1_000;
  const blobs = memoryBlobStore(() => now);
  const put = (text: string) => blobs.put(inPiecesOf(Buffer.from(text)), 100);
  const files = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(put));
  const events = files.flatMap(({ sha256, bytes }, index): RecordedEvent[] => [
    recordedEvent(`visit-${index}`, { type: 'DocumentStored', data: { other: true } }, 0),
    recordedEvent(
      `document-d${index}`,
      { type: 'DocumentStored', data: { docId: `d${index}`, document: { sha256 }, bytes } },
      0,
    ),
  ]);
  const log = {
    readAll: async (after: Position, _limit: number) => {
      const from = Number(after || 0);
      const page = events
        .slice(from, from + 3)
        .map((event, index) => ({ ...event, position: `${from + index + 1}` as Position }));
      return { events: page, next: `${from + page.length}` as Position, end: from + 3 >= events.length };
    },
  };
  return { blobs, files, log, put, at: (instant: number) => (now = instant) };
};

describe('The files of documents', () => {
  it('are all whole', async () => {
    const { log, blobs } = await world();
    expect(await verifyFiles({ log, blobs }, {}, session())).toMatchObject({
      files: 5,
      missing: 0,
      altered: 0,
      faults: [],
    });
  });

  it('are told where they are missing or altered', async () => {
    const { log, blobs, files } = await world();
    await blobs.remove(files[1]!.sha256);
    blobs.alter(files[3]!.sha256);
    expect(await verifyFiles({ log, blobs }, {}, session())).toMatchObject({
      files: 5,
      missing: 1,
      altered: 1,
      faults: [
        { docId: 'd1', fault: 'MISSING', sha256: files[1]!.sha256 },
        { docId: 'd3', fault: 'ALTERED', sha256: files[3]!.sha256 },
      ],
    });
  });

  it('are looked at part by part, each once', async () => {
    const { log, blobs } = await world();
    const parts = [];
    for (let after: Position | undefined; ;) {
      const part = await verifyFiles({ log, blobs }, { most: 2, ...(after && { after }) }, session());
      parts.push(part.files);
      if (part.files < 2) break;
      after = part.position;
    }
    expect(parts).toEqual([2, 2, 1]);
  });

  it('end where the operator stops them', async () => {
    const { log, blobs } = await world();
    const stop = new AbortController();
    stop.abort();
    await expect(verifyFiles({ log, blobs }, {}, { ...session(), stopped: stop.signal })).rejects.toThrow(/abort/i);
  });
});

describe('Files that nobody needs', () => {
  it('are told when they are old enough, and removed when that is asked for', async () => {
    const { blobs, files, put, at } = await world();
    at(2_000);
    const orphan = await put('orphan');
    at(3_000);
    const young = await put('young');
    const needed = async function* () {
      yield* files.map(({ sha256 }) => sha256);
    };
    const sweep = (remove: boolean) => orphans({ needed, blobs }, { before: 3_000, remove }, session());
    expect(await sweep(false)).toEqual({ found: 1, bytes: 6, removed: 0 });
    expect(await blobs.has(orphan.sha256)).toBe(true);
    expect(await sweep(true)).toEqual({ found: 1, bytes: 6, removed: 1 });
    expect(await blobs.has(orphan.sha256)).toBe(false);
    for (const { sha256 } of [...files, young]) expect(await blobs.has(sha256)).toBe(true);
  });
});
