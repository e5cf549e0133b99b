import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTROL } from '#views';
import { FormReader, type Fields } from './form-reader.js';
import { elementsOf } from './markup.js';
import { HEAD, key, proposed, without } from './proposals.js';

/** A step of a record is corrected on a form that holds what the step says: only what is changed in it is sent. */
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
});
afterAll(() => reader.stop());

const formOf = (visit: string): string => `/id/kunjungan/${visit}/do/request-correction`;

/** The fields of a form with what stands in them, as a browser would send them. */
const fieldsIn = (html: string): Fields => {
  const elements = elementsOf(html);
  const inForm = elements.filter(({ within }) => within.some(({ attributes }) => attributes['class'] === 'command'));
  return inForm.flatMap(({ tag, attributes: { name, type, value = '', checked }, text }): Fields => {
    if (name === undefined || tag === 'button' || type === 'file') return [];
    if (type === 'radio' || type === 'checkbox') return checked === undefined ? [] : [[name, value]];
    if (tag === 'textarea') return [[name, text]];
    if (tag !== 'select') return [[name, value]];
    const chosen = elements.find(
      (each) =>
        each.tag === 'option' &&
        each.attributes['selected'] !== undefined &&
        each.within.at(-1)?.attributes['name'] === name,
    );
    return [[name, chosen?.attributes['value'] ?? '']];
  });
};
const changed = (fields: Fields, over: Readonly<Record<string, string>>): Fields => [
  ...without(fields, ...Object.keys(over)),
  ...Object.entries(over),
];

interface Asked {
  readonly id: string;
  readonly path: string;
  readonly fields: Fields;
}

/** The form of the correction of a visit's proposal, as it is led to. */
const asked = async (over: object = {}): Promise<Asked> => {
  const id = await proposed(reader, over);
  const { text } = await reader.get(HEAD, formOf(id));
  const [, step] = /request-correction\?langkah=([0-9a-f-]+)"/.exec(text)!;
  const form = await reader.get(HEAD, `${formOf(id)}?langkah=${step}`);
  expect(form.status).toBe(200);
  return { id, path: formOf(id), fields: fieldsIn(form.text) };
};
const REASON = { '/reason': 'Jumlah peserta salah ketik.' };

const requestedOf = async (id: string): Promise<unknown> => {
  await reader.system.settle();
  const { items } = (await reader.system.get(HEAD, `/v1/visits/${id}/history`)).body as {
    items: readonly { type: string; data: { changes?: readonly { field: string; old?: unknown; new: unknown }[] } }[];
  };
  return items
    .filter(({ type }) => type === 'CorrectionRequested')
    .map(({ data }) => data.changes!.map(({ field, old, new: value }) => [field, old, value]));
};
const faultsOf = (html: string): readonly string[] =>
  elementsOf(html)
    .filter(({ attributes }) => attributes['class'] === 'error')
    .map(({ text }) => text);

describe('The form of a correction', () => {
  it('holds what the step says, and sends what was changed in it alone', async () => {
    const { id, path, fields } = await asked();
    expect(Object.fromEntries(fields)).toMatchObject({
      '/said/kind': 'KAJI_BANDING',
      '/said/occurredOn': expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      '/said/hosts/0/region': expect.stringMatching(/\(63\.10[\d.]*\)$/),
    });
    const sent = await reader.post(
      HEAD,
      path,
      changed(fields, { '/said/delegationSize': '24', '/said/topics/0': 'Pengelolaan BUM Desa', ...REASON }),
    );
    expect([sent.status, sent.headers['location']]).toEqual([303, expect.stringContaining(`/id/kunjungan/${id}?`)]);
    expect(await requestedOf(id)).toEqual([
      expect.arrayContaining([
        ['/topics/0', expect.any(String), 'Pengelolaan BUM Desa'],
        ['/delegationSize', expect.any(Number), 24],
      ]),
    ]);
  });

  it('says so where nothing was changed, and where something is left empty', async () => {
    const { id, path, fields } = await asked();
    const same = await reader.post(HEAD, path, changed(fields, REASON));
    expect([same.status, faultsOf(same.text)]).toEqual([422, [expect.stringContaining('Belum ada yang diubah')]]);
    const empty = await reader.post(HEAD, path, changed(fields, { '/said/reasonForHost': ' ', ...REASON }));
    expect([empty.status, faultsOf(empty.text)]).toEqual([422, [expect.stringContaining('tidak mengosongkannya')]]);
    expect(Object.fromEntries(fieldsIn(empty.text))['/reason']).toBe(REASON['/reason']);
    expect(await requestedOf(id)).toEqual([]);
  });

  it('tells a refusal at the field that it is of, with regions to choose from', async () => {
    const { id, path, fields } = await asked();
    const sent = await reader.post(HEAD, path, changed(fields, { '/said/hosts/0/region': 'Angsana', ...REASON }));
    const radios = elementsOf(sent.text).filter(({ attributes }) => attributes['type'] === 'radio');
    expect([sent.status, new Set(radios.map(({ attributes }) => attributes['name']))]).toEqual([
      422,
      new Set(['/said/hosts/0/region']),
    ]);
    const chosen = await reader.post(HEAD, path, [
      ...without(fieldsIn(sent.text), CONTROL.key),
      ['/said/hosts/0/region', '63.10.09'],
      key(),
    ]);
    expect([chosen.status, ...faultsOf(chosen.text)]).toEqual([303]);
    expect(await requestedOf(id)).toEqual([
      [['/hosts/0/region', expect.anything(), expect.objectContaining({ code: '63.10.09' })]],
    ]);
  });

  it('takes an entry that is added to a list, and the day on which it happened', async () => {
    const { id, path, fields } = await asked();
    const topics = fields.filter(([name]) => name.startsWith('/said/topics/')).length;
    const sent = await reader.post(HEAD, path, [...changed(fields, REASON), [`/said/topics/${topics}`, 'Wisata desa']]);
    expect(sent.status).toBe(303);
    expect(await requestedOf(id)).toEqual([[['/topics', expect.any(Array), expect.arrayContaining(['Wisata desa'])]]]);
  });

  it('of a step that there is not offers the steps that there are', async () => {
    const id = await proposed(reader);
    for (const step of ['x', '..%2F', id]) {
      const { status, text } = await reader.get(HEAD, `${formOf(id)}?langkah=${step}`);
      expect([status, text.includes('Langkah mana yang keliru tercatat?')]).toEqual([200, true]);
    }
  });

  it('asks for nothing that another has corrected since it was opened to be undone', async () => {
    const { id, path, fields } = await asked();
    const other = fieldsIn(
      (await reader.get(HEAD, `${path}?langkah=${Object.fromEntries(fields)['/targetEventId']}`)).text,
    );
    const first = await reader.post(HEAD, path, changed(other, { '/said/delegationSize': '24', ...REASON }));
    expect(first.status).toBe(303);
    await reader.system.settle();
    const confirm = `/id/kunjungan/${id}/do/confirm-correction`;
    const decided = await reader.post(
      'kadis-pmd-kapuas',
      confirm,
      fieldsIn((await reader.get('kadis-pmd-kapuas', confirm)).text),
    );
    expect(decided.status).toBe(303);
    await reader.system.settle();
    // Told what changed meanwhile, he sends the same again.
    const late = await reader.post(
      HEAD,
      path,
      changed(fields, { '/said/topics/0': 'Pengelolaan BUM Desa', ...REASON }),
    );
    expect([late.status, late.text.includes('Catatan ini berubah sejak Anda membukanya')]).toEqual([422, true]);
    const again = fieldsIn(late.text);
    expect(Object.fromEntries(again)['/said/delegationSize']).toBe('25');
    expect((await reader.post(HEAD, path, again)).status).toBe(303);
    expect(await requestedOf(id)).toEqual([
      [['/delegationSize', 25, 24]],
      [['/topics/0', expect.any(String), 'Pengelolaan BUM Desa']],
    ]);
  });

  it('is of a step that somebody took, and of no request for a correction', async () => {
    const { id, path, fields } = await asked();
    const steps = async (): Promise<number> => (await reader.get(HEAD, path)).text.match(/\?langkah=/g)!.length;
    const before = await steps();
    const sent = await reader.post(HEAD, path, changed(fields, { '/said/delegationSize': '24', ...REASON }));
    expect(sent.status).toBe(303);
    expect((await requestedOf(id)) as unknown[]).toHaveLength(1);
    expect([before, await steps()]).toEqual([1, 1]);
  });

  it('is led to from the step in the history, for those alone who may ask', async () => {
    const id = await proposed(reader);
    const leads = async (by: string): Promise<boolean> =>
      (await reader.get(by, `/id/kunjungan/${id}`)).text.includes('request-correction?langkah=');
    expect([await leads(HEAD), await leads('inspektorat-kapuas')]).toEqual([true, false]);
  });
});

describe('A correction that waits for a second person', () => {
  const SECOND = 'kadis-pmd-kapuas';
  let id: string;
  beforeAll(async () => {
    const form = await asked();
    id = form.id;
    const sent = await reader.post(HEAD, form.path, changed(form.fields, { '/said/delegationSize': '24', ...REASON }));
    expect(sent.status).toBe(303);
    await reader.system.settle();
  });

  it('is on his page of what is to be done, by the name of its record, and open on its page', async () => {
    const list = await reader.get(SECOND, '/id/pekerjaan?kind=DECIDE_CORRECTION');
    const links = elementsOf(list.text).filter(({ attributes }) => attributes['href'] === `/id/kunjungan/${id}`);
    expect(links.map(({ text }) => text)).toEqual([expect.stringMatching(/^Sei Asam → /)]);
    const leads = async (by: string): Promise<boolean> =>
      (await reader.get(by, `/id/kunjungan/${id}`)).text.includes(`href="/id/kunjungan/${id}/do/confirm-correction"`);
    expect([await leads(SECOND), await leads(HEAD)]).toEqual([true, false]);
  });

  it('is decided on a form that shows it, before and after, with why; of one alone there is nothing to choose', async () => {
    const { text } = await reader.get(SECOND, `/id/kunjungan/${id}/do/confirm-correction`);
    const told = (tag: string): readonly string[] =>
      elementsOf(text)
        .filter(({ within }) => within.some((each) => each.tag === tag))
        .map((each) => each.text);
    expect([told('del').join(' '), told('ins').join(' ')]).toEqual([
      expect.stringContaining('Semula:'),
      expect.stringContaining('Menjadi:'),
    ]);
    expect(text).toContain(REASON['/reason']);
    const fields = fieldsIn(text);
    expect(Object.fromEntries(fields)['/requestId']).toMatch(/./);
    expect((await reader.post(SECOND, `/id/kunjungan/${id}/do/confirm-correction`, fields)).status).toBe(303);
    await reader.system.settle();
    const { body } = await reader.system.get(HEAD, `/v1/visits/${id}`);
    expect((body as { item: { delegationSize: number } }).item.delegationSize).toBe(24);
  });
});
