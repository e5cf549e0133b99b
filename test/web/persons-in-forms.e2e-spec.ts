import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTROL } from '#views';
import { TODAY } from '../e2e/system.js';
import { visitStory } from '../e2e/visit-story.js';
import { FormReader, hidden, hiddenIn, type Fields } from './form-reader.js';
import { keptAtDesks } from './kept-at-desks.js';
import { key } from './proposals.js';

const HEAD = 'kades-sei-asam';
const CLERK = 'sekdes-sei-asam';
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
});
afterAll(() => reader.stop());

let numbers = 0;
/** Somebody of whom nothing is known. */
const somebody = (name: string): { readonly nik: string; readonly name: string } => ({
  nik: `620302150685${String((numbers += 1)).padStart(4, '0')}`,
  name,
});
const inputOf = (persons: readonly object[], over: object = {}): Fields => {
  const { order } = visitStory({ askedOn: TODAY.slice(0, 10), from: '2026-12-14', to: '2026-12-15', subjectRefs: [] });
  const { occurredOn: _, ...body } = order.body as Readonly<Record<string, unknown>>;
  const travellers = persons.map((subjectRef, index) => ({
    subjectRef,
    spdNo: `${String(body['orderNo'])}/${index + 1}`,
    official: true,
  }));
  return reader.fields('visits', 'issue-travel-order', { ...body, travellers, ...over });
};
/** The form as it is opened: what it brings along itself. */
const opened = async (visit: string): Promise<Fields> =>
  hiddenIn((await reader.get(HEAD, formOf(visit))).text).filter(([name]) => name === CONTROL.revision);

let days = 0;
const approved = async (): Promise<string> => {
  // Nobody travels twice at a time.
  const day = `2026-12-${String(10 + (days += 1)).padStart(2, '0')}`;
  const { propose, accept, approve } = visitStory({ askedOn: TODAY.slice(0, 10), from: day, to: day, subjectRefs: [] });
  const visit = await reader.system.takeAll([propose, accept, approve]);
  await reader.system.settle();
  return visit;
};
const formOf = (visit: string, language = 'id'): string =>
  `/${language}/${language === 'id' ? 'kunjungan' : 'study-visits'}/${visit}/do/issue-travel-order`;

/** All that the system keeps in the clear on its disk, and all that it has recorded. */
const everythingKept = async (): Promise<string> =>
  [await keptAtDesks(reader.system.dataDir), JSON.stringify(await reader.system.log())].join('\n');
/** What is said at a field. */
const saidAt = (html: string, pointer: string): string | undefined =>
  new RegExp(`id="f${pointer.replaceAll('/', '-')}-error">([^<]*)<`).exec(html)?.[1]?.replaceAll('&#39;', "'");
const valueAt = (html: string, name: string): string | undefined =>
  new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];
/** Whether a form was taken, or what was said instead. */
const outcomeOf = ({ status, text }: { readonly status: number; readonly text: string }): number | string =>
  status === 303
    ? status
    : `${status} ${(/role="alert".*?<\/div>/s.exec(text)?.[0] ?? text.slice(-2_000)).replace(/<[^>]*>/g, ' ')}`;
const at = (index: number, member: string): string => `/travellers/${index}/subjectRef/${member}`;

describe('Travellers named by NIK and name', () => {
  it('stand on the order by references alone; names are told to who may know them, numbers to nobody', async () => {
    const visit = await approved();
    const [one, two] = [somebody('Rina Uji Pertama'), somebody('Dedi Uji Kedua')];
    const sent = await reader.post(HEAD, formOf(visit), [
      ...inputOf([{ ...one, position: 'Kaur Perencanaan' }, two]),
      ...(await opened(visit)),
      key(),
    ]);
    expect([outcomeOf(sent), sent.headers['location']]).toEqual([
      303,
      expect.stringContaining(`/id/kunjungan/${visit}?saved=`),
    ]);
    await reader.system.settle();
    const kept = await everythingKept();
    for (const text of [one.nik, two.nik, one.name, two.name]) expect(kept).not.toContain(text);
    const page = await reader.get(CLERK, `/id/kunjungan/${visit}/pelaku-perjalanan`);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['etag']).toBeUndefined();
    for (const text of [one.name, two.name, 'Kaur Perencanaan']) expect(page.text).toContain(text);
    expect(page.text).not.toContain(one.nik);
    expect((await reader.get('kades-mekar-jaya', `/id/kunjungan/${visit}/pelaku-perjalanan`)).text).not.toContain(
      one.name,
    );
  });

  it.each([
    ['id', 'bukan tanggal lahir', 'sudah disebut di atasnya', 'Isi nama orang ini', '16 angka'],
    ['en', 'no date of birth', 'named above already', 'Give the name of this person', '16 digits'],
  ])(
    'are refused at their fields (%s), with everything typed still there, and kept nowhere',
    async (language, ...said) => {
      const visit = await approved();
      const [right, wrong] = [somebody('Benar'), { nik: '6203029901850001', name: 'Tanggal Salah' }];
      const unnamed = { nik: somebody('').nik };
      const send = (persons: readonly object[]) =>
        reader.post(HEAD, formOf(visit, language), [...inputOf(persons), key()]);
      const first = await send([right, wrong, right, unnamed, { name: 'Tanpa Nomor' }]);
      expect([first.status, first.headers['cache-control'], first.headers['etag']]).toEqual([
        422,
        'no-store',
        undefined,
      ]);
      expect(saidAt(first.text, at(1, 'nik'))).toContain(said[0]);
      expect(saidAt(first.text, at(2, 'nik'))).toContain(said[1]);
      expect(saidAt(first.text, at(3, 'name'))).toContain(said[2]);
      expect(saidAt(first.text, at(4, 'nik'))).toContain(said[3]);
      expect(first.text).toContain(`href="#f-travellers-1-subjectRef-nik"`);
      expect([valueAt(first.text, at(0, 'nik')), valueAt(first.text, at(1, 'nik'))]).toEqual([right.nik, wrong.nik]);
      expect(valueAt(first.text, at(1, 'name'))).toBe(wrong.name);
      const short = await send([right, { nik: '620302990185', name: 'Kurang Angka' }]);
      expect(saidAt(short.text, at(1, 'nik'))).toContain(said[3]);
      const kept = await everythingKept();
      for (const text of [right.nik, wrong.nik, unnamed.nik, 'Tanggal Salah']) expect(kept).not.toContain(text);
    },
  );

  it('are added and removed without a script, what stands beside them moving along', async () => {
    const visit = await approved();
    const persons = [somebody('Satu'), somebody('Dua'), somebody('Tiga')];
    const less = await reader.post(HEAD, formOf(visit), [
      ...inputOf(persons),
      [CONTROL.at, '1'],
      [CONTROL.remove, '/travellers/1'],
    ]);
    expect([0, 1].map((index) => valueAt(less.text, at(index, 'nik')))).toEqual([persons[0]!.nik, persons[2]!.nik]);
    expect(valueAt(less.text, '/travellers/1/spdNo')).toMatch(/\/3$/);
    const more = await reader.post(HEAD, formOf(visit), [
      ...inputOf(persons),
      [CONTROL.at, '1'],
      [CONTROL.add, '/travellers'],
    ]);
    expect(more.text).toContain(`name="${at(3, 'nik')}"`);
  });

  it('stand in a draft by references and masked numbers, with which the order is sent', async () => {
    const visit = await approved();
    const persons = [somebody('Konsep Pertama'), somebody('Konsep Kedua')];
    const draft = key();
    const next = await reader.post(HEAD, formOf(visit), [
      ...inputOf(persons),
      ...(await opened(visit)),
      draft,
      [CONTROL.at, '1'],
      [CONTROL.step, '2'],
    ]);
    expect(next.status).toBe(200);
    const kept = await everythingKept();
    for (const { nik, name } of persons) expect([kept.includes(nik), kept.includes(name)]).toEqual([false, false]);
    expect(kept).toContain(`6203••••••••${persons[1]!.nik.slice(-4)}`);
    const drafted = await reader.get(HEAD, `${formOf(visit)}?konsep=${draft[1]}`);
    const back = await reader.post(HEAD, formOf(visit), [...hiddenIn(drafted.text), [CONTROL.step, '1']]);
    expect(back.text).toContain(`6203••••••••${persons[0]!.nik.slice(-4)}`);
    expect(back.text).toContain('tidak perlu diketik lagi');
    const sent = await reader.post(HEAD, formOf(visit), hiddenIn(drafted.text));
    expect(outcomeOf(sent)).toBe(303);
    await reader.system.settle();
    const page = await reader.get(HEAD, `/id/kunjungan/${visit}/pelaku-perjalanan`);
    for (const { name } of persons) expect(page.text).toContain(name);
  });

  it('whose draft is older than a day are asked for again in words, and the rest is still there', async () => {
    const visit = await approved();
    const person = somebody('Lewat Sehari');
    const draft = key();
    const fields = [...inputOf([person]), ...(await opened(visit)), draft];
    await reader.post(HEAD, formOf(visit), [...fields, [CONTROL.at, '1'], [CONTROL.keep, '1']]);
    await reader.system.moveTo(new Date(Date.parse(reader.system.clock.now()) + 25 * 3_600_000).toISOString());
    const drafted = await reader.get(HEAD, `${formOf(visit)}?konsep=${draft[1]}`);
    expect(drafted.text).toContain('NIK dan nama 1 orang perlu diketik lagi');
    expect(drafted.text).toContain('sudah lewat sehari: ketik lagi NIK dan namanya');
    expect(valueAt(drafted.text, '/travellers/0/spdNo')).toMatch(/\/1$/);
    const left = hiddenIn(drafted.text);
    const refused = await reader.post(HEAD, formOf(visit), [
      ...left,
      ...fields.filter(([name]) => /spdNo|official/.test(name)),
    ]);
    expect([refused.status, saidAt(refused.text, '/travellers/0/subjectRef')]).toEqual([
      422,
      expect.stringContaining('ketik lagi NIK dan namanya'),
    ]);
    const sent = await reader.post(HEAD, formOf(visit), [
      ...left,
      ...fields.filter(([name]) => name.startsWith('/travellers') && !name.includes('/known')),
    ]);
    expect(outcomeOf(sent)).toBe(303);
  });

  it('of whom data are kept are named by the number alone; whoever is restricted is refused where he stands', async () => {
    const [first, second] = [await approved(), await approved()];
    const person = somebody('Pernah Didaftarkan');
    expect(
      outcomeOf(
        await reader.post(HEAD, formOf(first), [
          ...inputOf([{ ...person, rank: 'III/a' }]),
          ...(await opened(first)),
          key(),
        ]),
      ),
    ).toBe(303);
    await reader.system.settle();
    const { body } = await reader.system.get(HEAD, `/v1/visits/${first}/travellers`);
    const personId = (body as { travellers: readonly { subjectRef: string }[] }).travellers[0]!.subjectRef;
    const restricted = await reader.post(HEAD, `/id/orang/${personId}/do/restrict-processing`, [
      ['/reason', 'Diminta lewat surat 12/2026'],
      key(),
    ]);
    expect([outcomeOf(restricted), restricted.headers['location']]).toEqual([
      303,
      expect.stringContaining(`/id/orang/${personId}/data?saved=`),
    ]);
    const kept = [...inputOf([{ nik: person.nik, kept: 'true' }]), ...(await opened(second)), key()];
    const refused = await reader.post(HEAD, formOf(second), kept);
    expect([refused.status, saidAt(refused.text, '/travellers/0/subjectRef')]).toEqual([
      422,
      expect.stringContaining('sedang dibatasi'),
    ]);
    expect(valueAt(refused.text, at(0, 'nik'))).toBe(person.nik);
    const lifted = await reader.post(HEAD, `/id/orang/${personId}/do/lift-restriction`, [
      ['/reason', 'Dicabut lewat surat 13/2026'],
      key(),
    ]);
    expect(outcomeOf(lifted)).toBe(303);
    expect(outcomeOf(await reader.post(HEAD, formOf(second), kept))).toBe(303);
    await reader.system.settle();
    expect((await reader.get(HEAD, `/id/kunjungan/${second}/pelaku-perjalanan`)).text).toContain('III/a');
  });
});

describe('A form that names somebody', () => {
  it('stays where somebody wrong stands, and says of a draft that he is not in it', async () => {
    const visit = await approved();
    const fields = [...inputOf([{ nik: '620302', name: 'Kurang Angka' }]), key(), [CONTROL.at, '1']] as const;
    const on = await reader.post(HEAD, formOf(visit), [...fields, [CONTROL.step, '2']]);
    expect([on.status, saidAt(on.text, at(0, 'nik'))]).toEqual([422, expect.stringContaining('16 angka')]);
    expect(hidden(on.text, CONTROL.at)).toBe('1');
    const kept = await reader.post(HEAD, formOf(visit), [...fields, [CONTROL.keep, '1']]);
    expect(kept.text).toContain('Konsep tersimpan, kecuali orang');
    const right = [...inputOf([somebody('Angka Betul')]), key(), [CONTROL.at, '1'], [CONTROL.keep, '1']] as const;
    expect((await reader.post(HEAD, formOf(visit), right)).text).toContain('Konsep tersimpan; lanjutkan');
  });

  it('asks anew for whom the command did not take', async () => {
    const visit = await approved();
    const known = `6203••••••••0001 ${reader.system.clock.now()}`;
    const gone = { reference: `trv_${'x'.repeat(40)}`, known };
    const refused = await reader.post(HEAD, formOf(visit), [...inputOf([gone]), ...(await opened(visit)), key()]);
    expect([refused.status, refused.text.includes('f-travellers-0-subjectRef')]).toEqual([422, true]);
    expect(hidden(refused.text, at(0, 'reference'))).toBeUndefined();
    expect(refused.text).not.toContain('tidak perlu diketik lagi');
  });
});

describe('The page of a person', () => {
  it('shows data for a purpose, wants a reason where one is due, and leads a secretary to the forms of his role', async () => {
    const visit = await approved();
    const person = somebody('Halaman Orang');
    expect(
      outcomeOf(await reader.post(HEAD, formOf(visit), [...inputOf([person]), ...(await opened(visit)), key()])),
    ).toBe(303);
    await reader.system.settle();
    const list = await reader.get(CLERK, `/id/kunjungan/${visit}/pelaku-perjalanan`);
    const [, path] = /href="(\/id\/orang\/sub_\w+\/data)"/.exec(list.text)!;
    const unasked = await reader.get(CLERK, path!);
    expect([unasked.status, unasked.text.includes(person.name)]).toEqual([200, false]);
    const without = await reader.get(CLERK, `${path}?keperluan=SUBJECT_ACCESS`);
    expect([without.status, without.text.includes('Alasan wajib diisi'), without.text.includes(person.name)]).toEqual([
      422,
      true,
      false,
    ]);
    const shown = await reader.get(CLERK, `${path}?keperluan=SUBJECT_ACCESS&alasan=Surat+14`);
    expect(shown.text).toContain(person.name);
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(shown.text).not.toContain(person.nik);
    expect(shown.text).toMatch(/do\/rectify-person"/);
    expect(shown.text).not.toMatch(/do\/(erase-personal-data|place-hold|restrict-processing)"/);
    const form = path!.replace(/data$/, 'do/rectify-person');
    expect((await reader.get(CLERK, form)).status).toBe(200);
    const mended = await reader.post(CLERK, form, [
      ['/data/name', 'Halaman Orang Betul'],
      ['/reason', 'Salah ketik pada surat 14'],
      key(),
    ]);
    expect(outcomeOf(mended)).toBe(303);
    const { text } = await reader.get(CLERK, `${path}?keperluan=TRAVEL`);
    expect(text).toContain('<h1>Halaman Orang Betul</h1>');
    expect(text).toContain('<title>Data pribadi · ');
    expect((await reader.get('kades-mekar-jaya', `${path}?keperluan=TRAVEL`)).text).not.toContain('Halaman Orang');
  });
});
