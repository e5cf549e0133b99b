import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ADMIN } from '../e2e/system.js';
import { describeInChromium, openChromium } from './browser.js';
import { KEPT_FOR_OFFICE, fillIn } from './fill-in.js';
import { FORM, HEAD, story } from './proposals.js';
import { PATIENCE, WebSystem } from './web-system.js';

const CLERK = 'sekdes-sei-asam';
const SECTION_HEAD = 'kasi-sei-asam';
const PREPARED = 'main a[href*="konsep="]';

describeInChromium('A proposal that a village secretary prepares', () => {
  let web: WebSystem;
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    [web, browser] = await Promise.all([WebSystem.start(), openChromium()]);
    base = await web.listen();
  });
  afterAll(async () => {
    await browser?.close();
    await web?.stop();
  });

  const opened = async (username: string, path: string): Promise<Page> => {
    const window = await web.window(browser, base, username, { viewport: { width: 360, height: 780 } });
    window.setDefaultTimeout(60_000);
    const page = await window.newPage();
    await page.goto(path);
    return page;
  };
  const { acting: _, letter, ...proposal } = story.propose.body as Readonly<Record<'acting' | 'letter', object>>;
  const prepared = async (topics: readonly string[]): Promise<Page> => {
    const page = await opened(CLERK, '/id/kunjungan');
    await page.getByRole('link', { name: 'Siapkan konsep: Ajukan kunjungan belajar' }).click();
    await fillIn(page, { ...proposal, topics, letter: { ...letter, number: '140/KONSEP/2026' } }, KEPT_FOR_OFFICE);
    return page;
  };

  it(
    'for his office is opened and sent by its head, and lies on no desk any more',
    async () => {
      const clerk = await prepared(['Dari meja sekretaris']);
      const head = await opened(HEAD, '/id');
      expect(await head.evaluate('document.documentElement.scrollWidth')).toBe(360);
      await head.locator(PREPARED).click();
      expect(await head.locator('main .notice.good').innerText()).toContain('disiapkan oleh Sekretaris Desa');
      await fillIn(head, {});
      await web.system.settle();
      await head.goto(new URL(head.url()).pathname);
      expect(await head.locator('main').innerText()).toContain('Dari meja sekretaris');
      for (const page of [clerk, head])
        for (const path of ['/id', '/id/akun']) {
          await page.goto(path);
          expect([path, await page.locator(PREPARED).count()]).toEqual([path, 0]);
        }
      for (const page of [clerk, head]) await page.context().close();
    },
    PATIENCE,
  );

  it(
    'for his office is shown to a colleague no more once his right is revoked',
    async () => {
      const { system } = web;
      await system.employ(SECTION_HEAD, 'VILLAGE_OPERATOR', '62.03.02.2007', 'pemdes-62.03.02.2007');
      const clerk = await prepared(['Bukan untuk yang sudah pindah']);
      const colleague = await opened(SECTION_HEAD, '/id/akun');
      const href = await colleague.locator(PREPARED).first().getAttribute('href');
      await colleague.goto(href!);
      expect(await colleague.content()).toContain('Bukan untuk yang sudah pindah');
      const { userId } = (await system.get(SECTION_HEAD, '/v1/me')).body as { readonly userId: string };
      const revoked = await system.post(ADMIN, `/v1/users/${userId}/revoke-grant`, {
        grantId: 'VILLAGE_OPERATOR',
        from: '2026-11-20',
      });
      expect(revoked.status).toBe(200);
      for (const path of ['/id', '/id/akun', href!, `${FORM}?konsep=`]) {
        await colleague.goto(path);
        expect([path, await colleague.locator(PREPARED).count()]).toEqual([path, 0]);
        expect(await colleague.content()).not.toContain('Bukan untuk yang sudah pindah');
      }
      await clerk.goto('/id/akun');
      expect(await clerk.content()).toContain(href!.replaceAll('&', '&amp;'));
      for (const page of [clerk, colleague]) await page.context().close();
    },
    PATIENCE,
  );
});
