import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { chromiumPath, openChromium } from '../web/chromium.js';
import { WebSystem } from '../web/web-system.js';
import { Connection } from './connection.js';
import { figure, type Figure } from './figures.js';
import { alternate, median, pairedRatio, quantile } from './measure.js';
import type { Section } from './section.js';
import { startPages } from './start-page.js';

const CLIENTS = 64;
const READER = 'kadis-pmd-kapuas';
/** Fast 3G as a line is measured (150 ms there and back), and as the tools of browsers stretch it for each request. */
const LINES = [
  ['150 ms a request', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 96_000 }],
  ['562 ms a request', { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }],
] as const;
type Line = (typeof LINES)[number][1];

interface Ask {
  readonly port: number;
  readonly token: string;
  readonly path: string;
}
const requestOf = ({ token, path }: Ask): string =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
  (path.startsWith('/v1') ? `Authorization: Bearer ${token}` : `Cookie: sinergi=${token}`) +
  '\r\n\r\n';

/** Milliseconds of requests of 64 clients, each of which asks again as soon as it is answered. */
const burst = async (ask: Ask, seconds: number): Promise<readonly number[]> => {
  const lines = await Promise.all(Array.from({ length: CLIENTS }, () => Connection.to(ask.port)));
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    lines.map(async (line) => {
      for (let now = performance.now(); now < until;) {
        const { status, head } = await line.ask(requestOf(ask));
        if (status !== 200) throw new Error(`${ask.path}: ${head}`);
        const then = performance.now();
        times.push(then - now);
        now = then;
      }
    }),
  );
  for (const line of lines) line.close();
  return times;
};

/** Milliseconds until content stands on a phone of 360 px with a slow processor, on a slow line, nothing kept. */
const contentAfter = async (
  browser: Browser,
  web: WebSystem,
  base: string,
  path: string,
  line: Line,
): Promise<number> => {
  const context = await web.window(browser, base, READER, { viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', line);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(path, { waitUntil: 'load' });
  let painted = 0;
  for (let look = 0; look < 100 && painted === 0; look += 1) {
    painted = await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
    if (painted === 0) await pause(50);
  }
  await context.close();
  return painted;
};

/**
 * Pages of the demonstration beside the same data over `/v1`, both in one process with the clients; and how soon they
 * are read on a phone.
 */
export const pages: Section = async (asked) => [
  ...(await startPages(asked.quick ? 10_000 : 100_000, asked.quick ? 3 : 7)),
  ...(await ofDemonstration(asked)),
];

const ofDemonstration: Section = async ({ quick, note }) => {
  const web = await WebSystem.start();
  try {
    const base = await web.listen();
    const { port } = web.system.sinergi.app.getHttpServer().address() as AddressInfo;
    const token = await web.system.tokenOf(READER);
    const { items } = (await web.system.get(READER, '/v1/visits?limit=1')).body as { items: [{ id: string }] };
    const subjects = [
      ['list of visits', '/id/kunjungan', '/v1/visits?limit=50&count=true'],
      ['a visit', `/id/kunjungan/${items[0].id}`, `/v1/visits/${items[0].id}`],
      ['form of a proposal', '/id/kunjungan/do/new', '/v1/me'],
    ] as const;
    const seconds = quick ? 1 : 3;
    const figures: Figure[] = [];
    for (const [name, path, data] of subjects) {
      const middle = async (of: string): Promise<number> =>
        quantile([...(await burst({ port, token, path: of }, seconds))], 0.5);
      const { page, api } = await alternate(quick ? 3 : 5, { page: () => middle(path), api: () => middle(data) });
      const packed = await web.page(READER, path, { 'accept-encoding': 'br, gzip' });
      figures.push(
        figure(
          `page of ${name} among ${CLIENTS} clients, beside ${data.replace(items[0].id, '{id}')}: half are faster`,
          median(page),
          'ms',
          { baseline: median(api), ratio: pairedRatio(page, api) },
        ),
        figure(`page of ${name}: bytes as sent`, packed.bytes.length, 'bytes', {
          budget: { of: 'value', atMost: 15_360 },
        }),
      );
    }
    if (!chromiumPath()) {
      note('pages: no Chromium, so nothing of how soon they are read');
      return figures;
    }
    const browser = await openChromium();
    try {
      for (const [name, path] of subjects) {
        for (const [line, conditions] of LINES) {
          const times = [];
          for (let round = 0; round < (quick ? 3 : 7); round += 1)
            times.push(await contentAfter(browser, web, base, path, conditions));
          figures.push(figure(`page of ${name}: content at 360 px, processor slowed 4×, ${line}`, median(times), 'ms'));
        }
      }
    } catch (error) {
      note(`pages: Chromium gave up (${String(error).split('\n')[0]})`);
    } finally {
      await browser.close();
    }
    return figures;
  } finally {
    await web.stop();
  }
};
