import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import { demoDocument } from './demo-document.js';
import { SystemUnderTest, TODAY } from './system.js';

/** Parties of visits that are no regions (domain §7.1, §7.2 VIS-14, VIS-16), through HTTP. */
let system: SystemUnderTest;
const DAY = TODAY.slice(0, 10);
const STEWARD = 'walidata';
const HEAD = 'kades-sei-asam';
const DPRD = 'setwan-kapuas';

beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ(DPRD, 'DPRD_SECRETARIAT', '62.03', 'setwan-62.03');
  await system.employ('kasubag-setwan-kapuas', 'DPRD_SECRETARIAT', '62.03', 'setwan-62.03');
  await system.employ('setwan-kalteng', 'DPRD_SECRETARIAT', '62', 'setwan-62');
  await system.employ('bpd-sei-asam', 'BPD_MEMBER', '62.03.02.2007', 'bpd-62.03.02.2007');
  await system.employ('kemendes-2', 'MINISTRY_OFFICER', 'ID', 'ditjen');
  await system.employ('kemendagri', 'MINISTRY_OFFICER', 'ID', 'kemendagri');
  for (const [id, body] of Object.entries({
    'kementerian-desa': { kind: 'CENTRAL_UNIT', name: 'Kementerian Desa dan PDT' },
    ulm: { kind: 'UNIVERSITY', name: 'Universitas Lambung Mangkurat', seat: '63.71', validFrom: '1960-11-01' },
    'bumdes-maju': { kind: 'BUMDES', name: 'BUM Desa Maju', seat: '62.03.02.2007' },
    'lembaga-lama': { kind: 'COMMUNITY', name: 'Lembaga Lama', seat: '63.71' },
  }))
    await given(STEWARD, 'institutions', { institutionId: id, ...body });
  await given(STEWARD, 'institutions/lembaga-lama/close-institution', { lastDay: '2026-01-31', successors: [] });
  for (const [officeId, username] of [
    ['kemendes', 'kemendes'],
    ['ditjen', 'kemendes-2'],
  ] as const) {
    const { body } = await system.get(username, '/v1/me');
    const office = { officeId, name: 'Direktorat Jenderal', headTitle: 'Direktur', institutionId: 'kementerian-desa' };
    await given(STEWARD, 'offices', office);
    await given(STEWARD, `offices/${officeId}/record-appointment`, {
      userId: (body as { userId: string }).userId,
      officialName: 'Pejabat',
      capacity: 'DEFINITIF',
      validFrom: '2024-01-02',
      decree: demoDocument(`sk-${officeId}`, 'Keputusan', '2023-12-29', 'PUBLIC'),
    });
  }
});
afterAll(() => system.stop());

const doc = (id: string) => {
  const { number: _number, ...document } = demoDocument(id, 'Surat', DAY);
  return document;
};
const proposal = (over: object) => ({
  acting: { officialName: 'Pejabat' },
  kind: 'STUDI_TIRU',
  origin: { region: '62.03.02.2007', officeId: 'pemdes-62.03.02.2007' },
  hosts: [{ region: '63.10.09.2005' }],
  topics: ['BUM Desa'],
  expectedOutputs: [{ text: 'Rencana aksi', indicator: '1 rencana ditetapkan' }],
  plannedStart: '2026-12-07',
  plannedEnd: '2026-12-08',
  delegationSize: 2,
  budget: '1000000',
  fundingSources: [{ source: 'ADD', fiscalYear: 2026, amount: '1000000' }],
  letter: doc('permohonan'),
  ...over,
});
const apbd = (source = 'APBD_KAB') => ({ fundingSources: [{ source, fiscalYear: 2026, amount: '1000000' }] });
/** As the register of the demonstration has them. */
const NAMES: Readonly<Record<string, string>> = {
  [HEAD]: 'Kepala Desa Sei Asam',
  'kadis-pmd-kapuas': 'Kepala Dinas PMD Kabupaten Kapuas',
};
const signedBy = (by: string) => ({ officialName: NAMES[by] ?? 'Pejabat' });
const codeOf = ({ status, body }: HttpAnswer): string => {
  const { code, ruleId, field } = body as Partial<Record<string, string>>;
  return [status, code, ruleId, field].filter(Boolean).join(' ');
};
/** The id of what was done, or the refusal. */
const given = async (by: string, path: string, body: object): Promise<string> => {
  const answer = await system.post(by, `/v1/${path}`, body);
  return answer.status < 300 ? (answer.body as { id: string }).id : codeOf(answer);
};
const proposing = (by: string, over: object) => given(by, 'visits', { ...proposal(over), acting: signedBy(by) });
const step = (by: string, id: string, command: string, body: object = {}) =>
  given(by, `visits/${id}/${command}`, {
    ...body,
    acting: { ...signedBy(by), ...(body as { acting?: object }).acting },
  });
const shown = async (by: string, id: string): Promise<Record<string, unknown>> => {
  await system.settle();
  return ((await system.get(by, `/v1/visits/${id}`)).body as { item: Record<string, unknown> }).item;
};

describe('A council as visitors', () => {
  const council = { kind: 'COUNCIL', region: '62.03', name: 'DPRD Kabupaten Kapuas', officeId: 'setwan-62.03' };
  let id: string;

  it('visits an enterprise of its own regency, which answers for itself, and decides by itself', async () => {
    id = await proposing(DPRD, { origin: council, hosts: [{ institutionId: 'bumdes-maju' }], ...apbd() });
    expect(
      await step(HEAD, id, 'accept-hosting', { party: { institutionId: 'bumdes-maju' }, reply: doc('balasan') }),
    ).toBe(id);
    const mandate = doc('surat-ketua');
    expect(await step('kadis-pmd-kapuas', id, 'approve-visit', { acting: { mandate } })).toBe(
      '403 E_NO_AUTHORITY VIS-08',
    );
    expect(await step(DPRD, id, 'approve-visit', { acting: { mandate } })).toBe('403 E_SOD VIS-08');
    expect(await step('kasubag-setwan-kapuas', id, 'approve-visit')).toBe('403 E_NO_AUTHORITY VIS-08 /acting/mandate');
    expect(await step('kasubag-setwan-kapuas', id, 'approve-visit', { acting: { mandate } })).toBe(id);
  });

  it('is shown, found and searched by what it is', async () => {
    expect(await shown('kadis-pmd-kapuas', id)).toMatchObject({
      title: 'DPRD Kabupaten Kapuas → BUM Desa Maju',
      status: 'APPROVED',
      origin: { kind: 'COUNCIL', region: { code: '62.03' }, name: 'DPRD Kabupaten Kapuas' },
      originKind: 'COUNCIL',
      hostKinds: ['BUMDES'],
      regions: ['62.03', '62.03.02.2007'],
      hosts: [{ institutionId: 'bumdes-maju', name: 'BUM Desa Maju', kind: 'BUMDES', answer: 'ACCEPTED' }],
    });
    for (const question of ['originKind=COUNCIL', 'hostKind=BUMDES', 'q=dprd', 'q=maju', 'host=62.03.02'])
      expect([
        question,
        ((await system.get('kemendes', `/v1/visits?${question}`)).body as { items: { id: string }[] }).items.map(
          (item) => item.id,
        ),
      ]).toEqual([question, [id]]);
    expect(codeOf(await system.get('kemendes', '/v1/visits?originKind=DPRD'))).toContain('400 E_MALFORMED');
  });

  it('is no affair of the government of its region, nor of the council of another', async () => {
    await system.employ('bupati-kapuas', 'REGENCY_HEAD', '62.03', 'setda-62.03');
    for (const by of ['bupati-kapuas', 'setwan-kalteng'])
      expect(
        codeOf(
          await system.post(by, '/v1/visits', proposal({ origin: { ...council, officeId: 'setda-62.03' }, ...apbd() })),
        ),
      ).toBe('403 E_SCOPE');
    expect(await step('bupati-kapuas', id, 'cancel-visit', { reason: 'Tidak jadi berangkat.' })).toBe('403 E_SCOPE');
    expect(await proposing('bpd-sei-asam', {})).toBe('403 E_SCOPE');
  });

  it('of a village proposes for itself', async () => {
    const origin = { kind: 'COUNCIL', region: '62.03.02.2007', name: 'BPD Sei Asam', officeId: 'bpd-62.03.02.2007' };
    expect(await shown('bpd-sei-asam', await proposing('bpd-sei-asam', { origin }))).toMatchObject({
      title: 'BPD Sei Asam → Angsana',
    });
    expect(await proposing(HEAD, { origin: { ...origin, officeId: 'pemdes-62.03.02.2007' } })).toBe('403 E_SCOPE');
  });
});

describe('VIS-02, VIS-07 Visitors and host', () => {
  const home = '62.03.02.2007';
  it.each([
    { kind: 'OFFICE', region: home, name: 'Kantor Desa Sei Asam' },
    { kind: 'COMMUNITY', region: home, name: 'Karang Taruna Sei Asam' },
    { institutionId: 'bumdes-maju' },
  ])('are not of one village: %j', async (host) => {
    expect(await proposing(HEAD, { hosts: [host] })).toBe('422 E_VISIT_SELF_HOST VIS-02 /hosts');
  });

  it('are two: whoever proposed does not answer for the village that he governs', async () => {
    await system.employ('bupati-kapuas', 'REGENCY_HEAD', '62.03', 'setda-62.03');
    await system.employ('sekda-kapuas', 'REGENCY_SECRETARY', '62.03', 'setda-62.03');
    const origin = { region: '62.03', officeId: 'setda-62.03' };
    const id = await proposing('bupati-kapuas', { origin, hosts: [{ region: home }], ...apbd() });
    for (const by of ['bupati-kapuas', 'sekda-kapuas', 'kadis-pmd-kapuas'])
      for (const answer of ['accept-hosting', 'decline-hosting'])
        expect([
          by,
          await step(by, id, answer, { host: home, reply: doc('balasan'), reason: 'Kantor sedang penuh.' }),
        ]).toEqual([by, '403 E_SOD VIS-07']);
    expect(await step(HEAD, id, 'accept-hosting', { host: home, reply: doc('balasan') })).toBe(id);
  });
});

describe('A host without an account here', () => {
  const host = { kind: 'COMPANY', region: '63.10', name: 'PT Bina' };

  it('is answered for by the visitors, on its letter, and the record says so', async () => {
    const id = await proposing(HEAD, { hosts: [host] });
    const answer = { party: { ...host, name: 'P.T. BINA' } };
    expect(await step('pmd-tanah-bumbu', id, 'accept-hosting', { ...answer, reply: doc('balasan-pt') })).toBe(
      '403 E_SCOPE',
    );
    expect(await step(HEAD, id, 'accept-hosting', answer)).toBe('422 E_DOC_MISSING COM-10 /reply');
    expect(await step(HEAD, id, 'accept-hosting', { ...answer, host: '63.10', reply: doc('b') })).toBe(
      '422 E_VALIDATION /host',
    );
    expect(await step(HEAD, id, 'accept-hosting', { reply: doc('b') })).toBe('422 E_VALIDATION /host');
    expect(await step(HEAD, id, 'accept-hosting', { ...answer, reply: doc('balasan-pt') })).toBe(id);
    expect((await system.stream(`studyVisit-${id}`)).at(-1)).toMatchObject({
      data: { party: { kind: 'COMPANY', name: 'PT Bina' }, recordedByOrigin: true },
      metadata: { schemaVersion: 2 },
    });
    expect(await shown('pmd-tanah-bumbu', id)).toMatchObject({
      status: 'ACCEPTED',
      hosts: [{ recordedByOrigin: true }],
    });
  });

  it('is told by what its kind asks for, in words of both languages', async () => {
    const refused = async (party: object) =>
      codeOf(await system.post(HEAD, '/v1/visits', { ...proposal({ hosts: [party] }), acting: signedBy(HEAD) }));
    expect(await refused({})).toBe('422 E_VALIDATION PTY-01 /hosts/0/region');
    expect(await refused({ kind: 'COMPANY', name: 'PT' })).toBe('422 E_VALIDATION PTY-01 /hosts/0/region');
    expect(await refused({ kind: 'COMPANY', region: '63.10' })).toBe('422 E_VALIDATION PTY-01 /hosts/0/name');
    expect(await refused({ kind: 'FOREIGN', name: 'X', country: 'ZZ' })).toBe(
      '422 E_VALIDATION PTY-01 /hosts/0/country',
    );
    expect(await refused({ kind: 'FOREIGN', name: 'X', country: 'jp' })).toBe('422 E_VALIDATION /hosts/0/country');
    expect(await refused({ kind: 'PERSON', name: 'X' })).toBe('422 E_VALIDATION /hosts/0/kind');
    expect(await refused({ kind: 'VILLAGE', region: '63.10' })).toBe('422 E_VALIDATION PTY-01 /hosts/0/kind');
    expect(await refused({ kind: 'COUNCIL', region: '63.10.09', name: 'X' })).toBe(
      '422 E_LEVEL PTY-02 /hosts/0/region',
    );
    expect(await refused({ region: '63.10.09.2005.01' })).toBe('404 E_REGION_UNKNOWN /hosts/0/region');
    expect(await refused({ kind: 'COMPANY', region: '63.10', name: 'x'.repeat(201) })).toBe(
      '422 E_VALIDATION /hosts/0/name',
    );
    const { body } = await system.post(HEAD, '/v1/visits', {
      ...proposal({ hosts: [{ kind: 'COMPANY', name: 'PT' }] }),
      acting: signedBy(HEAD),
    });
    expect(body).toMatchObject({
      messageId: expect.stringContaining('wajib disebut'),
      messageEn: expect.stringContaining('is required'),
    });
  });

  it('PTY-03 is none that the register may know: a ministry is named by its id and answers itself', async () => {
    for (const kind of ['CENTRAL_UNIT', 'VERTICAL_OFFICE'])
      expect(
        await proposing(HEAD, {
          hosts: [{ kind, name: 'Kementerian Desa dan PDT', ...(kind === 'VERTICAL_OFFICE' && { region: '63.71' }) }],
        }),
      ).toBe('422 E_VALIDATION PTY-03 /hosts/0/institutionId');
    const party = { institutionId: 'kementerian-desa' };
    const id = await proposing(HEAD, { hosts: [party] });
    expect(await step(HEAD, id, 'accept-hosting', { party, reply: doc('balasan-kemendes') })).toBe('403 E_SCOPE');
    expect(await step('kemendes', id, 'accept-hosting', { party, reply: doc('balasan-kemendes') })).toBe(id);
    const [host] = (await shown('kemendes', id))['hosts'] as readonly object[];
    expect(host).toMatchObject({ answer: 'ACCEPTED' });
    expect(host).not.toHaveProperty('recordedByOrigin');
  });

  it('PTY-03 of the register is what the register says on the day', async () => {
    const refused = async (party: object) =>
      codeOf(await system.post(HEAD, '/v1/visits', { ...proposal({ hosts: [party] }), acting: signedBy(HEAD) }));
    expect(await refused({ institutionId: 'ugm' })).toBe('404 E_NOT_FOUND PTY-03 /hosts/0/institutionId');
    expect(await refused({ institutionId: 'lembaga-lama' })).toBe('409 E_STATE PTY-03 /hosts/0/institutionId');
    expect(await refused({ institutionId: 'ulm', kind: 'COMPANY' })).toBe('422 E_VALIDATION PTY-03 /hosts/0/kind');
    expect(await refused({ institutionId: 'ulm', region: '63.10' })).toBe('422 E_VALIDATION PTY-03 /hosts/0/region');
    expect(await refused({ institutionId: 'ulm', name: 'Universitas Lain' })).toBe(
      '422 E_VALIDATION PTY-03 /hosts/0/name',
    );
  });
});

describe('A ministry as visitors and as a host', () => {
  const ministry = { institutionId: 'kementerian-desa', officeId: 'kemendes' };
  it('acts through the officers of its own offices, and is read by whoever reads the country', async () => {
    const apbn = apbd('APBN');
    expect(await proposing('kemendagri', { origin: { ...ministry, officeId: 'kemendagri' }, ...apbn })).toBe(
      '403 E_NO_AUTHORITY PTY-04 /origin/institutionId',
    );
    const montana = { kind: 'FOREIGN', country: 'BG', name: 'Montana' };
    const id = await proposing('kemendes', { origin: ministry, hosts: [montana], ...apbn });
    expect(await step('kemendes', id, 'accept-hosting', { party: montana, reply: doc('undangan') })).toBe(id);
    expect(await step('kemendagri', id, 'approve-visit', { travelPermit: doc('izin') })).toBe(
      '403 E_NO_AUTHORITY PTY-04 /acting/officeId',
    );
    // VIS-14: nobody goes abroad without a permit.
    expect(await step('kemendes-2', id, 'approve-visit')).toBe('422 E_DOC_MISSING COM-10 /travelPermit');
    expect(await step('kemendes-2', id, 'approve-visit', { travelPermit: doc('izin') })).toBe(id);
    expect(await shown('kemendes', id)).toMatchObject({
      title: 'Kementerian Desa dan PDT → Montana (Bulgaria)',
      regions: [],
      hostCountries: ['BG'],
      documents: expect.arrayContaining([expect.objectContaining({ role: 'travelPermit' })]),
    });
    for (const by of [HEAD, 'pmd-kalsel', 'inspektorat-kalsel'])
      expect((await system.get(by, `/v1/visits/${id}`)).status).toBe(404);
    const total = async (by: string, query: string) =>
      ((await system.get(by, `/v1/visit-totals?year=2026${query}`)).body as { totals: { fundingRupiah: object } })
        .totals.fundingRupiah;
    expect(await total('kemendes', '')).toMatchObject({ APBN: '1000000' });
    for (const region of ['62', '63']) expect(await total('kemendes', `&region=${region}`)).not.toHaveProperty('APBN');
  });
});

describe('VIS-14 What others pay', () => {
  const paid = (more: object) => ({
    fundingSources: [{ source: 'PIHAK_KETIGA', fiscalYear: 2026, amount: '1000000', ...more }],
  });
  it('has a payer and a statement, a person by reference alone', async () => {
    const noConflict = doc('pernyataan');
    expect(await proposing(HEAD, { ...paid({}), noConflict })).toBe('422 E_VALIDATION VIS-14 /fundingSources/0/payer');
    const payer = { kind: 'COMPANY', region: '63.10', name: 'PT Bina' };
    expect(await proposing(HEAD, paid({ payer }))).toBe('422 E_DOC_MISSING COM-10 /noConflict');
    expect(await shown(HEAD, await proposing(HEAD, { ...paid({ payer }), noConflict }))).toMatchObject({
      fundingSources: [{ payer: { name: 'PT Bina' } }],
      documents: expect.arrayContaining([expect.objectContaining({ role: 'noConflict' })]),
    });
    const person = (subjectRef: string) =>
      proposing(HEAD, { ...paid({ payer: { kind: 'PERSON', subjectRef } }), noConflict });
    expect(await person('Fulan')).toBe('422 E_VALIDATION /fundingSources/0/payer/subjectRef');
  });
});

describe('VIS-16 A virtual visit', () => {
  it('goes from the approval to the start, without money and without an order', async () => {
    const id = await proposing(HEAD, {
      mode: 'VIRTUAL',
      budget: '0',
      fundingSources: [],
      hosts: [{ institutionId: 'ulm' }],
    });
    expect(await step(HEAD, id, 'accept-hosting', { party: { institutionId: 'ulm' }, reply: doc('balasan-ulm') })).toBe(
      id,
    );
    expect(await step('kadis-pmd-kapuas', id, 'approve-visit')).toBe(id);
    await system.moveTo('2026-12-07T03:00:00.000Z');
    expect(await step(HEAD, id, 'start-visit')).toBe(id);
    expect(
      await step(HEAD, id, 'record-session', {
        topic: 'BUM Desa',
        place: 'daring',
        speaker: { officeId: 'ulm', officialName: 'Dosen', capacity: 'DEFINITIF' },
      }),
    ).toBe(id);
    const seen = { innovationId: 'kelas-desa', description: 'Kelas desa daring.' };
    expect(
      await step(HEAD, id, 'record-innovation-observed', {
        ...seen,
        party: { kind: 'COMPANY', region: '63.71', name: 'PT' },
      }),
    ).toBe('404 E_NOT_FOUND /party');
    expect(await step(HEAD, id, 'record-innovation-observed', { ...seen, party: { institutionId: 'ulm' } })).toBe(id);
    expect(await shown(HEAD, id)).toMatchObject({
      status: 'UNDERWAY',
      mode: 'VIRTUAL',
      innovations: [{ party: { institutionId: 'ulm' } }],
    });
    const of = async (mode: string) =>
      ((await system.get(HEAD, `/v1/visits?mode=${mode}&limit=200`)).body as { items: { id: string; mode: string }[] })
        .items;
    expect((await of('VIRTUAL')).map((visit) => visit.id)).toEqual([id]);
    const travelled = await of('IN_PERSON');
    expect(new Set(travelled.map(({ mode }) => mode))).toEqual(new Set(['IN_PERSON']));
    expect(travelled).toHaveLength((await of('IN_PERSON,VIRTUAL')).length - 1);
    const adoptions = (await system.get(HEAD, `/v1/adoptions?visit=${id}`)).body as { items: object[] };
    expect(adoptions.items).toEqual([
      expect.objectContaining({
        stage: 'OBSERVED',
        party: expect.objectContaining({ name: 'Universitas Lambung Mangkurat' }),
        hostRegion: '63.71',
        regions: ['62.03.02.2007', '63.71'],
      }),
    ]);
  });
});

describe('A correction of a party', () => {
  it('is held to the same rules, and to the register', async () => {
    const id = await proposing(HEAD, { hosts: [{ institutionId: 'ulm' }] });
    const [{ id: targetEventId } = { id: '' }] = await system.stream(`studyVisit-${id}`);
    const asking = (field: string, value: unknown) =>
      step(HEAD, id, 'request-correction', {
        targetEventId,
        changes: [{ field, value }],
        reason: 'Tuan rumahnya tertukar saat disalin.',
      });
    expect(
      await asking('/hosts', [{ institutionId: 'ulm', kind: 'UNIVERSITY', region: '63.71', required: true }]),
    ).toBe('422 E_VALIDATION PTY-03 /changes/0/value');
    expect(await asking('/hosts/0/name', 'Universitas Lain')).toBe('422 E_VALIDATION PTY-03 /changes/0/value');
    expect(await asking('/hosts', [{ region: '62.03.02.2007', required: true }])).toBe(
      '422 E_VISIT_SELF_HOST VIS-02 /changes/0/value',
    );
    expect(await asking('/fundingSources/0/source', 'HOST')).toBe('422 E_VALIDATION VIS-14 /changes/0/value');
    expect(await asking('/jointVisitId', 'rombongan-lain')).toContain('422 E_VALIDATION COM-01');
    expect(await asking('/hosts', [{ kind: 'COMPANY', region: '63.10', name: 'PT Bina', required: true }])).toBe(id);
    expect(await step('kadis-pmd-kapuas', id, 'confirm-correction', { requestId: '1' })).toBe(id);
    expect(await shown(HEAD, id)).toMatchObject({
      hostKinds: ['COMPANY'],
      hostRegions: ['63.10'],
      title: 'Sei Asam → PT Bina',
    });
  });
});

describe('VIS-07 A host that need not answer', () => {
  const answer = (by: string, id: string, command: string, host: string, acting: object) =>
    given(by, `visits/${id}/${command}`, { host, acting, reason: 'Panen raya', reply: doc(`balasan-${host}`) });
  const sayid = { officialName: 'Sayid Firdaus', capacity: 'PJ' };
  const mekarJaya = { officialName: 'Kepala Desa Mekar Jaya' };

  it('may still decline after the approval; without an answer it is no host of what took place, and is told as such', async () => {
    const propose = () =>
      proposing(HEAD, {
        mode: 'VIRTUAL',
        budget: '0',
        fundingSources: [],
        plannedStart: '2026-12-09',
        plannedEnd: '2026-12-10',
        topics: ['Panen bersama'],
        hosts: [{ region: '63.10.09.2005' }, { region: '63.10.09.2009', required: false }],
      });
    const approved = async () => {
      const id = await propose();
      expect(await answer('pj-kades-angsana', id, 'accept-hosting', '63.10.09.2005', sayid)).toBe(id);
      expect(await step('kadis-pmd-kapuas', id, 'approve-visit', { acknowledge: ['W_REPEAT_VISIT'] })).toBe(id);
      return id;
    };
    const [declines, silent] = [await approved(), await approved()];
    expect(await answer('kades-mekar-jaya', declines, 'decline-hosting', '63.10.09.2009', mekarJaya)).toBe(declines);
    expect(await shown(HEAD, declines)).toMatchObject({
      status: 'APPROVED',
      title: 'Sei Asam → Angsana',
      hosts: [{ answer: 'ACCEPTED' }, { answer: 'DECLINED' }],
    });
    expect(await shown(HEAD, silent)).toMatchObject({ title: 'Sei Asam → Angsana, Mekar Jaya' });
    await system.moveTo('2026-12-09T03:00:00.000Z');
    expect(await step(HEAD, silent, 'start-visit')).toBe(silent);
    expect(await answer('kades-mekar-jaya', silent, 'decline-hosting', '63.10.09.2009', mekarJaya)).toBe('409 E_STATE');
    expect(await shown(HEAD, silent)).toMatchObject({
      status: 'UNDERWAY',
      title: 'Sei Asam → Angsana',
      hosts: [{ answer: 'ACCEPTED' }, { region: { code: '63.10.09.2009' }, answer: 'UNANSWERED' }],
      hostRegions: ['63.10.09.2005'],
    });
    expect(
      await step(HEAD, silent, 'record-innovation-observed', {
        innovationId: 'lumbung',
        description: 'Lumbung desa.',
        hostRegion: '63.10.09.2009',
      }),
    ).toBe('404 E_NOT_FOUND /hostRegion');
    const open = await system.call({ method: 'GET', path: `/v1/public/visits/${silent}` });
    expect(open.body).toMatchObject({ item: { title: 'Sei Asam → Angsana', hostRegions: ['63.10.09.2005'] } });
    expect(JSON.stringify(open.body)).not.toContain('Mekar Jaya');
  });
});
