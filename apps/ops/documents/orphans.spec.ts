import { describe, expect, it } from '@jest/globals';
import { memoryBlobStore } from '#testing';
import { orphans } from './orphans.js';

const bytesOf = async function* (text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
};
const PROGRESS = { progress: { tell: () => undefined } } as never;

describe('Old files that nobody needs', () => {
  /** @param meanwhile done after the log has told what is needed. */
  const swept = async (remove: boolean, meanwhile: (put: (text: string) => Promise<unknown>) => Promise<unknown>) => {
    let now = 1;
    const blobs = memoryBlobStore(() => now);
    const put = (text: string) => blobs.put(bytesOf(text), 100);
    const [one, other] = [await put('one'), await put('other')];
    now = 100;
    const needed = async function* (): AsyncGenerator<string> {
      await meanwhile(put);
    };
    const told = await orphans({ needed, blobs }, { before: 50, remove }, PROGRESS);
    return { told, left: { one: await blobs.has(one.sha256), other: await blobs.has(other.sha256) } };
  };

  it('are removed, or told of alone', async () => {
    expect(await swept(true, async () => undefined)).toEqual({
      told: { found: 2, bytes: 8, removed: 2 },
      left: { one: false, other: false },
    });
    expect(await swept(false, async () => undefined)).toEqual({
      told: { found: 2, bytes: 8, removed: 0 },
      left: { one: true, other: true },
    });
  });

  it('stay where somebody has put them once more after the log was looked through', async () =>
    expect(await swept(true, (put) => put('one'))).toEqual({
      told: { found: 1, bytes: 5, removed: 1 },
      left: { one: true, other: false },
    }));
});
