import { reject, type Rejection } from './rejection.js';

/** What bytes are known by: SHA-256, 64 hexadecimal digits in lower case. */
export const SHA256 = /^[0-9a-f]{64}$/;

/** Bytes that a store keeps. */
export interface StoredBlob {
  readonly sha256: string;
  readonly bytes: number;
}

/** A part of a blob: its first and last byte, counted from 0. */
export interface BytePart {
  readonly from: number;
  readonly to: number;
}

/** One of the blobs of a store, as a list tells it. */
export interface ListedBlob extends StoredBlob {
  /** When it was put there, the last time: milliseconds since 1970. */
  readonly putAt: number;
}

/**
 * Bytes outside the log, by what they are: one hash is one content, kept once and never changed. Every store passes
 * `blobStoreKit` in `libs/testing`. Each method throws StoreUnavailable where the storage does not do what it is asked.
 */
export interface BlobStore {
  /**
   * Keeps what the stream gives, once it has ended and is safe; a stream that fails, and a process that dies, leave
   * nothing that is ever shown. What is there already is put there once more, which mends what was altered.
   * @param limit most bytes that are taken.
   * @throws Rejection `E_TOO_LARGE` there are more. What the stream throws is thrown.
   */
  put(content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredBlob>;
  /**
   * The bytes as they lie there, or undefined when there are none of that hash. Whoever must know that they are still
   * those of the hash reads them through `unaltered`.
   * @param part that alone is read: it lies within the blob. `bytes` are those of all of it.
   */
  open(
    sha256: string,
    part?: BytePart,
  ): Promise<{ readonly bytes: number; readonly content: AsyncIterable<Uint8Array> } | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Nothing happens where there is none. */
  remove(sha256: string): Promise<void>;
  /** All that is there, in the order of the hashes, after the one given. */
  list(after?: string): AsyncIterable<ListedBlob>;
}

/** What bytes are kept for: a store for each, so that what sweeps one never touches what another needs. */
export const BLOB_USES = ['documents', 'imports'] as const;
export type BlobUse = (typeof BLOB_USES)[number];
export type BlobStores = (use: BlobUse) => BlobStore;

/** More bytes than are taken. */
export const tooManyBytes = (limit: number): Rejection =>
  reject('E_TOO_LARGE', {
    ruleId: 'COM-10',
    details: { limit },
    messageId: `Berkas lebih besar daripada ${limit} bita; kirim yang lebih kecil.`,
    messageEn: `The file is larger than ${limit} bytes; send a smaller one.`,
  });
