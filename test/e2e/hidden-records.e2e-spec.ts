import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPdf } from '#testing';
import { streamId } from '#kernel';
import { bySystem, type Receipt } from '#runtime';
import { describedApi, operationsOf, type DescribedOperation } from './described-api.js';
import { importOne } from './import-one.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

type Headers = Readonly<Record<string, string>>;
type Asked = Pick<DescribedOperation, 'path' | 'method'> & { readonly headers: Headers; readonly payload?: object };

let system: SystemUnderTest;
/** Those about one object. */
let operations: readonly DescribedOperation[];
/** An object of each kind that has nothing to do with the regency of the stranger, by the first word of its path. */
let hidden: Readonly<Record<string, string>>;
/** A person whom the stranger may name. */
let subjectRef: string;
let tokens: Readonly<Record<'stranger' | 'nobody', string>>;

const FAR_AWAY = '34.04';
/** As far, and another region: nobody examines where he has another role. */
const EXAMINED = '35.01';
/** What everybody may read. */
const PUBLIC = ['areas', 'calendars', 'institutions', 'office-holders', 'offices', 'public', 'region-aliases'];
/** What is the whole country's: to a steward of a region it is closed as a whole. */
const NATIONAL = ['parking'];

const give = (path: string, name: string, id: string | undefined, input: object): Promise<Receipt> =>
  system.sinergi.runtime.executor.execute(
    bySystem(
      system.sinergi.tables.find((table) => table.path === path)!,
      name,
      { input, ...(id && { id }) },
    ),
  );

/** Signed in under the roles, all of them far away. */
const signedIn = async (username: string, roles: readonly string[]): Promise<string> => {
  const { id } = await give('users', 'RegisterUser', undefined, { kind: 'PERSON' });
  for (const role of roles) {
    await give('users', 'GrantRole', id, {
      grantId: role,
      role,
      scope: { VILLAGE_HEAD: `${FAR_AWAY}.01.2001`, INSPECTOR: EXAMINED }[role] ?? FAR_AWAY,
      officeId: 'kantor-jauh',
      validFrom: '2024-01-01',
    });
  }
  const credentials = { username, password: 'pohon-ulin-77' };
  await system.sinergi.credentials!.setPassword(id, credentials.username, credentials.password);
  return (
    (await system.call({ method: 'POST', path: '/v1/auth/token', body: credentials })).body as { access_token: string }
  ).access_token;
};

const firstId = async (by: string, path: string): Promise<string> =>
  ((await system.get(by, path)).body as { items: readonly { id: string }[] }).items[0]!.id;

beforeAll(async () => {
  system = await SystemUnderTest.start();
  const described = operationsOf(await describedApi(system.call));
  operations = described.filter(
    // Registers that no list shows, and what is open to whoever made it alone, have tests of their own.
    ({ path }) =>
      path.includes('{id}') && !/^\/v1\/(trail|uploads|webhooks|drafts|office-drafts|saved-views)\b/.test(path),
  );
  const visits = await system.takeAll([
    visitStory({ askedOn: '2026-11-20', from: '2026-11-25', to: '2026-11-26', subjectRefs: strangers(1) }).propose,
  ]);
  const [{ id: targetEventId } = { id: '' }] = await system.stream(`studyVisit-${visits}`);
  await system.post('sekdes-sei-asam', `/v1/visits/${visits}/request-correction`, {
    targetEventId,
    changes: [{ field: '/delegationSize', value: 7 }],
    reason: 'Jumlahnya tertukar saat disalin.',
  });
  await give('travel-ceilings', 'RecordTravelMoney', undefined, {
    region: '62.03',
    fiscalYear: 2026,
    visitId: visits,
    amount: '1000000',
  });
  const demonstration = await firstId('kemendes', '/v1/visits?status=REPORTED');
  await give('adoptions', 'TellObservation', undefined, { visitId: demonstration, innovationId: 'bumdes-terbuka' });
  await give('parking', 'ParkKey', undefined, {
    model: 'visit_board@1',
    key: visits,
    eventId: targetEventId,
    eventType: 'VisitProposed',
    stream: `studyVisit-${visits}`,
    revision: 0,
    failed: 'BEFORE',
    error: 'x',
  });
  const begun = await system.call({
    method: 'POST',
    path: '/v1/uploads',
    token: await system.tokenOf('kades-sei-asam'),
    bytes: plainPdf(['Surat']),
  });
  const stored = await system.post('kades-sei-asam', '/v1/documents', {
    upload: begun.headers['location']!.replace('/v1/uploads/', ''),
    document: { type: 'Surat', date: '2026-11-02', classification: 'INTERNAL' },
  });
  const imported = await importOne(system);
  const village = 'kades-sei-asam';
  await system.post(village, '/v1/numbering-rules/set-numbering-rule', {
    officeId: 'pemdes-62.03.02.2007',
    kind: 'SURAT_TUGAS',
    template: '090/{number}/{kind}/{year}',
    digits: 3,
    kindCode: 'ST',
    firstYear: 2026,
    firstNumber: 1,
  });
  const numbered = { officeId: 'pemdes-62.03.02.2007', kind: 'SURAT_TUGAS', record: visits, count: 1 };
  await system.post(village, '/v1/numbers/take-numbers', { ...numbered, day: '2026-11-20' });
  await system.get(village, `/v1/visits/${demonstration}/travellers?purpose=TRAVEL`);
  await system.employ('kerja-sama-kapuas', 'REGENCY_COOP', '62.03', 'kerja-sama-62.03');
  const begins = described.find(({ path, method }) => path === '/v1/agreements' && method === 'POST');
  const agreement = await system.post('kerja-sama-kapuas', '/v1/agreements', begins!.example!);
  await system.employ('dpmd-batola', 'REGENCY_PMD', '63.04', 'dpmd-63.04');
  const nominates = described.find(({ path, method }) => path === '/v1/model-villages' && method === 'POST');
  const modelVillage = await system.post('dpmd-batola', '/v1/model-villages', nominates!.example!);
  const ofOffice = { officeId: 'pemdes-62.03.02.2007', region: '62.03.02.2007' };
  const calendar = (await system.post(village, '/v1/calendar-feeds', ofOffice)).body as { feedId: string };
  await system.settle();
  const person = (await system.log()).find(({ type }) => type === 'PersonRegistered')!;
  hidden = {
    ...imported,
    persons: streamId(person.stream),
    numbers: await firstId('kemendes', '/v1/numbers'),
    'numbering-rules': await firstId('kemendes', '/v1/numbering-rules'),
    'person-reads': await firstId('inspektorat-kapuas', '/v1/person-reads'),

    visits,
    agreements: (agreement.body as { id: string }).id,
    'model-villages': (modelVillage.body as { id: string }).id,
    adoptions: await firstId('kemendes', '/v1/adoptions'),
    users: await firstId('pengelola-akun', '/v1/users?office=dpmd-62.03'),
    corrections: await firstId('kemendes', `/v1/corrections?record=${visits}`),
    'travel-ceilings': await firstId('kemendes', '/v1/travel-ceilings?region=62.03'),
    parking: await firstId('walidata', '/v1/parking'),
    worklist: await firstId('kemendes', `/v1/worklist?record=${visits}`),
    'obligations-overdue': await firstId('kemendes', '/v1/obligations-overdue'),
    'data-quality': await firstId('kemendes', '/v1/data-quality'),
    'risk-signals': await firstId('inspektorat-kapuas', '/v1/risk-signals'),
    documents: (stored.body as { id: string }).id,
    'calendar-feeds': calendar.feedId,
  };
  tokens = {
    stranger: await signedIn('orang-jauh', [
      'REGENCY_HEAD',
      'REGENCY_PMD',
      'REGENCY_SECRETARY',
      'OPD_HEAD',
      'TREASURER',
      'ACCESS_ADMIN',
      'DATA_STEWARD',
      'DPRD_SECRETARIAT',
      'VILLAGE_HEAD',
      'INSPECTOR',
    ]),
    nobody: await signedIn('tanpa-peran', []),
  };
  const known = await system.call({
    method: 'POST',
    path: '/v1/subjects',
    token: tokens.stranger,
    body: { nik: '3404010101800001' },
  });
  ({ subjectRef } = known.body as { subjectRef: string });
});
afterAll(() => system.stop());

const kindOf = (path: string): string => path.split('/')[2]!;
/** Written alike, and of nothing. */
const absent = (id: string): string =>
  id.startsWith('sub_')
    ? `sub_${id.slice(4).split('').reverse().join('')}`
    : id.replace(/[0-9a-f]/g, (digit) => ((parseInt(digit, 16) + 1) % 16).toString(16));

/** What must be given beside an address. */
const NEEDED: Readonly<Record<string, string>> = { since: 'since=2024-01-01T00:00:00Z', purpose: 'purpose=TRAVEL' };

/**
 * Everything that is asked of an object: each route and, beside the plain request, what could tell that something is
 * there.
 */
const requests = async (kind: string, id: string) => {
  const commands = (
    await system.sinergi.eventStore.read(
      `${system.sinergi.tables.find(({ path }) => path === kind)?.decider.category ?? kind}-${id}`,
    )
  ).map(({ metadata }) => metadata.commandId);
  return operations
    .filter(({ path }) => kindOf(path) === kind)
    .flatMap(({ path, method, parameters, example = {} }): Asked[] => {
      const needed = parameters.filter(
        ({ name, required, in: where }) => (required || name === 'since') && where === 'query',
      );
      const plain = needed.length > 0 ? `${path}?${needed.map(({ name }) => NEEDED[name]).join('&')}` : path;
      const asked =
        method === 'GET'
          ? [
              { path: plain },
              ...(path.endsWith('/history')
                ? [{ path: `${path}?limit=1` }]
                : [{ path: plain, headers: { 'if-none-match': '*' } as Headers }]),
              ...(path.endsWith('/file') ? [{ path: `${path}?format=pdf` }] : []),
              ...(parameters.some(({ name }) => name === 'asOf')
                ? [{ path: `${plain}${plain === path ? '?' : '&'}asOf=2026-11-20T02:00:00Z` }]
                : []),
            ]
          : [undefined, '"0"', '"99"', '*']
              .map((seen) => ({ path, headers: (seen === undefined ? {} : { 'if-match': seen }) as Headers }))
              .concat(
                commands
                  .slice(0, 1)
                  .map((commandId) => ({
                    path,
                    headers: { 'idempotency-key': commandId, 'if-match': '"0"' } as Headers,
                  })),
              );
      const payload = JSON.parse(
        JSON.stringify(example).replace(/"subjectRef":"[^"]+"/g, `"subjectRef":"${subjectRef}"`),
      ) as object;
      return asked.map((each) => ({ headers: {}, ...each, method, ...(method !== 'GET' && { payload }) }));
    });
};

const VOLATILE = /^(date|x-correlation-id|x-ratelimit-.*|keep-alive)$/;

const answerTo = async ({ path, headers, ...rest }: Asked, id: string, token: string) => {
  const answer = await system.sinergi.app.inject({
    ...rest,
    url: path.replace('{id}', id),
    headers: {
      ...headers,
      'idempotency-key': headers['idempotency-key'] ?? 'perintah-orang-jauh',
      authorization: `Bearer ${token}`,
    },
  });
  const { correlationId: _own, ...body } = JSON.parse(answer.payload) as { correlationId?: string };
  const told = JSON.stringify([
    answer.statusCode,
    body,
    Object.entries(answer.headers).filter(([name]) => !VOLATILE.test(name)),
  ]).replaceAll(id, '{id}');
  return { status: answer.statusCode, told };
};

describe('What a user may not read', () => {
  it("is every kind of object that has a route of its own, and is not everybody's", () => {
    const kinds = new Set(operations.map(({ path }) => kindOf(path)));
    expect([...kinds].sort()).toEqual([...Object.keys(hidden), ...PUBLIC].sort());
  });

  it('is answered exactly like what does not exist, on every route and whatever is asked of it', async () => {
    const wrong: unknown[] = [];
    let asked = 0;
    for (const [kind, id] of Object.entries(hidden)) {
      for (const request of await requests(kind, id)) {
        const [there, nowhere] = [
          await answerTo(request, id, tokens.stranger),
          await answerTo(request, absent(id), tokens.stranger),
        ];
        asked += 1;
        const expected = NATIONAL.includes(kind) ? 403 : 404;
        if (there.told !== nowhere.told || there.status !== expected) wrong.push([request, there, nowhere]);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  });

  it('is closed with E_SCOPE to whoever holds no role for it anywhere, whether there is such an object or not', async () => {
    const wrong: unknown[] = [];
    for (const [kind, id] of Object.entries(hidden)) {
      for (const request of await requests(kind, id)) {
        const [there, nowhere] = [
          await answerTo(request, id, tokens.nobody),
          await answerTo(request, absent(id), tokens.nobody),
        ];
        if (there.told !== nowhere.told || there.status !== 403 || !there.told.includes('"E_SCOPE"'))
          wrong.push([request, there, nowhere]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is in no list, export, search or filter by its id', async () => {
    for (const path of [
      `/v1/corrections?record=${hidden['visits']}`,
      '/v1/users?office=dpmd-62.03',
      '/v1/travel-ceilings?year=2026',
      '/v1/visits?q=sei+asam',
      '/v1/corrections?asOf=2026-11-20T02:00:00Z',
    ]) {
      expect([path, (await system.call({ method: 'GET', path, token: tokens.stranger })).body]).toMatchObject([
        path,
        { items: [] },
      ]);
      const { payload } = await system.sinergi.app.inject({
        method: 'GET',
        url: `${path}&format=csv`,
        headers: { authorization: `Bearer ${tokens.stranger}` },
      });
      expect([path, payload.trim().split('\n').length]).toEqual([path, 1]);
    }
  });
});
