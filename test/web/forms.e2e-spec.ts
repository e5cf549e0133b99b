import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { plainPdf } from '#testing';
import { CONTROL } from '#views';
import { LARGEST_DRAFT } from '../../apps/dashboard/drafts.js';
import { TODAY } from '../e2e/system.js';
import { strangers, visitStory } from '../e2e/visit-story.js';
import { FormReader, hidden, hiddenIn, type Fields } from './form-reader.js';

/** Forms of commands as they are filled in without script. */
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
});
afterAll(() => reader.stop());

const HEAD = 'kades-sei-asam';
const FORM = '/id/kunjungan/do/new';
const story = visitStory({
  askedOn: TODAY.slice(0, 10),
  from: '2026-12-07',
  to: '2026-12-08',
  subjectRefs: strangers(1),
});
let keys = 0;
const key = (): readonly [string, string] => [CONTROL.key, `formulir-uji-${(keys += 1)}`];
const proposal = (over: object = {}): Fields => reader.fields('visits', undefined, { ...story.propose.body, ...over });
const without = (fields: Fields, ...starts: readonly string[]): Fields =>
  fields.filter(([name]) => !starts.some((start) => name.startsWith(start)));
const idIn = ({ headers }: { readonly headers: Readonly<Record<string, string>> }): string =>
  /^\/id\/kunjungan\/([^/?]+)\?saved=\d+/.exec(headers['location'] ?? '')?.[1] ?? '';
const proposed = async (over: object = {}): Promise<string> => {
  const sent = await reader.post(HEAD, FORM, [...proposal(over), key()]);
  expect([sent.status, idIn(sent)]).toEqual([303, expect.stringMatching(/./)]);
  await reader.system.settle();
  return idIn(sent);
};

describe('A form that is sent', () => {
  it('twice has effect once', async () => {
    const fields = [...proposal(), key()];
    const first = await reader.post(HEAD, FORM, fields);
    const head = await reader.system.head();
    const second = await reader.post(HEAD, FORM, fields);
    expect([first.status, second.status, idIn(second)]).toEqual([303, 303, idIn(first)]);
    expect(await reader.system.head()).toBe(head);
  });

  it('is said to be saved where that is true, not by a link that says so', async () => {
    const sent = await reader.post(HEAD, FORM, [...proposal(), key()]);
    await reader.system.settle();
    const [to, said] = [sent.headers['location']!, 'Langkah ini kini ada di riwayat.'];
    const [, done] = /(sinergi-selesai=[\w-]+);.*HttpOnly/.exec(String(sent.headers['set-cookie']))!;
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
    expect(sent.text).toContain('<a href="#f-budget">Anggaran: ');
    expect(sent.text).toContain('<a href="#f-plannedStart">Hari pertama: ');
    for (const kept of ['value="enam juta"', 'value="2026-13-45"', 'Pengelolaan &quot;BUMDes&quot; &lt;b'])
      expect(sent.text).toContain(kept);
    expect(sent.text).toContain('enctype="multipart/form-data"');
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

describe('A long form', () => {
  const draftsOf = async (by: string): Promise<readonly string[]> =>
    [...(await reader.get(by, '/id/akun')).text.matchAll(/do\/new\?konsep=([\w-]+)"/g)].map(([, id]) => id!);

  it('goes part by part with a draft of its user alone, which is gone when it is sent', async () => {
    const [first] = [key()];
    const fields = [...proposal(), first];
    const next = await reader.post(HEAD, FORM, [...fields, [CONTROL.at, '0'], [CONTROL.step, '1']]);
    expect([next.status, next.text.includes('2/5 ·'), hidden(next.text, '/kind')]).toEqual([200, true, 'KAJI_BANDING']);
    expect(await draftsOf(HEAD)).toContain(first[1]);
    const again = await reader.get(HEAD, `${FORM}?konsep=${first[1]}`);
    expect([again.text.includes('2/5 ·'), hidden(again.text, CONTROL.key)]).toEqual([true, first[1]]);
    const others = await reader.get('kades-mekar-jaya', `${FORM}?konsep=${first[1]}`);
    expect([others.status, others.text.includes('1/5 ·'), hidden(others.text, '/kind')]).toEqual([
      200,
      true,
      undefined,
    ]);
    expect(await draftsOf('kades-mekar-jaya')).toEqual([]);
    expect((await reader.post(HEAD, FORM, fields)).status).toBe(303);
    expect(await draftsOf(HEAD)).not.toContain(first[1]);
  });

  it('is gone on with in the form of its own record alone', async () => {
    const { body } = await reader.system.get(HEAD, '/v1/visits?limit=2');
    const [one, other] = (body as { items: readonly { id: string }[] }).items.map(
      ({ id }) => `/id/kunjungan/${id}/do/cancel-visit`,
    );
    const kept = key();
    await reader.post(HEAD, one!, [['/reason', 'Hanya untuk kunjungan ini.'], kept, [CONTROL.keep, '1']]);
    const told = async (path: string): Promise<boolean> =>
      (await reader.get(HEAD, `${path}?konsep=${kept[1]}`)).text.includes('Hanya untuk kunjungan ini.');
    expect([await told(one!), await told(other!)]).toEqual([true, false]);
  });

  it('says so where its draft could not be kept', async () => {
    const long = ['/reasonForHost', 'x'.repeat(LARGEST_DRAFT)] as const;
    const sent = await reader.post(HEAD, FORM, [...without(proposal(), long[0]), long, key(), [CONTROL.keep, '1']]);
    expect(sent.text).toContain('Konsep tidak dapat disimpan');
    expect(sent.text).not.toContain('Konsep tersimpan');
  });

  it('has one entry of a list taken away, and none whose number begins alike', async () => {
    const topics = Array.from({ length: 12 }, (_, index) => `Topik ke-${index}.`);
    const less = await reader.post(HEAD, FORM, [...proposal({ topics }), key(), [CONTROL.remove, '/topics/1']]);
    expect(topics.filter((topic) => !less.text.includes(topic))).toEqual([topics[1]]);
  });

  it('is thrown away as its user says', async () => {
    const kept = key();
    await reader.post(HEAD, FORM, [...proposal(), kept, [CONTROL.at, '3'], [CONTROL.keep, '1']]);
    expect(await draftsOf(HEAD)).toContain(kept[1]);
    await reader.post('kades-mekar-jaya', '/id/akun/konsep', [['id', kept[1]]]);
    expect(await draftsOf(HEAD)).toContain(kept[1]);
    expect((await reader.post(HEAD, '/id/akun/konsep', [['id', kept[1]]])).status).toBe(303);
    expect(await draftsOf(HEAD)).not.toContain(kept[1]);
  });

  it('begins with what is known of its user', async () => {
    const { text } = await reader.get(HEAD, FORM);
    expect(hidden(text, '/origin/officeId')).toBe('pemdes-62.03.02.2007');
    expect(hidden(text, '/origin/region')).toBe('62.03.02.2007');
    expect(hidden(text, '/acting/officialName')).toBe('Kepala Desa Sei Asam');
    expect(text).not.toContain('name="/provenance');
  });
});

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

  it('may be a document that is stored already', async () => {
    const { body } = await reader.system.get(HEAD, '/v1/documents?limit=1');
    const [{ id }] = (body as { items: [{ id: string }] }).items;
    const fields: Fields = [...without(proposal(), '/letter'), [`${CONTROL.stored}/letter`, id], key()];
    const kept = await reader.post(HEAD, FORM, [...fields, [CONTROL.at, '4'], [CONTROL.step, '4']]);
    expect(kept.text).toContain(`Tersimpan: ${id}`);
    expect((await reader.post(HEAD, FORM, fields)).status).toBe(303);
  });
});

describe('What the script asks for', () => {
  it('are regions', async () => {
    const { status, text } = await reader.get(HEAD, '/cari/wilayah?q=mekar%20jaya%2C%20ang');
    expect([status, JSON.parse(text)]).toMatchObject([200, { items: [{ code: '63.10.09.2009' }] }]);
    expect(JSON.parse((await reader.get(HEAD, '/cari/wilayah?q=%20-')).text)).toEqual({ items: [] });
    expect(JSON.parse((await reader.get(HEAD, '/cari/wilayah')).text)).toEqual({ items: [] });
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

  it('stands on the list with its reason', async () => {
    const { text } = await reader.get('inspektorat-kapuas', '/id/kunjungan');
    expect(text).toMatch(/<details class="closed"><summary>Ajukan kunjungan belajar<\/summary><p>[^<]+<\/p>/);
    expect((await reader.get(HEAD, '/id/kunjungan')).text).toContain('<a class="button" href="/id/kunjungan/do/new">');
  });
});
