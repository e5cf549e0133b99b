import type { FastifyInstance } from 'fastify';
import { Refused, type Api, type Problem, type Query } from '#views';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Of the browser that asks. */
  readonly address?: string;
}
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}
/** How the pages reach the API. */
export type Calling = (call: Call) => Promise<Answered>;

/** In the process of the API. */
export const injected =
  (server: FastifyInstance): Calling =>
  async ({ method, path, headers = {}, body, address }) => {
    const answer = await server.inject({
      method: method as 'GET',
      url: path,
      headers,
      ...(body !== undefined && { payload: body }),
      ...(address && { remoteAddress: address }),
    });
    return { status: answer.statusCode, headers: answer.headers as Answered['headers'], body: answer.rawPayload };
  };

const NOT_REACHED: Problem = {
  status: 503,
  code: 'E_UNAVAILABLE',
  retryAfter: 5,
  messageId: 'Layanan data tidak terjangkau; coba lagi sebentar lagi.',
  messageEn: 'The data service cannot be reached; try again in a moment.',
};

/** In a process of its own, as any client. */
export const remote =
  (base: string): Calling =>
  async ({ method, path, headers = {}, body, address }) => {
    const answer = await fetch(new URL(path, base), {
      method,
      headers: { ...headers, ...(address && { 'x-forwarded-for': address }) },
      ...(body !== undefined && { body: new Uint8Array(Buffer.from(body)) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    }).catch(() => {
      throw new Refused(NOT_REACHED);
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(
        await answer.arrayBuffer().catch(() => {
          throw new Refused(NOT_REACHED);
        }),
      ),
    };
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
  (calling: Calling, asker: Asker) =>
  async <Answer>(method: 'POST' | 'PUT', path: string, body: object = {}): Promise<Answer> =>
    bodyOf(
      await calling({
        method,
        path: `/v1/${path}`,
        headers: { ...headersOf(asker), 'content-type': 'application/json' },
        body: JSON.stringify(body),
        address: asker.address,
      }),
    );

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
