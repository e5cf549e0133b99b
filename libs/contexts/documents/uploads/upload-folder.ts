import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#kernel';
import type { MediaType } from '../domain/document.codes.js';

/** What became of an upload: the bytes are kept, by their hash. */
export interface KeptUpload {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
  /** For which it was kept; absent: kept before that was remembered. */
  readonly officeId?: string;
}

/** An upload that lies here. */
export interface OpenUpload {
  readonly file: string;
  /** Bytes that have come, and how many there are to come in all, where that was said. */
  readonly received: number;
  readonly length?: number;
  /** What it is by its content, once it is complete and was looked at. */
  readonly mediaType?: MediaType;
}

/** An upload of which its user is told. */
export interface BegunUpload extends Omit<OpenUpload, 'file' | 'mediaType'> {
  readonly id: string;
  readonly begunAt: Instant;
}

const ID = /^[0-9a-f]{48}$/;
const OWNER = 16;
/** How long it is remembered what became of an upload, so that its command can be repeated: milliseconds. */
const KEPT_FOR = 7 * 86_400_000;
/** Ends of names: what the protocol knows of an upload, and what became of it. */
const [INFO, KEPT] = ['.json', '.kept'];

/** The beginning of the ids of a user's uploads: tells nothing of the user. */
const ownerOf = (userId: string): string => createHash('sha256').update(userId).digest('hex').slice(0, OWNER);

/** Whether the user began the upload. */
export const isOwn = (uploadId: string, userId: string): boolean =>
  ID.test(uploadId) && uploadId.startsWith(ownerOf(userId));

export const newUploadId = (userId: string): string => ownerOf(userId) + randomBytes(16).toString('hex');

/** What the protocol keeps of an upload: how many bytes there are to come; and what was found of them. */
interface Info {
  readonly size?: number;
  readonly mediaType?: MediaType;
  readonly creation_date: Instant;
}
const infoIn = (text: string): Info => JSON.parse(text) as Info;

const absent = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
};

/**
 * The folder in which uploads lie until they are complete and named by a command: for this account alone.
 */
export const uploadFolder = (folder: string, now: () => number = Date.now) => {
  const path = (id: string, ending = ''): string => join(folder, `${id}${ending}`);
  const read = async (name: string): Promise<string | undefined> => readFile(name, 'utf8').catch(absent);
  const names = async (): Promise<readonly string[]> => (await readdir(folder).catch(absent)) ?? [];
  const putAway = async (id: string): Promise<void> => {
    for (const ending of ['', INFO]) await rm(path(id, ending), { force: true });
  };
  return {
    folder,
    prepare: (): Promise<unknown> => mkdir(folder, { recursive: true, mode: 0o700 }),
    /** Uploads of the user which were begun and not put away, the last one first. */
    openOf: async (userId: string): Promise<readonly BegunUpload[]> => {
      const own = ownerOf(userId);
      const ids = (await names()).flatMap((name) =>
        name.startsWith(own) && name.endsWith(INFO) ? [name.slice(0, -INFO.length)] : [],
      );
      const found = await Promise.all(
        ids.map(async (id) => {
          const [info, bytes] = [await read(path(id, INFO)), await stat(path(id)).catch(absent)];
          // It is being begun at this moment.
          if (!info) return [];
          const { size, creation_date: begunAt } = infoIn(info);
          return [{ id, received: bytes?.size ?? 0, ...(size !== undefined && { length: size }), begunAt }];
        }),
      );
      return found.flat().sort((one, other) => (one.begunAt > other.begunAt ? -1 : 1));
    },
    /**
     * Bytes of the user's uploads for that office that were kept since then, whatever became of them.
     * @param since milliseconds
     */
    keptOf: async (userId: string, since: number, officeId: string): Promise<number> => {
      const own = ownerOf(userId);
      let bytes = 0;
      for (const name of await names()) {
        if (!name.startsWith(own) || !name.endsWith(KEPT)) continue;
        const found = await stat(join(folder, name)).catch(absent);
        const text = found && found.mtimeMs >= since ? await read(join(folder, name)) : undefined;
        const kept = text === undefined ? undefined : (JSON.parse(text) as KeptUpload);
        if (kept && (kept.officeId ?? officeId) === officeId) bytes += kept.bytes;
      }
      return bytes;
    },
    open: async (id: string): Promise<OpenUpload | undefined> => {
      const info = await read(path(id, INFO));
      const bytes = info === undefined ? undefined : await stat(path(id)).catch(absent);
      if (info === undefined || !bytes) return undefined;
      const { size, mediaType } = infoIn(info);
      return {
        file: path(id),
        received: bytes.size,
        ...(size !== undefined && { length: size }),
        ...(mediaType && { mediaType }),
      };
    },
    /** Remembers what a complete upload is; nothing of one that was put away or kept meanwhile. */
    found: async (id: string, mediaType: MediaType): Promise<void> => {
      const info = await read(path(id, INFO));
      if (info === undefined) return;
      await writeFile(path(id, '.found'), JSON.stringify({ ...infoIn(info), mediaType }), { mode: 0o600 });
      await rename(path(id, '.found'), path(id, INFO));
      if (!(await stat(path(id)).catch(absent))) await putAway(id);
    },
    putAway,
    content: (id: string): AsyncIterable<Uint8Array> => createReadStream(path(id)) as AsyncIterable<Buffer>,
    kept: async (id: string): Promise<KeptUpload | undefined> => {
      const text = await read(path(id, KEPT));
      return text === undefined ? undefined : (JSON.parse(text) as KeptUpload);
    },
    /** Remembers what became of it, and puts the bytes away. */
    keep: async (id: string, kept: KeptUpload): Promise<void> => {
      await writeFile(path(id, '.new'), JSON.stringify(kept), { mode: 0o600 });
      await rename(path(id, '.new'), path(id, KEPT));
      await putAway(id);
    },
    /** Forgets what was remembered long enough. */
    sweep: async (): Promise<void> => {
      for (const name of await names()) {
        if (!name.endsWith(KEPT)) continue;
        const found = await stat(join(folder, name)).catch(absent);
        if (found && found.mtimeMs < now() - KEPT_FOR) await rm(join(folder, name), { force: true });
      }
    },
  };
};
export type UploadFolder = ReturnType<typeof uploadFolder>;
