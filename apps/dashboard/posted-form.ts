import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { CONTROL, Refused, postedOf, type Posted, type Problem, type Sent } from '#views';
import { LARGEST_FILE, tellUploaded, type Uploaded } from './upload.js';

/** Of all that is typed into a form, in characters. */
export const FORM_LIMIT = 524_288;
const MOST_FIELDS = 10_000;

/** A form as it was sent. */
export interface PostedForm {
  readonly posted: Posted;
  /** Files that were not taken, by the place of their document. */
  readonly refused: readonly (readonly [place: string, problem: Problem])[];
}

/** Forms with files beside those without. */
export const takeForms = async (server: FastifyInstance): Promise<void> => {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT },
    (_, body, done) => done(null, new URLSearchParams(body as string)),
  );
  server.addContentTypeParser('application/octet-stream', (_, body, done) => done(null, body));
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fieldNameSize: 300, fieldSize: FORM_LIMIT, fields: MOST_FIELDS, files: 60, fileSize: LARGEST_FILE + 1 },
  });
};

export const TOO_LONG: Problem = {
  status: 413,
  code: 'E_TOO_LARGE',
  messageId: 'Isian formulir ini terlalu banyak untuk sekali kirim.',
  messageEn: 'This form holds more than can be sent at once.',
};
const NOT_TAKEN: Problem = {
  status: 503,
  code: 'E_UNAVAILABLE',
  messageId: 'Berkas ini belum dapat diunggah; pilih lagi, lalu kirim lagi.',
  messageEn: 'This file could not be uploaded; choose it again and send again.',
};

const NO_FORM: Problem = {
  status: 415,
  code: 'E_MEDIA_TYPE',
  messageId: 'Kiriman ini bukan formulir yang dapat dibaca di sini; buka lagi halamannya, lalu kirim dari sana.',
  messageEn: 'This is no form that can be read here; open the page again and send it from there.',
};
const NOT_WHOLE: Problem = {
  status: 400,
  code: 'E_MALFORMED',
  messageId: 'Kiriman ini terputus atau rusak di jalan; kirim lagi.',
  messageEn: 'This was cut off or damaged on its way; send it again.',
};

/** The fields of a form without files. @throws Refused of what is none. */
export const fieldsSent = ({ body }: Pick<FastifyRequest, 'body'>): URLSearchParams => {
  if (body instanceof URLSearchParams) return body;
  throw new Refused(NO_FORM);
};

/** Parts of a form with files, as they come. @throws Refused of what ends before its end, or has none. */
async function* partsOf(request: FastifyRequest) {
  try {
    yield* request.parts();
  } catch (error) {
    // Limits are told by a status; a reader of what was sent knows of none.
    throw (error as { readonly statusCode?: number }).statusCode === undefined ? new Refused(NOT_WHOLE) : error;
  }
}

/**
 * Reads a form; files go on to where they are kept while they come, and stand in it as what they were told to be.
 * @throws Refused of a form that is too long.
 */
export const readForm = async (
  request: FastifyRequest,
  upload: (file: Readable) => Promise<Uploaded>,
): Promise<PostedForm> => {
  if (!request.isMultipart()) return { posted: postedOf(fieldsSent(request)), refused: [] };
  const fields: [string, string][] = [];
  const refused: [string, Problem][] = [];
  const uploaded = new Map<string, string>();
  let length = 0;
  for await (const part of partsOf(request)) {
    if (part.type === 'field') {
      length += part.fieldname.length + String(part.value).length;
      if (length > FORM_LIMIT) throw new Refused(TOO_LONG);
      fields.push([part.fieldname, String(part.value)]);
      continue;
    }
    const { fieldname, filename, file } = part;
    if (!filename || !fieldname.startsWith(CONTROL.file)) {
      file.resume();
      continue;
    }
    const place = fieldname.slice(CONTROL.file.length);
    try {
      uploaded.set(`${CONTROL.upload}${place}`, tellUploaded(await upload(file)));
    } catch (error) {
      refused.push([place, error instanceof Refused ? error.problem : NOT_TAKEN]);
      file.resume();
    }
  }
  const left = fields.filter(([name]) => !uploaded.has(name));
  return { posted: postedOf([...left, ...uploaded]), refused };
};

/**
 * Takes a form while its file comes: by then all that stands before the file is known. What follows it is let go by, so
 * that the browser hears the answer.
 */
export const takeSent = async <Answer>(
  request: FastifyRequest,
  take: (sent: Sent) => Promise<Answer>,
): Promise<Answer> => {
  if (!request.isMultipart()) return take({ posted: postedOf(fieldsSent(request)) });
  const fields: [string, string][] = [];
  let [length, taken] = [0, undefined as (() => Answer) | undefined];
  for await (const part of partsOf(request)) {
    if (part.type === 'field') {
      length += part.fieldname.length + String(part.value).length;
      if (length <= FORM_LIMIT) fields.push([part.fieldname, String(part.value)]);
      else taken ??= failing(new Refused(TOO_LONG));
      continue;
    }
    const { filename, file } = part;
    const content = file.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    if (filename && !taken)
      taken = await take({ posted: postedOf(fields), file: content }).then((answer) => () => answer, failing);
    await letBy(file);
  }
  return taken ? taken() : take({ posted: postedOf(fields) });
};

/** The rest of a file that nobody wants: until it has come, the browser does not listen. */
const letBy = async (file: Readable): Promise<void> => {
  try {
    for await (const _ of file.iterator({ destroyOnReturn: false }));
  } catch {
    // The browser has gone, or the file was read already.
  }
};

const failing = (error: unknown) => (): never => {
  throw error;
};
