import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS, InvalidQuery, OutcomeUnknown, Rejection, StoreUnavailable, reject, type ErrorCode } from '#kernel';
import { mayKnow } from '#runtime';
import { weights } from './accepted.js';
import { masked } from './masking.js';

export type Language = 'id' | 'en';

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'E_UNAUTHENTICATED',
  403: 'E_SCOPE',
  404: 'E_NOT_FOUND',
  405: 'E_METHOD',
  413: 'E_TOO_LARGE',
  415: 'E_MEDIA_TYPE',
  429: 'E_RATE_LIMIT',
  503: 'E_UNAVAILABLE',
};
const RETRY_AFTER_SECONDS = 5;

/**
 * Every failure as a refusal with a code. What is not known stays `E_INTERNAL`: it says nothing of what happened
 * inside.
 */
export const rejectionOf = (error: unknown): Rejection => {
  if (error instanceof Rejection) return error;
  if (error instanceof StoreUnavailable || error instanceof OutcomeUnknown) return reject('E_UNAVAILABLE');
  if (error instanceof InvalidQuery) {
    return error.field === 'cursor'
      ? malformed(
          'cursor',
          'cursor ini bukan dari daftar ini; pakai nextCursor dari halaman sebelumnya dengan saringan dan urutan yang sama, atau mulai lagi tanpa cursor.',
          'This cursor is not one of this list; use the nextCursor of the page before with the same filters and order, or begin again without a cursor.',
        )
      : malformed(
          error.field,
          `Parameter ${error.field} tidak dapat dipakai untuk daftar ini.`,
          `The parameter ${error.field} cannot be used for this list.`,
        );
  }
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { readonly statusCode?: unknown } | undefined)?.statusCode;
  if (typeof status !== 'number') return reject('E_INTERNAL');
  return CODES[status] === undefined && status >= 400 && status < 500
    ? unreadable()
    : reject(CODES[status] ?? 'E_INTERNAL');
};

const unreadable = (): Rejection =>
  reject('E_MALFORMED', {
    messageId: 'Permintaan tidak dapat dibaca; periksa bahwa isinya JSON yang utuh dan alamatnya ditulis benar.',
    messageEn: 'The request cannot be read; check that its body is whole JSON and its address is written rightly.',
  });

/** A parameter of the query or of the path that cannot be read. */
export const malformed = (parameter: string, messageId: string, messageEn: string): Rejection =>
  reject('E_MALFORMED', { parameter, messageId, messageEn });

export const malformedHeader = (header: string, messageId: string, messageEn: string): Rejection =>
  reject('E_MALFORMED', { header, messageId, messageEn });

/** RFC 9457 body with Sinergi's members (domain §3.0). */
const problemBody = (
  { code, status, messageId, messageEn, info }: Pick<Rejection, 'code' | 'status' | 'messageId' | 'messageEn' | 'info'>,
  language: Language,
  instance: string,
  correlationId: string,
) => {
  const [, titleId, titleEn] = ERRORS[code];
  const { ruleId, field, parameter, header, legalBasis, details } = info;
  return {
    type: `urn:sinergi:problem:${code}`,
    title: language === 'en' ? titleEn : titleId,
    status,
    detail: language === 'en' ? messageEn : messageId,
    instance,
    code,
    messageId,
    messageEn,
    ...(ruleId && { ruleId }),
    ...(field && { field }),
    ...(parameter && { parameter }),
    ...(header && { header }),
    ...(legalBasis && { legalBasis }),
    ...(details && { details }),
    correlationId,
  };
};

/** Headers that tell the client how to go on. */
const problemHeaders = ({ code, status, info }: Rejection): Readonly<Record<string, string>> => {
  if (status === 401) return { 'WWW-Authenticate': 'Bearer realm="sinergi"' };
  if (code === 'E_RATE_LIMIT')
    return { 'Retry-After': String(info.details?.['retryAfterSeconds'] ?? RETRY_AFTER_SECONDS) };
  if (code === 'E_RANGE') return { 'Content-Range': `bytes */${String(info.details?.['bytes'])}` };
  if (code === 'E_METHOD') return { Allow: String(info.details?.['allow']) };
  if ((status === 412 || status === 428) && info.details?.['actual'] !== undefined)
    return { ETag: `"${String(info.details['actual'])}"` };
  return status === 503 ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {};
};

/** The language that the client prefers of the two spoken here; Indonesian when it says nothing. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const given = [...weights(acceptLanguage)];
  const of = (language: Language): number =>
    Math.max(0, ...given.filter(([tag]) => tag.split('-')[0] === language).map(([, weight]) => weight));
  return of('en') > of('id') ? 'en' : 'id';
};

/** A refusal tells the asker of persons and closed documents only what he has sent himself. */
const forAsker = ({ code, status, messageId, messageEn, info }: Rejection, { body }: FastifyRequest) =>
  masked({ code, status, messageId, messageEn, info }, mayKnow([]), (key) =>
    JSON.stringify(body ?? '').includes(key.split(' ').at(-1)!) ? [] : [undefined],
  );

/** The problem as a part of an answer, in the reader's language. */
export const problemIn = (request: FastifyRequest, rejection: Rejection): object =>
  problemBody(
    forAsker(rejection, request),
    languageOf(request.headers['accept-language']),
    request.url.split('?')[0] ?? '',
    request.id,
  );

/** Answers with the problem, in the reader's language. */
export const sendProblem = (request: FastifyRequest, reply: FastifyReply, rejection: Rejection): void => {
  const language = languageOf(request.headers['accept-language']);
  const [instance = ''] = request.url.split('?');
  void reply
    .removeHeader('Content-Disposition')
    .removeHeader('ETag')
    .removeHeader('Repr-Digest')
    .status(rejection.status)
    .headers({
      ...problemHeaders(rejection),
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': language,
    })
    .send(JSON.stringify(problemBody(forAsker(rejection, request), language, instance, request.id)));
};

/** Answers what is no HTTP at all, before there is a request to speak of, and hangs up. */
export const refuseConnection = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problemBody(unreadable(), 'id', '', randomUUID()));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
};
