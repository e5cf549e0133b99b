import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidQuery, OutcomeUnknown, StoreUnavailable, reject, type Rejection } from '#kernel';
import { languageOf, refuseConnection, rejectionOf, sendProblem } from './problem.js';

const REF = `sub_${'a'.repeat(26)}`;

interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

const sent = (
  rejection: Rejection,
  { language = 'en', url = '/v1/trips?name=Budi', body = undefined as unknown } = {},
): Sent => {
  const answer = { status: 0, headers: {} as Record<string, string>, removed: [] as string[], body: '' };
  const reply = {
    removeHeader: (name: string) => (answer.removed.push(name), reply),
    status: (code: number) => ((answer.status = code), reply),
    headers: (headers: Record<string, string>) => ((answer.headers = headers), reply),
    send: (text: string) => ((answer.body = text), reply),
  };
  sendProblem(
    { id: 'case-1', url, headers: { 'accept-language': language }, body } as unknown as FastifyRequest,
    reply as unknown as FastifyReply,
    rejection,
  );
  expect(answer.removed).toEqual(['Content-Disposition', 'ETag', 'Repr-Digest']);
  return { ...answer, body: JSON.parse(answer.body) };
};

describe('A failure', () => {
  it.each<[string, unknown, string]>([
    ['401', new HttpException('', 401), 'E_UNAUTHENTICATED'],
    ['403', new HttpException('', 403), 'E_SCOPE'],
    ['404', new HttpException('', 404), 'E_NOT_FOUND'],
    ['405', { statusCode: 405 }, 'E_METHOD'],
    ['413', { statusCode: 413 }, 'E_TOO_LARGE'],
    ['415', { statusCode: 415 }, 'E_MEDIA_TYPE'],
    ['429', { statusCode: 429 }, 'E_RATE_LIMIT'],
    ['503', { statusCode: 503 }, 'E_UNAVAILABLE'],
    ['the least status of a wrong request', { statusCode: 400 }, 'E_MALFORMED'],
    ['the greatest', { statusCode: 499 }, 'E_MALFORMED'],
    ['one below', { statusCode: 399 }, 'E_INTERNAL'],
    ['one above', { statusCode: 500 }, 'E_INTERNAL'],
    ['502', new HttpException('', 502), 'E_INTERNAL'],
    ['a status that is no number', { statusCode: '404' }, 'E_INTERNAL'],
    ['none', new TypeError('x'), 'E_INTERNAL'],
    ['nothing', undefined, 'E_INTERNAL'],
    ['null', null, 'E_INTERNAL'],
    ['a store that is away', new StoreUnavailable('x'), 'E_UNAVAILABLE'],
    ['an outcome that nobody knows', new OutcomeUnknown('x'), 'E_UNAVAILABLE'],
  ])('is a refusal with a code: %s', (_name, error, code) => expect(rejectionOf(error).code).toBe(code));

  it('that is a refusal stays the one it is', () => {
    const rejection = reject('E_STATE');
    expect(rejectionOf(rejection)).toBe(rejection);
  });

  it('of a question names its parameter in both languages', () => {
    expect(rejectionOf(new InvalidQuery('cursor', 'This is no cursor.'))).toMatchObject({
      code: 'E_MALFORMED',
      messageId: expect.stringContaining('mulai lagi tanpa cursor'),
      messageEn: expect.stringContaining('begin again without a cursor'),
      info: { parameter: 'cursor' },
    });
  });
});

describe('The answer to a refusal', () => {
  it("says in the reader's language what was refused, and where, without the query", () => {
    const { status, headers, body } = sent(reject('E_STATE'));
    expect([status, headers]).toEqual([
      409,
      { 'Content-Type': 'application/problem+json; charset=utf-8', 'Content-Language': 'en' },
    ]);
    const texts = {
      messageId: 'Tindakan ini tidak mungkin pada tahap sekarang.',
      messageEn: 'This act is not possible at the present stage.',
    };
    const same = {
      type: 'urn:sinergi:problem:E_STATE',
      status: 409,
      instance: '/v1/trips',
      code: 'E_STATE',
      ...texts,
      correlationId: 'case-1',
    };
    expect(body).toEqual({ ...same, title: texts.messageEn, detail: texts.messageEn });
    expect(sent(reject('E_STATE'), { language: 'id' })).toMatchObject({
      headers: { 'Content-Language': 'id' },
      body: { ...same, title: texts.messageId, detail: texts.messageId },
    });
  });

  it('keeps title and detail apart where a rule has a text of its own', () => {
    const rejection = reject('E_STATE', { messageId: 'Sudah ditutup.', messageEn: 'It is closed.' });
    expect(sent(rejection).body).toMatchObject({
      title: 'This act is not possible at the present stage.',
      detail: 'It is closed.',
      messageId: 'Sudah ditutup.',
      messageEn: 'It is closed.',
    });
    expect(sent(rejection, { language: 'id' }).body).toMatchObject({
      title: 'Tindakan ini tidak mungkin pada tahap sekarang.',
      detail: 'Sudah ditutup.',
    });
  });

  it('holds what is known of the place and the rule, each under its own name', () => {
    const info = {
      ruleId: 'VIS-04',
      field: '/host',
      parameter: 'year',
      header: 'If-Match',
      legalBasis: 'UU 6/2014',
      details: { state: 'CLOSED' },
    };
    expect(sent(reject('E_STATE', info)).body).toMatchObject(info);
    for (const [name, value] of Object.entries(info)) {
      const { body } = sent(reject('E_STATE', { [name]: value }));
      expect(Object.keys(info).filter((member) => member in body)).toEqual([name]);
    }
  });

  it.each<[string, Rejection, object]>([
    ['how to sign in', reject('E_UNAUTHENTICATED'), { 'WWW-Authenticate': 'Bearer realm="sinergi"' }],
    ['when to come back', reject('E_RATE_LIMIT', { details: { retryAfterSeconds: 17 } }), { 'Retry-After': '17' }],
    ['when to come back, where the limit does not say', reject('E_RATE_LIMIT'), { 'Retry-After': '5' }],
    ['when a store may be back', reject('E_UNAVAILABLE'), { 'Retry-After': '5' }],
    ['the ways that there are', reject('E_METHOD', { details: { allow: 'GET, POST' } }), { Allow: 'GET, POST' }],
    ['the present revision', reject('E_CONCURRENCY', { details: { actual: 0 } }), { ETag: '"0"' }],
    [
      'the present revision where one is needed',
      reject('E_REVISION_REQUIRED', { details: { actual: 12 } }),
      { ETag: '"12"' },
    ],
    ['no revision where none is known', reject('E_CONCURRENCY'), {}],
    ['no revision of another refusal', reject('E_STATE', { details: { actual: 3 } }), {}],
    ['nothing more of a fault within', reject('E_INTERNAL'), {}],
  ])('tells in its headers %s', (_name, rejection, headers) => {
    expect(sent(rejection).headers).toEqual({
      ...headers,
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': 'en',
    });
  });

  it('tells of persons only what was asked', () => {
    const rejection = reject('E_TRAVEL_OVERLAP', { details: { traveller: REF } });
    expect(sent(rejection).body['details']).toEqual({ traveller: { hidden: true } });
    expect(sent(rejection, { body: { travellers: [`sub_${'b'.repeat(26)}`] } }).body['details']).toEqual({
      traveller: { hidden: true },
    });
    expect(sent(rejection, { body: { travellers: [REF] } }).body['details']).toEqual({ traveller: REF });
  });
});

describe("The reader's language", () => {
  it.each<[string | undefined, string]>([
    [undefined, 'id'],
    ['', 'id'],
    ['de', 'id'],
    ['*', 'id'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['id, en', 'id'],
    ['en, id', 'id'],
    ['en, id;q=0.9', 'en'],
    ['en;q=0.5', 'en'],
    ['en;q=0', 'id'],
    ['en;q=0.000', 'id'],
    ['en;q=0.001', 'en'],
    ['id;q=0.9,en;q=0.8', 'id'],
    ['id;q=0.8,en;q=0.9', 'en'],
    ['en;q=0.9, id;q=0.95, en;q=1', 'en'],
    ['en;q=1.000, id;q=0.999', 'en'],
    ['en;level=1;q=0.3, id;q=0.4', 'id'],
    ['en ; q=0.7 , id;q=0.6', 'en'],
    ['eng', 'id'],
    ['de, en;q=0.1', 'en'],
    ['en;q=2', 'id'],
    ['id;q=0.5, en;q=x', 'id'],
    ['en-GB, en;q=0.1, id;q=0.5', 'en'],
    [`${'x'.repeat(998)},en`, 'id'],
    [`${'x'.repeat(997)},en`, 'en'],
  ])('is Indonesian unless English is preferred: %s', (accepted, language) =>
    expect(languageOf(accepted)).toBe(language),
  );
});

describe('What is no HTTP', () => {
  const refused = (error: object, writable: boolean): string => {
    let end = 'open';
    refuseConnection(
      error as NodeJS.ErrnoException,
      { writable, destroy: () => (end = 'cut off'), end: (text: string) => (end = text) } as unknown as Socket,
    );
    return end;
  };

  it('is answered with a whole problem, and then the connection ends', () => {
    const [head = '', body = ''] = refused({ code: 'HPE_INVALID_METHOD' }, true).split('\r\n\r\n');
    expect(head.split('\r\n')).toEqual([
      'HTTP/1.1 400 Bad Request',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ]);
    expect(JSON.parse(body)).toMatchObject({
      code: 'E_MALFORMED',
      status: 400,
      title: 'Permintaan tidak dapat dibaca.',
      instance: '',
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('is cut off where nobody hears any more', () => {
    expect([refused({ code: 'ECONNRESET' }, true), refused({ code: 'HPE_INVALID_METHOD' }, false)]).toEqual([
      'cut off',
      'cut off',
    ]);
  });
});
