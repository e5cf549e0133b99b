import { createHash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Slices } from '#kernel';
import { acceptedCoding, type Coding } from '../refusals/accepted.js';
import { namesTag } from '../input/request-headers.js';

/** Below that packing costs more than it saves, bytes. */
const WORTH_PACKING = 1_024;
/** Characters from which on others get their turn between the steps of an answer. */
const LARGE = 100_000;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const pack = {
  br: (text: Buffer) => promisify(brotliCompress)(text, BROTLI),
  gzip: (text: Buffer) => promisify(gzip)(text),
} as const;
/** What is written piece by piece is packed so, too: nobody waits for the next piece to read the one before. */
const packing = {
  br: () => createBrotliCompress({ ...BROTLI, flush: constants.BROTLI_OPERATION_FLUSH }),
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
} as const;
/** Bytes of the first piece, so that a file begins at once, and of those after it. */
const [FIRST_PIECE, PIECE] = [2_048, 65_536];

/** A file that comes row by row, in pieces that are worth packing. */
async function* inPieces(rows: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let [waiting, size, enough]: [Buffer[], number, number] = [[], 0, FIRST_PIECE];
  for await (const row of rows) {
    waiting.push(Buffer.from(row));
    size += row.length;
    if (size < enough) continue;
    yield Buffer.concat(waiting);
    [waiting, size, enough] = [[], 0, PIECE];
  }
  if (size > 0) yield Buffer.concat(waiting);
}

/** What a route says of an answer that not even the reader's own program shall keep. */
export const KEPT_NOWHERE = 'private, no-store';

/** When the answer was made is no part of what it says. */
const tagOf = (content: string): string =>
  createHash('sha256')
    .update(content.replace(/"asOf":"[^"]{20,30}"(?=[^"]*"(?:position|stale)")/, ''))
    .digest('base64url')
    .slice(0, 27);

/**
 * What is read below `/v1`, or asked about with HEAD, is told apart by a tag, not sent again to who has it (RFC 9110
 * §13.1.2), and packed for who accepts that. It is kept by nobody but the reader, who asks each time; what anybody may
 * ask, by anybody, as long as its row says. Answers to commands and to signing in are neither tagged nor packed: what a
 * sender can choose is never packed together with a secret.
 */
export const tagAndPackReads = (server: FastifyInstance): void => {
  server.addHook('onSend', async (request, reply, payload) => {
    const read =
      (request.method === 'GET' || request.method === 'HEAD') &&
      request.url.startsWith('/v1/') &&
      (reply.statusCode === 200 || reply.statusCode === 206);
    if (!read || reply.getHeader('Cache-Control') === KEPT_NOWHERE) return payload;
    const forAll = String(reply.getHeader('Cache-Control')).startsWith('public');
    reply.headers(
      forAll
        ? { Vary: 'Accept-Encoding' }
        : { 'Cache-Control': 'private, no-cache', Vary: 'Accept, Accept-Encoding, Authorization' },
    );
    if (typeof payload === 'string') {
      // To write a large answer as text, to tag it and to send it each take their time.
      const turns = payload.length > LARGE ? new Slices() : undefined;
      await turns?.pass();
      const tag = tagOf(payload);
      await turns?.pass();
      reply.header('ETag', `W/"${tag}"`);
      if (namesTag(request.headers['if-none-match'], tag)) {
        reply.status(304).removeHeader('Content-Type').removeHeader('Content-Length');
        // The framework looks at what follows a HEAD as if it were a text or a stream.
        return request.method === 'HEAD' ? '' : null;
      }
    }
    return packed(request, reply, payload);
  });
};

/** The answer, packed for who accepts that where it is worth it. */
export const packed = async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
  const coding = acceptedCoding(request.headers['accept-encoding']);
  if (!coding) return payload;
  if (typeof payload === 'string') {
    const text = Buffer.from(payload);
    return text.length < WORTH_PACKING ? payload : ready(reply, coding, await pack[coding](text));
  }
  if (/^(text\/|application\/json)/.test(String(reply.getHeader('Content-Type'))) && isStream(payload))
    return ready(
      reply,
      coding,
      pipeline(payload, inPieces, packing[coding](), () => undefined),
    );
  return payload;
};

const ready = <Packed>(reply: FastifyReply, coding: Coding, content: Packed): Packed => {
  reply.header('Content-Encoding', coding).removeHeader('Content-Length');
  return content;
};

const isStream = (payload: unknown): payload is Readable =>
  typeof (payload as Readable | undefined)?.pipe === 'function';
