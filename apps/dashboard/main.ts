import type { AddressInfo } from 'node:net';
import { instant } from '#kernel';
import { Metrics, createLogger } from '#nest';
import { BadSetting } from '../composition/environment.js';
import { listen, runUntilStopped } from '../composition/process.js';
import { readSettings } from '../composition/settings.js';
import { issuerOf } from './issuer.js';
import { servePages } from './serve.js';
import { VIEWS } from './views.js';

runUntilStopped(async (hold) => {
  const { apiUrl, publicUrl, oidc, limits, logLevel, host, port } = readSettings(process.env);
  if (!apiUrl)
    throw new BadSetting(
      'API_URL',
      '',
      'wajib untuk halaman tersendiri / is required for pages alone: http://api:3000',
    );
  const server = await servePages({
    apiUrl,
    clock: { now: () => instant(new Date()) },
    views: VIEWS,
    publicUrl,
    issuer: oidc?.client && issuerOf({ ...oidc, ...oidc.client }),
    logger: createLogger(logLevel),
    metrics: new Metrics(),
    trustedProxies: limits.trustedProxies,
    stopTimeout: limits.stopTimeout,
  });
  hold({ close: () => server.close() });
  await listen({ listen: (at, address) => server.listen({ port: at, host: address }) }, { host, port });
  process.stdout.write(`Sinergi: http://${host}:${(server.server.address() as AddressInfo).port}\n`);
});
