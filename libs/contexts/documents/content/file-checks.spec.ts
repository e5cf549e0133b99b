import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { ThreadEnded, type Threads } from '#threads';
import { fileChecks } from './file-checks.js';

/** Checks that end when they are told to, by their files. */
const checks = () => {
  const ends = new Map<string, (answer: unknown) => void>();
  const thread = (({ data }) => new Promise((resolve) => ends.set(data as string, resolve as never))) as Threads;
  return {
    mediaTypeOf: fileChecks(thread),
    running: () => [...ends.keys()],
    end: async (file: string) => {
      ends.get(file)!({ mediaType: 'image/png' });
      ends.delete(file);
      await setImmediate();
    },
  };
};

describe('Files are looked at', () => {
  it('of one user one at a time, so that twenty that take long hold up nobody else', async () => {
    const { mediaTypeOf, running, end } = checks();
    for (let no = 1; no <= 20; no += 1) void mediaTypeOf(`long-${no}`, 'satu');
    const other = [mediaTypeOf('letter-1', 'dua'), mediaTypeOf('letter-2', 'dua')];
    await setImmediate();
    expect(running()).toEqual(['long-1', 'letter-1']);
    await end('letter-1');
    await end('letter-2');
    expect(await Promise.all(other)).toEqual(['image/png', 'image/png']);
    await expect(mediaTypeOf('long-21', 'satu')).rejects.toMatchObject({ code: 'E_RATE_LIMIT' });
  });

  it('but not of more users than may wait', async () => {
    const { mediaTypeOf } = checks();
    for (let no = 1; no <= 202; no += 1) void mediaTypeOf(`file-${no}`, `user-${no}`);
    await expect(mediaTypeOf('file-203', 'user-203')).rejects.toMatchObject({ code: 'E_UNAVAILABLE' });
  });

  it.each(['within', 'memory'] as const)('and refused as damaged when one takes more than it may: %s', async (over) => {
    const mediaTypeOf = fileChecks(async () => {
      throw new ThreadEnded(over);
    });
    await expect(mediaTypeOf('bomb', 'satu')).rejects.toMatchObject({
      code: 'E_FILE_TYPE',
      info: { details: { reason: 'BROKEN' } },
    });
  });
});
