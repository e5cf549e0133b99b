import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FormReader } from './form-reader.js';
import { HEAD, key } from './proposals.js';

/** Records and regions are chosen by what they are called, never by an id. */
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
});
afterAll(() => reader.stop());

const KEEPER = 'pengelola-akun';
const STEWARD = 'walidata';
const OFFICE = 'pemdes-62.03.02.2007';
const page = async (by: string, path: string): Promise<string> => (await reader.get(by, path)).text;
const chips = (html: string): string =>
  (/<p class="chosen">([^]*?)<\/p>/.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const accountOf = async (username: string): Promise<string> => {
  const { body } = await reader.system.get(KEEPER, `/v1/users?username=${username}`);
  return (body as { items: readonly [{ id: string }] }).items[0].id;
};

describe('A filter of a list', () => {
  it('is called by what it filters, not by an id', async () => {
    for (const [by, path] of [
      [HEAD, '/id/kunjungan'],
      [HEAD, '/id/adopsi'],
      [HEAD, '/id/pekerjaan'],
      [HEAD, '/id/inovasi'],
      [HEAD, '/id/pemegang-jabatan'],
      [KEEPER, '/id/pengguna'],
    ] as const)
      expect([path, /<label for="s-\w+">(Id|Kunci) [^<]*/.exec(await page(by, path))?.[0]]).toEqual([path, undefined]);
  });

  it('of an office looks for it by name while one types, and takes the name that is written', async () => {
    const html = await page(HEAD, '/id/pekerjaan');
    expect(html).toMatch(/<input id="s-office"[^>]*data-search="\/cari\/kantor"/);
    expect(html).toMatch(/<input id="s-region"[^>]*data-search="\/cari\/wilayah"/);
    const named = await page(HEAD, '/id/pemegang-jabatan?office=Pemerintah+Desa+Sei+Asam');
    expect(chips(named)).toContain('Kantor: Pemerintah Desa Sei Asam');
    expect(named).toMatch(new RegExp(`id="s-office"[^>]*value="Pemerintah Desa Sei Asam \\(${OFFICE}\\)"`));
    const chosen = await page(HEAD, `/id/pemegang-jabatan?office=Pemerintah+Desa+Sei+Asam+(${OFFICE})`);
    expect(chips(chosen)).toBe(chips(named));
  });

  it('shows the name where the address holds an id', async () => {
    const { body } = await reader.system.get(HEAD, '/v1/visits?limit=1');
    const [{ id, title }] = (body as { items: readonly [{ id: string; title: string }] }).items;
    expect(chips(await page(HEAD, `/id/adopsi?visit=${id}`))).toContain(`Kunjungan: ${title}`);
  });

  it('of which several bear the name offers them, and of which none does says so', async () => {
    const several = await page(HEAD, '/id/pemegang-jabatan?office=Pemerintah');
    expect(several).toContain('“Pemerintah”: yang mana?');
    expect(several).toMatch(/<a href="\/id\/pemegang-jabatan\?office=pemdes-[\d.]+">Pemerintah Desa /);
    for (const [by, path] of [
      [HEAD, '/id/pemegang-jabatan?office=Tidakada'],
      [HEAD, '/id/adopsi?visit=Tidakada'],
      [STEWARD, '/id/kunjungan-register-lama?import=Tidakada'],
    ] as const)
      expect([path, /Tidak ada yang bernama “\w+”/.exec(await page(by, path))?.[0]]).toEqual([
        path,
        'Tidak ada yang bernama “Tidakada”',
      ]);
  });

  it('of a region that many bear offers the nearest, and says how many there are', async () => {
    const html = await page(HEAD, '/id/kunjungan?region=Sukamaju');
    expect(html).toContain('Pilih dahulu di atas yang mana yang dimaksud.');
    expect(html).toContain('20 dari 120; bila tidak ada di bawah, tambahkan kecamatan');
    expect(/<a href="\/id\/kunjungan\?region=([\d.]+)">/.exec(html)?.[1]).toMatch(/^62\./);
  });

  it('takes a region that was chosen while one typed', async () => {
    const html = await page(HEAD, '/id/kunjungan?region=Sei+Asam,+Kapuas+Hilir,+Kapuas+(62.03.02.2007)');
    expect(chips(html)).toContain('Wilayah: Sei Asam 62.03.02.2007');
  });

  it('of accounts is the beginning of a user name', async () => {
    const html = await page(KEEPER, '/id/pengguna?username=kades-sei');
    expect([html.includes('>kades-sei-asam</a>'), html.includes('>kades-mekar-jaya</a>')]).toEqual([true, false]);
  });
});

describe('The account of an official', () => {
  const path = `/id/kantor/${OFFICE}/do/record-appointment`;
  const appointment = (userId: string) =>
    [
      ['/officialName', 'Budi Santoso'],
      ['/userId', userId],
      ['/capacity', 'PJ'],
      ['/validFrom', '2026-11-01'],
      key(),
    ] as const;

  it('is looked for by name, by whoever keeps offices and sees no account', async () => {
    expect(await page(STEWARD, path)).toMatch(/name="\/userId"[^>]*data-search="\/cari\/akun"/);
    const { body } = await reader.system.get(STEWARD, '/v1/office-holders?limit=100');
    const { officialName, userId } = (
      body as { items: readonly { officialName: string; userId?: string }[] }
    ).items.find((each) => each.userId)!;
    const { text } = await reader.get(STEWARD, `/cari/akun?q=${encodeURIComponent(officialName)}`);
    expect((JSON.parse(text) as { items: { code: string; path: string }[] }).items).toContainEqual(
      expect.objectContaining({ code: userId }),
    );
    const asked = (await reader.post(STEWARD, path, appointment(officialName))).text;
    expect(asked).toContain(`type="radio" name="/userId" value="${userId}"`);
  });

  it('is found by its user name by keepers of accounts', async () => {
    const { text } = await reader.get(KEEPER, '/cari/akun?q=kades-sei');
    expect((JSON.parse(text) as { items: object[] }).items).toContainEqual({
      code: await accountOf('kades-sei-asam'),
      path: 'kades-sei-asam',
    });
  });
});

describe('What a record is called', () => {
  const heading = (html: string): string => /<h1>([^]*?)<\/h1>/.exec(html)![1]!;

  it('tells of each village in which district it lies, on its page, in lists and among what waits', async () => {
    const { body } = await reader.system.get(HEAD, '/v1/visits?limit=1');
    const [{ id }] = (body as { items: readonly [{ id: string }] }).items;
    const title =
      'Sei Asam (Kec. Kapuas Hilir) → Kabupaten Tanah Bumbu, Kec. Angsana, Mekar Jaya (Kec. Angsana), Angsana (Kec. Angsana)';
    const record = await page(HEAD, `/id/kunjungan/${id}`);
    expect(heading(record)).toBe(title);
    expect(await page(HEAD, '/id/kunjungan')).toContain(`>${title}</a>`);
    expect(await page(HEAD, `/id/kunjungan/${id}/do/close-visit`)).toContain(`← ${title}</a>`);
    for (const path of ['/id', '/id/pekerjaan'])
      expect(await page('kadis-pmd-kapuas', path)).toMatch(/\(Kec\. [^)]+\)/);
  });

  it('is no code: of an innovation, in the history of a visit', async () => {
    const { body } = await reader.system.get(HEAD, '/v1/visits?limit=1');
    const [{ id }] = (body as { items: readonly [{ id: string }] }).items;
    const html = await page(HEAD, `/id/kunjungan/${id}`);
    expect([html.includes('Sistem kelembagaan'), html.includes('kelembagaan-rt')]).toEqual([true, false]);
  });

  it('is no id, also of an account that is new', async () => {
    const { body } = await reader.system.post(KEEPER, '/v1/users', { kind: 'PERSON', officeId: OFFICE });
    await reader.system.settle();
    const account = `/id/pengguna/${(body as { id: string }).id}`;
    expect(heading(await page(KEEPER, account))).toBe('Akun baru, belum bernama pengguna, terdaftar 20 Nov 2026');
  });
});
