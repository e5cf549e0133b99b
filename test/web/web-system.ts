import { mkdtemp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Browser } from 'playwright-core';
import { S0, S0_REPORTED, type RegisterEntry, type Scenario } from '#demo';
import { NATIONAL, type Instant } from '#kernel';
import { bySystem } from '#runtime';
import { userDecider } from '#contexts/access';
import { describing, type ContextViews, type Description, type OpenApi } from '#views';
import type { Composition, Sinergi } from '../../apps/api/compose.js';
import { makeFirstKeeper } from '../../apps/api/first-keeper.js';
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

/** Since when the roles of whoever takes part are held, in stories of any year. */
const SINCE = '2019-01-01';

/** So are those of the keepers of accounts, whose own are of 2024. */
const keptEarlier = async (sinergi: Sinergi): Promise<void> => {
  await sinergi.installation.begin('demo');
  const table = sinergi.tables.find(({ decider }) => decider === userDecider)!;
  const until = { validFrom: SINCE, validTo: '2023-12-31' };
  const input = { grantId: 'earlier', role: 'ACCESS_ADMIN', scope: NATIONAL, officeId: 'pengelola-akun', ...until };
  for (const which of ['first', 'second'] as const) {
    const id = await makeFirstKeeper(sinergi, undefined, which);
    await sinergi.runtime.executor.execute(bySystem(table, 'GrantRole', { id, commandId: `${which}-earlier`, input }));
  }
};

/** Before which an entry of the register cannot be made: its papers are not of days to come. */
const dayOf = ({ body }: RegisterEntry): string => {
  const { validFrom, lastDay, decree, document } = body as Readonly<Record<string, unknown>>;
  const papers = [decree, document].map((paper) => (paper as { date?: string } | undefined)?.date);
  const days = [validFrom, lastDay, ...papers].filter((day) => typeof day === 'string');
  return days.sort().at(-1) ?? '';
};

/** The demonstration with its pages, answering in this process and, once it listens, on a free port. */
export class WebSystem {
  private constructor(
    readonly system: SystemUnderTest,
    /** What the register of offices is yet to get. */
    private later: readonly RegisterEntry[] = [],
  ) {}

  static async start(pages: readonly ContextViews[] = VIEWS, more: Partial<Composition> = {}): Promise<WebSystem> {
    return new WebSystem(await SystemUnderTest.start({}, { pages, ...more }));
  }

  /** On which nobody has told of anything yet: the accounts of scenarios, and what offices there are by then. */
  static async empty(now: Instant, scenarios: readonly Scenario[]): Promise<WebSystem> {
    const dataDir = await mkdtemp(join(tmpdir(), 'sinergi-web-'));
    const later: RegisterEntry[] = [];
    const isMade = (entry: RegisterEntry): boolean => dayOf(entry) <= now.slice(0, 10);
    const offices = (scenarios.includes(S0) ? scenarios : [S0_REPORTED, ...scenarios]).map(
      ({ proposal: _, register, ...scenario }) => ({
        ...scenario,
        offices: scenario.offices.map((office) => ({ ...office, since: SINCE })),
        register: (idOf: (username: string) => string) => {
          const entries = register(idOf);
          later.push(...entries.filter((entry) => !isMade(entry)));
          return entries.filter(isMade);
        },
        before: [],
      }),
    );
    await loadDemonstration(dataDir, fixedClock(now), offices, keptEarlier);
    return new WebSystem(await SystemUnderTest.on(dataDir, now, { pages: VIEWS }), later);
  }

  /** Moves the clock; what the register of offices gets until then is entered. */
  async moveTo(instant: Instant): Promise<void> {
    await this.system.moveTo(instant);
    const due = this.later.filter((entry) => dayOf(entry) <= instant.slice(0, 10));
    this.later = this.later.filter((entry) => !due.includes(entry));
    for (const { path, body } of due) {
      const answer = await this.system.post('walidata', `/v1/${path}`, body);
      if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    }
    if (due.length > 0) await this.system.settle();
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
