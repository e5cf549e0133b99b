import { afterAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { LARGEST_FILE } from '../domain/document.codes.js';
import { uploadFolder } from './upload-folder.js';
import { uploadProtocol } from './upload-protocol.js';

const folder = mkdtempSync(join(tmpdir(), 'sinergi-upload-protocol-'));
afterAll(() => rmSync(folder, { recursive: true }));

const user = { userId: 'u-1', grants: [] };
const begun = (headers: Readonly<Record<string, string>>, bytes?: Buffer): FastifyRequest =>
  ({
    method: 'POST',
    url: '/v1/uploads',
    params: {},
    headers: {
      'tus-resumable': '1.0.0',
      ...headers,
      ...(bytes && { 'content-type': 'application/offset+octet-stream', 'upload-length': String(bytes.length) }),
    },
    raw: Readable.from(bytes ? [bytes] : []),
  }) as unknown as FastifyRequest;
const anyRoom = { requireForSome: async () => undefined };

it('An upload that is complete stays where too many wait to be looked at, and goes where it is none that is taken', async () => {
  const uploads = uploadFolder(join(folder, 'looked-at'));
  let code: 'E_RATE_LIMIT' | 'E_FILE_TYPE' = 'E_RATE_LIMIT';
  const answer = uploadProtocol(uploads, anyRoom, () => Promise.reject(reject(code, { field: '/upload' })));
  expect(await answer(begun({}, Buffer.from('abc')), user)).toMatchObject({ status: 201 });
  const waiting = await uploads.openOf('u-1');
  expect(waiting).toMatchObject([{ received: 3, length: 3 }]);
  code = 'E_FILE_TYPE';
  await expect(answer(begun({}, Buffer.from('xyz')), user)).rejects.toMatchObject({ code, info: {} });
  expect(await uploads.openOf('u-1')).toEqual(waiting);
});

it('Of what is under way an upload counts as long as it may become, until its length is said', async () => {
  const asked: number[] = [];
  const room = { requireForSome: async (_: unknown, bytes: number) => void asked.push(bytes) };
  const answer = uploadProtocol(uploadFolder(join(folder, 'room')), room, async () => 'application/pdf');
  await answer(begun({ 'upload-length': '5' }), user);
  await answer(begun({ 'upload-defer-length': '1' }), user);
  await answer(begun({ 'upload-length': '7' }), user);
  expect(asked).toEqual([5, 5 + LARGEST_FILE, 5 + LARGEST_FILE + 7]);
});
