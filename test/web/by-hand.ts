import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { S0, type Scenario, type ScenarioStep } from '#demo';
import type { Instant } from '#kernel';
import { uiOf } from '#views';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { describeInChromium, openChromium } from './browser.js';
import { fillIn } from './fill-in.js';
import { SECTIONS } from './site-map.js';
import { PATIENCE, WebSystem } from './web-system.js';

type Members = Readonly<Record<string, unknown>>;

/** Whose day it is, at ten in the morning of Kapuas. */
const at = (day: string): Instant => `${day}T03:00:00.000Z` as Instant;
const TRAVELLERS = 3;
const NOBODY_YET = Array.from({ length: TRAVELLERS }, () => '');

/** What a form knows by itself on the day: when it is, of which text, and nothing of where it was read. */
const TOLD_BY_ITSELF = ['occurredOn', 'reason', 'provenance', 'textSha256'];
const ownWords = (body: object): Members =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !TOLD_BY_ITSELF.includes(name)));
const dayOf = ({ body }: ScenarioStep): string => (body as { occurredOn: string }).occurredOn;

/** With a delegation of a few, whom whoever fills in the form knows by their NIK and name, not by references. */
const ofFew = ({ persons }: Scenario, body: Members): Members => ({
  ...body,
  ...('delegationSize' in body && { delegationSize: TRAVELLERS }),
  ...('attendance' in body && { attendance: TRAVELLERS }),
  ...('travellers' in body && {
    travellers: (body['travellers'] as readonly object[]).map((each, index) => ({
      ...each,
      subjectRef: persons[index],
    })),
  }),
});

/** @returns their names, by their ids */
const institutionsOf = (scenarios: readonly Scenario[]): ReadonlyMap<string, string> =>
  new Map(
    scenarios
      .flatMap(({ register }) => register((username) => username))
      .filter(({ path }) => path === 'institutions')
      .map(({ body }) => body as { readonly institutionId: string; readonly name: string })
      .map(({ institutionId, name }) => [institutionId, name]),
  );

/** Where the records of a list stand. */
const addressOf = (list: string): string => uiOf('id').to([SECTIONS.find((section) => section.list === list)!.slug]);

const [STEP, ADOPTION] = [/^([\w-]+)\/(?:\{([^}]+)\}\/)?([\w-]+)$/, /^adoption:(.+)$/];

/** Tells scenarios in a browser without scripts: each step by its official, on its day, by the form pages lead to. */
export class ByHand {
  private readonly windows: BrowserContext[] = [];
  /** What was made, by the name that the scenario has for it. */
  private readonly made = new Map<string, { readonly id: string; readonly title: string }>();

  private constructor(
    readonly web: WebSystem,
    private readonly browser: Browser,
    private readonly base: string,
    /** What institutions are called, by their id. */
    private readonly institutions: ReadonlyMap<string, string>,
  ) {}

  static async begin(day: string, scenarios: readonly Scenario[]): Promise<ByHand> {
    const web = await WebSystem.empty(at(day), scenarios);
    return new ByHand(web, await openChromium(), await web.listen(), institutionsOf([S0, ...scenarios]));
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.web.stop();
    await rm(this.web.system.dataDir, { recursive: true, force: true });
  }

  /** All of scenarios, from what must stand before them, day by day. */
  async tell(...scenarios: readonly Scenario[]): Promise<void> {
    const steps = scenarios.flatMap((scenario) => {
      const { as = 'visit', ...begins } = scenario.proposal!;
      const told = [...scenario.before, { as, ...begins }, ...scenario.steps(NOBODY_YET)];
      return told.map((step) => ({ step, scenario }));
    });
    const byDay = steps.toSorted((one, other) => dayOf(one.step).localeCompare(dayOf(other.step)));
    for (const { step, scenario } of byDay) await this.take(step, scenario);
  }

  private async take({ as, by, path, body }: ScenarioStep, scenario: Scenario): Promise<void> {
    const { system } = this.web;
    const day = at(dayOf({ by, path, body }));
    if (day > system.clock.now()) await this.web.moveTo(day);
    const [, list, of, operation] = (as ? ['', path, undefined, 'new'] : STEP.exec(path)!) as readonly string[];
    const page = await this.signedIn(by, [addressOf(list!), ...(of ? [await this.idOf(of, by)] : [])].join('/'));
    await follow(page, `/do/${operation}`);
    await fillIn(page, this.byName(ofFew(scenario, ownWords(body))));
    await system.settle();
    if (as === undefined) return;
    const { pathname } = new URL(page.url());
    await page.goto(pathname);
    const made = { id: pathname.split('/').at(-1)!, title: (await page.locator('h1').innerText()).trim() };
    this.made.set(as, made);
    if (body === scenario.proposal!.body) this.made.set(scenario.key, made);
  }

  /** What somebody reads on the page of what was made, to which its list leads. */
  async read(by: string, list: string, name: string): Promise<string> {
    const page = await this.signedIn(by, addressOf(list));
    await follow(page, `/${await this.idOf(name, by)}`);
    return page.locator('main').innerText();
  }

  /** What happened to what was made. */
  async eventsOf(category: string, name: string): Promise<readonly string[]> {
    return (await this.web.system.stream(`${category}-${this.made.get(name)!.id}`)).map(({ type }) => type);
  }

  /** Of what the scenario has made, or of the adoption of an innovation, which the system opened by itself. */
  private async idOf(name: string, by: string): Promise<string> {
    const innovation = ADOPTION.exec(name)?.[1];
    if (innovation === undefined) return this.made.get(name)!.id;
    const { items } = (await this.web.system.get(by, '/v1/adoptions')).body as {
      items: readonly { id: string; innovationId: string }[];
    };
    return items.find((each) => each.innovationId === innovation)!.id;
  }

  /** Nobody knows ids: whoever refers to a record or an institution writes what it is called. */
  private byName(body: Members): Members {
    return JSON.parse(JSON.stringify(body), (member, value: unknown) => {
      if (typeof value !== 'string') return value;
      if (member === 'institutionId') return this.institutions.get(value) ?? value;
      return this.made.get(/^\{(\w+)\}$/.exec(value)?.[1] ?? '')?.title ?? value;
    }) as Members;
  }

  /** A window of one's own, without scripts, in which one signs in on the way to a page. */
  private async signedIn(by: string, path: string): Promise<Page> {
    await Promise.all(this.windows.splice(0).map((window) => window.close()));
    const context = await this.browser.newContext({
      baseURL: this.base,
      viewport: { width: 1280, height: 800 },
      javaScriptEnabled: false,
    });
    context.setDefaultTimeout(PATIENCE);
    this.windows.push(context);
    const page = await context.newPage();
    const { username, password } = this.web.system.account(by);
    await page.goto(path);
    await page.getByLabel('Nama pengguna').fill(username);
    await page.getByLabel('Kata sandi', { exact: true }).fill(password);
    await page.locator('main').getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.waitForURL((url) => url.pathname === path);
    return page;
  }
}

/** Follows a link of the page, which says where it leads, out of whatever it is folded away in. */
const follow = async (page: Page, end: string): Promise<void> => {
  const link = page.locator(`main a[href$="${end}"]`).first();
  if ((await link.count()) === 0) throw new Error(`${page.url()} does not lead to ${end}`);
  expect((await link.textContent())?.trim()).toBeTruthy();
  const folded = link.locator('xpath=ancestor::details[not(@open)]');
  while ((await folded.count()) > 0) await folded.first().locator('xpath=./summary').click();
  await link.click();
  await page.waitForLoadState();
};

/** How often something is in a list. */
export const timesIn = (list: readonly string[], sought: string): number =>
  list.filter((each) => each === sought).length;

/**
 * Stories that are told from an empty system.
 * @param begun its first day, on which there are those offices whose papers are of that day or before
 */
export const describeByHand = (
  name: string,
  begun: string,
  scenarios: readonly Scenario[],
  tests: (hand: () => ByHand) => void,
): void =>
  describeInChromium(`${name} by hand, from an empty system, each official in turn`, () => {
    let hand: ByHand | undefined;
    beforeAll(async () => {
      hand = await ByHand.begin(begun, scenarios);
    });
    afterAll(async () => {
      if (!hand) return;
      const log = await hand.web.system.log();
      expect(eventDataFaults(log)).toEqual([]);
      const text = JSON.stringify(log);
      const persons = scenarios.flatMap((scenario) => scenario.persons.slice(0, TRAVELLERS));
      for (const { nik, name: called } of persons)
        expect([text.includes(nik), text.includes(called)]).toEqual([false, false]);
    });
    afterAll(() => hand?.end());
    tests(() => hand!);
  });
