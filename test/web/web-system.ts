import type { AddressInfo } from 'node:net';
import type { BrowserContext, BrowserContextOptions, Browser } from 'playwright-core';
import type { Description, Language } from '#views';
import { describing, uiOf, type OpenApi } from '#views';
import { VIEWS } from '../../apps/dashboard/views.js';
import { SystemUnderTest } from '../e2e/system.js';

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly html: string;
  readonly bytes: Buffer;
}

const TOKEN_COOKIE = 'sinergi';

/** The demonstration with its pages, answering in this process and, once it listens, on a free port. */
export class WebSystem {
  private constructor(readonly system: SystemUnderTest) {}

  static async start(): Promise<WebSystem> {
    return new WebSystem(await SystemUnderTest.start({}, { pages: VIEWS }));
  }

  /** Takes up the consumers too, as a browser cannot tell them to. @returns where it listens. */
  async listen(): Promise<string> {
    this.system.sinergi.start();
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
    if (by)
      await context.addCookies([
        { name: TOKEN_COOKIE, value: await this.system.tokenOf(by), url: base, httpOnly: true, sameSite: 'Lax' },
      ]);
    return context;
  }
}

/** The address of a list, in a language. */
export const addressIn = (language: Language, ...path: Parameters<ReturnType<typeof uiOf>['to']>[0]): string =>
  uiOf(language).to(path);
