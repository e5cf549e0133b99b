/**
 * The pictures of the guides, from the demonstration: `node dist/test/web/pictures.program.js`. Whoever changes how a
 * page looks takes them anew.
 */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DocRef } from '#kernel';
import { storeFiles } from '../../libs/demo/store-files.js';
import { openChromium } from './chromium.js';
import { WebSystem } from './web-system.js';

const FOLDER = 'docs/panduan/gambar';
/** Of a picture, so that the guides stay small. */
const MOST = 60 * 1_024;
const WIDE = { width: 900, height: 640 };
const NARROW = { width: 360, height: 640 };

interface Shot {
  readonly name: string;
  readonly by?: string;
  readonly path: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What is brought to the top of the picture. */
  readonly at?: string;
  readonly before?: (page: Page) => Promise<void>;
}

const web = await WebSystem.start();
const base = await web.listen();
const browser = await openChromium();
try {
  const { items } = (await web.system.get('kades-sei-asam', '/v1/visits?limit=1')).body as { items: [{ id: string }] };
  const visit = `/id/kunjungan/${items[0].id}`;
  const { body } = await web.system.get('kades-sei-asam', `/v1/visits/${items[0].id}`);
  const { documents } = (body as { item: { documents: readonly { document: DocRef & { seen?: boolean } }[] } }).item;
  const named = documents.map(({ document: { seen: _, ...document } }) => document);
  await storeFiles(web.system.call, new Map([['kades-sei-asam', named]]), (by) => web.system.tokenOf(by));
  await web.system.settle();
  const shots: readonly Shot[] = [
    { name: 'masuk', path: '/id/masuk', viewport: NARROW },
    { name: 'daftar-kunjungan', by: 'kades-sei-asam', path: '/id/kunjungan?year=2024' },
    {
      name: 'daftar-di-ponsel',
      by: 'kades-sei-asam',
      path: '/id/kunjungan?year=2024',
      viewport: NARROW,
      at: 'table.list',
    },
    { name: 'ajukan', by: 'kades-sei-asam', path: '/id/kunjungan/do/new' },
    {
      name: 'ditolak',
      by: 'kades-sei-asam',
      path: '/id/kunjungan/do/new',
      before: async (page) => {
        // Part by part to the end, where what is missing is told.
        for (let part = 0; part < 10 && (await page.locator('.notice.bad').count()) === 0; part += 1) {
          await page.locator('main form.command button.main').last().click();
          await page.waitForLoadState();
        }
      },
    },
    { name: 'kunjungan', by: 'kades-sei-asam', path: visit },
    {
      name: 'perbaikan',
      by: 'kades-sei-asam',
      path: `${visit}/do/request-correction`,
      before: async (page) => {
        await page.locator('main a[href*="langkah"]').last().click();
        await page.waitForLoadState();
      },
    },
    { name: 'riwayat', by: 'inspektorat-kapuas', path: visit, at: '.timeline' },
    { name: 'tanda-risiko', by: 'inspektorat-kapuas', path: '/id/tanda-risiko' },
    { name: 'dokumen', by: 'inspektorat-kapuas', path: '/id/dokumen' },
  ];
  await mkdir(FOLDER, { recursive: true });
  for (const { name, by, path, viewport = WIDE, at, before } of shots) {
    const context = await web.window(browser, base, by, { viewport, deviceScaleFactor: 1 });
    const page = await context.newPage();
    await page.goto(path);
    await before?.(page);
    if (at)
      await page
        .locator(at)
        .first()
        .evaluate((element) => (element as unknown as { scrollIntoView(): void }).scrollIntoView());
    const file = join(FOLDER, `${name}.png`);
    for (let { height } = viewport; height >= 240; height -= 80) {
      await page.setViewportSize({ width: viewport.width, height });
      await page.screenshot({ path: file });
      if ((await stat(file)).size <= MOST) break;
    }
    console.log(`${file}: ${(await stat(file)).size} bytes`);
    await context.close();
  }
} finally {
  await browser.close();
  await web.stop();
}
process.exit(0);
