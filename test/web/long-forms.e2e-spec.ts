import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTROL } from '#views';
import { LARGEST_DRAFT } from '../../libs/contexts/desk/domain/drafts.js';
import { FormReader, hidden, hiddenIn, type Fields } from './form-reader.js';
import { FORM, HEAD, key, proposal as proposalOf, proposed, without } from './proposals.js';

/** Forms that go step by step, and those with more in them than may be. */
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
});
afterAll(() => reader.stop());

const proposal = (over: object = {}): Fields => proposalOf(reader, over);

describe('Each step of a long form', () => {
  const next = async (fields: Fields, at: number): Promise<string> =>
    (await reader.post(HEAD, FORM, [...fields, key(), [CONTROL.at, String(at)], [CONTROL.step, String(at + 1)]])).text;

  it('is looked at by the API when one goes on: what is wrong in it is said there, and of later ones nothing', async () => {
    const head = await reader.system.head();
    const first: Fields = [
      ['/topics/0', 'Pengelolaan BUMDes'],
      ['/plannedStart', '2026-12-14'],
    ];
    const stays = await next(first, 0);
    for (const told of ['1/5 ·', '<a href="#f-kind">', '<a href="#f-plannedEnd">', 'Pengelolaan BUMDes'])
      expect(stays).toContain(told);
    expect(stays).not.toContain('Langkah');
    const goesOn = await next([...first, ['/plannedEnd', '2026-12-15'], ['/kind', 'KAJI_BANDING']], 0);
    expect([goesOn.includes('2/5 ·'), goesOn.includes('Ada yang perlu')]).toEqual([true, false]);
    expect(await reader.system.head()).toBe(head);
  });

  it('tells of rules, too, where no later step can change what they say', async () => {
    const { text } = await reader.get(HEAD, FORM);
    const first = (from: string, to: string): Fields => [
      ...hiddenIn(text).filter(([name]) => name.startsWith('/')),
      ['/topics/0', 'Pengelolaan BUMDes'],
      ['/kind', 'KAJI_BANDING'],
      ['/plannedStart', from],
      ['/plannedEnd', to],
    ];
    const ends = await next(first('2026-12-14', '2026-12-10'), 0);
    for (const told of ['1/5 ·', '<a href="#f-plannedEnd">', 'Aturan COM-05']) expect(ends).toContain(told);
    // The day on which it was planned may be what is wrong: it can be mended here.
    const begins = await next(first('2025-12-14', '2025-12-15'), 0);
    for (const told of ['1/5 ·', '<a href="#f-plannedStart">', 'name="/occurredOn"']) expect(begins).toContain(told);
    const hosts = await next(proposal({ hosts: [{ region: '62.03.02.2007' }] }), 1);
    for (const told of ['2/5 ·', '<a href="#f-hosts">', 'Aturan VIS-02']) expect(hosts).toContain(told);
  });

  it('has the same fold for what any step may carry, before a refusal and after it, named by what is in it', async () => {
    const FOLD = '<summary>Tanggal, alasan, dan bukti</summary>';
    for (const text of [
      (await reader.get(HEAD, FORM)).text,
      await next([['/plannedStart', '2026-12-14']], 0),
      await next(proposal(), 1),
      await next(without(proposal(), '/delegationSize'), 2),
      await next(proposal(), 3),
    ])
      expect(text.split(FOLD)).toHaveLength(2);
  });

  it('tells of money at the step at which it is filled in, before the letter is asked for', async () => {
    const told = await next(without(proposal({ budget: '1' }), '/letter'), 3);
    for (const words of ['4/5 ·', '<a href="#f-fundingSources">', 'Aturan VIS-03']) expect(told).toContain(words);
    expect(await next(without(proposal(), '/letter'), 3)).toContain('5/5 ·');
  });

  it('asks which region is meant, the nearest first, and goes on once it is chosen', async () => {
    const fields = proposal({ hosts: [{ region: 'Sukamaju' }] });
    const asked = await next(fields, 1);
    const offered = [...asked.matchAll(/type="radio" name="\/hosts\/0\/region" value="([\d.]+)"/g)].map(
      ([, code]) => code!,
    );
    expect([asked.includes('2/5 ·'), offered.length]).toEqual([true, 20]);
    for (const told of [
      'yang terdekat dengan Anda lebih dahulu',
      '20 dari 120; bila tidak ada di bawah, tambahkan kecamatan',
    ])
      expect(asked).toContain(told);
    const provinces = offered.map((code) => code.startsWith('62.'));
    expect(provinces).toEqual([...provinces].sort((a, b) => Number(b) - Number(a)));
    expect(provinces[0]).toBe(true);
    expect(await next([...fields, ['/hosts/0/region', offered[0]!]], 1)).toContain('3/5 ·');
  });

  it('goes back unchecked, and is not passed over', async () => {
    const at = async (from: string, to: string): Promise<string> =>
      (await reader.post(HEAD, FORM, [key(), [CONTROL.at, from], [CONTROL.step, to]])).text;
    expect([(await at('3', '2')).includes('3/5 ·'), (await at('1', '4')).includes('1/5 ·')]).toEqual([true, true]);
  });
});

describe('A form with more entries than the API takes', () => {
  it('is cut before anybody is looked up', async () => {
    const { body } = await reader.system.get(HEAD, '/v1/visits?limit=1');
    const [{ id }] = (body as { items: [{ id: string }] }).items;
    const persons = Array.from(
      { length: 1_003 },
      (_, n) => [`/travellers/${n}/subjectRef/nik`, `bukan NIK ${n}`] as const,
    );
    const { status, text } = await reader.post(HEAD, `/id/kunjungan/${id}/do/issue-travel-order`, [...persons, key()]);
    expect([status, text.includes('Paling banyak 1000 butir; yang dikirim 1003.')]).toEqual([422, true]);
    expect([text.includes('bukan NIK 999'), text.includes('bukan NIK 1000')]).toEqual([true, false]);
    expect(text).not.toContain('NIK terdiri atas 16 angka');
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
    const [one, other] = (await Promise.all([proposed(reader), proposed(reader)])).map(
      (id) => `/id/kunjungan/${id}/do/cancel-visit`,
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
