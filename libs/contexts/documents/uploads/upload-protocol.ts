import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { Server } from '@tus/server';
import { Rejection, StoreUnavailable, reject } from '#kernel';
import type { MediaTypeOf } from '../content/file-checks.js';
import { LARGEST_FILE } from '../domain/document.codes.js';
import { OneAtATime, type Principal } from '#runtime';
import type { OfficeRoom } from './office-room.js';
import { isOwn, newUploadId, type UploadFolder } from './upload-folder.js';

/** Uploads that one user has open at once (COM-14). */
export const MOST_OPEN = 20;
/** How long an upload waits for its next piece, milliseconds. */
export const OPEN_FOR = 86_400_000;
const SWEPT_EVERY = 3_600_000;

const VERSION = '1.0.0';
const BYTES = 'application/offset+octet-stream';

const wrongHeader = (header: string, messageId: string, messageEn: string): Rejection =>
  reject('E_MALFORMED', { header, messageId, messageEn });

const tooLarge = (): Rejection =>
  reject('E_TOO_LARGE', {
    ruleId: 'COM-10',
    header: 'Upload-Length',
    details: { limit: LARGEST_FILE },
    messageId: `Satu berkas paling besar ${LARGEST_FILE} bita (20 MiB), dan tidak lebih dari yang disebut Upload-Length.`,
    messageEn: `One file has ${LARGEST_FILE} bytes (20 MiB) at most, and no more than Upload-Length says.`,
  });

const noSuchUpload = (): Rejection =>
  reject('E_NOT_FOUND', {
    messageId: 'Unggahan ini tidak ada, sudah kedaluwarsa, atau bukan milik Anda; mulai lagi dengan POST /v1/uploads.',
    messageEn: 'There is no such upload, it has expired, or it is not yours; begin anew with POST /v1/uploads.',
  });

/** What the library's answers mean here, by their status. */
const REFUSALS: Readonly<Record<number, () => Rejection>> = {
  403: () =>
    wrongHeader(
      'Upload-Offset',
      'Sebutkan Upload-Offset: berapa bita yang sudah ada.',
      'Name in Upload-Offset how many bytes are there already.',
    ),
  404: noSuchUpload,
  409: () =>
    reject('E_STATE', {
      header: 'Upload-Offset',
      messageId: 'Upload-Offset bukan jumlah bita yang sudah ada; tanyakan dengan HEAD, lalu lanjutkan dari situ.',
      messageEn: 'Upload-Offset is not how many bytes are there already; ask with HEAD, then go on from there.',
    }),
  410: noSuchUpload,
  413: tooLarge,
};

/** Checked before the library, whose answers name no header. */
const requireHeaders = ({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): void => {
  if (headers['tus-resumable'] !== VERSION)
    throw wrongHeader(
      'Tus-Resumable',
      `Kirim Tus-Resumable: ${VERSION}; unggahan memakai protokol tus versi itu.`,
      `Send Tus-Resumable: ${VERSION}; uploads follow that version of the tus protocol.`,
    );
  for (const name of ['Upload-Concat', 'Upload-Checksum'])
    if (headers[name.toLowerCase()] !== undefined)
      throw wrongHeader(
        name,
        `Jangan kirim ${name}: perluasan protokol tus itu tidak ada di sini.`,
        `Do not send ${name}: that extension of the tus protocol is not offered here.`,
      );
  for (const name of ['upload-offset', 'upload-length'] as const)
    if (headers[name] !== undefined && !/^\d{1,12}$/.test(String(headers[name])))
      throw wrongHeader(
        name === 'upload-offset' ? 'Upload-Offset' : 'Upload-Length',
        'Tulis jumlah bita.',
        'Write a number of bytes.',
      );
  if (method === 'POST' && (headers['upload-length'] === undefined) === (headers['upload-defer-length'] === undefined))
    throw wrongHeader(
      'Upload-Length',
      'Sebutkan Upload-Length: berapa bita seluruhnya, atau Upload-Defer-Length: 1 bila belum diketahui.',
      'Name in Upload-Length how many bytes there are, or Upload-Defer-Length: 1 where that is not known yet.',
    );
  if (method === 'PATCH' && headers['content-type'] !== BYTES)
    throw reject('E_MEDIA_TYPE', { messageId: `Kirim ${BYTES}.`, messageEn: `Send ${BYTES}.` });
};

const requireFewOpen = (open: number): void => {
  if (open < MOST_OPEN) return;
  throw reject('E_LIMIT', {
    ruleId: 'COM-14',
    details: { held: open, limit: MOST_OPEN },
    messageId: `Anda mempunyai ${open} unggahan yang belum menjadi dokumen; selesaikan, atau buang dahulu di halaman Akun, atau dengan DELETE /v1/uploads/{id}.`,
    messageEn: `You have ${open} uploads that have not become documents; finish them, or throw some away first on the Account page, or with DELETE /v1/uploads/{id}.`,
  });
};

const webRequest = (request: FastifyRequest): Request => {
  const body = request.method === 'POST' || request.method === 'PATCH';
  return new Request(`http://sinergi${request.url}`, {
    method: request.method,
    headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
    ...(body && { body: Readable.toWeb(request.raw), duplex: 'half' }),
  } as RequestInit);
};

/** Told of headers that the library sets for pages of other origins: there are none. */
const isOurs = (name: string): boolean => /^(tus-|upload-|location$)/i.test(name);

/**
 * Takes uploads by the tus protocol, version 1.0.0: begin, ask how far it has come, go on, put away. Each user sees his
 * own uploads alone, and has few open at once. What clients say of names of files is not kept.
 */
export const uploadProtocol = (
  uploads: UploadFolder,
  room: Pick<OfficeRoom, 'requireForSome'>,
  mediaTypeOf: MediaTypeOf,
  now: () => number = Date.now,
) => {
  const owners = new WeakMap<object, string>();
  /** Those that a user begins at once are counted one after the other. */
  const beginning = new OneAtATime();
  let server: Promise<Server> | undefined;
  let sweptAt = 0;

  // Loaded with the first upload: most starts see none.
  const start = async (): Promise<Server> => {
    await uploads.prepare();
    const { Server } = await import('@tus/server');
    const { FileStore } = await import('@tus/file-store');
    return new Server({
      path: '/v1/uploads',
      relativeLocation: true,
      maxSize: LARGEST_FILE,
      datastore: new FileStore({ directory: uploads.folder, expirationPeriodInMilliseconds: OPEN_FOR }),
      namingFunction: (request) => newUploadId(owners.get(request)!),
      onUploadCreate: async () => ({ metadata: {} }),
    } as ConstructorParameters<typeof Server>[0]);
  };

  const sweep = async (tus: Server): Promise<void> => {
    if (now() - sweptAt < SWEPT_EVERY) return;
    sweptAt = now();
    await tus.cleanUpExpiredUploads();
    await uploads.sweep();
  };

  /** COM-14: counts what of the user is under way, too. */
  const requireRoom = async (principal: Principal, length: string | string[] | undefined): Promise<void> => {
    const open = await uploads.openOf(principal.userId);
    requireFewOpen(open.length);
    const asked = length === undefined ? LARGEST_FILE : Number(length);
    await room.requireForSome(
      principal,
      open.reduce((sum, { length: size = LARGEST_FILE }) => sum + size, asked),
    );
  };

  /**
   * Looks at a file as soon as it is complete, so that whoever chose a wrong one hears it at once; nothing is left of
   * one that is not taken. Where too many wait, it is looked at when it becomes a document.
   * @throws Rejection `E_FILE_TYPE`, `E_FILE_UNSAFE`
   */
  const lookAt = async (id: string, userId: string): Promise<void> => {
    const upload = await uploads.open(id);
    if (!upload || upload.mediaType || upload.received !== upload.length) return;
    try {
      await uploads.found(id, await mediaTypeOf(upload.file, userId));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      if (error.status !== 422) return;
      await uploads.putAway(id);
      const { field: _, ...info } = error.info;
      throw reject(error.code, info);
    }
  };

  /** @returns status and headers of the answer. @throws Rejection */
  return async (
    request: FastifyRequest,
    principal: Principal,
  ): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>> }> => {
    requireHeaders(request);
    const { userId } = principal;
    const { id } = request.params as { readonly id?: string };
    if (id !== undefined && !isOwn(id, userId)) throw noSuchUpload();
    const tus = await (server ??= start());
    const pass = (): Promise<Response> => {
      const asked = webRequest(request);
      owners.set(asked, userId);
      return tus.handleWeb(asked);
    };
    const begin = async (): Promise<Response> => {
      await requireRoom(principal, request.headers['upload-length']);
      return pass();
    };
    if (request.method === 'POST') await sweep(tus);
    const answer = await (request.method === 'POST' ? beginning.run(userId, begin) : pass());
    if (answer.status >= 400) {
      const refusal = REFUSALS[answer.status];
      if (refusal) throw refusal();
      if (answer.status < 500)
        throw wrongHeader(
          'Upload-Offset',
          'Permintaan ini bukan menurut protokol tus.',
          'This request does not follow the tus protocol.',
        );
      throw new StoreUnavailable(`an upload could not be written: ${await answer.text()}`);
    }
    const begun = answer.headers.get('location')?.split('/').at(-1);
    if (request.method === 'POST' || request.method === 'PATCH') await lookAt(id ?? begun ?? '', userId);
    return { status: answer.status, headers: Object.fromEntries([...answer.headers].filter(([name]) => isOurs(name))) };
  };
};
