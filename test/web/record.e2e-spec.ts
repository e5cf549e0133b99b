import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocRef } from '#kernel';
import type { Browser, BrowserContext } from 'playwright-core';
import { VIEWS } from '../../apps/dashboard/views.js';
import { storeFiles } from '../../libs/demo/store-files.js';
import { SystemUnderTest, TODAY } from '../e2e/system.js';
import { visitStory } from '../e2e/visit-story.js';
import { widthsFor } from './browser.js';
import { chromiumPath, openChromium } from './chromium.js';
import { saying } from '../../apps/dashboard/session.js';
import { Reader } from './reader.js';

const HEAD = 'kades-sei-asam';
const STRANGER = 'kades-jauh';
const inChromium = chromiumPath() ? describe : describe.skip;

interface Visit {
  readonly documents: readonly { readonly role: string; readonly document: DocRef & { readonly seen?: boolean } }[];
}

describe('the page of one record', () => {
  let system: SystemUnderTest;
  let base: string;
  let visit: string;
  let last: number;
  let adoption: string;

  const readerOf = async (username: string): Promise<Reader> => {
    const reader = new Reader(base);
    reader.put('sinergi', await system.tokenOf(username));
    return reader;
  };
  const pageOf = async (path: string, by = HEAD) => (await readerOf(by)).get(path);
  const firstOf = async (list: string): Promise<{ readonly id: string; readonly revision: number }> => {
    const { body } = await system.get(HEAD, `/v1/${list}?limit=1`);
    return (body as { readonly items: readonly { readonly id: string; readonly revision: number }[] }).items[0]!;
  };

  beforeAll(async () => {
    system = await SystemUnderTest.start({}, { pages: VIEWS });
    await system.sinergi.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(system.sinergi.app.getHttpServer().address() as AddressInfo).port}`;
    await system.employ(STRANGER, 'VILLAGE_HEAD', '34.04.01.2001', 'pemdes-34.04.01.2001');
    ({ id: visit, revision: last } = await firstOf('visits'));
    const { body } = await system.get(HEAD, `/v1/visits/${visit}`);
    const { documents } = (body as { readonly item: Visit }).item;
    const { seen: _, ...order } = documents.find(({ role }) => role === 'order')!.document;
    await storeFiles(system.call, new Map([[HEAD, [order]]]), (username) => system.tokenOf(username));
    await system.settle();
    ({ id: adoption } = await firstOf('adoptions'));
  });
  afterAll(() => system?.stop());

  it('tells facts and history in words, in both languages', async () => {
    const { status, text } = await pageOf(`/id/kunjungan/${visit}`);
    expect(status).toBe(200);
    for (const words of ['Tuan rumah menerima', 'Rp 62.500.000', 'Kepala Desa', 'mewakili', 'Catur Harianto'])
      expect(text).toContain(words);
    expect(text).toMatch(/SHA-256 [0-9a-f]{12}/);
    expect(gzipSync(text).length).toBeLessThan(15 * 1_024);
    const english = await pageOf(`/en/study-visits/${visit}`);
    expect(english.text).toContain('Host accepted');
    for (const code of [
      'PROPOSED',
      'ACCEPTED',
      'VILLAGE_HEAD',
      'REGENCY_PMD',
      'DEFINITIF',
      'KAJI_BANDING',
      'commandId',
    ])
      for (const html of [text, english.text]) expect(html.replace(/<[^>]*>/g, ' ')).not.toContain(code);
  });

  it('leads to what other lists tell of it, as far as there is any and the reader reads them', async () => {
    const ways = async (): Promise<readonly string[]> => {
      const { text } = await pageOf(`/id/kunjungan/${visit}`);
      return [...text.matchAll(/<a href="([^"]*)">[^<]*<\/a> <span class="soft">(\d+)<\/span>/g)].map(
        ([, href, count]) => `${href} ${count}`,
      );
    };
    const adoptions = `/id/adopsi?visit=${visit} 3`;
    expect(await ways()).toEqual([adoptions]);
    await system.employ('kerja-sama-kapuas', 'REGENCY_COOP', '62.03', 'kerja-sama-62.03');
    const begun = await system.post('kerja-sama-kapuas', '/v1/agreements', {
      acting: { officialName: 'Kepala Bagian Kerja Sama' },
      instrument: 'KESEPAKATAN_BERSAMA',
      scheme: 'KSDD_SUKARELA',
      officeId: 'kerja-sama-62.03',
      parties: [{ region: '62.03' }, { region: '63.10' }],
      title: 'Pembinaan BUM Desa',
      object: 'BUM Desa dan kelembagaan RT',
      urusan: ['PEMBERDAYAAN_DESA'],
      purpose: 'Menerapkan hasil kaji banding.',
      planning: { basis: 'RPJMD', statement: 'Pemberdayaan lembaga kemasyarakatan desa' },
      originVisitId: visit,
    });
    expect(begun.status).toBe(201);
    await system.settle();
    const { text } = await (await readerOf('kerja-sama-kapuas')).get(`/id/kunjungan/${visit}`);
    expect(text).toContain(`<a href="/id/kerja-sama?visit=${visit}">Kerja sama yang berasal dari kunjungan ini</a>`);
    expect(await ways()).toContain(adoptions);
    const list = await (await readerOf('kerja-sama-kapuas')).get(`/id/kerja-sama?visit=${visit}`);
    expect(list.text).toContain('Pembinaan BUM Desa');
    expect((await pageOf(`/id/kunjungan/${visit}?revision=4`)).text).not.toContain('/id/adopsi?visit=');
  });

  it('shows the record as it stood after a step, with the way back and no command', async () => {
    const { status, text } = await pageOf(`/id/kunjungan/${visit}?revision=4`);
    expect(status).toBe(200);
    expect(text).toContain('Keadaan yang lalu: setelah langkah 5');
    expect(text).toContain(`href="/id/kunjungan/${visit}">Lihat keadaan sekarang`);
    expect(text).toMatch(/aria-current="step">Diterima tuan rumah/);
    expect([text.includes('id="r4"'), text.includes('id="r5"'), text.includes('/do/')]).toEqual([true, false, false]);
    expect((await pageOf(`/id/kunjungan/${visit}?revision=${last}`)).text).not.toContain('Keadaan yang lalu');
  });

  it('says whose turn it is, in words, and of what is not open whose step it is', async () => {
    const days = { askedOn: TODAY.slice(0, 10), from: '2026-12-14', to: '2026-12-15', subjectRefs: [] };
    const { propose, accept } = visitStory(days);
    const id = await system.takeAll([propose]);
    await system.settle();
    const said = async (path: string, by?: string) =>
      (await pageOf(path, by)).text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(await said(`/id/kunjungan/${id}`)).toContain('Menunggu: Kepala Desa Angsana — terima sebagai tuan rumah');
    expect(await said(`/id/kunjungan/${id}`)).toContain('Ini langkah Kepala Desa Angsana.');
    const host = await said(`/en/study-visits/${id}`, 'pj-kades-angsana');
    expect(host).toContain('Waits for: Head of village, Angsana (you) — agree to be a host');
    expect(await said(`/id/kunjungan/${id}`)).toContain('Setujui kunjungan Ini langkah Bupati / Wali Kota atau Dinas');
    await system.takeAll([accept], id);
    await system.settle();
    expect(await said(`/id/kunjungan/${id}`)).toContain(
      'Menunggu: Bupati / Wali Kota atau Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Kapuas; Camat / Sekretaris Camat Kapuas Hilir — setujui kunjungan',
    );
    expect(await said(`/id/kunjungan/${id}`, 'kadis-pmd-kapuas')).toContain(
      'Desa Kabupaten Kapuas (Anda); Camat / Sekretaris Camat Kapuas Hilir — setujui kunjungan',
    );
    expect(await said(`/id/kunjungan/${id}?revision=0`)).not.toContain('Menunggu:');
  });

  it('says so where the record was not there yet, or has not come so far', async () => {
    const early = await pageOf(`/id/kunjungan/${visit}?asOf=2024-01-01`);
    expect([early.status, early.text.includes('Belum tercatat saat itu')]).toEqual([404, true]);
    const late = await pageOf(`/id/kunjungan/${visit}?revision=900`);
    expect([late.status, late.text.includes(`baru sampai langkah ${last + 1}`)]).toEqual([404, true]);
    expect((await pageOf(`/id/kunjungan/${visit}?asOf=2026-11-20`)).status).toBe(200);
    expect((await pageOf(`/id/kunjungan/${visit}?revision=%3Cscript%3E`)).status).toBe(400);
  });

  it('that was saved and cannot be read yet is being prepared; asked for by itself, or by a link, it is not found', async () => {
    const unknown = '/id/kunjungan/00000000-0000-4000-8000-000000000000';
    const { position } = (await system.get(HEAD, '/v1/visits?limit=1')).body as { position: string };
    const address = `${unknown}?saved=0&after=${encodeURIComponent(position)}`;
    expect((await pageOf(address)).status).toBe(404);
    const reader = await readerOf(HEAD);
    reader.put(...saying(address));
    const soon = await reader.get(address);
    expect([soon.status, soon.text.includes('sedang disiapkan')]).toEqual([200, true]);
    expect((await pageOf(unknown)).status).toBe(404);
    expect((await pageOf(`${unknown}?saved=0&revision=0`)).status).toBe(404);
  });

  it('compares two states', async () => {
    const { status, text } = await pageOf(`/id/kunjungan/${visit}/perbedaan?fromRevision=3&toRevision=4`);
    expect(status).toBe(200);
    expect(text).toContain('setelah langkah 4 → setelah langkah 5');
    expect(text).toMatch(/<del>.*Diajukan<\/del><ins>.*Diterima tuan rumah/s);
    expect(text).toContain('hreflang="en"');
    expect(text).toContain(`/en/study-visits/${visit}/difference?fromRevision=3`);
    const whole = await pageOf(`/id/kunjungan/${visit}/perbedaan?fromRevision=3`);
    expect(whole.text).toContain('BUMDes terbuka: pengelolaan transparan');
    expect(whole.text).not.toContain('bumdes-terbuka');
    const turned = await pageOf(`/id/kunjungan/${visit}/perbedaan?fromRevision=4&toRevision=4`);
    expect([turned.status, turned.text.includes('harus lebih kecil')]).toEqual([200, true]);
    expect((await pageOf(`/id/kunjungan/${visit}/perbedaan`)).status).toBe(200);
  });

  it('is not found where there is none, for strangers as for made up ids', async () => {
    for (const [path, by] of [
      [`/id/kunjungan/${visit}`, STRANGER],
      [`/id/kunjungan/${visit}/perbedaan?fromRevision=0`, STRANGER],
      [`/id/kunjungan/${visit}/berkas/json`, STRANGER],
      ['/id/kunjungan/tidak-ada', HEAD],
      ['/id/kunjungan/%22%3E%3Cscript%3E', HEAD],
      [`/id/kunjungan/${visit}/berkas/exe`, HEAD],
      [`/id/kunjungan/${visit}/naskah/kuitansi.pdf`, HEAD],
    ] as const) {
      const { status, text } = await pageOf(path, by);
      expect([path, [400, 404].includes(status), text.includes('<script>')]).toEqual([path, true, false]);
    }
    expect((await pageOf('/id/kunjungan/tidak-ada')).text).toContain('cari catatannya dari daftar');
  });

  it('hands out files as they are, to be kept and never run', async () => {
    const reader = await readerOf(HEAD);
    const safe = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' };
    const json = await reader.get(`/id/kunjungan/${visit}/berkas/json`);
    expect(json.headers).toMatchObject(safe);
    expect(json.headers['content-disposition']).toMatch(/^attachment; filename="visits-[\w.-]+\.json"$/);
    expect((json.body as { readonly steps: number }).steps).toBe(last + 1);
    const page = await reader.get(`/id/kunjungan/${visit}`);
    const address = /href="(\/id\/dokumen\/[^"]+\/isi\?record=[^"]+)"/.exec(page.text)?.[1];
    const bytes = await reader.get(address!.replaceAll('&amp;', '&'));
    expect(bytes.headers).toMatchObject({ ...safe, 'content-security-policy': "default-src 'none'; sandbox" });
    expect([bytes.status, bytes.headers['content-type']]).toEqual([200, 'application/pdf']);
    const paper = await reader.get(`/id/kunjungan/${visit}/naskah/surat-tugas.pdf`);
    expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
    const nobody = await new Reader(base).get(`/id/kunjungan/${visit}/berkas/pdf`);
    expect([nobody.status, String(nobody.headers['location']).startsWith('/id/masuk')]).toEqual([303, true]);
  });

  it('shows it as it stood on a day with no later step, and leads to files of that day', async () => {
    const days = { askedOn: TODAY.slice(0, 10), from: '2026-12-14', to: '2026-12-15', subjectRefs: [] };
    const { propose, accept } = visitStory(days);
    const id = await system.takeAll([propose]);
    await system.moveTo(new Date(Date.parse(system.clock.now()) + 25 * 3_600_000).toISOString());
    await system.takeAll([accept], id);
    await system.settle();
    const { status, text } = await pageOf(`/id/kunjungan/${id}?asOf=${days.askedOn}`);
    expect([status, text.includes('id="r0"'), text.includes('id="r1"'), text.includes('/do/')]).toEqual([
      200,
      true,
      false,
      false,
    ]);
    for (const format of ['pdf', 'json']) expect(text).toMatch(new RegExp(`/berkas/${format}\\?asOf=2026-11-2`));
  });

  inChromium('in a browser', () => {
    let browser: Browser;
    const window = async (width = 1280, javaScriptEnabled = true): Promise<BrowserContext> => {
      const context = await browser.newContext({
        baseURL: base,
        viewport: { width, height: 800 },
        javaScriptEnabled,
        bypassCSP: true,
      });
      await context.addCookies([{ name: 'sinergi', value: await system.tokenOf(HEAD), url: base }]);
      return context;
    };
    beforeAll(async () => {
      browser = await openChromium();
    });
    afterAll(() => browser?.close());

    it('slides to a step by keyboard alone', async () => {
      const context = await window();
      const page = await context.newPage();
      await page.goto(`/id/kunjungan/${visit}`);
      await page.focus('#revision');
      await Promise.all([page.waitForURL(/revision=/), page.keyboard.press('ArrowLeft')]);
      expect(new URL(page.url()).searchParams.get('revision')).toBe(String(last - 1));
      expect(await page.textContent('main .notice')).toContain('Keadaan yang lalu');
      await context.close();
    });

    it('slides without script by its button', async () => {
      const context = await window(360, false);
      const page = await context.newPage();
      await page.goto(`/id/kunjungan/${visit}`);
      await page.focus('#revision');
      await page.keyboard.press('Home');
      await page.click('form[data-slider] button');
      expect(new URL(page.url()).searchParams.get('revision')).toBe('0');
      expect(await page.locator('.timeline > li').count()).toBe(1);
      await context.close();
    });

    it('prints on A4 with everything opened, and says which state it is', async () => {
      const context = await window();
      const page = await context.newPage();
      await page.goto(`/id/kunjungan/${visit}`);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.timeline .changes').first().isVisible()).toBe(true);
      expect(await page.textContent('.print-only')).toMatch(/langkah \d+ dari \d+ · posisi \d+ · Data per/);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const pages = pdf.match(/\/Type ?\/Page\b/g)!.length;
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThan(20);
      expect(pdf).toMatch(/\/MediaBox ?\[0 0 59[45][\d.]* 84[12]/);
      await context.close();
    });

    it('has no violation that axe finds, nor overflow, at both widths', async () => {
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      for (const width of [1280, 360]) {
        const context = await window(width);
        const page = await context.newPage();
        for (const path of [
          `/id/kunjungan/${visit}`,
          `/en/study-visits/${visit}?revision=4`,
          `/id/kunjungan/${visit}/perbedaan?fromRevision=0&toRevision=4`,
          `/en/adoptions/${adoption}`,
          '/id/kantor/kecamatan-63.10.09',
          '/en/documents/S0-surat-tugas',
        ].filter((each) => widthsFor(each).includes(width))) {
          await page.goto(path);
          await page.evaluate('document.querySelectorAll("main details").forEach((each) => { each.open = true; })');
          await page.addScriptTag({ content: axe });
          const { violations } = await page.evaluate<{
            readonly violations: readonly {
              readonly id: string;
              readonly nodes: readonly { readonly html: string }[];
            }[];
          }>("axe.run({ resultTypes: ['violations'] })");
          expect([path, width, violations.map(({ id, nodes }) => [id, nodes[0]!.html])]).toEqual([path, width, []]);
          const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          expect([path, width, Math.max(0, beyond)]).toEqual([path, width, 0]);
        }
        await context.close();
      }
    });
  });
});
