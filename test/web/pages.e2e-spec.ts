import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { LANGUAGES, type Language } from '#views';
import { describeInChromium, openChromium } from './browser.js';
import { addressOf, type Place } from './site-map.js';
import { WebSystem } from './web-system.js';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };
/** Every page in both languages at both widths by all rules. */
const LONG = Boolean(process.env['TEST_LONG']);
const READER = 'kadis-pmd-kapuas';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where pictures of the pages are put, if anywhere: `SCREENSHOTS=screenshots npm test -- test/web/pages`. */
const PICTURES = process.env['SCREENSHOTS'];

let web: WebSystem;
let browser: Browser;
let base: string;
let places: readonly MainPlace[];

interface MainPlace extends Place {
  /** Another reader than usual. */
  readonly by?: string;
}

const visit = async (): Promise<string> =>
  ((await web.system.get(READER, '/v1/visits?limit=1')).body as { items: readonly [{ id: string }] }).items[0].id;
const VISITS = ['kunjungan', 'study-visits'] as const;

/** The ten pages that most people see most often. */
const mainPlaces = async (): Promise<readonly MainPlace[]> => {
  const id = await visit();
  const list = (name: string, slug: readonly [string, string]): Place => ({ kind: 'list', name, path: [slug] });
  return [
    list('visits', VISITS),
    { kind: 'record', name: 'visit', path: [VISITS, id] },
    { kind: 'form', name: 'propose', path: [VISITS, 'do', 'new'] },
    { kind: 'form', name: 'correct', path: [VISITS, id, 'do', 'request-correction'] },
    list('worklist', ['pekerjaan', 'worklist']),
    list('adoptions', ['adopsi', 'adoptions']),
    list('documents', ['dokumen', 'documents']),
    list('offices', ['kantor', 'offices']),
    { ...list('risk-signals', ['tanda-risiko', 'risk-signals']), by: 'inspektorat-kapuas' },
    { kind: 'page', name: 'account', path: [['akun', 'account']] },
  ];
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}
/** Of the page that is open. */
const violationsIn = async (page: Page): Promise<readonly string[]> => {
  // Evaluated by the browser's own tools: the policy of the page forbids scripts that are put into it.
  const violations = (await page.evaluate(
    `${AXE}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary.replace(/\s+/g, ' ')}`),
  );
};

/** What goes wrong while pages are shown, a line each. */
const faultsOf = (page: Page): readonly string[] => {
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  page.on('request', (request) => request.url().startsWith(base) || faults.push(`elsewhere: ${request.url()}`));
  return faults;
};

const opened = async (context: BrowserContext, use: (page: Page) => Promise<void>): Promise<void> => {
  const page = await context.newPage();
  try {
    await use(page);
  } finally {
    await page.close();
  }
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const WATCH_SHIFTS = `globalThis.shifted = 0;
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) globalThis.shifted += value; })
  .observe({ type: 'layout-shift', buffered: true });`;

describeInChromium('The main pages in Chromium', () => {
  beforeAll(async () => {
    web = await WebSystem.start();
    base = await web.listen();
    places = await mainPlaces();
    browser = await openChromium();
    if (PICTURES) await mkdir(PICTURES, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await web?.stop();
  });

  it.each([
    ['1280 px', WIDE, ['en'], true],
    ['1280 px, in Indonesian', WIDE, ['id'], LONG],
    ['768 px', { width: 768, height: 1_024 }, ['id'], false],
    ['360 px', NARROW, LONG ? LANGUAGES : (['id'] as const), true],
  ] as const)('break no rule for the disabled, fit and shift nothing at %s', async (_, viewport, languages, axe) => {
    const contexts = new Map<string, BrowserContext>();
    for (const by of new Set([READER, ...places.map((place) => place.by ?? READER)])) {
      const context = await web.window(browser, base, by, { viewport });
      await context.addInitScript(WATCH_SHIFTS);
      contexts.set(by, context);
    }
    const faults: string[] = [];
    const look = async (place: MainPlace, language: Language): Promise<void> =>
      opened(contexts.get(place.by ?? READER)!, async (page) => {
        const found = faultsOf(page);
        const tell = (what: string): void => void faults.push(`${addressOf(place, language)}: ${what}`);
        const answer = await page.goto(addressOf(place, language));
        if (answer?.status() !== 200) tell(`status ${answer?.status()}`);
        if ((await overflow(page)) > 0) tell(`overflows by ${await overflow(page)} px`);
        const shifted = await page.evaluate<number>('globalThis.shifted');
        if (shifted > 0) tell(`shifts by ${shifted}`);
        if (PICTURES)
          await page.screenshot({
            path: join(PICTURES, `${place.name}-${language}-${viewport.width}.png`),
            fullPage: true,
          });
        if (axe) for (const violation of await violationsIn(page)) tell(violation);
        found.forEach(tell);
      });
    for (const language of languages) for (const place of places) await look(place, language);
    for (const context of contexts.values()) await context.close();
    expect(faults).toEqual([]);
  });

  it('are read by keyboard alone: past the menu first, and through it on a phone', async () => {
    const context = await web.window(browser, base, READER, { viewport: NARROW });
    await opened(context, async (page) => {
      await page.goto(addressOf(places[0]!, 'id'));
      await page.keyboard.press('Tab');
      const focused = (what: string): Promise<unknown> => page.evaluate(`document.activeElement.${what}`);
      expect(await focused('getAttribute("href")')).toBe('#isi');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none');
      const box = await page.locator(':focus').boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.y).toBeGreaterThanOrEqual(0);
      const order: string[] = [];
      for (let step = 0; step < 12 && (await focused('tagName')) !== 'SUMMARY'; step++) {
        await page.keyboard.press('Tab');
        order.push(String(await focused('textContent')).trim());
      }
      expect(order.at(-1)).toBe('Menu');
      expect(await page.getByRole('link', { name: 'Adopsi', exact: true }).isVisible()).toBe(false);
      await page.keyboard.press('Enter');
      expect(await page.getByRole('link', { name: 'Adopsi', exact: true }).isVisible()).toBe(true);
      await page.keyboard.press('Tab');
      expect(await focused('closest("header nav") !== null')).toBe(true);
    });
    await opened(context, async (page) => {
      await page.goto(addressOf(places[0]!, 'id'));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
    });
    await context.close();
  });

  it('come in few bytes and few requests', async () => {
    const context = await web.window(browser, base, READER, { viewport: NARROW });
    const sizes: Record<string, number> = {};
    await opened(context, async (page) => {
      const requests: string[] = [];
      const devtools = await context.newCDPSession(page);
      await devtools.send('Network.enable');
      const received = new Map<string, number>();
      devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
        received.set(requestId, encodedDataLength),
      );
      devtools.on('Network.responseReceived', ({ requestId, response }) =>
        requests.push(`${requestId} ${response.url}`),
      );
      await page.goto(addressOf(places[0]!, 'id'), { waitUntil: 'networkidle' });
      // A browser draws some of its own controls from pictures that it holds; the icon it asks for once.
      const ofPage = requests.filter((line) => !/\.svg$| data:/.test(line));
      expect(ofPage.length).toBeLessThanOrEqual(3);
      for (const line of ofPage) {
        const [id, url] = line.split(' ') as [string, string];
        sizes[url.endsWith('.js') ? 'script' : url.endsWith('.css') ? 'style' : 'page'] = received.get(id)!;
      }
      expect(sizes['page']!).toBeLessThanOrEqual(15 * 1_024);
      expect(sizes['page']! + sizes['script']! + sizes['style']!).toBeLessThanOrEqual(20 * 1_024);
      expect(sizes['script']!).toBeLessThanOrEqual(5 * 1_024);
      received.clear();
      requests.length = 0;
      await page.goto(addressOf(places[0]!, 'id'), { waitUntil: 'networkidle' });
      expect([...received.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(0.7 * 1_024);
    });
    await context.close();
    const tooBig: string[] = [];
    for (const place of places) {
      const { bytes } = await web.page(place.by ?? READER, addressOf(place, 'id'), { 'accept-encoding': 'br, gzip' });
      if (bytes.length > 15 * 1_024) tooBig.push(`${place.name}: ${bytes.length}`);
    }
    expect(tooBig).toEqual([]);
  });

  it.each([true, false])('are printed on A4, with scripts: %s', async (javaScriptEnabled) => {
    const context = await web.window(browser, base, READER, { viewport: WIDE, javaScriptEnabled });
    // The script changes nothing on paper: lists with it, a record without.
    for (const place of javaScriptEnabled
      ? places.filter(({ kind, by }) => kind === 'list' && by === undefined)
      : places.slice(1, 2))
      await opened(context, async (page) => {
        const found = faultsOf(page);
        await page.goto(addressOf(place, 'id'));
        // A list of many columns lies across.
        const across = (await page.locator('th:nth-child(7)').count()) > 0;
        const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        expect(printed.startsWith('%PDF-')).toBe(true);
        // A4 in points, as the browser rounds it.
        expect(printed).toMatch(
          across
            ? /\/MediaBox\s*\[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/
            : /\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/,
        );
        await page.emulateMedia({ media: 'print' });
        await page.setViewportSize({ width: across ? 1_010 : 690, height: 1_000 });
        expect([place.name, await overflow(page)]).toEqual([place.name, 0]);
        expect(await page.locator('h1').isVisible()).toBe(true);
        expect(await page.locator('header').isVisible()).toBe(false);
        expect(found).toEqual([]);
      });
    await context.close();
  });
});
