import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { inTime, type Clock } from '#kernel';
import { SECURITY_HEADERS, type Metrics } from '#nest';
import type { ContextViews } from '#views';
import { remote } from './call.js';
import { dashboard } from './index.js';
import type { Issuer } from './issuer.js';

export interface PagesParts {
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly views: readonly ContextViews[];
  readonly publicUrl?: string | undefined;
  readonly issuer?: Issuer | undefined;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly trustedProxies?: readonly string[] | undefined;
  /** How long a stop waits for requests that still run, milliseconds. */
  readonly stopTimeout: number;
}

/** Longest wait for the api when somebody asks how it is, milliseconds. */
const PATIENCE = 2_000;
const REQUEST_TIMEOUT = 30_000;
const CONNECTION_TIMEOUT = 120_000;
const KEEP_ALIVE = 65_000;

/**
 * Probes and measurements, for the inside. It is ready when the api can be reached, whatever that says of its stores.
 */
const addProbes = (server: FastifyInstance, { apiUrl, metrics }: PagesParts): void => {
  const calling = remote(apiUrl);
  const reached = (): Promise<boolean> =>
    inTime(PATIENCE, calling({ method: 'GET', path: '/health/live' }), () => new Error('no answer')).then(
      ({ status }) => status === 200,
      () => false,
    );
  server.get('/health/live', () => ({ status: 'up' }));
  server.get('/health/started', () => ({ status: 'up' }));
  server.get('/health/ready', async (_, reply) => {
    const api = (await reached()) ? { status: 'up' } : { status: 'down', code: 'NO_ANSWER', remedy: 'API_URL' };
    return reply.status(api.status === 'up' ? 200 : 503).send({ status: api.status, parts: { api } });
  });
  server.get('/metrics', async (_, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text()),
  );
};

/** The pages in a process of their own, which keeps nothing: any number may run beside each other. */
export const servePages = async (parts: PagesParts): Promise<FastifyInstance> => {
  const { logger, metrics, trustedProxies, stopTimeout, clock, views, publicUrl, issuer } = parts;
  const tell = (error: unknown, { routeOptions: { url = '' } }: FastifyRequest): void =>
    logger.error({ err: error, route: url }, 'page failed');
  const pages = dashboard({ calling: remote(parts.apiUrl), clock, views, publicUrl, issuer }, tell);
  const server = fastify({
    logger: false,
    requestTimeout: REQUEST_TIMEOUT,
    connectionTimeout: CONNECTION_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    trustProxy: trustedProxies?.length ? [...trustedProxies] : false,
    frameworkErrors: (_, request, reply) => void pages.refuse('unreadable', request, reply.headers(SECURITY_HEADERS)),
  });
  server.addHook('onRequest', (_, reply, done) => {
    reply.headers(SECURITY_HEADERS);
    done();
  });
  server.addHook('onResponse', ({ method, routeOptions: { url = 'unknown' } }, { statusCode, elapsedTime }, done) => {
    metrics.request(method, url, statusCode, elapsedTime);
    logger.info({ method, route: url, status: statusCode, ms: Number(elapsedTime.toFixed(1)) }, 'request');
    done();
  });
  let timer: NodeJS.Timeout | undefined;
  server.addHook('preClose', (done) => {
    timer = setTimeout(() => server.server.closeAllConnections(), stopTimeout);
    done();
  });
  server.addHook('onClose', (_, done) => {
    clearTimeout(timer);
    done();
  });
  addProbes(server, parts);
  await server.register(pages);
  server.setNotFoundHandler((request, reply) => pages.refuse('unknown', request, reply));
  await server.ready();
  return server;
};
