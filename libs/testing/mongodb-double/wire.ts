import { deserialize, serialize } from 'bson';
import type { Socket } from 'node:net';

export type BsonDocument = Record<string, unknown>;

/** A command as it came over the wire, its document sequences put back in their places. */
export interface WireRequest {
  readonly id: number;
  /** By OP_QUERY, as a driver greets a server that it does not know yet; everything else comes by OP_MSG. */
  readonly legacy: boolean;
  readonly body: BsonDocument;
}

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
const CHECKSUM_PRESENT = 1;

const documentAt = (bytes: Buffer, offset: number): readonly [document: BsonDocument, end: number] => {
  const end = offset + bytes.readInt32LE(offset);
  return [deserialize(bytes.subarray(offset, end), { useBigInt64: true }), end];
};

const textAt = (bytes: Buffer, offset: number): readonly [text: string, end: number] => {
  const end = bytes.indexOf(0, offset);
  return [bytes.toString('utf8', offset, end), end + 1];
};

const message = (bytes: Buffer): BsonDocument => {
  const end = bytes.length - (bytes.readUInt32LE(HEADER) & CHECKSUM_PRESENT ? 4 : 0);
  let body: BsonDocument = {};
  const sequences: Record<string, BsonDocument[]> = {};
  for (let at = HEADER + 4; at < end;) {
    const kind = bytes[at]!;
    if (kind === 0) {
      [body, at] = documentAt(bytes, at + 1);
      continue;
    }
    if (kind !== 1) throw new Error(`a section of kind ${kind}`);
    const close = at + 1 + bytes.readInt32LE(at + 1);
    const [name, start] = textAt(bytes, at + 5);
    const documents: BsonDocument[] = (sequences[name] = []);
    for (let next = start; next < close;) {
      const [document, after] = documentAt(bytes, next);
      documents.push(document);
      next = after;
    }
    at = close;
  }
  return { ...body, ...sequences };
};

const query = (bytes: Buffer): BsonDocument => {
  const [name, end] = textAt(bytes, HEADER + 4);
  return { ...documentAt(bytes, end + 8)[0], $db: name.split('.')[0] };
};

const request = (bytes: Buffer): WireRequest => {
  const code = bytes.readInt32LE(12);
  if (code !== OP_MSG && code !== OP_QUERY) throw new Error(`a message of kind ${code}`);
  return { id: bytes.readInt32LE(4), legacy: code === OP_QUERY, body: code === OP_MSG ? message(bytes) : query(bytes) };
};

/** Calls back for every whole message that the socket brings. */
export const readRequests = (socket: Socket, onRequest: (request: WireRequest) => void): void => {
  let chunks: Buffer[] = [];
  let size = 0;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= HEADER) {
      const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size);
      const length = bytes.readInt32LE(0);
      chunks = [bytes];
      if (size < length) return;
      chunks = [bytes.subarray(length)];
      size -= length;
      onRequest(request(bytes.subarray(0, length)));
    }
  });
};

let replies = 0;

const header = (length: number, to: WireRequest, code: number): Buffer => {
  const bytes = Buffer.alloc(HEADER);
  [HEADER + length, (replies += 1), to.id, code].forEach((value, i) => bytes.writeInt32LE(value, i * 4));
  return bytes;
};

export const writeReply = (socket: Socket, to: WireRequest, body: BsonDocument): void => {
  const document = serialize(body);
  const start = to.legacy ? Buffer.alloc(20) : Buffer.alloc(5);
  if (to.legacy) start.writeInt32LE(1, 16);
  socket.write(
    Buffer.concat([header(start.length + document.length, to, to.legacy ? OP_REPLY : OP_MSG), start, document]),
  );
};
