import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTROL } from '#views';
import { TODAY } from '../e2e/system.js';
import { demoDocument } from '../e2e/demo-document.js';
import { FormReader, hidden, hiddenIn, type Fields } from './form-reader.js';
import { key } from './proposals.js';

/** VIS-15 by its form: each origin is told what came of it. */
const FORM = '/id/rombongan-bersama/do/new';
const HEAD_OF_REGENCY = 'bupati-kapuas';
let reader: FormReader;
beforeAll(async () => {
  reader = await FormReader.start();
  await reader.system.employ(HEAD_OF_REGENCY, 'REGENCY_HEAD', '62.03', 'setda-62.03');
});
afterAll(() => reader.stop());

const origin = (region: string, budget = '30000000') => ({
  origin: { region, officeId: 'setda-62.03' },
  delegationSize: 2,
  budget,
  fundingSources: [{ source: 'ADD', fiscalYear: 2026, amount: '30000000' }],
  letter: demoDocument(`surat-${region.replace(/\D/g, '')}1`, 'Surat', TODAY.slice(0, 10)),
});
const joint = (origins: readonly object[]): Fields =>
  reader.fields('joint-visits', undefined, {
    acting: { officeId: 'setda-62.03', officialName: 'Bupati Kapuas' },
    organiser: { kind: 'COMMUNITY', region: '62.03', name: 'APDESI Kabupaten Kapuas' },
    kind: 'STUDI_TIRU',
    hosts: [{ region: '63.10.09.2005' }],
    topics: ['Desa wisata'],
    expectedOutputs: [{ text: 'Rencana aksi', indicator: '1 rencana ditetapkan' }],
    plannedStart: '2026-12-07',
    plannedEnd: '2026-12-08',
    origins,
  });
const [OWN, OTHER, FOREIGN] = ['62.03.02.2007', '62.03.02.2008', '63.10.09.2009'] as const;
const post = (fields: Fields) => reader.post(HEAD_OF_REGENCY, FORM, [...fields, key()]);

describe('The form of a joint visit', () => {
  it('is offered beside that of a visit, and leads back to the visits', async () => {
    expect((await reader.get(HEAD_OF_REGENCY, '/id/kunjungan')).text).toContain(`href="${FORM}"`);
    const { status, text } = await reader.get(HEAD_OF_REGENCY, FORM);
    expect([status, text.includes('1/4 ·'), text.includes('<a href="/id/kunjungan">←')]).toEqual([200, true, true]);
    expect(hidden(text, '/origins/0/origin/officeId')).toBe('setda-62.03');
    const origins = await reader.post(HEAD_OF_REGENCY, FORM, [...hiddenIn(text), [CONTROL.step, '3']]);
    for (const step of [text, origins.text])
      expect(step).toContain('Camat untuk kelompok masyarakat di kecamatannya, tidak untuk desa');
    expect(hidden(text, '/origins/0/fundingSources/0/fiscalYear')).toBe('2026');
  });

  it('refuses of a camat what it says that he may not propose, before anything is recorded', async () => {
    const CAMAT = 'camat-kapuas-hilir';
    await reader.system.employ(CAMAT, 'DISTRICT_OFFICER', '62.03.02', 'kec-62.03.02');
    const head = await reader.system.head();
    const own = joint([origin(OWN), origin(OTHER)]).map(
      ([name, value]) => [name, value === 'setda-62.03' ? 'kec-62.03.02' : value] as const,
    );
    const refused = await reader.post(CAMAT, FORM, [...own, key()]);
    expect([refused.status, await reader.system.head()]).toEqual([422, head]);
    for (const told of ['<a href="#f-origins-0', '<a href="#f-origins-1']) expect(refused.text).toContain(told);
    expect(refused.text).not.toContain('Kirim tanpa yang ditolak');
  });

  it('begins each further origin with the office and the year', async () => {
    const { text } = await reader.post(HEAD_OF_REGENCY, FORM, [
      ...joint([origin(OWN)]),
      key(),
      [CONTROL.at, '3'],
      [CONTROL.add, '/origins'],
    ]);
    expect(text).toContain('name="/origins/1/origin/officeId"');
    // It is chosen from those that one holds, not looked for by a part of its name.
    expect(text).not.toContain('id="f-origins-1-origin-officeId-hint"');
    expect(text).toMatch(/name="\/origins\/1\/fundingSources\/0\/fiscalYear"[^>]*value="2026"/);
  });

  it('says before anything is recorded which origins would be refused, each at its field', async () => {
    const head = await reader.system.head();
    const refused = await post(joint([origin(OWN), origin(FOREIGN), origin(OTHER, '1'), origin('Sukamaju')]));
    expect([refused.status, await reader.system.head()]).toEqual([422, head]);
    for (const told of [
      '4/4 ·',
      '<a href="#f-origins-1">Asal 2: ',
      '<a href="#f-origins-2-fundingSources">Asal 3 › Sumber dana: ',
      'type="radio" name="/origins/3/origin/region"',
      'Kirim tanpa yang ditolak',
    ])
      expect(refused.text).toContain(told);
    expect((await post(joint([origin(FOREIGN)]))).text).not.toContain('Kirim tanpa yang ditolak');
  });

  it('tells of each origin what was recorded and what was refused; what was refused can be mended', async () => {
    const fields = joint([origin(OWN), origin(OTHER, '1')]);
    const done = await post([...fields, [CONTROL.partly, '1']]);
    expect(done.status).toBe(200);
    expect(done.text).toContain('1 dari 2 tercatat');
    expect(done.text).toMatch(/<a href="\/id\/kunjungan\/[\w-]+">Sei Asam, Kapuas Hilir, Kapuas/);
    expect(done.text).toMatch(/Ditolak: [^<]*<small class="rule">Aturan VIS-03/);
    const again = hiddenIn(done.text);
    expect(again.filter(([name]) => /^\/origins\/\d+\/origin\/region$/.test(name))).toEqual([
      ['/origins/0/origin/region', OTHER],
    ]);
    const mended = await reader.post(HEAD_OF_REGENCY, FORM, [...again, [CONTROL.step, '3']]);
    expect([mended.status, mended.text.includes('4/4 ·')]).toEqual([200, true]);
    expect(mended.text).toMatch(/name="\/origins\/0\/origin\/region"[^>]*value="[^"]*\(62\.03\.02\.2008\)"/);
  });

  it('of hundreds of origins shows each in a line, and whole the one that is opened', async () => {
    const many = Array.from({ length: 500 }, (_, at) => origin(`62.03.02.${2_001 + at}`, String(30_000_000 + at)));
    const { status, text } = await reader.post(HEAD_OF_REGENCY, FORM, [
      ...joint(many),
      key(),
      [CONTROL.at, '3'],
      [CONTROL.edit, '/origins/7'],
    ]);
    expect([status, text.length < 2_000_000]).toEqual([200, true]);
    const shown = [...text.matchAll(/ id="f-origins-(\d+)-budget"/g)].map(([, at]) => at);
    expect(shown).toEqual(['7']);
    expect(text).toContain('<b>Asal 7</b> Sei Asam, Kapuas Hilir');
    const budgets = hiddenIn(text).filter(([name]) => /^\/origins\/\d+\/budget$/.test(name));
    expect(budgets).toHaveLength(499);
    expect(budgets).toContainEqual(['/origins/499/budget', '30000499']);
  });

  it('is sent once, however often', async () => {
    const fields = [...joint([origin(OWN)]), key()];
    const [first, second] = [await reader.post(HEAD_OF_REGENCY, FORM, fields), await reader.system.head()];
    const again = await reader.post(HEAD_OF_REGENCY, FORM, fields);
    expect([first.text.includes('1 dari 1 tercatat'), again.text.includes('1 dari 1 tercatat')]).toEqual([true, true]);
    expect(await reader.system.head()).toBe(second);
  });
});
