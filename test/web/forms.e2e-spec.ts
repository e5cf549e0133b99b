import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { CONTROL } from '#views';
import { FormReader, hidden, hiddenIn, type Fields } from './form-reader.js';
import { FORM, HEAD, idIn, key, proposal as proposalOf, proposed as proposedOf, story, without } from './proposals.js';

/** Forms of commands as they are filled in without script. */
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
});
afterAll(() => reader.stop());

const proposal = (over: object = {}): Fields => proposalOf(reader, over);

const proposed = (over: object = {}): Promise<string> => proposedOf(reader, over);

describe('A form that is sent', () => {
  it('twice has effect once', async () => {
    const fields = [...proposal(), key()];
    const first = await reader.post(HEAD, FORM, fields);
    const head = await reader.system.head();
    const second = await reader.post(HEAD, FORM, fields);
    expect([first.status, second.status, idIn(second)]).toEqual([303, 303, idIn(first)]);
    expect(await reader.system.head()).toBe(head);
  });

  it('and is another the second time is something new, of which no draft is kept under the old key', async () => {
    const used = key();
    expect((await reader.post(HEAD, FORM, [...proposal(), used])).status).toBe(303);
    const other = await reader.post(HEAD, FORM, [...proposal({ topics: ['Hal lain'] }), used]);
    expect([other.status, hidden(other.text, CONTROL.key)]).toEqual([422, expect.not.stringMatching(used[1])]);
    expect((await reader.get(HEAD, '/id/akun')).text).not.toContain(`konsep=${used[1]}"`);
  });

  it('is said to be saved where that is true, not by a link that says so', async () => {
    const sent = await reader.post(HEAD, FORM, [...proposal(), key()]);
    await reader.system.settle();
    const [to, said] = [sent.headers['location']!, 'Langkah ini kini ada di riwayat.'];
    const [, done] = /(sinergi-selesai=[\w-]+); Max-Age=600;.*HttpOnly/.exec(String(sent.headers['set-cookie']))!;
    const pageWith = async (path: string, cookie: string) =>
      request(reader.server)
        .get(path)
        .set('Cookie', `${await reader.cookie(HEAD)}; ${cookie}`);
    const page = await reader.follow(HEAD, sent);
    expect(page.text).toContain(said);
    const linked = await pageWith(to, 'x=y');
    expect([linked.status, linked.text.includes(said)]).toEqual([200, false]);
    expect(linked.headers['etag']).not.toBe(page.headers['etag']);
    for (const other of [to.replace(/saved=\d+/, 'saved=7'), '/id/kunjungan?saved=1', '/id/akun?selesai=sandi'])
      expect((await pageWith(other, done!)).text).not.toMatch(/Langkah ini kini|<h2>Tersimpan|Kata sandi diganti/);
  });

  it('from a page of somebody else changes nothing', async () => {
    const head = await reader.system.head();
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://jahat.example' }, {}]) {
      const { status, text } = await reader.post(HEAD, FORM, [...proposal(), key()], headers as Record<string, string>);
      expect([status, text.includes('E_CROSS_SITE')]).toEqual([403, true]);
    }
    expect(await reader.system.head()).toBe(head);
  });

  it('and holds more than can be sent at once is told so', async () => {
    const { status, text } = await reader.post(HEAD, FORM, [['/topics/0', 'x'.repeat(600_000)], key()]);
    expect([status, text.includes('Isian formulir ini terlalu banyak untuk sekali kirim.')]).toEqual([413, true]);
  });

  it('of a record whose document does not say at which step it stands tells the step that was seen', async () => {
    const { body } = await reader.system.get(HEAD, '/v1/adoptions?limit=1&stage=OBSERVED');
    const [{ id }] = (body as { items: readonly [{ id: string }] }).items;
    const form = await reader.get(HEAD, `/id/adopsi/${id}/do/decide-adoption`);
    expect([form.status, hidden(form.text, CONTROL.revision)]).toEqual([200, expect.stringMatching(/^\d+$/)]);
  });

  it('with a key or revision that nobody gave is refused, or taken as new', async () => {
    const id = await proposed();
    const head = await reader.system.head();
    for (const revision of ['x', '-1', '99999999999999999999', '"0"\r\nX-A: b', '7']) {
      const sent = await reader.post(HEAD, `/id/kunjungan/${id}/do/cancel-visit`, [
        ['/reason', 'Tuan rumah berhalangan pada hari itu.'],
        [CONTROL.key, 'a b\r\nc'],
        [CONTROL.revision, revision],
      ]);
      expect([sent.status, hidden(sent.text, CONTROL.revision)]).toEqual([422, '0']);
      expect(sent.text).toContain('Tuan rumah berhalangan');
    }
    expect(await reader.system.head()).toBe(head);
  });
});

describe('A form whose key', () => {
  it('stood for something else before is sent again by a new one', async () => {
    const [used] = [key()];
    expect((await reader.post(HEAD, FORM, [...proposal(), used])).status).toBe(303);
    const other = await reader.post(HEAD, FORM, [...proposal({ topics: ['Topik yang lain'] }), used]);
    expect([other.status, hidden(other.text, CONTROL.key)]).toEqual([422, expect.not.stringContaining(used[1])]);
  });
});

describe('A form that is refused', () => {
  it('comes back with everything typed, each refusal by the label of its field and linked to it', async () => {
    const sent = await reader.post(HEAD, FORM, [
      ...without(proposal({ topics: ['Pengelolaan "BUMDes" <b>'] }), '/budget', '/plannedStart'),
      ['/plannedStart', '2026-13-45'],
      ['/budget', 'enam juta'],
      key(),
    ]);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('<li>Langkah 4 · Anggaran: ');
    expect(sent.text).toContain('<a href="#f-plannedStart">Hari pertama: ');
    expect(sent.text.indexOf('Hari pertama: ')).toBeLessThan(sent.text.indexOf('Langkah 4 · '));
    for (const kept of ['value="enam juta"', 'value="2026-13-45"', 'Pengelolaan &quot;BUMDes&quot; &lt;b'])
      expect(sent.text).toContain(kept);
    expect(sent.text).toContain('enctype="multipart/form-data"');
  });

  it('for a document without a file asks for the file, at its field', async () => {
    const { text } = await reader.post(HEAD, FORM, [
      ...without(proposal(), '/letter/docId', '/letter/sha256'),
      ['/letter/type', 'Surat permohonan'],
      key(),
    ]);
    expect(text).toContain('<a href="#f-letter">Surat permohonan: Berkasnya belum ada');
    expect(text).not.toMatch(/#f-letter-(sha256|docId)"/);
  });

  it('for want of a reason asks for it beforehand: it is marked as needed, in sight', async () => {
    const id = await proposed();
    for (const operation of ['cancel-visit', 'request-voiding']) {
      const { text } = await reader.get(HEAD, `/id/kunjungan/${id}/do/${operation}`);
      expect([operation, /<label for="f-reason">[^]*?<\/label>/.exec(text)?.[0]]).toEqual([
        operation,
        '<label for="f-reason">Alasan</label>',
      ]);
      expect(text).toContain('<summary>Tanggal, sumber, dan bukti</summary>');
    }
  });

  it('in steps stands at the first that is to be mended, with its draft', async () => {
    const long = await reader.post(HEAD, FORM, [...without(proposal({ budget: '1' }), '/delegationSize'), key()]);
    expect(long.status).toBe(422);
    for (const told of ['3/5 ·', 'Simpan konsep', '<a href="#f-delegationSize">', `name="${CONTROL.at}" value="2"`])
      expect(long.text).toContain(told);
    const kept = key();
    const rule = await reader.post(HEAD, FORM, [...proposal({ budget: '1' }), kept]);
    for (const told of ['4/5 ·', 'Simpan konsep', '<small class="rule">Aturan VIS-03'])
      expect(rule.text).toContain(told);
    const again = await reader.get(HEAD, `${FORM}?konsep=${kept[1]}`);
    expect([again.text.includes('4/5 ·'), /name="\/budget"[^>]* value="1"/.test(again.text)]).toEqual([true, true]);
  });

  it('offers the regions that a name may mean, and takes the one chosen', async () => {
    const fields = [...proposal({ hosts: [{ region: 'Mekar Jaya, Tanah Bumbu' }] }), key()];
    const sent = await reader.post(HEAD, FORM, fields);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('<input type="radio" name="/hosts/0/region" value="63.10.09.2009"/>');
    expect(sent.text).toContain('value="Mekar Jaya, Tanah Bumbu"');
    const chosen = await reader.post(HEAD, FORM, [...fields, ['/hosts/0/region', '63.10.09.2009']]);
    expect(chosen.status).toBe(303);
  });

  it('asks to acknowledge the warnings that there are', async () => {
    await proposed();
    // At one and the same instant the id would decide which of the two repeats the other.
    await reader.system.moveTo(new Date(Date.parse(reader.system.clock.now()) + 60_000).toISOString());
    const id = await proposed({ plannedStart: '2026-12-09', plannedEnd: '2026-12-10' });
    await reader.system.takeAll([story.accept], id);
    await reader.system.settle();
    const { acknowledge: _, ...body } = story.approve.body as { acknowledge: unknown };
    const at = `/id/kunjungan/${id}/do/approve-visit`;
    const form = await reader.get(story.approve.by, at);
    const fields = [
      ...reader.fields('visits', 'approve-visit', body),
      key(),
      [CONTROL.revision, hidden(form.text, CONTROL.revision)!] as const,
    ];
    const sent = await reader.post(story.approve.by, at, fields);
    expect([sent.status, sent.text.includes('href="#f-acknowledge"')]).toEqual([422, true]);
    expect(sent.text).toContain('name="/acknowledge" value="W_REPEAT_VISIT"');
    expect(sent.text).not.toContain('value="W_BACKDATED"');
    expect((await reader.post(story.approve.by, at, [...fields, ['/acknowledge', 'W_REPEAT_VISIT']])).status).toBe(303);
  });

  it('because somebody else changed the record tells what changed, and is sent again by its new revision', async () => {
    const id = await proposed();
    const at = `/id/kunjungan/${id}/do/cancel-visit`;
    const seen = hidden((await reader.get(HEAD, at)).text, CONTROL.revision)!;
    await reader.system.takeAll([story.accept], id);
    await reader.system.settle();
    const typed: Fields = [['/reason', 'Dana dialihkan untuk tanggap banjir.'], key()];
    const sent = await reader.post(HEAD, at, [...typed, [CONTROL.revision, seen]]);
    expect([sent.status, hidden(sent.text, CONTROL.revision)]).toEqual([422, String(Number(seen) + 1)]);
    for (const told of ['berubah sejak Anda membukanya', `id="r${Number(seen) + 1}"`, 'Dana dialihkan'])
      expect(sent.text).toContain(told);
    expect(sent.text).not.toContain(`id="r${seen}"`);
    const again = await reader.post(HEAD, at, [...typed, [CONTROL.revision, hidden(sent.text, CONTROL.revision)!]]);
    expect(again.status).toBe(303);
  });

  it('from ten windows at once takes effect from one, and the others are told what it changed', async () => {
    const id = await proposed();
    const at = `/id/kunjungan/${id}/do/reschedule-visit`;
    const seen = hidden((await reader.get(HEAD, at)).text, CONTROL.revision)!;
    const day = (index: number): string => `2026-12-${10 + index}`;
    const sent = await Promise.all(
      Array.from({ length: 10 }, async (_, index) =>
        reader.post(HEAD, at, [
          ['/plannedStart', day(index)],
          ['/plannedEnd', day(index)],
          ['/reason', `Aula dipakai, maka hari lain: pilihan ${index}.`],
          [CONTROL.revision, seen],
          key(),
        ]),
      ),
    );
    const won = sent.findIndex(({ status }) => status === 303);
    expect(sent.map(({ status }) => status)).toEqual(sent.map((_, index) => (index === won ? 303 : 422)));
    await reader.system.settle();
    const { body } = await reader.system.get(HEAD, `/v1/visits/${id}`);
    expect((body as { item: object }).item).toMatchObject({ plannedStart: day(won), revision: Number(seen) + 1 });
    for (const [index, { text }] of sent.entries())
      if (index !== won) {
        expect(text).toContain(`value="${day(index)}"`);
        expect(text).toContain(`pilihan ${index}.`);
        expect(text).toContain('berubah sejak Anda membukanya');
      }
  });

  it('because the session ended is kept through signing in, and not sent by itself', async () => {
    const head = await reader.system.head();
    const fields = [...proposal({ reasonForHost: 'Karena "unggul" & <tertib>' }), key()];
    const ended = await reader.post(undefined, FORM, fields);
    expect([ended.status, hidden(ended.text, 'next')]).toEqual([401, FORM]);
    const wrong = await reader.post(undefined, '/id/masuk', [
      ...hiddenIn(ended.text),
      ['username', HEAD],
      ['password', 'bukan ini'],
    ]);
    expect([wrong.status, hidden(wrong.text, '/reasonForHost')]).toEqual([422, 'Karena "unggul" & <tertib>']);
    const { username, password } = reader.system.account(HEAD);
    const back = await reader.post(undefined, '/id/masuk', [
      ...hiddenIn(wrong.text),
      ['username', username],
      ['password', password],
    ]);
    expect([back.status, hidden(back.text, CONTROL.key)]).toEqual([200, fields.at(-1)![1]]);
    expect(hidden(back.text, '/reasonForHost')).toBe('Karena "unggul" & <tertib>');
    expect(await reader.system.head()).toBe(head);
  });
});

describe('A form that names other records', () => {
  const KEEPER = 'pengelola-akun';
  const accountOf = async (username: string): Promise<string> => {
    const { body } = await reader.system.get(KEEPER, '/v1/users?limit=100');
    const { items } = body as { items: readonly { id: string; username?: string }[] };
    return items.find((each) => each.username === username)!.id;
  };

  it('gives a right an id of its own, and takes back one that is chosen', async () => {
    const id = await accountOf(HEAD);
    const giving = await reader.get(KEEPER, `/id/pengguna/${id}/do/grant-role`);
    expect(giving.text).toContain(`← ${HEAD}</a>`);
    expect(giving.text).toMatch(/<input[^>]* name="\/officeId"[^>]* data-search="\/cari\/kantor"/);
    expect(giving.text).not.toMatch(/type="text"[^>]*name="\/grantId"|name="\/grantId"[^>]*type="text"/);
    const taking = await reader.get(KEEPER, `/id/pengguna/${id}/do/revoke-grant`);
    expect(taking.text).toMatch(/<select[^>]* name="\/grantId"[^]*?Kepala Desa/);
  });

  it('finds an office by its name, and asks which where none has that very name', async () => {
    const id = await accountOf(HEAD);
    const { body } = await reader.system.get('walidata', '/v1/offices?limit=1');
    const [office] = (body as { items: readonly [{ id: string; name: string }] }).items;
    const path = `/id/pengguna/${id}/do/grant-role`;
    const fields = (name: string): Fields => [
      ...reader.fields('users', 'grant-role', { role: 'DATA_STEWARD', scope: 'ID', validFrom: '2026-12-01' }),
      ['/officeId', name],
      key(),
    ];
    const part = await reader.post(KEEPER, path, fields(office.name.split(' ')[0]!));
    expect([part.status, part.text.includes('yang mana?')]).toEqual([422, true]);
    const nobody = await reader.post(KEEPER, path, fields('Kantor yang tidak ada di mana pun'));
    expect([nobody.status, nobody.text.includes('Tidak ada yang bernama')]).toEqual([422, true]);
    const found = await reader.post(KEEPER, path, fields(office.name));
    expect(found.text).not.toContain('href="#f-officeId"');
  });
});

describe('A command that is closed to somebody', () => {
  it('says so on its form, before anything is filled in', async () => {
    const [open, closed] = await Promise.all(
      [HEAD, 'inspektorat-kapuas'].map(async (by) => (await reader.get(by, FORM)).text),
    );
    expect(closed).toContain('Belum dapat dikirim sekarang');
    expect(closed).toContain('Kepala Desa');
    expect(closed).not.toContain('VILLAGE_HEAD');
    expect(open).not.toContain('Belum dapat dikirim sekarang');
  });

  it('names the region for which it is, on the record and on its form', async () => {
    const id = await proposed({ plannedStart: '2026-12-14', plannedEnd: '2026-12-15' });
    for (const [path, words] of [
      ['', 'Ini langkah Kepala Desa Sei Asam.'],
      ['/do/cancel-visit', 'tidak mencakup Sei Asam 62.03.02.2007'],
    ] as const)
      expect((await reader.get(story.accept.by, `/id/kunjungan/${id}${path}`)).text).toContain(words);
  });

  it('has no button on the list for whose roles it is not', async () => {
    expect((await reader.get('inspektorat-kapuas', '/id/kunjungan')).text).not.toContain('Ajukan kunjungan belajar');
    expect((await reader.get(HEAD, '/id/kunjungan')).text).toContain('<a class="button" href="/id/kunjungan/do/new">');
  });
});

describe('A form in which an official acts', () => {
  /** The field of a form as it begins. */
  const field = (html: string, name: string): string =>
    new RegExp(`<(input|select)[^>]* name="${name}"[^>]*>(?:<option[^>]*>[^<]*</option>)*`).exec(html)?.[0] ?? '';

  it('begins with the name and capacity in which he holds the office by the register, and is taken so', async () => {
    const id = await proposed();
    const form = `/id/kunjungan/${id}/do/accept-hosting`;
    const { text } = await reader.get('pj-kades-angsana', form);
    expect(field(text, '/acting/officialName')).toContain('value="Sayid Firdaus"');
    expect(field(text, '/acting/capacity')).toContain('<option value="PJ" selected');
    const { acting: _, ...answer } = story.accept.body as { acting: object };
    const sent = await reader.post('pj-kades-angsana', form, [
      ...reader.fields('visits', 'accept-hosting', answer),
      ['/acting/officialName', 'Sayid Firdaus'],
      ['/acting/capacity', 'PJ'],
      ...hiddenIn(text),
    ]);
    expect([sent.status, idIn(sent)]).toEqual([303, id]);
  });

  it('asks for the name where the register does not know it: the title of a role is nobody’s name', async () => {
    const { text } = await reader.get('kadis-pmd-kapuas', `/id/kunjungan/${await proposed()}/do/approve-visit`);
    expect(field(text, '/acting/officialName')).toMatch(/ type="text" value /);
  });
});
