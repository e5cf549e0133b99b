import { mkdtemp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Browser } from 'playwright-core';
import { DEMO_SCENARIOS, S4_COOPERATION } from '#demo';
import type { Instant } from '#kernel';
import { describing, type ContextViews, type Description, type OpenApi } from '#views';
import type { Composition } from '../../apps/api/compose.js';
import { VIEWS } from '../../apps/dashboard/views.js';
import { fixedClock } from '../../libs/testing/tally.js';
import { loadDemonstration } from '../e2e/load-demonstration.js';
import { SystemUnderTest } from '../e2e/system.js';

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly html: string;
  readonly bytes: Buffer;
}

const TOKEN_COOKIE = 'sinergi';
/** Nobody waits so long for a page but on a machine that is very busy with other things. */
export const PATIENCE = 300_000;

/** The demonstration with its pages, answering in this process and, once it listens, on a free port. */
export class WebSystem {
  private constructor(readonly system: SystemUnderTest) {}

  static async start(pages: readonly ContextViews[] = VIEWS, more: Partial<Composition> = {}): Promise<WebSystem> {
    return new WebSystem(await SystemUnderTest.start({}, { pages, ...more }));
  }

  /** On which nobody has told of a visit yet: accounts and the register of offices alone. */
  static async empty(now: Instant): Promise<WebSystem> {
    const dataDir = await mkdtemp(join(tmpdir(), 'sinergi-web-'));
    // What came of a visit later rests on papers of days that have not come yet.
    const begun = DEMO_SCENARIOS.filter((scenario) => scenario !== S4_COOPERATION);
    const offices = begun.map(({ proposal: _, ...scenario }) => ({ ...scenario, before: [] }));
    await loadDemonstration(dataDir, fixedClock(now), offices);
    return new WebSystem(await SystemUnderTest.on(dataDir, now, { pages: VIEWS }));
  }

  /** @returns where it listens. */
  async listen(): Promise<string> {
    await this.system.sinergi.app.listen(0, '127.0.0.1');
    const { port } = this.system.sinergi.app.getHttpServer().address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  stop(): Promise<void> {
    return this.system.stop();
  }

  /** @param by absent: nobody is signed in. */
  async page(by: string | undefined, url: string, headers: Readonly<Record<string, string>> = {}): Promise<PageAnswer> {
    const server = this.system.sinergi.app.getHttpAdapter().getInstance();
    const answer = await server.inject({
      method: 'GET',
      url,
      headers: { ...(by && { cookie: `${TOKEN_COOKIE}=${await this.system.tokenOf(by)}` }), ...headers },
    });
    return { status: answer.statusCode, headers: answer.headers, html: answer.body, bytes: answer.rawPayload };
  }

  async describe(): Promise<{ readonly openApi: OpenApi; readonly description: Description }> {
    const { body } = await this.system.call({ method: 'GET', path: '/openapi.json' });
    return { openApi: body as OpenApi, description: describing(body as OpenApi) };
  }

  /** A window of a browser in which somebody is signed in already. */
  async window(
    browser: Browser,
    base: string,
    by: string | undefined,
    options: BrowserContextOptions = {},
  ): Promise<BrowserContext> {
    const context = await browser.newContext({ ...options, baseURL: base });
    context.setDefaultTimeout(PATIENCE);
    if (by)
      await context.addCookies([
        { name: TOKEN_COOKIE, value: await this.system.tokenOf(by), url: base, httpOnly: true, sameSite: 'Lax' },
      ]);
    return context;
  }
}
