import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { plainPdf } from '#testing';
import { CONTROL, dayOf } from '#views';
import { FormReader, hidden, type Fields } from './form-reader.js';
import { FORM, HEAD, idIn, key, proposal as proposalOf, without } from './proposals.js';

/** Files in forms, and what the script of a form asks for. */
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
});
afterAll(() => reader.stop());

const proposal = (over: object = {}): Fields => proposalOf(reader, over);

describe('A file in a form', () => {
  const letter: Fields = [
    ['/letter/type', 'Surat permohonan'],
    ['/letter/date', '2026-11-19'],
    ['/letter/classification', 'INTERNAL'],
  ];
  const file = `${CONTROL.file}/letter`;

  it('is stored once, and the record refers to it', async () => {
    const fields = [...without(proposal(), '/letter'), ...letter, key()];
    const bytes = plainPdf(['Surat permohonan kunjungan']);
    const first = await reader.postFiles(HEAD, FORM, fields, { [file]: bytes });
    const second = await reader.postFiles(HEAD, FORM, fields, { [file]: bytes });
    expect([first.status, second.status, idIn(second)]).toEqual([303, 303, idIn(first)]);
    await reader.system.settle();
    const visit = (await reader.system.get(HEAD, `/v1/visits/${idIn(first)}`)).body as {
      item: { documents?: unknown };
    };
    expect(JSON.stringify(visit.item)).toMatch(/"docId":"dok-[0-9a-f]{32}"[^{}]*"seen":true/);
  });

  it('is not stored with a form that is refused: it waits there, and is stored once when that is mended', async () => {
    const documents = async (): Promise<number> =>
      ((await reader.system.get(HEAD, '/v1/documents?limit=1&count=true')).body as { matches: { count: number } })
        .matches.count;
    const before = await documents();
    const again = key();
    const fields = (over: object): Fields => [...without(proposal(over), '/letter'), ...letter, again];
    const bytes = plainPdf(['Surat yang menunggu']);
    const refused = await reader.postFiles(HEAD, FORM, fields({ budget: '1' }), { [file]: bytes });
    const waits = hidden(refused.text, `${CONTROL.upload}/letter`);
    expect([refused.status, waits]).toEqual([422, expect.stringMatching(/./)]);
    await reader.system.settle();
    expect(await documents()).toBe(before);
    expect((await reader.post(HEAD, FORM, [...fields({}), [`${CONTROL.upload}/letter`, waits!]])).status).toBe(303);
    await reader.system.settle();
    expect(await documents()).toBe(before + 1);
  });

  it('that is no document is refused at its field, and everything typed stays', async () => {
    const sent = await reader.postFiles(HEAD, FORM, [...without(proposal(), '/letter'), ...letter, key()], {
      [file]: Buffer.from('bukan PDF'),
    });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('<a href="#f-letter">Surat permohonan: ');
    expect(sent.text).toContain('value="2026-11-19"');
    const large = await reader.postFiles(HEAD, FORM, [...without(proposal(), '/letter'), ...letter, key()], {
      [file]: Buffer.alloc(20_971_521),
    });
    expect([large.status, large.text.includes('lebih besar dari 20 MiB')]).toEqual([422, true]);
    expect(large.text).toContain('value="2026-11-19"');
  });

  it('that waits for nothing any more is thrown away by whoever uploaded it, from his account', async () => {
    const uploads = async (): Promise<readonly string[]> =>
      ((await reader.system.get(HEAD, '/v1/uploads')).body as { items: readonly { id: string }[] }).items.map(
        ({ id }) => id,
      );
    const waiting: Fields = [...without(proposal({ budget: '1' }), '/letter'), ...letter];
    while ((await uploads()).length < 20)
      await reader.postFiles(HEAD, FORM, [...waiting, key()], { [file]: plainPdf([`Surat ${key()[1]}`]) });
    const full = await reader.postFiles(HEAD, FORM, [...waiting, key()], { [file]: plainPdf(['Satu lagi']) });
    expect(full.text).toContain('selesaikan, atau buang dahulu di halaman Akun.');
    const { text } = await reader.get(HEAD, '/id/akun');
    expect(text).toContain('Berkas yang belum menjadi dokumen');
    const [first, ...others] = await uploads();
    await reader.post('kades-mekar-jaya', '/id/akun/unggahan', [['id', first!]]);
    expect(await uploads()).toContain(first);
    expect((await reader.post(HEAD, '/id/akun/unggahan', [['id', first!]])).status).toBe(303);
    expect(await uploads()).toEqual(others);
    const all = await reader.post(
      HEAD,
      '/id/akun/unggahan',
      [first!, ...others].map((id) => ['id', id] as const),
    );
    expect([all.status, await uploads()]).toEqual([303, []]);
    expect((await reader.get(HEAD, '/en/account')).text).not.toContain('Files that are no documents yet');
  });

  it('may be a document that is stored already', async () => {
    const { body } = await reader.system.get(HEAD, '/v1/documents?limit=1');
    interface Stored {
      readonly id: string;
      readonly document: { readonly type: string; readonly number?: string; readonly date: string };
    }
    const [{ id, document }] = (body as { readonly items: readonly [Stored] }).items;
    const fields: Fields = [...without(proposal(), '/letter'), [`${CONTROL.stored}/letter`, id], key()];
    const kept = await reader.post(HEAD, FORM, [...fields, [CONTROL.at, '4'], [CONTROL.step, '4']]);
    const { type, number, date } = document;
    const called = [type, number, dayOf(date, 'id')].filter(Boolean).join(' · ');
    expect(kept.text).toContain(`Tersimpan: <a href="/id/dokumen/${id}">${called}</a>`);
    // Of two that are called alike it is told whose they are.
    const { text } = await reader.post(HEAD, FORM, [...without(proposal(), '/letter'), key(), [CONTROL.step, '4']]);
    expect(text).toContain(`<option value="${id}">${called} · Pemerintah Desa Sei Asam</option>`);
    expect((await reader.post(HEAD, FORM, fields)).status).toBe(303);
  });
});

describe('What the script asks for', () => {
  const sent = async (bytes: Buffer) =>
    request(reader.server)
      .post('/unggah')
      .set('Cookie', await reader.cookie(HEAD))
      .set({ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/octet-stream' })
      .send(bytes);

  it('is a place for a file; bytes that are no document are told at once, and nothing is left of them', async () => {
    const open = async (): Promise<number> =>
      ((await reader.system.get(HEAD, '/v1/uploads')).body as { items: readonly object[] }).items.length;
    const before = await open();
    const { status, text } = await sent(Buffer.from('bukan PDF'));
    expect([status, JSON.parse(text)]).toMatchObject([422, { code: 'E_FILE_TYPE' }]);
    expect(await open()).toBe(before);
    expect((await sent(plainPdf(['Surat']))).status).toBe(200);
  });

  it('are regions', async () => {
    const { status, text } = await reader.get(HEAD, '/cari/wilayah?q=mekar%20jaya%2C%20ang');
    expect([status, JSON.parse(text)]).toMatchObject([200, { items: [{ code: '63.10.09.2009' }] }]);
    // Of many that are called alike those nearest to the office come first.
    const alike = (await reader.get(HEAD, '/cari/wilayah?q=sukamaju')).text;
    expect((JSON.parse(alike) as { items: readonly { code: string }[] }).items[0]!.code).toMatch(/^62\./);
    expect(JSON.parse((await reader.get(HEAD, '/cari/wilayah?q=%20-')).text)).toEqual({ items: [] });
    expect(JSON.parse((await reader.get(HEAD, '/cari/wilayah')).text)).toEqual({ items: [] });
  });
});
