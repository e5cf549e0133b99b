import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPdf } from '#testing';
import { CONTROL } from '#views';
import { FormReader, hidden, hiddenIn, type Fields } from './form-reader.js';
import { keptAtDesks } from './kept-at-desks.js';
import { FORM, HEAD, key, story } from './proposals.js';

/** A form that one fills in and another of the same office sends. */
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
});
afterAll(() => reader.stop());

const [CLERK, FOREIGN] = ['sekdes-sei-asam', 'kades-mekar-jaya'] as const;
const proposal = (over: object = {}): Fields => reader.fields('visits', undefined, { ...story.propose.body, ...over });
const KEEP: Fields[number] = [CONTROL.office, '1'];
const opened = (by: string, id: string, form = FORM) => reader.get(by, `${form}?konsep=${id}`);
/** What the form sends of itself: what was typed is given anew. */
const controls = (html: string): Fields => hiddenIn(html).filter(([name]) => name.startsWith('_'));
const prepared = async (over: object = {}): Promise<string> => {
  const [, id] = [CONTROL.key, key()[1]];
  const { acting: _, ...body } = { ...(story.propose.body as { acting?: object }), ...over };
  const sent = await reader.post(CLERK, FORM, [
    ...reader.fields('visits', undefined, body),
    [CONTROL.key, id],
    [CONTROL.at, '4'],
    KEEP,
  ]);
  expect([sent.status, sent.text.includes('Konsep kantor tersimpan'), hidden(sent.text, CONTROL.draft)]).toEqual([
    200,
    true,
    '1',
  ]);
  return id;
};
const listed = async (by: string, id: string): Promise<readonly boolean[]> =>
  Promise.all(['/id', '/id/akun'].map(async (page) => (await reader.get(by, page)).text.includes(`konsep=${id}`)));

describe('Who may not send a command', () => {
  it('is told at each step what is wrong in its form; what is not known yet may stay empty', async () => {
    const next = async (fields: Fields, at: number): Promise<string> =>
      (await reader.post(CLERK, FORM, [...fields, key(), [CONTROL.at, String(at)], [CONTROL.step, String(at + 1)]]))
        .text;
    const wrong = await next(
      [
        ['/expectedOutputs/0/text', 'Rencana aksi'],
        ['/delegationSize', 'lima'],
      ],
      2,
    );
    for (const told of ['3/5 ·', '<a href="#f-expectedOutputs-0-indicator">', '<a href="#f-delegationSize">'])
      expect(wrong).toContain(told);
    const money: Fields = [
      ['/budget', 'sejuta'],
      ['/fundingSources/0/amount', '5'],
    ];
    for (const told of ['4/5 ·', '<a href="#f-budget">', '<a href="#f-fundingSources-0-source">'])
      expect(await next(money, 3)).toContain(told);
    expect(await next([['/topics/0', 'Pengelolaan BUMDes']], 0)).toContain('2/5 ·');
    // The year is the form's own, and nothing that was begun.
    expect(await next([['/fundingSources/0/fiscalYear', '2026']], 3)).toContain('5/5 ·');
    const host = (region: string) => next([['/hosts/0/region', region]], 1);
    const unclear = await host('Mekar Jaya, Tanah Bumbu');
    const offered = [...unclear.matchAll(/type="radio" name="\/hosts\/0\/region" value="([\d.]+)"/g)].map(
      ([, code]) => code,
    );
    expect([unclear.includes('2/5 ·'), offered]).toEqual([true, ['63.10.09.2009', '63.10.11.2010']]);
    expect(await host('Tidak Ada Desanya')).toContain('<a href="#f-hosts-0-region">');
    expect(await host('Mekar Jaya, Angsana')).toContain('3/5 ·');
  });

  it('finds the way to its long form, which says that he prepares it, and cannot be sent by him', async () => {
    expect((await reader.get(CLERK, '/id/kunjungan')).text).toContain(
      `href="${FORM}">Siapkan konsep: Ajukan kunjungan belajar</a>`,
    );
    for (const [language, form, said] of [
      ['id', FORM, 'Anda menyiapkan untuk yang berhak mengirim'],
      ['en', '/en/study-visits/do/new', 'You prepare this for whoever may send it'],
    ] as const) {
      const { text, status } = await reader.get(CLERK, form);
      expect([language, status, text.includes(said)]).toEqual([language, 200, true]);
      expect(text).toContain(`name="${CONTROL.office}"`);
      expect(text).not.toContain(`name="${CONTROL.keep}"`);
      // Who acts is not who fills it in.
      expect(hidden(text, '/acting/officialName')).toBeUndefined();
    }
    const last = await reader.post(CLERK, FORM, [...proposal(), key(), [CONTROL.at, '3'], [CONTROL.step, '4']]);
    expect(last.text).toMatch(
      /<button class="quiet" disabled aria-describedby="unsendable">[^]*Simpan konsep untuk kantor<\/button><p class="soft" id="unsendable">/,
    );
    const head = await reader.system.head();
    const sent = await reader.post(CLERK, FORM, [...proposal(), key(), [CONTROL.at, '4']]);
    expect([sent.status, sent.text.includes('Kepala Desa')]).toEqual([422, true]);
    expect(await reader.system.head()).toBe(head);
  });

  it('prepares nothing where he only looks on', async () => {
    expect((await reader.get('inspektorat-kapuas', '/id/kunjungan')).text).not.toContain('Siapkan konsep');
    expect((await reader.get('inspektorat-kapuas', FORM)).text).not.toContain(`name="${CONTROL.office}"`);
  });

  it('finds it on a record, too', async () => {
    const visit = await reader.system.takeAll([story.propose]);
    await reader.system.settle();
    const { text } = await reader.get(CLERK, `/id/kunjungan/${visit}`);
    const form = `/id/kunjungan/${visit}/do/issue-travel-order`;
    expect(text).toContain(`href="${form}">Siapkan konsep: Terbitkan Surat Tugas dan SPD</a>`);
    // A short form is nothing to prepare.
    const offered = [...text.matchAll(/\/do\/([\w-]+)">Siapkan konsep/g)].map(([, operation]) => operation);
    expect(offered).toEqual(['issue-travel-order']);
    const [nik, name] = ['6203021506850777', 'Budi Konsep Kantor'];
    const id = key()[1];
    const kept = await reader.post(CLERK, form, [
      ['/travellers/0/subjectRef/nik', nik],
      ['/travellers/0/subjectRef/name', name],
      ['/orderNo', `090/${nik}/2026`],
      [CONTROL.key, id],
      [CONTROL.at, '1'],
      KEEP,
    ]);
    expect(kept.text).toContain('Konsep kantor tersimpan');
    expect((await reader.get(HEAD, '/id/akun')).text).toMatch(
      new RegExp(`konsep=${id}">Terbitkan Surat Tugas dan SPD · Sei Asam[^<]* → Angsana`),
    );
    const desks = await keptAtDesks(reader.system.dataDir);
    expect(desks).toContain('6203••••••••0777');
    for (const personal of [nik, name]) expect(desks).not.toContain(personal);
    expect((await opened(HEAD, id, form)).text).toContain('6203••••••••0777');
    expect((await opened(HEAD, id)).text).not.toContain('6203••••••••0777');
  });
});

describe('A draft of an office', () => {
  it('is seen by who acts for it, with who prepared it and when; sent by who may, and gone', async () => {
    const id = await prepared();
    expect(await listed(CLERK, id)).toEqual([true, true]);
    expect(await listed(HEAD, id)).toEqual([true, true]);
    for (const page of ['/id', '/id/akun'])
      expect((await reader.get(HEAD, page)).text).toContain(
        `konsep=${id}">Ajukan kunjungan belajar · Angsana (Kec. Angsana) · 7–8 Des 2026</a>`,
      );
    expect((await reader.get(HEAD, '/id')).text).toMatch(/disiapkan oleh Sekretaris Desa[^<]* · [^<]+2026/);
    expect((await reader.get(HEAD, '/id')).text).not.toContain('terakhir diubah');
    const form = await opened(HEAD, id);
    expect([hidden(form.text, CONTROL.key), hidden(form.text, CONTROL.draft)]).toEqual([id, '1']);
    expect(form.text).toContain('value="Kepala Desa Sei Asam"');
    expect(form.text).toContain('disiapkan oleh Sekretaris Desa');
    expect(form.text).not.toContain('disabled aria-describedby="unsendable"');
    const sent = await reader.post(HEAD, FORM, [...proposal(), ...controls(form.text)]);
    expect(sent.status).toBe(303);
    const again = await reader.post(HEAD, FORM, [...proposal(), ...controls(form.text)]);
    expect([again.status, again.headers['location']]).toEqual([303, sent.headers['location']]);
    for (const by of [CLERK, HEAD]) expect(await listed(by, id)).toEqual([false, false]);
  });

  it('tells whoever may send it all that stands in it before the button that sends it, each step with the way back', async () => {
    const id = await prepared({ delegationSize: undefined });
    const { text } = await opened(HEAD, id);
    const told = /<section class="part summary">[^]*<button class="main">Ajukan/.exec(text)?.[0] ?? '';
    for (const words of [
      '7 Des 2026',
      '8 Des 2026',
      'Sei Asam, Kapuas Hilir, Kapuas (62.03.02.2007)',
      'Angsana, Angsana, Tanah Bumbu (63.10.09.2005)',
      'Rp ',
      'Banyaknya peserta</dt><dd><span class="tag warn">belum diisi</span>',
    ])
      expect(told).toContain(words);
    const back = [...told.matchAll(/name="_step" value="(\d)" formnovalidate>Ubah /g)].map(([, step]) => step);
    expect(back).toEqual(['0', '1', '2', '3']);
    const changed = await reader.post(HEAD, FORM, [...hiddenIn(text), [CONTROL.step, '3']]);
    expect([changed.status, changed.text.includes('4/5 ·'), changed.text.includes('part summary')]).toEqual([
      200,
      true,
      false,
    ]);
  });

  it('is shown anew on the start page, whatever the browser has of it', async () => {
    const before = await reader.get(HEAD, '/id');
    const id = await prepared();
    const after = await reader.get(HEAD, '/id');
    expect(after.headers['etag']).not.toBe(before.headers['etag']);
    expect(after.text).toContain(`konsep=${id}`);
  });

  it('is not there for another office, whatever its address, nor changed or thrown away by it', async () => {
    const id = await prepared();
    expect(await listed(FOREIGN, id)).toEqual([false, false]);
    const form = await opened(FOREIGN, id);
    expect([form.status, hidden(form.text, CONTROL.draft), form.text.includes('1/5 ·')]).toEqual([
      200,
      undefined,
      true,
    ]);
    const kept = await reader.post(FOREIGN, FORM, [
      ...proposal({ topics: ['Milik kantor lain'] }),
      [CONTROL.key, id],
      [CONTROL.draft, '1'],
      [CONTROL.at, '4'],
      KEEP,
    ]);
    expect([kept.status, kept.text.includes('Konsep kantor ini sudah tidak ada')]).toEqual([422, true]);
    await reader.post(FOREIGN, '/id/akun/konsep', [
      ['id', id],
      ['version', '1'],
    ]);
    expect(await listed(CLERK, id)).toEqual([true, true]);
    expect((await opened(CLERK, id)).text).not.toContain('Milik kantor lain');
  });

  it('that two change at once keeps what was kept first, and tells the other what stands in it', async () => {
    const id = await prepared();
    const [mine, theirs] = await Promise.all([opened(CLERK, id), opened(HEAD, id)]);
    const change = (html: string, topic: string, over: Fields): Fields => [
      ...proposal({ topics: [topic] }),
      ...controls(html),
      ...over,
    ];
    const kept = await reader.post(HEAD, FORM, change(theirs.text, 'Topik kepala desa', [KEEP]));
    expect([kept.status, hidden(kept.text, CONTROL.draft)]).toEqual([200, '2']);
    const lost = await reader.post(CLERK, FORM, change(mine.text, 'Topik sekretaris', [KEEP]));
    expect([lost.status, hidden(lost.text, CONTROL.draft)]).toEqual([422, '2']);
    for (const told of ['Konsep ini diubah sejak Anda membukanya', 'Topik kepala desa', 'Topik sekretaris'])
      expect(lost.text).toContain(told);
    expect((await opened(HEAD, id)).text).toContain('Topik kepala desa');
    const head = await reader.system.head();
    const sent = await reader.post(HEAD, FORM, change(theirs.text, 'Topik lama', []));
    expect([sent.status, sent.text.includes('Konsep ini diubah sejak')]).toEqual([422, true]);
    expect(await reader.system.head()).toBe(head);
    const thrown = await reader.post(CLERK, '/id/akun/konsep', [
      ['id', id],
      ['version', '1'],
    ]);
    expect([thrown.status, await listed(CLERK, id)]).toEqual([409, [true, true]]);
    const overwritten = await reader.post(CLERK, FORM, change(lost.text, 'Topik sekretaris', [KEEP]));
    expect([overwritten.status, hidden(overwritten.text, CONTROL.draft)]).toEqual([200, '3']);
    expect((await opened(HEAD, id)).text).toContain('Topik sekretaris');
  });

  it('is sent by one of two who may, also at once; the other is told, and keeps what he filled in as something new', async () => {
    const DEPUTY = 'plh-kades-sei-asam';
    await reader.system.employ(DEPUTY, 'VILLAGE_HEAD', '62.03.02.2007', 'pemdes-62.03.02.2007');
    const id = await prepared({ topics: ['Dikirim sekali'] });
    const forms = await Promise.all([HEAD, DEPUTY, CLERK].map((by) => opened(by, id)));
    const send = (by: string, at: number, more: Fields = []) =>
      reader.post(by, FORM, [...proposal({ topics: ['Dikirim sekali'] }), ...controls(forms[at]!.text), ...more]);
    const both = await Promise.all([send(HEAD, 0), send(DEPUTY, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    const loser = both[0]!.status === 303 ? 1 : 0;
    expect(both[loser]!.text).toMatch(/sedang dikirim|sudah tidak ada/);
    const late = [await send([HEAD, DEPUTY][loser]!, loser), await send(CLERK, 2, [KEEP])];
    for (const { status, text } of late) {
      expect([status, text.includes('Konsep kantor ini sudah tidak ada')]).toEqual([422, true]);
      expect(text).toContain('Dikirim sekali');
      expect([hidden(text, CONTROL.draft), hidden(text, CONTROL.key)]).toEqual([
        undefined,
        expect.not.stringMatching(id),
      ]);
    }
    const kept = await reader.post(CLERK, FORM, [...proposal(), ...controls(late[1]!.text), KEEP]);
    expect(kept.text).toContain('Konsep kantor tersimpan');
  });

  it('that a colleague is sending stays as it is, and is no second command, until that is known', async () => {
    const id = await prepared();
    const form = await opened(HEAD, id);
    const told = async (path: string, body: object) =>
      (
        await reader.system.call({
          method: 'POST',
          path: `/v1/office-drafts/${id}/${path}`,
          token: await reader.system.tokenOf(CLERK),
          body,
        })
      ).status;
    const office = 'office=pemdes-62.03.02.2007';
    expect(await told(`begin?${office}&seen=1`, {})).toBe(204);
    for (const more of [[], [KEEP]] as const) {
      const { status, text } = await reader.post(HEAD, FORM, [...proposal(), ...controls(form.text), ...more]);
      expect([text.includes('sedang dikirim'), text.includes('sudah tidak ada')]).toEqual([true, false]);
      expect([status, hidden(text, CONTROL.key), hidden(text, CONTROL.draft)]).toEqual([
        more.length > 0 ? expect.any(Number) : 422,
        id,
        '1',
      ]);
    }
    expect(await told(`end?${office}`, { sent: false })).toBe(204);
    expect((await reader.post(HEAD, FORM, [...proposal(), ...controls(form.text)])).status).toBe(303);
  });

  it('stays one where its form holds more than can be sent', async () => {
    const form = await opened(HEAD, await prepared());
    const topics = Array.from({ length: 51 }, (_, at) => `Topik ${at}`);
    const { status, text } = await reader.post(HEAD, FORM, [...proposal({ topics }), ...controls(form.text)]);
    expect([status, hidden(text, CONTROL.draft)]).toEqual([422, '1']);
  });

  it('of more entries than its form takes is opened with those that it takes', async () => {
    const id = key()[1];
    const { status } = await reader.system.call({
      method: 'PUT',
      path: `/v1/office-drafts/${id}?office=pemdes-62.03.02.2007`,
      token: await reader.system.tokenOf(CLERK),
      body: {
        list: 'visits',
        operation: 'new',
        fields: Array.from({ length: 60 }, (_, at) => ({ name: `/topics/${at}`, value: `Topik ke-${at}` })),
      },
    });
    const { text } = await opened(HEAD, id);
    expect([status, text.match(/name="\/topics\/\d+"/g)?.length]).toEqual([200, 50]);
    expect(text).toContain('Paling banyak 50 butir; yang dikirim 60.');
  });

  it('that was refused is there again for whoever may send it', async () => {
    const id = await prepared();
    const form = await opened(HEAD, id);
    const body = [...proposal({ plannedEnd: '2026-12-01' }), ...controls(form.text)];
    expect((await reader.post(HEAD, FORM, body)).status).toBe(422);
    const kept = await reader.post(CLERK, FORM, [...proposal(), ...controls((await opened(CLERK, id)).text), KEEP]);
    expect([kept.status, hidden(kept.text, CONTROL.draft)]).toEqual([200, '2']);
  });

  it('takes the place of the own one from which it comes, and is kept itself step by step', async () => {
    const id = key()[1];
    const at = (step: string, topic: string, over: Fields): Promise<{ readonly text: string }> =>
      reader.post(CLERK, FORM, [...proposal({ topics: [topic] }), [CONTROL.key, id], [CONTROL.at, step], ...over]);
    const shown = async (): Promise<number> =>
      (await reader.get(CLERK, '/id/akun')).text.split(`konsep=${id}"`).length - 1;
    await at('0', 'Topik sendiri', [[CONTROL.step, '1']]);
    expect([await shown(), await listed(HEAD, id)]).toEqual([1, [false, false]]);
    await at('1', 'Topik sendiri', [KEEP]);
    expect([await shown(), await listed(HEAD, id)]).toEqual([1, [true, true]]);
    const version: Fields[number] = [CONTROL.draft, '1'];
    const before = await at('0', 'Topik halaman lama', [[CONTROL.step, '1']]);
    expect([
      before.text.includes('Konsep ini diubah sejak Anda membukanya'),
      hidden(before.text, CONTROL.draft),
    ]).toEqual([true, '1']);
    expect([await shown(), (await opened(HEAD, id)).text.includes('Topik halaman lama')]).toEqual([1, false]);
    const next = await at('1', 'Topik kantor', [version, [CONTROL.step, '2']]);
    expect([next.text.includes('3/5 ·'), hidden(next.text, CONTROL.draft), await shown()]).toEqual([true, '2', 1]);
    expect((await opened(HEAD, id)).text).toContain('Topik kantor');
  });

  it('is known by its version whatever its form is sent for', async () => {
    const id = await prepared();
    const version: Fields[number] = [CONTROL.draft, '1'];
    const hosts = Array.from({ length: 100 }, () => ({ region: '63.10.09.2005' }));
    for (const [over, more] of [
      [{}, [[CONTROL.add, '/topics']]],
      [{}, [[CONTROL.remove, '/topics/0']]],
      [{ hosts }, []],
    ] as readonly (readonly [object, Fields])[]) {
      const { text } = await reader.post(CLERK, FORM, [...proposal(over), [CONTROL.key, id], version, ...more]);
      expect([more, hidden(text, CONTROL.draft)]).toEqual([more, '1']);
    }
  });

  it('holds no file that could not be stored: that lies with its sender alone', async () => {
    const { letter: _, ...body } = story.propose.body as { letter?: object };
    const id = key()[1];
    const kept = await reader.postFiles(
      CLERK,
      FORM,
      [
        ...reader.fields('visits', undefined, body),
        ['/letter/number', '140/konsep'],
        [CONTROL.key, id],
        [CONTROL.at, '4'],
        KEEP,
      ],
      { [`${CONTROL.file}/letter`]: plainPdf(['Surat tanpa jenis']) },
    );
    expect(kept.text).toContain('Konsep kantor tersimpan, kecuali yang perlu diperbaiki di bawah');
    expect(hidden(kept.text, `${CONTROL.upload}/letter`)).toMatch(/./);
    const { text } = await opened(HEAD, id);
    expect([text.includes('140/konsep'), hidden(text, `${CONTROL.upload}/letter`)]).toEqual([true, undefined]);
    expect(text).not.toMatch(/name="\/letter\/(?:docId|sha256)"[^>]* value="[^"]/);
  });

  it('brings a file to whoever opens it: a document of the office by then', async () => {
    const { letter: _, ...body } = story.propose.body as { letter?: object };
    const kept = await reader.postFiles(
      CLERK,
      FORM,
      [
        ...reader.fields('visits', undefined, body),
        ['/letter/type', 'Surat permohonan'],
        ['/letter/date', '2026-11-19'],
        ['/letter/classification', 'INTERNAL'],
        key(),
        [CONTROL.at, '4'],
        KEEP,
      ],
      { [`${CONTROL.file}/letter`]: plainPdf(['Surat permohonan kunjungan']) },
    );
    expect([kept.status, kept.text.includes('Konsep kantor tersimpan')]).toEqual([200, true]);
    await reader.system.settle();
    const form = await opened(HEAD, hidden(kept.text, CONTROL.key)!);
    expect(form.text).toMatch(
      /Tersimpan: <a href="\/id\/dokumen\/dok-[0-9a-f]{32}">Surat permohonan · 19 Nov 2026<\/a>/,
    );
    const letter = ['/letter/docId', '/letter/sha256'].map(
      (name) => [name, new RegExp(`name="${name}"[^>]* value="([^"]+)"`).exec(form.text)![1]!] as const,
    );
    const sent = await reader.post(HEAD, FORM, [
      ...reader.fields('visits', undefined, body),
      ['/letter/type', 'Surat permohonan'],
      ['/letter/date', '2026-11-19'],
      ['/letter/classification', 'INTERNAL'],
      ...letter,
      ...controls(form.text),
    ]);
    expect(sent.status).toBe(303);
  });
});
