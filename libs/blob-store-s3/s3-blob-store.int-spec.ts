import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '#kernel';
import { blobStoreKit, inPiecesOf, type BlobStoreUnderTest } from '#testing';
import { openS3, type S3Settings } from './index.js';
import { s3Failure } from './s3-failure.js';

interface Server {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}
/** The package has no types of its own. */
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => Server;

const folder = mkdtempSync(join(tmpdir(), 'sinergi-s3-'));
let server: Server;
let settings: S3Settings;
beforeAll(async () => {
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 'server'),
    configureBuckets: [{ name: 'sinergi', configs: [] }],
  });
  const { port } = await server.run();
  settings = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'sinergi',
    accessKey: 'S3RVER',
    secretKey: 'S3RVER',
  };
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

let uses = 0;
const onAServer = async (): Promise<BlobStoreUnderTest> => {
  const s3 = await openS3(settings);
  const use = `use-${(uses += 1)}`;
  const spool = join(folder, use);
  const fileOf = (sha256: string): string => join(folder, 'server', 'sinergi', use, `${sha256}._S3rver_object`);
  return {
    store: await s3.store(use, spool),
    alter: async (sha256) => {
      const content = readFileSync(fileOf(sha256));
      content[0]! ^= 1;
      writeFileSync(fileOf(sha256), content);
    },
    leftovers: async () => (existsSync(spool) ? readdirSync(spool).length : 0),
    dispose: async () => s3.close(),
  };
};

blobStoreKit('the S3-compatible server', onAServer);

describe('The S3-compatible server', () => {
  it('keeps what is for one use apart from another', async () => {
    const s3 = await openS3(settings);
    const [one, other] = [await s3.store('satu', join(folder, 'satu')), await s3.store('dua', join(folder, 'dua'))];
    const { sha256 } = await one.put(inPiecesOf(Buffer.from('milik satu')), 100);
    expect([await one.has(sha256), await other.has(sha256)]).toEqual([true, false]);
    s3.close();
  });

  it('clears away what a process that died left on its way, and nothing that is young', async () => {
    const [s3, spool] = [await openS3(settings), join(folder, 'sisa')];
    mkdirSync(spool);
    for (const name of ['old', 'young']) writeFileSync(join(spool, name), 'x');
    const now = Date.now() / 1_000;
    utimesSync(join(spool, 'old'), now - 86_500, now - 86_500);
    await s3.store('sisa', spool);
    expect(readdirSync(spool)).toEqual(['young']);
    s3.close();
  });

  it.each<[string, Partial<S3Settings>, RegExp]>([
    ['without the bucket', { bucket: 'lain' }, /S3_BUCKET must be there/],
    ['that does not answer', { endpoint: 'http://127.0.0.1:9' }, /S3_ENDPOINT must answer/],
  ])('is refused %s, and the message names the setting and no key', async (_, wrong, says) => {
    const opening = openS3({ ...settings, ...wrong });
    await expect(opening).rejects.toThrow(StoreUnavailable);
    await expect(opening).rejects.toThrow(says);
    await expect(opening).rejects.not.toThrow('S3RVER');
  });

  it.each([
    [403, /S3_ACCESS_KEY/],
    [404, /S3_BUCKET must be there/],
    [301, /S3_BUCKET must be there, in S3_REGION/],
    [500, /S3_ENDPOINT must answer/],
    [undefined, /S3_ENDPOINT must answer/],
  ])('that answers %s is told with the setting to look at', (httpStatusCode, says) => {
    const error = Object.assign(new Error('x'), { $metadata: { httpStatusCode } });
    expect(s3Failure(error).message).toMatch(says);
  });

  it('that goes away is told as away', async () => {
    const gone = new S3rver({
      port: 0,
      address: '127.0.0.1',
      silent: true,
      directory: join(folder, 'gone'),
      configureBuckets: [{ name: 'sinergi', configs: [] }],
    });
    const { port } = await gone.run();
    const s3 = await openS3({ ...settings, endpoint: `http://127.0.0.1:${port}` });
    const store = await s3.store('x', join(folder, 'x'));
    await gone.close();
    await expect(store.has('0'.repeat(64))).rejects.toThrow(StoreUnavailable);
    await expect(store.put(inPiecesOf(Buffer.from('x')), 10)).rejects.toThrow(StoreUnavailable);
    s3.close();
  });
});
