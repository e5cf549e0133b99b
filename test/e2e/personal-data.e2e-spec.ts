import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import { SystemUnderTest, TODAY } from './system.js';
import { visitStory } from './visit-story.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ('sekda-kapuas', 'REGENCY_SECRETARY', '62.03', 'setda-62.03');
  await system.employ('kades-hulu', 'VILLAGE_HEAD', '62.03.02.2008', 'pemdes-62.03.02.2008');
});
afterAll(() => system.stop());
afterEach(() => system.moveTo(TODAY));

const KADES = 'kades-sei-asam';
let numbers = 0;
const freshNik = (): string => `62030212048${String(10_000 + (numbers += 1)).padStart(5, '0')}`;
const told = ({ status, body }: HttpAnswer) => [status, (body as { code?: string }).code];

const subjects = (by: string, body: object) => system.post(by, '/v1/subjects', body);
/** Registers persons with data, and gives their handles. */
const register = async (persons: readonly object[], by = KADES, more: object = {}): Promise<readonly string[]> => {
  const answer = await subjects(by, { persons, ...more });
  expect([answer.status, answer.body]).toEqual([200, { subjectRefs: expect.any(Array) }]);
  return (answer.body as { subjectRefs: readonly string[] }).subjectRefs;
};

let days = 0;
/** A visit with a travel order for those handles, on days of its own. */
const ordered = async (subjectRefs: readonly string[]): Promise<string> => {
  const at = new Date(Date.UTC(2027, 0, 4 + (days += 7))).toISOString().slice(0, 10);
  const { propose, accept, approve, order } = visitStory({ askedOn: '2026-11-20', from: at, to: at, subjectRefs });
  return system.takeAll([propose, accept, approve, order]);
};

interface Travellers {
  readonly travellers: readonly { readonly subjectRef: string; readonly person: object }[];
}
const travellersOf = async (by: string, visitId: string, query = ''): Promise<Travellers['travellers']> =>
  ((await system.get(by, `/v1/visits/${visitId}/travellers${query}`)).body as Travellers).travellers;
/** The reference of one who is in a travel order, which the party's officers see there. */
const known = async (person: object): Promise<string> => {
  const [one] = await travellersOf(KADES, await ordered(await register([person])));
  await system.settle();
  return one!.subjectRef;
};
/** Of one who was registered and is in no travel order. */
const kept = async (person: object): Promise<string> => {
  const before = new Set((await system.log()).map(({ stream }) => stream));
  await register([person]);
  await system.settle();
  const [made] = (await system.log()).filter(({ stream, type }) => type === 'PersonRegistered' && !before.has(stream));
  return made!.stream.slice('person-'.length);
};

const act = (by: string, personId: string, command: string, body: object) =>
  system.post(by, `/v1/persons/${personId}/${command}`, body);
const reason = 'Diminta dengan surat tertulis.';
const ask = async (personId: string, kind: string, by = 'sekdes-sei-asam'): Promise<string> => {
  const answer = await act(by, personId, 'receive-request', { kind });
  expect(answer.status).toBe(200);
  return (await system.stream(`person-${personId}`)).at(-1)!.metadata.commandId;
};

describe('Persons with their data', () => {
  it('are registered in one request and answered by handles, in their order, as numbers alone are', async () => {
    const persons = [
      {
        nik: freshNik(),
        name: 'Wulandari Siregar',
        position: 'Kaur Perencanaan',
        gender: 'P',
        rank: 'Penata Muda (III/a)',
      },
      {
        nik: freshNik(),
        name: 'Yohanes Tuah',
        phone: '+62 812-3456-7890',
        bank: 'Bank Kalteng',
        bankAccount: '100200300',
      },
    ];
    const handles = await register(persons);
    expect(handles).toHaveLength(2);
    const visit = await ordered(handles);
    expect(await travellersOf(KADES, visit)).toEqual([
      {
        spdNo: expect.any(String),
        official: true,
        subjectRef: expect.stringMatching(/^sub_/),
        person: {
          data: {
            name: 'Wulandari Siregar',
            position: 'Kaur Perencanaan',
            gender: 'P',
            rank: 'Penata Muda (III/a)',
            nikEnd: persons[0]!.nik.slice(-4),
          },
        },
      },
      expect.objectContaining({ person: { data: { name: 'Yohanes Tuah', nikEnd: persons[1]!.nik.slice(-4) } } }),
    ]);
    expect((await travellersOf(KADES, visit, '?purpose=PAYMENT'))[1]!.person).toEqual({
      data: {
        name: 'Yohanes Tuah',
        nikEnd: persons[1]!.nik.slice(-4),
        phone: '+62 812-3456-7890',
        bank: 'Bank Kalteng',
        bankAccount: '100200300',
      },
    });
  });

  it('are registered once: the same again writes nothing, other data replace them', async () => {
    const nik = freshNik();
    const personId = await kept({ nik, name: 'Siti' });
    const types = async () => (await system.stream(`person-${personId}`)).map(({ type }) => type);
    await register([{ nik, name: 'Siti' }]);
    expect(await types()).toEqual(['PersonRegistered']);
    await register([{ nik, name: 'Siti Aminah' }]);
    expect(await types()).toEqual(['PersonRegistered', 'PersonRegistered']);
    const { body } = await system.get(KADES, `/v1/persons/${personId}/data?purpose=TRAVEL`);
    expect(body).toMatchObject({ personId, person: { data: { name: 'Siti Aminah' } } });
  });

  it('are the same to VIS-10 with and without data: nobody travels twice on a day', async () => {
    const nik = freshNik();
    const [handle] = await register([{ nik, name: 'Siti' }]);
    const story = (subjectRefs: readonly string[]) =>
      visitStory({ askedOn: '2026-11-20', from: '2026-12-01', to: '2026-12-02', subjectRefs });
    const first = story([handle!]);
    await system.takeAll([first.propose, first.accept, first.approve, first.order]);
    const { body } = await subjects(KADES, { nik });
    const second = story([(body as { subjectRef: string }).subjectRef]);
    const id = await system.takeAll([second.propose, second.accept, second.approve]);
    expect(told(await system.take(second.order, id))).toEqual([409, 'E_TRAVEL_OVERLAP']);
  });

  it('stand in the log and its lists, exports and histories without anything that can be read, nor is what is sealed shown', async () => {
    const person = { nik: freshNik(), name: 'Anggrek Langka', phone: '081299998888' };
    const personId = await known(person);
    const answers = [
      await system.get('inspektorat-kapuas', `/v1/persons/${personId}`),
      await system.get('inspektorat-kapuas', `/v1/persons/${personId}/history`),
      await system.get('inspektorat-kapuas', `/v1/persons/${personId}?asOf=${TODAY}`),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/Anggrek|081299998888|pd1\./);
    }
    expect(JSON.stringify(answers[1]!.body)).toContain('"sealed":{"hidden":true}');
    const { payload } = await system.sinergi.app.inject({
      url: '/v1/persons?format=csv',
      headers: { authorization: `Bearer ${await system.tokenOf('inspektorat-kapuas')}` },
    });
    expect(payload).toContain(personId);
    expect(payload).not.toMatch(/Anggrek|081299998888|pd1\./);
    expect(JSON.stringify(await system.log())).not.toMatch(/Anggrek|081299998888/);
  });

  it.each<[string, object, string]>([
    ['without a name', { persons: [{ nik: '6203021204810002' }] }, '/persons/0/name'],
    ['with a NIK that is none', { persons: [{ nik: '6203021204810000', name: 'A' }] }, '/persons/0/nik'],
    [
      'with a name that holds an invisible sign',
      { persons: [{ nik: '6203021204810002', name: 'Si\u202eti' }] },
      '/persons/0/name',
    ],
    ['with a name of two lines', { persons: [{ nik: '6203021204810002', name: 'Si\nti' }] }, '/persons/0/name'],
    ['with a blank name', { persons: [{ nik: '6203021204810002', name: '  ' }] }, '/persons/0/name'],
    ['with a name too long', { persons: [{ nik: '6203021204810002', name: 'x'.repeat(151) }] }, '/persons/0/name'],
    [
      'with a NIP of 17 digits',
      { persons: [{ nik: '6203021204810002', name: 'A', nip: '1'.repeat(17) }] },
      '/persons/0/nip',
    ],
    [
      'with a telephone that is none',
      { persons: [{ nik: '6203021204810002', name: 'A', phone: 'rumah' }] },
      '/persons/0/phone',
    ],
    ['with an unknown gender', { persons: [{ nik: '6203021204810002', name: 'A', gender: 'X' }] }, '/persons/0/gender'],
    ['with what is not kept', { persons: [{ nik: '6203021204810002', name: 'A', agama: 'X' }] }, '/persons/0/agama'],
    [
      'with the end of a NIK',
      { persons: [{ nik: '6203021204810002', name: 'A', nikEnd: '1234' }] },
      '/persons/0/nikEnd',
    ],
    [
      'twice in one request',
      {
        persons: [
          { nik: '6203021204810002', name: 'A' },
          { nik: '6203021204810002', name: 'B' },
        ],
      },
      '/persons/1/nik',
    ],
    ['beside numbers alone', { niks: ['6203021204810002'], persons: [{ nik: '6203021204810002', name: 'A' }] }, '/nik'],
    ['for another party', { party: '63.10', persons: [{ nik: '6203021204810002', name: 'A' }] }, '/party'],
    ['none', { persons: [] }, '/persons'],
    [
      '101 of them',
      {
        persons: Array.from({ length: 101 }, (_, n) => ({
          nik: `6203021204811${String(n + 1).padStart(3, '0')}`,
          name: 'A',
        })),
      },
      '/persons',
    ],
  ])('%s are refused, naming the field, and nothing is kept', async (_why, body, field) => {
    const count = async () => (await system.log()).filter(({ type }) => type === 'PersonRegistered').length;
    const before = await count();
    const answer = await subjects(KADES, body);
    expect([answer.status, answer.body]).toEqual([422, expect.objectContaining({ code: 'E_VALIDATION', field })]);
    expect(JSON.stringify(answer.body)).not.toContain('6203021204810002');
    expect(await count()).toBe(before);
  });

  it('are counted like numbers alone', async () => {
    const persons = Array.from({ length: 100 }, () => ({ nik: freshNik(), name: 'A' }));
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push((await subjects('pj-kades-angsana', { persons })).status);
    expect(answers).toEqual([200, 200, 429]);
  });

  it('are kept by each party for itself: none reads or changes what another has entered', async () => {
    const nik = freshNik();
    const personId = await known({ nik, name: 'Menurut Sei Asam' });
    await register([{ nik, name: 'Menurut Mekar Jaya' }], 'kades-mekar-jaya');
    const nameFor = async (by: string) =>
      (await system.get(by, `/v1/persons/${personId}/data?purpose=TRAVEL`)).body as object;
    expect(await nameFor(KADES)).toMatchObject({ person: { data: { name: 'Menurut Sei Asam' } } });
    expect(await nameFor('kades-mekar-jaya')).toMatchObject({ person: { data: { name: 'Menurut Mekar Jaya' } } });
    const rectified = { data: { name: 'Diubah' }, reason };
    expect((await act('kades-mekar-jaya', personId, 'rectify-person', rectified)).status).toBe(200);
    expect(await nameFor(KADES)).toMatchObject({ person: { data: { name: 'Menurut Sei Asam' } } });
    expect(await nameFor('kades-mekar-jaya')).toMatchObject({ person: { data: { name: 'Diubah' } } });
  });

  it('are restricted by each party for itself, and nobody is told that others keep or restrict them', async () => {
    const nik = freshNik();
    const OTHER = 'kades-mekar-jaya';
    const personId = await known({ nik, name: 'Menurut Sei Asam' });
    await register([{ nik, name: 'Menurut Mekar Jaya' }], OTHER);
    const dataFor = async (by: string) =>
      ((await system.get(by, `/v1/persons/${personId}/data?purpose=TRAVEL`)).body as { person: object }).person;
    expect((await act(OTHER, personId, 'restrict-processing', { reason })).status).toBe(200);
    expect(await dataFor(OTHER)).toEqual({ notShown: 'RESTRICTED' });
    expect(await dataFor(KADES)).toMatchObject({ data: { name: 'Menurut Sei Asam' } });
    await ordered([((await subjects(KADES, { nik })).body as { subjectRef: string }).subjectRef]);
    // Another party's restriction is not lifted, nor is its request answered.
    expect((await act(KADES, personId, 'lift-restriction', { reason })).body).toMatchObject({ events: [] });
    expect(await dataFor(OTHER)).toEqual({ notShown: 'RESTRICTED' });
    const requestId = await ask(personId, 'RECTIFY', OTHER);
    const refusal = (id: string) =>
      act(KADES, personId, 'refuse-request', { requestId: id, ground: 'DATA_RIGHT', reason });
    const [theirs, none] = [await refusal(requestId), await refusal('tidak-ada')];
    expect([told(theirs), (theirs.body as { detail: string }).detail]).toEqual([
      told(none),
      (none.body as { detail: string }).detail,
    ]);
    // What binds all, and the sight of all, is the data steward's.
    await system.settle();
    for (const by of [KADES, OTHER]) {
      for (const path of [
        '',
        `/${personId}`,
        `/${personId}/history`,
        `/${personId}/file`,
        '/difference?since=2024-01-01T00:00:00Z',
      ])
        expect([by, path, told(await system.get(by, `/v1/persons${path}`))]).toEqual([by, path, [403, 'E_SCOPE']]);
      const erasing = (id: string) => act(by, personId, 'erase-personal-data', { requestId: id, reason });
      expect(told(await erasing(requestId))).toEqual([403, 'E_SCOPE']);
      expect(JSON.stringify((await erasing(requestId)).body)).not.toMatch(by === KADES ? /63\.10/ : /62\.03/);
    }
    expect((await system.get('walidata', `/v1/persons/${personId}`)).body).toMatchObject({
      item: { regions: ['62.03.02.2007', '63.10.09.2009'], restrictedBy: ['63.10.09.2009'], waiting: true },
    });
    // Nor is it that of the head of the region around a party, who keeps nothing of the person.
    await system.employ('bupati-barito', 'REGENCY_HEAD', '63.10', 'bupati-63.10');
    for (const [path, more] of [
      ['restrict-processing', {}],
      ['lift-restriction', {}],
      ['refuse-request', { requestId, ground: 'DATA_RIGHT' }],
      ['rectify-person', { data: { name: 'Diubah' } }],
    ] as const)
      expect([path, told(await act('bupati-barito', personId, path, { reason, ...more }))]).toEqual([
        path,
        [403, 'E_SCOPE'],
      ]);
    expect(await dataFor(OTHER)).toEqual({ notShown: 'RESTRICTED' });
    expect((await act('walidata', personId, 'restrict-processing', { reason })).status).toBe(200);
    expect(await dataFor(KADES)).toEqual({ notShown: 'RESTRICTED' });
    expect((await act(KADES, personId, 'lift-restriction', { reason })).body).toMatchObject({ events: [] });
    expect((await act('walidata', personId, 'lift-restriction', { reason })).status).toBe(200);
    expect(await dataFor(OTHER)).toMatchObject({ data: { name: 'Menurut Mekar Jaya' } });
  });

  it('are shown in a visit as its origin keeps them, also to who examines all parties', async () => {
    await system.employ('pemeriksa', 'AUDITOR', 'ID', 'pemeriksa-pusat');
    const person = { nik: freshNik(), name: 'Menurut Sei Asam' };
    const visit = await ordered(await register([person]));
    await register([{ ...person, name: 'Menurut Mekar Jaya' }], 'kades-mekar-jaya');
    expect((await travellersOf('pemeriksa', visit))[0]!.person).toMatchObject({ data: { name: 'Menurut Sei Asam' } });
  });
});

describe('Who sees data of a person', () => {
  let visit: string;
  let personId: string;
  beforeAll(async () => {
    visit = await ordered(await register([{ nik: freshNik(), name: 'Terlihat Oleh Siapa', phone: '08121111222' }]));
    personId = (await travellersOf(KADES, visit))[0]!.subjectRef;
    await system.settle();
  });

  it.each([
    ['sekdes-sei-asam', true],
    ['inspektorat-kapuas', true],
    ['kadis-pmd-kapuas', false],
    ['pj-kades-angsana', false],
    ['kemendes', false],
    ['walidata', false],
  ])('in a visit: %s %s', async (by, sees) => {
    const [one] = await travellersOf(by, visit);
    expect(one!.person).toEqual(
      sees ? { data: { name: 'Terlihat Oleh Siapa', nikEnd: expect.any(String) } } : { hidden: true },
    );
    expect(one!.subjectRef).toEqual(sees ? personId : { hidden: true });
  });

  it('in no visit of others: it is answered like one that does not exist', async () => {
    for (const by of ['kades-mekar-jaya', 'kades-hulu'])
      for (const id of [visit, 'tidak-ada'])
        expect(told(await system.get(by, `/v1/visits/${id}/travellers`))).toEqual([404, 'E_NOT_FOUND']);
  });

  it.each([
    ['sekdes-sei-asam', 200],
    ['kadis-pmd-kapuas', 200],
    ['kades-mekar-jaya', 404],
    ['kades-hulu', 404],
  ])('by reference: %s is answered %i', async (by, status) => {
    expect((await system.get(by, `/v1/persons/${personId}/data?purpose=TRAVEL`)).status).toBe(status);
  });

  it('who may know that something is kept, and not the person, sees that it is hidden', async () => {
    const { body } = await system.get('kadis-pmd-kapuas', `/v1/persons/${personId}/data?purpose=TRAVEL`);
    expect(body).toEqual({ personId, person: { hidden: true } });
  });

  it('nobody else: an office without such a role, or nobody at all', async () => {
    expect(told(await system.get('kemendes', `/v1/persons/${personId}/data?purpose=TRAVEL`))).toEqual([403, 'E_SCOPE']);
    expect((await system.call({ method: 'GET', path: `/v1/persons/${personId}/data?purpose=TRAVEL` })).status).toBe(
      401,
    );
  });

  it('for a purpose: examination is the examiners’, and like the person’s own request it needs a reason', async () => {
    const path = (purpose: string) => `/v1/persons/${personId}/data?purpose=${purpose}`;
    expect(told(await system.get('sekdes-sei-asam', path('EXAMINATION&reason=ingin+tahu')))).toEqual([403, 'E_SCOPE']);
    for (const [by, purpose] of [
      ['inspektorat-kapuas', 'EXAMINATION'],
      ['sekdes-sei-asam', 'SUBJECT_ACCESS'],
    ] as const) {
      expect(told(await system.get(by, path(purpose)))).toEqual([422, 'E_REASON_REQUIRED']);
      expect((await system.get(by, path(`${purpose}&reason=Surat+tugas+12`))).body).toMatchObject({
        person: { data: { name: 'Terlihat Oleh Siapa', phone: '08121111222' } },
      });
    }
  });

  it.each([
    ['?purpose=', 'purpose'],
    ['?purpose=X', 'purpose'],
    ['?purpose=TRAVEL&purpose=TRAVEL', 'purpose'],
    ['', 'purpose'],
    [`?purpose=TRAVEL&reason=${'x'.repeat(201)}`, 'reason'],
    ['?purpose=TRAVEL&nama=x', 'nama'],
  ])('%s is refused, naming the parameter', async (query, parameter) => {
    const answer = await system.get(KADES, `/v1/persons/${personId}/data${query}`);
    expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ code: 'E_MALFORMED', parameter })]);
  });

  it('answers are kept nowhere, not even by the reader’s own program', async () => {
    for (const path of [`/v1/visits/${visit}/travellers`, `/v1/persons/${personId}/data?purpose=TRAVEL`]) {
      const { headers } = await system.get(KADES, path);
      expect([headers['cache-control'], headers['etag']]).toEqual(['private, no-store', undefined]);
    }
  });

  it('is recorded before it is answered: who, when, why and whose; and nothing where nothing was shown', async () => {
    const looks = async () => (await system.log()).filter(({ type }) => type === 'PersonalDataShown');
    const before = (await looks()).length;
    await travellersOf('pj-kades-angsana', visit);
    await system.get('kadis-pmd-kapuas', `/v1/persons/${personId}/data?purpose=TRAVEL`);
    expect((await looks()).slice(before)).toEqual([]);
    await travellersOf('sekdes-sei-asam', visit);
    await system.get('inspektorat-kapuas', `/v1/persons/${personId}/data?purpose=EXAMINATION&reason=LHP+3`);
    const userIdOf = async (by: string) => ((await system.get(by, '/v1/me')).body as { userId: string }).userId;
    const party = { party: '62.03.02.2007', officeId: 'pemdes-62.03.02.2007', persons: [personId] };
    expect((await looks()).slice(before).map(({ data, metadata }) => [data, metadata.recordedAt])).toEqual([
      [{ userId: await userIdOf('sekdes-sei-asam'), purpose: 'TRAVEL', ...party, visitId: visit }, TODAY],
      [{ userId: await userIdOf('inspektorat-kapuas'), purpose: 'EXAMINATION', reason: 'LHP 3', ...party }, TODAY],
    ]);
    await system.settle();
    const list = async (by: string, query = '') => system.get(by, `/v1/person-reads${query}`);
    const items = ((await list('inspektorat-kapuas', `?visit=${visit}`)).body as { items: readonly object[] }).items;
    expect(items[0]).toMatchObject({ purpose: 'TRAVEL', count: 1, persons: [personId], regions: ['62.03.02.2007'] });
    expect(((await list('inspektorat-kalsel', `?visit=${visit}`)).body as { items: readonly object[] }).items).toEqual(
      [],
    );
    expect(told(await list(KADES))).toEqual([403, 'E_SCOPE']);
  });
});

describe('What a person asks for', () => {
  it('is due three times twenty-four hours later, and overdue by itself if nobody answers', async () => {
    const personId = await kept({ nik: freshNik(), name: 'Menunggu' });
    const requestId = await ask(personId, 'RECTIFY');
    await system.settle();
    const board = async () => (await system.get('walidata', `/v1/persons/${personId}`)).body as object;
    expect(await board()).toMatchObject({
      item: { waiting: true, overdue: false, requests: [{ requestId, dueAt: '2026-11-23T02:00:00.000Z' }] },
    });
    await system.moveTo('2026-11-23T01:59:59.999Z');
    expect(await board()).toMatchObject({ item: { overdue: false } });
    await system.moveTo('2026-11-23T02:00:00.000Z');
    await system.settle();
    expect(await board()).toMatchObject({ item: { overdue: true } });
    const done = await act(KADES, personId, 'rectify-person', { data: { name: 'Benar' }, requestId, reason });
    expect(done.status).toBe(200);
    await system.settle();
    expect(await board()).toMatchObject({ item: { waiting: false, overdue: false, requests: [] } });
    expect((await system.get(KADES, `/v1/persons/${personId}/data?purpose=TRAVEL`)).body).toMatchObject({
      person: { data: { name: 'Benar' } },
    });
  });

  it('that is answered in time never falls due', async () => {
    const personId = await kept({ nik: freshNik(), name: 'Dijawab' });
    const requestId = await ask(personId, 'RESTRICT');
    expect((await act(KADES, personId, 'refuse-request', { requestId, ground: 'DATA_RIGHT', reason })).status).toBe(
      200,
    );
    await system.moveTo('2026-11-27T02:00:00.000Z');
    expect((await system.stream(`person-${personId}`)).map(({ type }) => type)).toEqual([
      'PersonRegistered',
      'SubjectRequestReceived',
      'SubjectRequestRefused',
    ]);
  });

  it('restricted data are shown to examiners and for the person’s own request alone, and nobody travels by them', async () => {
    const nik = freshNik();
    const visit = await ordered(await register([{ nik, name: 'Dibatasi' }]));
    const personId = (await travellersOf(KADES, visit))[0]!.subjectRef;
    expect((await act(KADES, personId, 'restrict-processing', { reason })).status).toBe(200);
    expect((await travellersOf(KADES, visit))[0]!.person).toEqual({ notShown: 'RESTRICTED' });
    for (const [by, purpose, shown] of [
      [KADES, 'PAYMENT', { notShown: 'RESTRICTED' }],
      [KADES, 'SUBJECT_ACCESS', { data: expect.objectContaining({ name: 'Dibatasi' }) }],
      ['inspektorat-kapuas', 'EXAMINATION', { data: expect.objectContaining({ name: 'Dibatasi' }) }],
    ] as const) {
      const { body } = await system.get(by, `/v1/persons/${personId}/data?purpose=${purpose}&reason=Surat+1`);
      expect(body).toMatchObject({ person: shown });
    }
    const { body } = await subjects(KADES, { nik });
    const again = visitStory({
      askedOn: '2026-11-20',
      from: '2027-10-04',
      to: '2027-10-04',
      subjectRefs: [(body as { subjectRef: string }).subjectRef],
    });
    const id = await system.takeAll([again.propose, again.accept, again.approve]);
    expect((await system.take(again.order, id)).body).toMatchObject({
      code: 'E_STATE',
      field: '/travellers/0/subjectRef',
    });
    expect((await act(KADES, personId, 'lift-restriction', { reason })).status).toBe(200);
    expect((await system.take(again.order, id)).status).toBe(200);
  });

  it('COM-14 waits once of each kind and party, and nobody uses up the room of others', async () => {
    const person = { nik: freshNik(), name: 'Banyak Diminta' };
    const personId = await kept(person);
    await register([person], 'kades-hulu');
    const rival = (command: string, body: object = { reason }) => act('kades-hulu', personId, command, body);
    const first = await ask(personId, 'ERASE', 'kades-hulu');
    const second = await rival('receive-request', { kind: 'ERASE' });
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'E_STATE', ruleId: 'COM-11', field: '/kind', details: { requestId: first } },
    });
    for (let acts = 1; acts < 200; acts += 1) {
      expect((await rival('restrict-processing')).status).toBe(200);
      expect((await rival('lift-restriction')).status).toBe(200);
    }
    expect(told(await rival('restrict-processing'))).toEqual([409, 'E_LIMIT']);
    expect(await ask(personId, 'ERASE')).not.toBe(first);
    expect((await act(KADES, personId, 'restrict-processing', { reason })).status).toBe(200);
    expect((await act('inspektorat-kapuas', personId, 'place-hold', { reason })).status).toBe(200);
    await system.settle();
    // Data were entered by two parties: what each did uses up its own room, and the board tells of all.
    expect((await system.get('walidata', `/v1/persons/${personId}`)).body).toMatchObject({
      item: { changes: 2, restricted: true },
    });
  });

  it('is not decided by who may only enter it, nor anywhere else', async () => {
    const personId = await kept({ nik: freshNik(), name: 'Siapa Memutus' });
    const requestId = await ask(personId, 'ERASE');
    const decide = (by: string) => act(by, personId, 'erase-personal-data', { requestId, reason });
    expect(told(await decide('sekdes-sei-asam'))).toEqual([403, 'E_SCOPE']);
    for (const by of [KADES, 'kades-mekar-jaya']) expect(told(await decide(by))).toEqual([403, 'E_SCOPE']);
    expect(told(await act(KADES, personId, 'place-hold', { reason }))).toEqual([403, 'E_SCOPE']);
    expect(told(await act(KADES, 'sub_tidakada', 'rectify-person', { data: { name: 'X' }, reason }))).toEqual([
      404,
      'E_NOT_FOUND',
    ]);
    expect(told(await act('kades-mekar-jaya', personId, 'rectify-person', { data: { name: 'X' }, reason }))).toEqual([
      404,
      'E_NOT_FOUND',
    ]);
  });
});
