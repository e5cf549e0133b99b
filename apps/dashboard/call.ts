import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyInstance } from 'fastify';
import { Refused, type Api, type Problem, type Query, type Send } from '#views';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A file is passed on while it comes. */
  readonly body?: string | Buffer | Readable;
  /** Of the browser that asks. */
  readonly address?: string;
}
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}
/** An answer that is passed on while it is written. */
export interface Streamed extends Omit<Answered, 'body'> {
  readonly body: Readable;
}
/** How the pages reach the API. */
export interface Calling {
  (call: Call): Promise<Answered>;
  /** Without it files are held as a whole before they are passed on. */
  readonly stream?: (call: Call) => Promise<Streamed>;
}

/** In the process of the API. */
export const injected = (server: FastifyInstance): Calling => {
  const asked = ({ method, path, headers = {}, body, address }: Call) => ({
    method: method as 'GET',
    url: path,
    headers,
    ...(body !== undefined && { payload: body }),
    ...(address && { remoteAddress: address }),
  });
  return Object.assign(
    async (call: Call) => {
      const answer = await server.inject(asked(call));
      return { status: answer.statusCode, headers: answer.headers as Answered['headers'], body: answer.rawPayload };
    },
    {
      stream: async (call: Call) => {
        const answer = await server.inject({ ...asked(call), payloadAsStream: true });
        return { status: answer.statusCode, headers: answer.headers as Answered['headers'], body: answer.stream() };
      },
    },
  );
};

const NOT_REACHED: Problem = {
  status: 503,
  code: 'E_UNAVAILABLE',
  retryAfter: 5,
  messageId: 'Layanan data tidak terjangkau; coba lagi sebentar lagi.',
  messageEn: 'The data service cannot be reached; try again in a moment.',
};

/** So long a page waits for its answer, and a file for its beginning. */
const PATIENCE_MS = 30_000;
/** So long a file may take to be sent and to be read. */
const FILE_PATIENCE_MS = 300_000;

/** In a process of its own, as any client. */
export const remote = (base: string): Calling => {
  const ask = async ({ method, path, headers = {}, body, address }: Call, signal: AbortSignal): Promise<Response> =>
    fetch(new URL(path, base), {
      method,
      headers: { ...headers, ...(address && { 'x-forwarded-for': address }) },
      ...(body instanceof Readable
        ? { body: Readable.toWeb(body) as ReadableStream<Uint8Array>, duplex: 'half' as const }
        : body !== undefined && { body: new Uint8Array(Buffer.from(body)) }),
      redirect: 'manual',
      signal,
    }).catch(() => {
      throw new Refused(NOT_REACHED);
    });
  const headOf = ({ status, headers }: Response) => ({ status, headers: Object.fromEntries(headers) });
  return Object.assign(
    async (call: Call) => {
      const patience = call.body instanceof Readable ? FILE_PATIENCE_MS : PATIENCE_MS;
      const answer = await ask(call, AbortSignal.timeout(patience));
      const bytes = await answer.arrayBuffer().catch(() => {
        throw new Refused(NOT_REACHED);
      });
      return { ...headOf(answer), body: Buffer.from(bytes) };
    },
    {
      stream: async (call: Call) => {
        const impatience = new AbortController();
        const timer = setTimeout(() => impatience.abort(), PATIENCE_MS);
        const answer = await ask(call, impatience.signal).finally(() => clearTimeout(timer));
        const body = answer.body ? Readable.fromWeb(answer.body as ReadableStream) : Readable.from([]);
        return { ...headOf(answer), body };
      },
    },
  );
};

const UNREADABLE: Problem = {
  status: 502,
  code: 'E_INTERNAL',
  messageId: 'Jawaban layanan data tidak terbaca.',
  messageEn: 'The answer of the data service cannot be read.',
};

/** What the API said, or why it refused. @throws Refused */
export const bodyOf = <Body>({ status, headers, body }: Answered): Body => {
  let read: unknown;
  try {
    read = body.length ? JSON.parse(body.toString()) : undefined;
  } catch {
    throw new Refused(UNREADABLE);
  }
  const retryAfter = Number(headers['retry-after']);
  if (status >= 400) throw new Refused({ ...(read as Problem), ...(retryAfter > 0 && { retryAfter }) });
  return read as Body;
};

/** As it comes. @throws Refused */
export const streamOf = async (calling: Calling, call: Call): Promise<Streamed> => {
  if (!calling.stream) {
    const answered = await calling(call);
    if (answered.status >= 400) bodyOf(answered);
    return { ...answered, body: Readable.from([answered.body]) };
  }
  const streamed = await calling.stream(call);
  if (streamed.status < 400) return streamed;
  const parts: Buffer[] = [];
  for await (const part of streamed.body) parts.push(part as Buffer);
  return bodyOf({ ...streamed, body: Buffer.concat(parts) });
};

export const searchOf = (query: Query): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length ? `?${new URLSearchParams(given).toString()}` : '';
};

/** Who asks: by which token, from which address, in which language. */
export interface Asker {
  readonly token?: string | undefined;
  readonly address: string;
  readonly language: string;
}

export const headersOf = ({ token, language }: Asker): Record<string, string> => ({
  'accept-language': language,
  ...(token && { authorization: `Bearer ${token}` }),
});

/** Sends something to the API as whoever asks. @throws Refused */
export const sending =
  (calling: Calling, asker: Asker): Send =>
  async (path, { method = 'POST', commandId, query = {}, input = {}, file, revision }) => {
    const content = file && Readable.from(file);
    try {
      return bodyOf(
        await calling({
          method,
          path: `/v1/${path}${searchOf(query)}`,
          headers: {
            ...headersOf(asker),
            'content-type': content ? 'application/octet-stream' : 'application/json',
            ...(commandId && { 'idempotency-key': commandId }),
            ...(revision !== undefined && { 'if-match': `"${revision}"` }),
          },
          body: content ?? JSON.stringify(input),
          address: asker.address,
        }),
      );
    } finally {
      content?.destroy();
    }
  };

export const apiOf = (calling: Calling, asker: Asker): Api => ({
  get: async (path, query = {}) =>
    bodyOf(
      await calling({
        method: 'GET',
        path: `/v1/${path}${searchOf(query)}`,
        headers: headersOf(asker),
        address: asker.address,
      }),
    ),
});
