import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { plainPdf } from '#testing';
import { TODAY } from '../e2e/system.js';
import { visitStory } from '../e2e/visit-story.js';
import { describeInChromium, openChromium } from './browser.js';
import { keptAtDesks } from './kept-at-desks.js';
import { WebSystem } from './web-system.js';

const HEAD = 'kades-sei-asam';
const PERSONS = [
  { nik: '6203021507850001', name: 'Layar Orang Pertama' },
  { nik: '6203021507850002', name: 'Layar Orang Kedua' },
];

describeInChromium('A village head names travellers on a phone', () => {
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

  const approved = async (day: string): Promise<string> => {
    const { propose, accept, approve } = visitStory({
      ...{ askedOn: TODAY.slice(0, 10), from: day, to: day },
      subjectRefs: [],
    });
    const visit = await web.system.takeAll([propose, accept, approve]);
    await web.system.settle();
    return visit;
  };
  const press = async (page: Page, selector: string): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), page.locator(selector).last().click()]);
  };
  const traveller = (index: number, member: string): string => `[name="/travellers/${index}/${member}"]`;
  const NEXT = 'form.command .steps button.main';

  it.each([
    ['with', true, '2026-12-21'],
    ['without', false, '2026-12-22'],
  ])(
    '%s script: a wrong number is told at its field, a row is added and removed, and nothing typed is lost',
    async (_, javaScriptEnabled, day) => {
      const visit = await approved(day);
      const window = await web.window(browser, base, HEAD, {
        viewport: { width: 360, height: 780 },
        javaScriptEnabled,
      });
      window.setDefaultTimeout(60_000);
      const page = await window.newPage();
      const addresses: string[] = [];
      page.on('request', (request) => addresses.push(request.url()));
      await page.goto(`/id/kunjungan/${visit}/do/issue-travel-order`);
      await page.fill('[name="/orderNo"]', `LAYAR/${day}`);
      await page.setInputFiles('#f-order-file', {
        ...{ name: 'surat-tugas.pdf', mimeType: 'application/pdf' },
        buffer: Buffer.from(plainPdf(['Surat Tugas', day])),
      });
      await page.fill('[name="/order/type"]', 'Surat Tugas');
      await page.fill('[name="/order/date"]', TODAY.slice(0, 10));
      await press(page, NEXT);
      const [one, two] = PERSONS as [(typeof PERSONS)[0], (typeof PERSONS)[0]];
      const fill = async (index: number, { nik, name }: (typeof PERSONS)[0]): Promise<void> => {
        await page.fill(traveller(index, 'subjectRef/nik'), nik);
        await page.fill(traveller(index, 'subjectRef/name'), name);
        await page.fill(traveller(index, 'spdNo'), `LAYAR/${day}/${nik.slice(-1)}`);
        await page.selectOption(traveller(index, 'official'), 'true');
      };
      await fill(0, { ...one, nik: '6203029907850001' });
      await press(page, 'button[name="_add"][value="/travellers"]');
      await fill(1, two);
      await press(page, 'button[name="_add"][value="/travellers"]');
      await fill(2, one);
      await press(page, NEXT);
      const link = page.locator('.notice.bad a').first();
      expect(await link.getAttribute('href')).toBe('#f-travellers-0-subjectRef-nik');
      await link.click();
      expect(await page.locator('#f-travellers-0-subjectRef-nik').evaluate((field) => field.matches(':focus'))).toBe(
        true,
      );
      expect(await page.locator('#f-travellers-0-subjectRef-nik-error').textContent()).toContain('bukan tanggal lahir');
      const typed = await Promise.all([0, 1, 2].map((index) => page.inputValue(traveller(index, 'subjectRef/nik'))));
      expect(typed).toEqual(['6203029907850001', two.nik, one.nik]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      await press(page, 'button[name="_remove"][value="/travellers/0"]');
      expect(await page.inputValue(traveller(0, 'subjectRef/name'))).toBe(two.name);
      await press(page, NEXT);
      await press(page, 'form.command button.main');
      expect([page.url(), await page.locator('main [role=alert]').allInnerTexts()]).toEqual([
        expect.stringMatching(/\/id\/kunjungan\/[^/]+\?saved=/),
        [],
      ]);
      await web.system.settle();
      await page.goto(`/id/kunjungan/${visit}`);
      await page.getByRole('link', { name: 'lihat namanya' }).click();
      await page.getByRole('link', { name: one.name }).waitFor();
      await window.close();

      const kept = [await keptAtDesks(web.system.dataDir), ...addresses, JSON.stringify(await web.system.log())].join(
        '\n',
      );
      for (const { nik, name } of PERSONS) expect([kept.includes(nik), kept.includes(name)]).toEqual([false, false]);
    },
  );
});
