import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPdf } from '#testing';
import type { HttpAnswer } from '#demo';
import { demoDocument } from './demo-document.js';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { pdfText } from './pdf-text.js';
import { SystemUnderTest } from './system.js';
import { MEKAR_JAYA, strangers, unnumbered, visitStory } from './visit-story.js';

/** Numbers by the office's own rule, and papers of a visit as offices print them, through HTTP (domain §3.1). */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ('dinas-lain', 'OPD_HEAD', '62.03', 'dinas-lain-62.03');
  await system.employ('desa-lain', 'VILLAGE_HEAD', '62.03.02.2008', 'pemdes-62.03.02.2008');
  await system.employ('sekda-kapuas', 'REGENCY_SECRETARY', '62.03', 'setda-62.03');
});
afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
afterAll(() => system.stop());

const [HEAD, CLERK, HOST, STRANGER] = ['kades-sei-asam', 'sekdes-sei-asam', 'pj-kades-angsana', 'pmd-kalsel'];
const OFFICE = 'pemdes-62.03.02.2007';
const codeOf = ({ status, body }: HttpAnswer): string => {
  const { code, ruleId, field } = body as Partial<Record<string, string>>;
  return [status, code, ruleId, field].filter(Boolean).join(' ');
};
const entering = async (by: string, path: string, body: object): Promise<string> =>
  codeOf(await system.post(by, `/v1/${path}`, body));
const rule = (more: object = {}) => ({
  officeId: OFFICE,
  kind: 'SURAT_TUGAS',
  template: '000.1.2.3/{number}/{kind}-SA/{month}/{year}',
  digits: 3,
  kindCode: 'ST',
  firstYear: 2026,
  firstNumber: 12,
  ...more,
});
const setRule = (by: string, more: object = {}) => entering(by, 'numbering-rules/set-numbering-rule', rule(more));
const asked = (record: string, more: object = {}) => ({
  officeId: OFFICE,
  kind: 'SURAT_TUGAS',
  record,
  count: 1,
  day: '2026-11-02',
  ...more,
});
const take = (by: string, record: string, more: object = {}) =>
  entering(by, 'numbers/take-numbers', asked(record, more));
interface Line {
  readonly number: number;
  readonly text: string;
  readonly state: string;
  readonly outOfOrder: boolean;
  readonly record: string;
}
const book = async (query: string, by: string = HEAD!): Promise<readonly Line[]> => {
  await system.settle();
  const answer = await system.get(by, `/v1/numbers?${query}`);
  expect(answer.status).toBe(200);
  return (answer.body as { items: readonly Line[] }).items;
};
const textsOf = async (record: string): Promise<readonly string[]> =>
  (await book(`record=${record}`)).map(({ text }) => text);

describe('A numbering rule', () => {
  it('is set by who works in the office or keeps its register, and by nobody else', async () => {
    expect(await setRule('dinas-lain')).toBe('403 E_SCOPE');
    expect(await setRule(STRANGER!)).toBe('403 E_SCOPE');
    expect(await setRule(HEAD!, { officeId: 'tidak-ada' })).toBe('404 E_NOT_FOUND /officeId');
    expect(await setRule(HEAD!)).toBe('200');
    expect(await setRule('sekda-kapuas', { kind: 'LAPORAN', kindCode: 'LHP' })).toBe('200');
    expect(await setRule('kadis-pmd-kapuas', { kind: 'DAFTAR_HADIR', kindCode: 'DH' })).toBe('200');
  });

  it.each([
    ['without a running number', { template: 'ST/{year}/{kind}' }, '422 E_VALIDATION NUM-01 /template'],
    ['with a field that there is not', { template: '{number}/{tahun}/{year}' }, '422 E_VALIDATION NUM-01 /template'],
    ['with the place of a code and no code', { kindCode: undefined }, '422 E_VALIDATION NUM-01 /kindCode'],
    ['with a code that is none', { kindCode: '{number}' }, '422 E_VALIDATION /kindCode'],
    ['too long', { template: 'x'.repeat(101) }, '422 E_VALIDATION /template'],
    ['with signs that nobody sees', { template: '{number}/\u0007{kind}/{year}' }, '422 E_VALIDATION /template'],
    ['of a kind that there is not', { kind: 'NOTA' }, '422 E_VALIDATION /kind'],
    ['with no digits', { digits: 0 }, '422 E_VALIDATION /digits'],
    ['that begins with 0', { firstNumber: 0 }, '422 E_VALIDATION /firstNumber'],
    ['that begins after next year', { firstYear: 2028 }, '422 E_DATE_ORDER NUM-01 /firstYear'],
    ['with more than is known', { prefix: 'A' }, '422 E_VALIDATION /prefix'],
    ['that gives the numbers of another kind', { kind: 'SPD' }, '409 E_NUMBER_TAKEN NUM-02 /template'],
  ])('is refused %s', async (_, more, refusal) => {
    const before = await system.head();
    expect(await setRule(HEAD!, more)).toBe(refusal);
    expect(await system.head()).toBe(before);
  });

  it('shows to readers of its region, with all that hold', async () => {
    await system.settle();
    const { body } = await system.get('inspektorat-kapuas', `/v1/numbering-rules/${OFFICE}`);
    expect((body as { item: { rules: readonly { kind: string }[] } }).item.rules.map(({ kind }) => kind)).toEqual([
      'SURAT_TUGAS',
      'LAPORAN',
      'DAFTAR_HADIR',
    ]);
    expect((await system.get(HOST!, `/v1/numbering-rules/${OFFICE}`)).status).toBe(404);
  });
});

describe('Numbers', () => {
  it('are given to who works in the office, of kinds for which it has a rule', async () => {
    expect(await take('dinas-lain', 'surat-1')).toBe('403 E_NO_AUTHORITY COM-04 /officeId');
    expect(await take('sekda-kapuas', 'surat-1')).toBe('403 E_NO_AUTHORITY COM-04 /officeId');
    expect(await take(HEAD!, 'surat-1', { kind: 'SPD' })).toBe('409 E_STATE NUM-03 /kind');
    expect(await take(HEAD!, 'surat-1', { day: '2025-12-31' })).toBe('409 E_STATE NUM-03 /day');
    expect(await take(HEAD!, 'surat-1', { day: '2026-11-21' })).toBe('422 E_DATE_ORDER COM-05 /day');
    for (const [more, field] of [
      [{ count: 0 }, '/count'],
      [{ count: 501 }, '/count'],
      [{ count: 1.5 }, '/count'],
      [{ day: '2026-02-30' }, '/day'],
      [{ record: 'a b' }, '/record'],
      [{ record: '' }, '/record'],
    ] as const)
      expect(await take(HEAD!, 'surat-1', more)).toBe(`422 E_VALIDATION ${field}`);
    expect(await book(`office=${OFFICE}`)).toEqual([]);
    expect(await take(CLERK!, 'surat-1')).toBe('200');
    expect(await textsOf('surat-1')).toEqual(['000.1.2.3/012/ST-SA/XI/2026']);
  });

  it('are the same when they are asked for again, and go on without a gap', async () => {
    expect(await take(HEAD!, 'surat-1')).toBe('200');
    expect(await take(HEAD!, 'surat-2', { count: 2, day: '2026-11-03' })).toBe('200');
    expect(await take(HEAD!, 'surat-1', { count: 2, day: '2026-11-03' })).toBe('200');
    expect(
      (await book(`office=${OFFICE}&kind=SURAT_TUGAS&year=2026`)).map(({ number, record }) => [number, record]),
    ).toEqual([
      [12, 'surat-1'],
      [13, 'surat-2'],
      [14, 'surat-2'],
      [15, 'surat-1'],
    ]);
  });

  it('go on after the last one: a first number that differs is refused, and the next counts as one', async () => {
    expect(await setRule(HEAD!, { firstNumber: 40 })).toBe('409 E_STATE NUM-03 /firstNumber');
    expect(await setRule(HEAD!, { firstNumber: 16 })).toBe('200');
    expect(await setRule(HEAD!)).toBe('409 E_STATE NUM-03 /firstNumber');
  });

  it('of a day before the last one need a reason and are marked (NUM-06)', async () => {
    expect(await take(HEAD!, 'surat-3', { day: '2026-10-30' })).toBe('422 E_REASON_REQUIRED NUM-06 /reason');
    expect(await take(HEAD!, 'surat-3', { day: '2026-10-30', reason: 'Terlewat saat dicatat.' })).toBe('200');
    expect((await book('outOfOrder=true')).map(({ text }) => text)).toEqual(['000.1.2.3/016/ST-SA/X/2026']);
  });

  it('that are void stay in the book and are never given again (NUM-05)', async () => {
    const voiding = (by: string, more: object = {}) =>
      entering(by, 'numbers/void-number', {
        officeId: OFFICE,
        kind: 'SURAT_TUGAS',
        year: 2026,
        number: 16,
        reason: 'Surat batal dikirim.',
        ...more,
      });
    expect(await voiding('sekda-kapuas')).toBe('403 E_NO_AUTHORITY COM-04 /officeId');
    expect(await voiding(HEAD!, { reason: undefined })).toBe('422 E_REASON_REQUIRED NUM-05 /reason');
    expect(await voiding(HEAD!, { number: 99 })).toBe('404 E_NOT_FOUND NUM-05 /number');
    expect(await voiding(HEAD!)).toBe('200');
    expect(await take(HEAD!, 'surat-4', { day: '2026-11-03' })).toBe('200');
    expect((await book(`office=${OFFICE}&state=VOIDED`)).map(({ number }) => number)).toEqual([16]);
    expect(await textsOf('surat-4')).toEqual(['000.1.2.3/017/ST-SA/XI/2026']);
  });

  it('asked for by rivals at once are given once each, without a gap', async () => {
    await system.tokenOf(CLERK!);
    const before = (await book(`office=${OFFICE}&kind=SURAT_TUGAS`)).length;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        take(index % 2 ? HEAD! : CLERK!, `saingan-${index % 8}`, { day: '2026-11-03' }),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['200']));
    const all = await book(`office=${OFFICE}&kind=SURAT_TUGAS`);
    expect(all.length - before).toBe(8);
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: all.length }, (_, index) => 12 + index));
  });

  it('are a list to be exported, within the region of the reader', async () => {
    expect((await system.get(HOST!, '/v1/numbers')).body).toMatchObject({ items: [] });
    const file = await system.sinergi.app.inject({
      url: '/v1/numbers?format=csv&state=VOIDED',
      headers: { authorization: `Bearer ${await system.tokenOf('inspektorat-kapuas')}` },
    });
    expect(file.payload).toContain('000.1.2.3/016/ST-SA/X/2026');
    expect(file.payload).toContain('Surat batal dikirim.');
    expect((await system.get('inspektorat-kapuas', '/v1/numbers?state=X')).status).toBe(400);
  });
});

describe('Papers of a visit', () => {
  const pdf = async (by: string, path: string) => {
    const { statusCode, rawPayload, headers } = await system.sinergi.app.inject({
      url: `/v1/visits/${path}`,
      headers: { authorization: `Bearer ${await system.tokenOf(by)}` },
    });
    return { status: statusCode, bytes: rawPayload, headers };
  };
  const said = async (by: string, path: string): Promise<string> => {
    const { status, bytes } = await pdf(by, path);
    expect([path, status]).toEqual([path, 200]);
    return (await pdfText(bytes)).pages.join('\n').replace(/\s+/gu, ' ');
  };
  const refused = async (by: string, path: string): Promise<string> =>
    codeOf(await system.get(by, `/v1/visits/${path}`));
  const story = (orderNo: string) =>
    visitStory({
      askedOn: '2026-11-03',
      from: '2026-11-09',
      to: '2026-11-10',
      subjectRefs: strangers(2),
      orderNo,
      common: { reason: 'Dicatat kemudian, hanya untuk pengujian.' },
    });
  const approved = async (): Promise<string> => {
    const { propose, accept, approve } = story('belum');
    return system.takeAll([propose, accept, approve]);
  };

  it('are printed once there is what stands on them, and say what is missing until then', async () => {
    const id = await approved();
    for (const kind of ['surat-tugas', 'spd', 'daftar-hadir', 'laporan']) {
      const answer = await system.get(HEAD!, `/v1/visits/${id}/papers/${kind}`);
      expect([kind, codeOf(answer)]).toEqual([kind, '409 E_STATE']);
    }
    // Strangers do not learn how far it is either.
    expect(await refused('desa-lain', `${id}/papers/spd`)).toBe('404 E_NOT_FOUND');
    expect(await refused(HEAD!, `${id}/papers/kuitansi`)).toBe('404 E_NOT_FOUND');
    expect(await refused(STRANGER!, `${id}/papers/spd?traveller=0`)).toBe('400 E_MALFORMED');
    expect(await refused(HEAD!, `${id}/papers/spd?orang=1`)).toBe('400 E_MALFORMED');
    expect(await refused(HEAD!, 'tidak-ada/papers/spd')).toBe('404 E_NOT_FOUND');
  });

  it('take their numbers from the book: a number of its form that it did not give is refused (NUM-07)', async () => {
    const id = await approved();
    const order = (orderNo: string) => {
      const { by, path, body } = story(orderNo).order;
      return entering(by, path.replace('/v1/', '').replace('{visit}', id), body);
    };
    expect(await order('000.1.2.3/900/ST-SA/XI/2026')).toBe('422 E_VALIDATION NUM-07 /orderNo');
    expect(await order('000.1.2.3/016/ST-SA/X/2026')).toBe('422 E_VALIDATION NUM-07 /orderNo');
    expect(await order('000.1.2.3/012/st-sa/XI/2026')).toBe('409 E_NUMBER_TAKEN NUM-07 /orderNo');
    expect(await take(HEAD!, id, { day: '2026-11-03' })).toBe('200');
    const [number] = await textsOf(id);
    // Leading zeros make no other number, and the book's own spelling is asked for.
    expect(await order('000.1.2.3/0900/ST-SA/XI/2026')).toBe('422 E_VALIDATION NUM-07 /orderNo');
    expect(await order('0.1.2.3/12/ST-SA/XI/2026')).toBe('409 E_NUMBER_TAKEN NUM-07 /orderNo');
    expect(await order(number!.replace('/0', '/'))).toBe('422 E_VALIDATION NUM-07 /orderNo');
    expect(await order(number!.replace('/0', '/00'))).toBe('422 E_VALIDATION NUM-07 /orderNo');
    expect(await order(number!)).toBe('200');
    const running = Number(number!.split('/')[1]);
    const voiding = { officeId: OFFICE, kind: 'SURAT_TUGAS', year: 2026, number: running, reason: 'Salah.' };
    expect(await entering(HEAD!, 'numbers/void-number', voiding)).toBe('409 E_STATE NUM-05 /number');
    const text = await said(HEAD!, `${id}/papers/surat-tugas`);
    expect(text).toContain(`NOMOR: ${number!}`);
    expect(text).not.toContain('TIDAK BERLAKU');
    const cancelled = { occurredOn: '2026-11-04', reason: 'Tuan rumah berhalangan.' };
    expect(await entering(HEAD!, `visits/${id}/cancel-visit`, cancelled)).toBe('200');
    expect(await said(HEAD!, `${id}/papers/surat-tugas`)).toContain('TIDAK BERLAKU');
    expect(await refused(HEAD!, `${id}/papers/daftar-hadir`)).toBe('409 E_STATE');
    // Of a visit that was called off the number is free to be declared void.
    expect(await entering(HEAD!, 'numbers/void-number', voiding)).toBe('200');
  });

  it('tell when they were made by the clock of the visitors', async () => {
    const { propose, accept, approve, order } = visitStory({
      askedOn: '2026-11-03',
      from: '2026-11-16',
      to: '2026-11-17',
      subjectRefs: strangers(1),
      common: { reason: 'Dicatat kemudian, hanya untuk pengujian.' },
      origin: MEKAR_JAYA,
    });
    const id = await system.takeAll([propose, accept, approve, order]);
    expect(await said(MEKAR_JAYA.head, `${id}/papers/surat-tugas`)).toMatch(/data per \d+ \p{L}+ 20\d\d [0-9.]+ WITA/u);
  });

  it('of an order in another form are printed as it was numbered by hand', async () => {
    const id = await approved();
    const { by, path, body } = story('DEMO/TANGAN/1').order;
    expect(
      await entering(by, path.replace('/v1/', '').replace('{visit}', id), {
        ...body,
        order: unnumbered(demoDocument('st-tangan', 'Surat Tugas', '2026-11-03')),
      }),
    ).toBe('200');
    expect(await said(HEAD!, `${id}/papers/surat-tugas`)).toContain('NOMOR: DEMO/TANGAN/1');
  });

  it('cite no number of a document that was closed where it is kept', async () => {
    const uploaded = await system.call({
      method: 'POST',
      path: '/v1/uploads',
      token: await system.tokenOf(CLERK!),
      bytes: plainPdf(['Surat permohonan yang kemudian ditutup']),
    });
    const terms = { type: 'Surat permohonan', number: 'DEMO/TUTUP/1', date: '2026-11-03', classification: 'INTERNAL' };
    const stored = await system.post(CLERK!, '/v1/documents', {
      upload: uploaded.headers['location']!.replace('/v1/uploads/', ''),
      document: { ...terms, docId: 'surat-tertutup' },
    });
    expect(stored.status).toBe(201);
    await system.settle();
    const { document } = (
      (await system.get(HEAD!, '/v1/documents/surat-tertutup')).body as { item: { document: { sha256: string } } }
    ).item;
    const { propose, accept, approve, order } = story('DEMO/TANGAN/2');
    const letter = { ...terms, docId: 'surat-tertutup', sha256: document.sha256 };
    const id = await system.takeAll([{ ...propose, body: { ...propose.body, letter } }, accept, approve, order]);
    expect(await said(HOST!, `${id}/papers/surat-tugas`)).toContain('DEMO/TUTUP/1');
    const [first] = await system.stream('document-surat-tertutup');
    const changes = [{ field: '/document/classification', value: 'RESTRICTED' }];
    const why = { reason: 'Hanya untuk pengujian.' };
    const path = 'documents/surat-tertutup';
    expect(await entering(CLERK!, `${path}/request-correction`, { ...why, targetEventId: first!.id, changes })).toBe(
      '200',
    );
    expect(await entering(HEAD!, `${path}/confirm-correction`, { requestId: '1' })).toBe('200');
    const closed = await said(HOST!, `${id}/papers/surat-tugas`);
    expect(closed).not.toContain('DEMO/TUTUP/1');
    expect(closed).toContain('nomornya tertutup bagi pembaca');
    expect(await said(HEAD!, `${id}/papers/surat-tugas`)).toContain('DEMO/TUTUP/1');
  });

  it('stand on as few pages as they need, long numbers in one line, the list of copies never by itself', async () => {
    const orderNo = '000.1.2.3/004/ST-LAIN/XI/2026';
    const { propose, accept, approve, order } = visitStory({
      askedOn: '2026-11-03',
      from: '2026-11-18',
      to: '2026-11-19',
      subjectRefs: strangers(3),
      orderNo,
      common: { reason: 'Dicatat kemudian, hanya untuk pengujian.' },
    });
    const travellers = (order.body as { travellers: readonly object[] }).travellers.map((each, index) => ({
      ...each,
      spdNo: `000.1.2.3/00${index + 1}/SPD-SA/XI/2026`,
    }));
    const id = await system.takeAll([propose, accept, approve, { ...order, body: { ...order.body, travellers } }]);
    const { pages } = await pdfText((await pdf(HEAD!, `${id}/papers/surat-tugas`)).bytes);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Tembusan');
    expect(pages.join('').match(/000\.1\.2\.3\/00\d\/SPD-SA\/XI\/2026/gu)).toHaveLength(3);
    const text = pages.join('\n').replace(/\s+/gu, ' ');
    expect(text).toContain(
      'Persetujuan Kepala Dinas PMD Kabupaten Kapuas tanggal 3 November 2026, berdasarkan Pendelegasian wewenang nomor DEMO/delegasi tanggal 2 Januari 2024.',
    );
    expect(text.match(/Kepala Desa Sei Asam/gu)).toHaveLength(1);
    const [sheet] = (await pdfText((await pdf(HEAD!, `${id}/papers/spd?traveller=1`)).bytes)).pages;
    expect(sheet).toContain('000.1.2.3/001/SPD-SA/XI/2026');
    expect(sheet!.replace(/\s+/gu, ' ')).toMatch(/a\. Tempat berangkat a\. .* b\. Tempat tujuan b\. /u);
  });

  describe('of the demonstration', () => {
    let id: string;
    beforeAll(async () => {
      const { body } = await system.get(HEAD!, '/v1/visits?status=REPORTED');
      id = (body as { items: readonly { id: string }[] }).items[0]!.id;
    });

    it('say who travels where, why, how long, on whose money, in figures and letters, signed in office', async () => {
      const text = await said(HEAD!, `${id}/papers/surat-tugas`);
      for (const part of [
        'PEMERINTAH KABUPATEN KAPUAS',
        'KECAMATAN KAPUAS HILIR',
        'PEMERINTAH DESA SEI ASAM',
        'NOMOR: DEMO/090/ST/2024',
        'Kabupaten Tanah Bumbu, Kecamatan Angsana, Desa Mekar Jaya dan Desa Angsana',
        '19 s.d. 20 November 2024, selama 2 (dua) hari',
        'Rp62.500.000 (enam puluh dua juta lima ratus ribu rupiah)',
        'Alokasi Dana Desa (ADD) Tahun Anggaran 2024',
        'pada tanggal 14 November 2024',
        'Kepala Desa Sei Asam,',
        'Tembusan',
        'Peserta 25',
        'DEMO/SPD/25/2024',
        `kunjungan ${id}, revisi`,
        'Halaman 1 dari',
      ])
        expect(text).toContain(part);
    });

    it('are two sheets of SPD for each traveller, or for one of them', async () => {
      const { bytes, headers } = await pdf(HEAD!, `${id}/papers/spd`);
      expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
      const { pages, info } = await pdfText(bytes);
      expect(pages).toHaveLength(50);
      expect(info).toMatchObject({ Title: 'SPD, Surat Tugas DEMO/090/ST/2024' });
      const one = await pdfText((await pdf(HEAD!, `${id}/papers/spd?traveller=25`)).bytes);
      expect(one.pages).toHaveLength(2);
      expect(one.pages[0]).toContain('DEMO/SPD/25/2024');
      expect(one.pages[0]).toContain('Peserta 25');
      expect(one.pages[1]!.match(/Tiba di/gu)).toHaveLength(5);
      expect(await refused(HEAD!, `${id}/papers/spd?traveller=26`)).toBe('404 E_NOT_FOUND');
    });

    it('are the same bytes each time', async () => {
      const [one, other] = [await pdf(HEAD!, `${id}/papers/laporan`), await pdf(HEAD!, `${id}/papers/laporan`)];
      expect(one.bytes.equals(other.bytes)).toBe(true);
    });

    it('tell in the report what was done and what came of it, and number it from the book of its year', async () => {
      const text = await said(HEAD!, `${id}/papers/laporan`);
      for (const part of ['LAPORAN HASIL PERJALANAN DINAS', 'Sayid Firdaus', 'BUMDes terbuka', 'IV. PENUTUP'])
        expect(text).toContain(part);
      expect(await said(HEAD!, `${id}/papers/daftar-hadir`)).toContain('25 (dua puluh lima) orang');
    });

    it('name no traveller to readers who may not know them, and are not there for strangers', async () => {
      const text = await said(HOST!, `${id}/papers/surat-tugas`);
      expect(text).toContain('tersembunyi');
      expect(text).not.toContain('Peserta 1');
      expect(await refused('desa-lain', `${id}/papers/surat-tugas`)).toBe('404 E_NOT_FOUND');
    });
  });

  it('of every kind are held to the book of the office, whatever the day of the paper (NUM-07)', async () => {
    const numbered = (document: object, number: string, date = '2026-11-03') => ({ ...document, number, date });
    const told = async (path: string, { by, body }: { by: string; body: object }, more: object) =>
      entering(by, path, { ...body, ...more });
    const { propose, accept, approve, order, start, session, complete, report } = story('DEMO/BUKU/1');
    const { letter } = propose.body as { letter: object };
    expect(await setRule(HEAD!, { kind: 'SURAT_PERMOHONAN', kindCode: 'SP' })).toBe('200');
    const asking = (number: string, date?: string) =>
      told('visits', propose, { letter: numbered(letter, number, date) });
    for (const date of ['2026-11-03', '2025-12-31'])
      expect(await asking('000.1.2.3/900/SP-SA/XI/2026', date)).toBe('422 E_VALIDATION NUM-07 /letter/number');
    expect(await take(HEAD!, 'permohonan-1', { kind: 'SURAT_PERMOHONAN' })).toBe('200');
    const [given] = await textsOf('permohonan-1');
    for (const date of ['2026-10-30', '2025-11-03'])
      expect(await asking(given!, date)).toBe('422 E_VALIDATION NUM-07 /letter/number');
    const id = await system.takeAll([{ ...propose, body: { ...propose.body, letter: numbered(letter, given!) } }]);

    const replying = { officeId: 'pemdes-63.10.09.2005', kind: 'SURAT_BALASAN', kindCode: 'SB' };
    expect(await setRule(HOST!, replying)).toBe('200');
    const { reply } = accept.body as { reply: object };
    const stray = numbered(reply, '000.1.2.3/900/SB-SA/XI/2026');
    expect(await told(`visits/${id}/accept-hosting`, accept, { reply: stray })).toBe(
      '422 E_VALIDATION NUM-07 /reply/number',
    );
    await system.takeAll([accept, approve], id);
    const ordering = (more: object) =>
      told(`visits/${id}/issue-travel-order`, order, {
        ...more,
        order: unnumbered(demoDocument('st-lama', 'Surat Tugas', '2025-12-31')),
      });
    expect(await ordering({ orderNo: '000.1.2.3/900/ST-SA/XI/2026' })).toBe('422 E_DATE_ORDER COM-10 /order/date');
    await system.takeAll([order, start, session], id);
    const { attendanceDoc } = complete.body as { attendanceDoc: object };
    expect(
      await told(`visits/${id}/complete-visit`, complete, {
        attendanceDoc: numbered(attendanceDoc, '000.1.2.3/900/DH-SA/XI/2026', '2026-11-10'),
      }),
    ).toBe('422 E_VALIDATION NUM-07 /attendanceDoc/number');
    await system.takeAll([complete], id);
    const { reportDoc } = report.body as { reportDoc: object };
    expect(
      await told(`visits/${id}/submit-visit-report`, report, {
        reportDoc: numbered(reportDoc, '000.1.2.3/900/LHP-SA/XI/2026', '2026-11-10'),
      }),
    ).toBe('422 E_VALIDATION NUM-07 /reportDoc/number');
    await system.takeAll([report], id);
  });
});
