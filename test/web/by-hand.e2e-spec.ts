import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { S0, S4, type Scenario, type ScenarioStep } from '#demo';
import type { Instant } from '#kernel';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { describeInChromium, openChromium } from './browser.js';
import { fillIn } from './fill-in.js';
import { PATIENCE, WebSystem } from './web-system.js';

/** Whose day it is, at ten in the morning of Kapuas. */
const at = (day: string): Instant => `${day}T03:00:00.000Z` as Instant;
const TRAVELLERS = 3;

/** What an official tells of an act on the day itself: neither when it was, nor where it was read. */
const ownWords = (body: object): Readonly<Record<string, unknown>> => {
  const { occurredOn: _, reason: __, provenance: ___, ...own } = body as Record<string, unknown>;
  return own;
};
const dayOf = ({ body }: ScenarioStep): string => (body as { occurredOn: string }).occurredOn;

/** With a delegation of a few. */
const smaller = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...body,
  ...('delegationSize' in body && { delegationSize: TRAVELLERS }),
  ...('attendance' in body && { attendance: TRAVELLERS }),
});

/** Whoever fills in the form knows persons by their NIK and name, not by references. */
const named = ({ persons }: Scenario, body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...body,
  ...('travellers' in body && {
    travellers: (body['travellers'] as readonly object[]).map((each, index) => ({
      ...each,
      subjectRef: persons[index],
    })),
  }),
});
const NOBODY_YET = Array.from({ length: TRAVELLERS }, () => '');

const byHandOf = (name: string, scenario: Scenario, begun: string, accepted: number): void =>
  describeInChromium(`${name} by hand, from an empty system, each official in turn`, () => {
    let web: WebSystem;
    let browser: Browser;
    let base: string;
    const windows: BrowserContext[] = [];

    beforeAll(async () => {
      web = await WebSystem.empty(at(begun));
      base = await web.listen();
      browser = await openChromium();
    });
    afterAll(async () => web && expect(eventDataFaults(await web.system.log())).toEqual([]));
    afterAll(async () => {
      await browser?.close();
      await web?.stop();
      if (web) await rm(web.system.dataDir, { recursive: true, force: true });
    });

    /** A window of one's own, without scripts, in which one signs in on the way to a page. */
    const signedIn = async (by: string, path: string): Promise<Page> => {
      await Promise.all(windows.splice(0).map((window) => window.close()));
      const context = await browser.newContext({
        baseURL: base,
        viewport: { width: 1280, height: 800 },
        javaScriptEnabled: false,
      });
      context.setDefaultTimeout(PATIENCE);
      windows.push(context);
      const page = await context.newPage();
      const { username, password } = web.system.account(by);
      await page.goto(path);
      await page.getByLabel('Nama pengguna').fill(username);
      await page.getByLabel('Kata sandi', { exact: true }).fill(password);
      await page.locator('main').getByRole('button', { name: 'Masuk', exact: true }).click();
      await page.waitForURL((url) => url.pathname === path);
      return page;
    };

    /** Follows a link to a form. */
    const openForm = async (page: Page, operation: string): Promise<void> => {
      const link = page.locator(`main a[href$="/do/${operation}"]`).first();
      expect((await link.textContent())?.trim()).toBeTruthy();
      const folded = link.locator('xpath=ancestor::details[not(@open)]');
      while ((await folded.count()) > 0) await folded.first().locator('xpath=./summary').click();
      await link.click();
      await page.waitForLoadState();
    };

    it('is proposed, accepted, approved, travelled, reported, decided on, verified and closed', async () => {
      const { system } = web;
      const { by, body: proposal } = scenario.proposal!;
      for (const step of scenario.before) {
        const [, list, operation] = step.path.split(/^([\w-]+)\//);
        expect(list).toBe('travel-ceilings');
        const official = await signedIn(step.by, '/id/pagu-perjalanan');
        await openForm(official, operation!);
        await fillIn(official, ownWords(step.body));
        await system.settle();
      }
      const page = await signedIn(by, '/id/kunjungan');
      await openForm(page, 'new');
      await fillIn(page, smaller(ownWords(proposal)));
      await system.settle();
      const visit = new URL(page.url()).pathname;

      for (const step of scenario.steps(NOBODY_YET)) {
        await system.moveTo(at(dayOf(step)));
        const [, list, innovation, operation] = /^(\w+)\/\{\w+:?([^}]*)\}\/([\w-]+)$/.exec(step.path)!;
        const { items } = (await system.get(step.by, '/v1/adoptions')).body as {
          items: readonly { id: string; innovationId: string }[];
        };
        const adoption = items.find((each) => each.innovationId === innovation);
        const official = await signedIn(step.by, list === 'visits' ? visit : `/id/adopsi/${adoption!.id}`);
        await openForm(official, operation!);
        await fillIn(official, named(scenario, smaller(ownWords(step.body))));
        await system.settle();
      }
      const told = await signedIn(by, visit);
      expect(await told.locator('main').innerText()).toMatch(/Ditutup/);
      const types = (await system.stream(`studyVisit-${visit.split('/').at(-1)}`)).map(({ type }) => type);
      expect(types.filter((type) => type === 'VisitHostingAccepted')).toHaveLength(accepted);
      expect(types.at(-1)).toBe('VisitClosed');
      const log = JSON.stringify(await system.log());
      for (const { nik, name } of scenario.persons.slice(0, TRAVELLERS))
        expect([log.includes(nik), log.includes(name)]).toEqual([false, false]);
      // Some hundred and fifty pages: seven minutes on two cores that do much else beside.
    }, 1_800_000);
  });

// The last of the mandates in the register is a day younger than the letter.
byHandOf('S-0', S0, '2024-11-05', 4);
byHandOf('S-4', S4, '2025-04-02', 1);
