import { isUtf8 } from 'node:buffer';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule, Type } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { reject } from '#kernel';
import { brokenJson } from './refusals/broken-json.js';
import { weights } from './refusals/accepted.js';
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js';
import { membersOf } from './input/json-members.js';
import { nestLogger } from './operations/logging.js';
import { showDocumentation } from './openapi/documentation-page.js';
import { parametersOf, refuseUnseen } from './input/parameter-texts.js';
import { refuseConnection, rejectionOf, sendProblem } from './refusals/problem.js';
import { takeBytes } from './input/bytes-as-body.js';
import { tagAndPackReads } from './answers/reads.js';
import { limitRates, type RateLimits } from './access/rate-limits.js';
import { correlationIdOf } from './input/request-headers.js';
import { RouteList } from './routes/route-list.js';
import { refuseUntaken } from './input/taken-parameters.js';

export interface HttpLimits extends RateLimits {
  /** How long a stop waits for requests that still run, milliseconds. */
  readonly stopTimeout: number;
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed; none by default. */
  readonly trustedProxies?: readonly string[];
}

const BODY_LIMIT = 1_048_576;
/**
 * Members of all objects in a body: the greatest that any input allows has some 5,000. More cost time before they can
 * be looked at.
 */
const MEMBER_LIMIT = 20_000;
const REQUEST_TIMEOUT = 30_000;
const CONNECTION_TIMEOUT = 120_000;
const KEEP_ALIVE = 65_000;

/**
 * On every answer: nothing from elsewhere (the documentation page styles itself inline), no framing, no guessing of
 * types, no caching.
 */
export const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; " +
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** What the pages are told of a request for which there is no route, or whose address cannot be read. */
export type Astray = 'unknown' | 'unreadable';
/** Pages for people beside the API. */
export interface Pages {
  /** @param tell is told of what nobody expected. */
  readonly serve: (server: FastifyInstance, tell: (error: unknown, request: FastifyRequest) => void) => Promise<void>;
  /** Answers whoever has gone astray in a browser. */
  readonly refuse: (why: Astray, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

/** Whoever goes astray outside of the API and reads pages is told so by one. */
export const readsPages = ({ url, headers: { accept } }: FastifyRequest): boolean =>
  !/^\/v1(?:[/?]|$)/.test(url) && (weights(accept).get('text/html') ?? 0) > 0;

const serverOptions = ({ trustedProxies }: HttpLimits, pages: Pages | undefined): FastifyServerOptions => ({
  logger: false,
  bodyLimit: BODY_LIMIT,
  requestTimeout: REQUEST_TIMEOUT,
  connectionTimeout: CONNECTION_TIMEOUT,
  keepAliveTimeout: KEEP_ALIVE,
  forceCloseConnections: 'idle',
  routerOptions: { maxParamLength: 500, querystringParser: parametersOf },
  trustProxy: trustedProxies?.length ? [...trustedProxies] : false,
  genReqId: ({ headers }) => correlationIdOf(headers),
  frameworkErrors: (error, request, reply) => {
    void reply.headers(SECURITY_HEADERS);
    if (pages && readsPages(request)) void pages.refuse('unreadable', request, reply);
    else sendProblem(request, reply, rejectionOf(error));
  },
  clientErrorHandler: refuseConnection,
});

/**
 * The application, ready to listen. The root module imports `SinergiHttpModule.forRoot(…)`.
 * @param pages puts pages for people beside the API; without them `/` leads to its description.
 * `close()` stops accepting, lets running requests finish within the time limit, then runs the modules' shutdown hooks.
 */
export const createHttpApp = async (
  root: Type | DynamicModule,
  limits: HttpLimits,
  pages?: Pages,
): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({ ...serverOptions(limits, pages), skipMiddie: true });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  const options = app.get<HttpOptions>(HTTP_OPTIONS, { strict: false });
  app.useLogger(nestLogger(options.logger));
  const server = adapter.getInstance() as unknown as FastifyInstance;
  const routes = app.get(RouteList, { strict: false });
  server.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  server.decorateRequest('principal', null);
  server.addHook('preValidation', refuseUnseen);
  server.addHook('preValidation', refuseUntaken(options));
  readBodies(server, takeBytes(server, options));
  observe(server, options);
  tagAndPackReads(server);
  await limitRates(server, limits);
  showDocumentation(server);
  if (pages) await addPages(server, pages, options);
  else server.get('/', (_, reply) => reply.redirect('/docs', 302));
  boundStop(server, limits.stopTimeout);
  return app.init();
};

/** What fails in the pages is ours, as in the API; of the request nothing is told but its route. */
const addPages = async (server: FastifyInstance, pages: Pages, { logger }: HttpOptions): Promise<void> => {
  await pages.serve(server, (error, { id, routeOptions: { url = 'unknown' } }) =>
    logger.error({ err: error, correlationId: id, route: url }, 'page failed'),
  );
  server.addHook('onRequest', async (request, reply) => {
    if (request.is404 && readsPages(request)) await pages.refuse('unknown', request, reply);
  });
};

/** Neither packed nor said to be in another encoding. */
const isPlain = ({
  'content-encoding': packed = 'identity',
  'content-type': type = '',
}: FastifyRequest['headers']): boolean =>
  packed.toLowerCase() === 'identity' && /^(utf-?8)?$/i.test(/charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1] ?? '');

/** Bodies are JSON in UTF-8 and nothing else: of bytes in another encoding, what they say would be lost for ever. */
const readBodies = (server: FastifyInstance, takesNone: (request: FastifyRequest) => boolean): void => {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser(['text/plain', 'application/json']);
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const body = bytes.toString();
    if (takesNone(request)) done(null, {});
    else if (!isPlain(request.headers))
      done(
        reject('E_MEDIA_TYPE', {
          messageId: 'Kirim application/json dalam UTF-8, tanpa Content-Encoding.',
          messageEn: 'Send application/json in UTF-8, without Content-Encoding.',
        }),
      );
    else if (!isUtf8(bytes))
      done(
        reject('E_MALFORMED', {
          messageId: 'Isi permintaan bukan UTF-8; simpan dan kirim sebagai UTF-8.',
          messageEn: 'The body is not UTF-8; save and send it as UTF-8.',
        }),
      );
    else if (membersOf(body) > MEMBER_LIMIT)
      done(
        reject('E_TOO_LARGE', {
          details: { members: MEMBER_LIMIT },
          messageId: `Isi permintaan memuat lebih dari ${MEMBER_LIMIT} nilai.`,
          messageEn: `The request body holds more than ${MEMBER_LIMIT} values.`,
        }),
      );
    else void parse(request, body, (error, value) => done(error && (brokenJson(body) ?? error), value));
  });
};

/** Security headers and correlation id on every answer; one line of log and one measurement for each request. */
const observe = (server: FastifyInstance, { logger, metrics }: HttpOptions): void => {
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(SECURITY_HEADERS).header('X-Correlation-Id', request.id);
    done();
  });
  server.addHook('onResponse', ({ method, routeOptions, id, principal }, { statusCode, elapsedTime }, done) => {
    const route = routeOptions.url ?? 'unknown';
    metrics.request(method, route, statusCode, elapsedTime);
    logger.info(
      {
        method,
        route,
        status: statusCode,
        ms: Number(elapsedTime.toFixed(1)),
        correlationId: id,
        userId: principal?.userId,
      },
      'request',
    );
    done();
  });
};

/** Whoever still holds a connection when the time is over is cut off. */
const boundStop = (server: FastifyInstance, timeout: number): void => {
  let timer: NodeJS.Timeout | undefined;
  server.addHook('preClose', (done) => {
    timer = setTimeout(() => server.server.closeAllConnections(), timeout);
    done();
  });
  server.addHook('onClose', (_, done) => {
    clearTimeout(timer);
    done();
  });
};
