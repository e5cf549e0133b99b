import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { plainPdf } from '#testing';
import { chromiumPath, openChromium } from './chromium.js';
import { FormReader } from './form-reader.js';

const HEAD = 'kades-sei-asam';
const SUBMIT = 'form.command .steps button.main, form.command > button.main';

(chromiumPath() ? describe : describe.skip)('A visit is proposed on a phone', () => {
  let reader: FormReader;
  let browser: Browser;
  let base: string;
  let letter: string;
  let broken: string;
  beforeAll(async () => {
    [reader, browser] = await Promise.all([FormReader.start(), openChromium()]);
    base = `http://127.0.0.1:${(reader.system.sinergi.app.getHttpServer().address() as AddressInfo).port}`;
    letter = join(reader.system.dataDir, 'surat.pdf');
    await writeFile(letter, plainPdf(['Surat permohonan']));
    broken = join(reader.system.dataDir, 'rusak.pdf');
    await writeFile(broken, '%PDF-1.4 dan tidak lebih');
  });
  afterAll(async () => {
    await browser.close();
    await reader.stop();
  });

  const open = async (javaScriptEnabled: boolean): Promise<{ page: Page; wrong: readonly string[] }> => {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 }, javaScriptEnabled });
    await context.addCookies([
      { name: 'sinergi', value: await reader.system.tokenOf(HEAD), url: base, httpOnly: true, sameSite: 'Lax' },
    ]);
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on(
      'console',
      (message) =>
        message.type() === 'error' &&
        !message.location().url.includes('?saved=') &&
        wrong.push(`${message.text()} ${message.location().url}`),
    );
    await page.goto(`${base}/id/kunjungan/do/new`);
    return { page, wrong };
  };
  const send = async (page: Page): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), page.locator(SUBMIT).click()]);
  };
  const fits = async (page: Page): Promise<boolean> => {
    const box = await page.locator('body').boundingBox();
    const inside = await page.locator('main input:visible, main button:visible, main select:visible').all();
    const right = await Promise.all(inside.map(async (each) => (await each.boundingBox())!));
    return box!.width <= 360 && right.every(({ x, width }) => x + width <= 361);
  };

  const fillInFirst = async (page: Page) => {
    await page.selectOption('#f-kind', 'KAJI_BANDING');
    await page.fill('#f-plannedStart', '2026-12-14');
    await page.fill('#f-plannedEnd', '2026-12-15');
    await page.fill('#f-topics-0', 'Pengelolaan BUMDes');
    expect(await fits(page)).toBe(true);
    await send(page);
  };
  /** All parts but the hosts and the letter. */
  const fillIn = async (page: Page, host: (page: Page) => Promise<void>, file: (page: Page) => Promise<void>) => {
    await fillInFirst(page);
    await page.fill('#f-reasonForHost', 'Desa itu juara Lomba Desa.');
    await host(page);
    expect(await fits(page)).toBe(true);
    await send(page);
    await page.fill('#f-expectedOutputs-0-text', 'Rancangan pedoman');
    await page.fill('#f-expectedOutputs-0-indicator', 'Satu rancangan dibahas');
    await page.fill('#f-delegationSize', '12');
    await send(page);
    await page.fill('#f-budget', '25.000.000');
    await page.selectOption('#f-fundingSources-0-source', 'ADD');
    await page.fill('#f-fundingSources-0-amount', '25.000.000');
    expect(await fits(page)).toBe(true);
    await send(page);
    await page.fill('#f-letter-type', 'Surat permohonan');
    await page.fill('#f-letter-date', '2026-11-19');
    await file(page);
    expect(await fits(page)).toBe(true);
    await send(page);
  };

  it('with script: regions while one types, by keyboard, and a file that is there before the form is sent', async () => {
    const { page, wrong } = await open(true);
    await fillIn(
      page,
      async () => {
        const host = page.locator('#f-hosts-0-region');
        await host.pressSequentially('mekar jaya, tanah');
        await page.waitForSelector('#f-hosts-0-region-list li:nth-child(2)');
        expect(await host.getAttribute('aria-expanded')).toBe('true');
        await host.press('Escape');
        expect(await page.locator('#f-hosts-0-region-list').isVisible()).toBe(false);
        await host.press('End');
        await host.pressSequentially(' b');
        await page.waitForSelector('#f-hosts-0-region-list li');
        await host.press('ArrowDown');
        expect(await host.getAttribute('aria-activedescendant')).toBe('f-hosts-0-region-list-0');
        await host.press('Enter');
        expect(await host.inputValue()).toMatch(/^Mekar Jaya, .+ \(63\.10\.\d\d\.\d{4}\)$/);
      },
      async () => {
        await page.setInputFiles('#f-letter-file', letter);
        await page.getByText('Terunggah, utuh').waitFor();
        await page.setInputFiles('#f-letter-file', broken);
        await page.locator('p.error[role=status]', { hasText: 'rusak atau terpotong' }).waitFor();
        expect(await page.locator('input[name="_upload:/letter"]').count()).toBe(0);
        await page.setInputFiles('#f-letter-file', letter);
        await page.getByText('Terunggah, utuh').waitFor();
        expect(await page.locator('#f-letter-file').isVisible()).toBe(true);
      },
    );
    expect(page.url()).toMatch(/\/id\/kunjungan\/[^/]+\?saved=0/);
    // Chromium tells of the file that was refused.
    expect(wrong.filter((text) => !/422.*\/unggah$/.test(text))).toEqual([]);
  });

  it('an answer about regions that comes late does not replace a newer one', async () => {
    const { page } = await open(true);
    await page.goto(`${base}/id/kunjungan/do/new`);
    await fillInFirst(page);
    let release = (): void => undefined;
    const held = new Promise<void>((go) => (release = go));
    await page.route('**/cari/wilayah?q=angsana', async (route) => {
      await held;
      await route.fulfill({ json: { items: [{ code: '00', path: 'Terlambat' }] } });
    });
    const host = page.locator('#f-hosts-0-region');
    const asked = page.waitForRequest('**/cari/wilayah?q=angsana');
    await host.fill('angsana');
    await asked;
    await host.fill('mekar jaya');
    await page.waitForSelector('#f-hosts-0-region-list li');
    const late = page.waitForResponse('**/cari/wilayah?q=angsana');
    release();
    await (await late).finished();
    expect(await page.locator('#f-hosts-0-region-list').textContent()).not.toContain('Terlambat');
  });

  it('without script: names and codes typed, an ordinary file, and candidates to choose from', async () => {
    const { page, wrong } = await open(false);
    await fillIn(
      page,
      async () => {
        await page.fill('#f-hosts-0-region', 'Mekar Jaya, Tanah Bumbu');
        await send(page);
        expect(await page.locator('.notice.bad a').first().getAttribute('href')).toBe('#f-hosts-0-region');
        expect(await page.locator('#f-reasonForHost').inputValue()).toBe('Desa itu juara Lomba Desa.');
        await page.locator('.candidates input[value="63.10.09.2009"]').check();
      },
      () => page.setInputFiles('#f-letter-file', letter),
    );
    expect(page.url()).toMatch(/\/id\/kunjungan\/[^/]+\?saved=0/);
    expect(wrong.filter((text) => !text.includes('422'))).toEqual([]);
  });
});
