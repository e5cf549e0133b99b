import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { SHA256, type BlobStore, type BytePart, type ListedBlob } from '#kernel';
import { sweepAbandoned } from '#blob-store-folder';
import { isAbsent, s3Failure } from './s3-failure.js';
import { spooled } from './spool.js';

/** Where an S3-compatible server keeps blobs, and as whom it is asked. */
export interface S3Settings {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** What goes wrong is thrown, and told once. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function nothing(): void {}

/** Longest silence of the server, milliseconds. */
const PATIENCE = { connectionTimeout: 3_000, requestTimeout: 30_000 } as const;

/**
 * The client of one server. Buckets stand in the path, as servers of one's own have them.
 * @throws StoreUnavailable it does not answer, or the bucket is not there or not open to the account.
 */
export const openS3 = async ({ endpoint, region, bucket, accessKey, secretKey }: S3Settings) => {
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    forcePathStyle: true,
    maxAttempts: 3,
    requestHandler: PATIENCE,
    logger: SILENT,
    // Servers of one's own do not know the checksums that the client would add: ours is the name.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (error) {
    client.destroy();
    throw s3Failure(error);
  }
  return {
    /** @param prefix what the names of this use begin with. @param spool a folder for files on their way. */
    store: async (prefix: string, spool: string): Promise<BlobStore> => {
      await sweepAbandoned(spool);
      return s3BlobStore(client, bucket, prefix, spool);
    },
    close: (): void => client.destroy(),
  };
};

const s3BlobStore = (client: S3Client, Bucket: string, prefix: string, spool: string): BlobStore => {
  const keyOf = (sha256: string): string => `${prefix}/${sha256}`;
  const at = (sha256: string) => ({ Bucket, Key: keyOf(sha256) });

  /** What the server says is not there is undefined. */
  const asked = async <T>(answer: Promise<T>): Promise<T | undefined> =>
    answer.catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw s3Failure(error);
    });

  /** No further than the part goes: a server may give more than it is asked for. */
  const content = async function* (body: Readable, part?: BytePart): AsyncGenerator<Uint8Array> {
    let left = part ? part.to - part.from + 1 : Infinity;
    try {
      for await (const piece of body as AsyncIterable<Buffer>) {
        yield piece.subarray(0, left);
        left -= piece.byteLength;
        if (left <= 0) return;
      }
    } catch (error) {
      throw s3Failure(error);
    }
  };

  return {
    // One request puts all of a file or nothing, so that nothing half is ever there.
    put: (given, limit) =>
      spooled(spool, given, limit, async ({ file, sha256, bytes }) => {
        const put = new PutObjectCommand({
          ...at(sha256),
          Body: bytes === 0 ? Buffer.alloc(0) : createReadStream(file),
          ContentLength: bytes,
        });
        await client.send(put).catch((error: unknown) => Promise.reject(s3Failure(error)));
        return { sha256, bytes };
      }),
    open: async (sha256, part) => {
      if (!SHA256.test(sha256)) return undefined;
      const found = await asked(client.send(new HeadObjectCommand(at(sha256))));
      if (!found) return undefined;
      return { bytes: found.ContentLength ?? 0, content: whenRead() };
      async function* whenRead(): AsyncGenerator<Uint8Array> {
        const object = await client
          .send(new GetObjectCommand({ ...at(sha256), ...(part && { Range: `bytes=${part.from}-${part.to}` }) }))
          .catch((error: unknown) => Promise.reject(s3Failure(error)));
        if (part && !object.ContentRange?.startsWith(`bytes ${part.from}-`)) {
          (object.Body as Readable).destroy();
          throw s3Failure(new Error('the server gives no part of a file'));
        }
        yield* content(object.Body as Readable, part);
      }
    },
    has: async (sha256) =>
      SHA256.test(sha256) && (await asked(client.send(new HeadObjectCommand(at(sha256))))) !== undefined,
    remove: async (sha256) => {
      if (SHA256.test(sha256)) await asked(client.send(new DeleteObjectCommand(at(sha256))));
    },
    list: async function* (after = ''): AsyncGenerator<ListedBlob> {
      for (let last = after; ;) {
        const page = await client
          .send(new ListObjectsV2Command({ Bucket, Prefix: `${prefix}/`, StartAfter: keyOf(last) }))
          .catch((error: unknown) => Promise.reject(s3Failure(error)));
        for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
          const sha256 = Key.slice(prefix.length + 1);
          if (SHA256.test(sha256)) yield { sha256, bytes: Size, putAt: LastModified?.getTime() ?? 0 };
          last = sha256;
        }
        if (!page.IsTruncated || !page.Contents?.length) return;
      }
    },
  };
};
