import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Refused, type Problem } from '#views';
import { bodyOf, headersOf, type Asker, type Calling } from './call.js';

/** Sent at once, so that a large file is never held as a whole. */
const PIECE = 4_194_304;
/** As the API bounds it (COM-10). */
export const LARGEST_FILE = 20_971_520;

const TOO_LARGE: Problem = {
  status: 413,
  code: 'E_TOO_LARGE',
  messageId: 'Berkas ini lebih besar dari 20 MiB; kecilkan, lalu pilih lagi.',
  messageEn: 'This file is larger than 20 MiB; make it smaller and choose it again.',
};
const EMPTY: Problem = {
  status: 422,
  code: 'E_FILE_TYPE',
  messageId: 'Berkas ini kosong.',
  messageEn: 'This file is empty.',
};

/** An upload that waits to become a document. */
export interface Uploaded {
  readonly upload: string;
  readonly sha256: string;
}
export const tellUploaded = ({ upload, sha256 }: Uploaded): string => `${upload}:${sha256}`;
export const toldUploaded = (text: string): Uploaded | undefined => {
  const [, upload, sha256] = /^([\w.-]{1,120}):([0-9a-f]{64})$/.exec(text) ?? [];
  return upload && sha256 ? { upload, sha256 } : undefined;
};

/** Uploads that the API lets one user have open at once (COM-14). */
export const MOST_UPLOADS = 20;

const tusHeaders = (asker: Asker) => ({ ...headersOf(asker), 'tus-resumable': '1.0.0' });

const idIn = (path: string): string => path.split('/').at(-1)!;

/** Throws an upload away that has become no document. @throws Refused there is none such of whoever asks. */
export const putAway = async (id: string, calling: Calling, asker: Asker): Promise<void> => {
  const path = `/v1/uploads/${encodeURIComponent(id)}`;
  bodyOf(await calling({ method: 'DELETE', path, headers: tusHeaders(asker), address: asker.address }));
};

/** Hands a file on to the API, piece by piece while it comes. @throws Refused */
export const uploadFile = async (file: Readable, calling: Calling, asker: Asker): Promise<Uploaded> => {
  const headers = tusHeaders(asker);
  const begun = await calling({
    method: 'POST',
    path: '/v1/uploads',
    headers: { ...headers, 'upload-defer-length': '1' },
    address: asker.address,
  });
  bodyOf(begun);
  const path = begun.headers['location']!;
  const hash = createHash('sha256');
  let [offset, pending, waiting] = [0, [] as Buffer[], 0];
  const send = async (last: boolean): Promise<void> => {
    const body = Buffer.concat(pending);
    [pending, waiting] = [[], 0];
    bodyOf(
      await calling({
        method: 'PATCH',
        path,
        headers: {
          ...headers,
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
          ...(last && { 'upload-length': String(offset + body.length) }),
        },
        body,
        address: asker.address,
      }),
    );
    offset += body.length;
  };
  try {
    for await (const chunk of file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      // What has come is sent when more comes, so that the last piece is known as such.
      if (waiting >= PIECE) await send(false);
      pending.push(chunk);
      waiting += chunk.length;
      hash.update(chunk);
      if (offset + waiting > LARGEST_FILE) throw new Refused(TOO_LARGE);
    }
    if (offset + waiting === 0) throw new Refused(EMPTY);
    await send(true);
  } catch (error) {
    await putAway(idIn(path), calling, asker).catch(() => undefined);
    throw error;
  }
  return { upload: idIn(path), sha256: hash.digest('hex') };
};
