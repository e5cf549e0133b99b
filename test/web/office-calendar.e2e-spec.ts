import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { FormReader } from './form-reader.js';
import { HEAD } from './proposals.js';

/** The page by which an office has the address of its calendar made and revoked. */
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
});
afterAll(() => reader.stop());

const PAGE = '/id/akun/kalender';
const OFFICE = [
  ['officeId', 'pemdes-62.03.02.2007'],
  ['region', '62.03.02.2007'],
] as const;
const addressIn = (text: string): URL => new URL(/id="address" value="([^"]+)"/.exec(text)![1]!);
const feedIn = (text: string): string => /name="feedId" value="([^"]+)"/.exec(text)![1]!;
const here = async (): Promise<string> => new URL(await reader.system.sinergi.app.getUrl()).origin;
const calendar = async (address: URL): Promise<number> =>
  (await request(reader.system.sinergi.app.getHttpServer()).get(`${address.pathname}${address.search}`)).status;

it('makes an address, shows it once, replaces and revokes it', async () => {
  expect((await reader.get(HEAD, '/id/akun')).text).toContain(`href="${PAGE}"`);
  expect((await reader.get(HEAD, PAGE)).text).toContain('Belum dibuat');
  const first = await reader.post(HEAD, PAGE, OFFICE);
  expect([first.status, first.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(addressIn(first.text).origin).toBe(await here());
  expect(await calendar(addressIn(first.text))).toBe(200);
  const { text } = await reader.get(HEAD, PAGE);
  expect(text).toContain('Berlaku');
  expect(text).not.toContain('.ics');

  const second = await reader.post(HEAD, '/en/account/calendar', OFFICE);
  expect(addressIn(second.text).search).toBe('?lang=en');
  expect([await calendar(addressIn(first.text)), await calendar(addressIn(second.text))]).toEqual([404, 200]);

  const revoked = await reader.post(HEAD, `${PAGE}/cabut`, [['feedId', feedIn(text)]]);
  expect([revoked.status, revoked.headers['location']]).toEqual([303, `${PAGE}?selesai=cabut`]);
  expect(await calendar(addressIn(second.text))).toBe(404);
  expect((await reader.get(HEAD, PAGE)).text).toContain('Dicabut');
});

it('says why an address is not made, and that there is none to make', async () => {
  const refused = await reader.post(HEAD, PAGE, [
    ['officeId', 'dpmd-62.03'],
    ['region', '62.03'],
  ]);
  expect([refused.status, refused.text.includes('Alamat kalender belum diubah')]).toEqual([403, true]);
  const { text } = await reader.get('inspektorat-kapuas', PAGE);
  expect(text).toContain('Belum ada kantor yang kalendernya');
});

describe('Where the installation names its address', () => {
  const publicUrl = 'https://sinergi.example.go.id/desa';
  let named: FormReader;
  beforeAll(async () => {
    named = await FormReader.start({ publicUrl });
  });
  afterAll(() => named.stop());

  it('a calendar is fetched there, whatever way the request came', async () => {
    const { text } = await named.post(HEAD, PAGE, OFFICE);
    const { href } = addressIn(text);
    expect(href.startsWith(`${publicUrl}/v1/calendars/`)).toBe(true);
  });
});
