import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { HttpAnswer } from '#demo';
import { SystemUnderTest, TODAY } from './system.js';
import { strangers, visitStory } from './visit-story.js';

/** Read models that the records of several contexts feed (domain §4). */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ('sekda-kapuas', 'REGENCY_SECRETARY', '62.03', 'setda-62.03');
  await system.employ('inspektur-kapuas', 'INSPECTOR', '62.03', 'inspektorat-62.03');
  await system.employ('bupati-lain', 'REGENCY_HEAD', '62.02', 'setda-62.02');
});
afterAll(() => system.stop());

const HEAD = 'kades-sei-asam';
const PMD = 'kadis-pmd-kapuas';
const HOST = 'pj-kades-angsana';
const MINISTRY = 'kemendes';
const REASON = { reason: 'Dicatat kemudian, hanya untuk pengujian.' };
type Row = Readonly<Record<string, unknown>>;

const bodyOf = ({ body }: HttpAnswer) => body as { readonly items: readonly Row[]; readonly nextCursor?: string };
const list = async (by: string, path: string): Promise<readonly Row[]> => {
  await system.settle();
  const answer = await system.get(by, `/v1/${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return bodyOf(answer).items;
};
const file = async (path: string, by = MINISTRY): Promise<string> => {
  const { app } = system.sinergi;
  const headers = { authorization: `Bearer ${await system.tokenOf(by)}` };
  return (await app.inject({ method: 'GET', url: `/v1/${path}`, headers } as never)).body as unknown as string;
};
const table = async (path: string): Promise<readonly (readonly string[])[]> =>
  (await file(`${path}${path.includes('?') ? '&' : '?'}format=csv`))
    .replace('\uFEFF', '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
const story = (from: string, to: string, askedOn = '2026-11-01') =>
  visitStory({ askedOn, from, to, subjectRefs: strangers(1), common: REASON });
const post = async (by: string, path: string, body: object): Promise<void> => {
  const answer = await system.post(by, path, body);
  expect([path, answer.status, answer.body]).toEqual([path, answer.status < 300 ? answer.status : 200, answer.body]);
};
const repair = async (id: string, command: string, body: object, by: string, second: string): Promise<void> => {
  await post(by, `/v1/visits/${id}/request-${command}`, { reason: 'Tertukar saat disalin dari berkas.', ...body });
  const { requestId } = (await system.stream(`studyVisit-${id}`)).at(-1)!.data as { requestId: string };
  await post(second, `/v1/visits/${id}/confirm-${command}`, { requestId });
};
const eventOf = async (id: string, type: string) =>
  (await system.stream(`studyVisit-${id}`)).findLast((event) => event.type === type)!;

describe('What is to be done', () => {
  it('goes from one party to the other as the visit goes on, and each sees its own', async () => {
    const visit = story('2026-12-01', '2026-12-02');
    const id = await system.takeAll([visit.propose]);
    const at = async (by: string) => (await list(by, `worklist?record=${id}`)).map(({ kind, dueOn }) => [kind, dueOn]);
    expect(await at(HOST)).toEqual([['ANSWER_HOSTING', '2026-12-01']]);
    expect(await at(HEAD)).toEqual([]);
    await system.takeAll([visit.accept], id);
    expect(await at(HOST)).toEqual([]);
    expect(await at(HEAD)).toEqual([['APPROVE_VISIT', '2026-12-01']]);
    expect(await at(PMD)).toEqual([['APPROVE_VISIT', '2026-12-01']]);
    expect(await at('bupati-lain')).toEqual([]);
    expect(await at(MINISTRY)).toHaveLength(1);
    const [{ id: duty }] = (await list(HEAD, `worklist?record=${id}`)) as [{ id: string }];
    expect((await system.get(HEAD, `/v1/worklist/${duty}`)).status).toBe(200);
    for (const by of [HOST, 'bupati-lain']) expect((await system.get(by, `/v1/worklist/${duty}`)).status).toBe(404);
    expect((await system.get(HEAD, `/v1/obligations-overdue/${duty}`)).status).toBe(404);
    await system.takeAll(
      [
        {
          ...visit.accept,
          path: `/v1/visits/{visit}/cancel-visit`,
          by: HEAD,
          body: { occurredOn: '2026-11-05', ...REASON },
        },
      ],
      id,
    );
    expect(await at(MINISTRY)).toEqual([]);
    expect((await system.get(HEAD, `/v1/worklist/${duty}`)).status).toBe(404);
  });

  it('is sorted by due day, page after page, and counted by kind as often as it is listed', async () => {
    for (const from of ['2026-12-10', '2026-12-08', '2026-12-09']) await system.takeAll([story(from, from).propose]);
    const all = await list(HOST, 'worklist?kind=ANSWER_HOSTING');
    const days = all.map(({ dueOn }) => String(dueOn));
    expect(days).toEqual([...days].sort());
    const paged: Row[] = [];
    let cursor: string | undefined;
    do {
      const page = bodyOf(
        await system.get(HOST, `/v1/worklist?kind=ANSWER_HOSTING&limit=2${cursor ? `&cursor=${cursor}` : ''}`),
      );
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const counted = await list(MINISTRY, 'worklist-totals/kinds?region=63.10.09.2005&kind=ANSWER_HOSTING');
    expect(counted.map(({ open }) => open)).toEqual([all.length]);
    expect(await list(HOST, 'worklist?from=2026-12-09&to=2026-12-09&kind=ANSWER_HOSTING')).toHaveLength(1);
  });

  it.each([
    'worklist?kind=MOW_LAWN',
    'worklist?from=2026-12-09&to=2026-12-01',
    'worklist?to=2026-02-30',
    'worklist?basis=',
    'worklist?open=true',
    'worklist?region=63.1x',
    'obligations-overdue?overdueFrom=2026-01-01',
    'worklist-totals/kinds?sort=-closed',
  ])('refuses what it does not know: %s', async (path) => {
    expect((await system.get(HEAD, `/v1/${path}`)).status).toBe(400);
  });

  it('knows no region that never was', async () => {
    expect(((await system.get(HEAD, '/v1/worklist?region=63.99')).body as { code: string }).code).toBe(
      'E_REGION_UNKNOWN',
    );
  });
});

describe('What is overdue', () => {
  const overdue = (id: string, by = HEAD) => list(by, `obligations-overdue?record=${id}`);

  it('is a report from the day after its due day on, with the days by which it is late, until it comes', async () => {
    const visit = story('2026-11-03', '2026-11-04');
    const id = await system.takeAll([
      visit.propose,
      visit.accept,
      visit.approve,
      visit.order,
      visit.start,
      visit.session,
      visit.complete,
    ]);
    // Five working days after a Wednesday; entered late, so that it is called overdue after a day of grace.
    expect(await overdue(id)).toEqual([]);
    expect(await list(HEAD, `worklist?record=${id}`)).toMatchObject([
      { kind: 'SUBMIT_VISIT_REPORT', dueOn: '2026-11-11' },
    ]);
    await system.moveTo('2026-11-21T02:00:00.001Z');
    expect(await overdue(id)).toMatchObject([
      { kind: 'SUBMIT_VISIT_REPORT', dueOn: '2026-11-11', daysLate: 10, escalation: 'SUPERIOR' },
    ]);
    expect(await overdue(id, 'bupati-lain')).toEqual([]);
    // Midnight in Kapuas, not in the capital of the host: one day more.
    await system.moveTo('2026-11-21T16:59:59.999Z');
    expect(await overdue(id)).toMatchObject([{ daysLate: 10 }]);
    await system.moveTo('2026-11-21T17:00:00.000Z');
    expect(await overdue(id)).toMatchObject([{ daysLate: 11 }]);
    const before = await system.get(HEAD, `/v1/obligations-overdue?record=${id}&asOf=${TODAY}`);
    expect(bodyOf(before).items).toEqual([]);
    const then = await system.get(HEAD, `/v1/obligations-overdue?record=${id}&asOf=2026-11-21T02:00:00.001Z`);
    expect(bodyOf(then).items).toMatchObject([{ daysLate: 10 }]);

    await system.takeAll([{ ...visit.report, body: { ...visit.report.body, occurredOn: '2026-11-21' } }], id);
    expect(await overdue(id)).toEqual([]);
  });

  it('follows a correction of the day from which the term runs, and goes with the record that is voided', async () => {
    const visit = story('2026-11-05', '2026-11-06');
    const id = await system.takeAll([
      visit.propose,
      visit.accept,
      visit.approve,
      visit.order,
      visit.start,
      visit.session,
      visit.complete,
    ]);
    await system.moveTo('2026-11-24T02:00:00.000Z');
    const [{ dueOn }] = (await overdue(id)) as [{ dueOn: string }];
    expect(dueOn).toBe('2026-11-13');
    const { id: targetEventId } = await eventOf(id, 'VisitCompleted');
    await repair(
      id,
      'correction',
      { targetEventId, changes: [{ field: '/occurredOn', value: '2026-11-05' }] },
      HEAD,
      PMD,
    );
    expect(await overdue(id)).toMatchObject([{ dueOn: '2026-11-12' }]);
    await repair(id, 'voiding', {}, HEAD, 'sekda-kapuas');
    expect(await list(MINISTRY, `worklist?record=${id}`)).toEqual([]);
  });

  it('is a request that nobody decides, after fourteen days', async () => {
    const visit = story('2026-12-20', '2026-12-21');
    const id = await system.takeAll([visit.propose]);
    await post(HEAD, `/v1/visits/${id}/request-voiding`, { reason: 'Tercatat dua kali oleh operator desa.' });
    expect(await overdue(id)).toEqual([]);
    await system.moveTo('2026-12-09T02:00:00.000Z');
    expect(await overdue(id)).toMatchObject([
      { kind: 'DECIDE_CORRECTION', dueOn: '2026-12-08', requestId: '1', daysLate: 1 },
    ]);
    await post('sekda-kapuas', `/v1/visits/${id}/refuse-correction`, { requestId: '1', reason: 'Bukan salah catat.' });
    expect(await overdue(id)).toEqual([]);
  });

  it('is exported with what is told at the moment of reading', async () => {
    await system.moveTo('2027-03-01T02:00:00.000Z');
    const [header, ...rows] = await table('obligations-overdue');
    expect(header).toContain('hari_terlambat');
    expect(rows).toHaveLength((await list(MINISTRY, 'obligations-overdue?limit=200')).length);
    for (const row of rows) expect(Number(row[header!.indexOf('hari_terlambat')])).toBeGreaterThan(0);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('What the public may see', () => {
  const PUBLIC = ['public/visits', 'public/innovations', 'public/visit-totals', 'public/innovation-totals'];
  const open = async (path: string): Promise<readonly Row[]> => {
    await system.settle();
    const answer = await system.call({ method: 'GET', path: `/v1/${path}` });
    expect([path, answer.status]).toEqual([path, 200]);
    return bodyOf(answer).items;
  };
  const statusOf = async (path: string) => (await system.call({ method: 'GET', path: `/v1/${path}` })).status;

  it('is a visit from its approval on; called off it says no more, voided it is gone', async () => {
    const visit = story('2027-04-06', '2027-04-07', '2027-03-01');
    const id = await system.takeAll([visit.propose, visit.accept]);
    const listed = async () => (await open('public/visits?year=2027')).find((row) => row['id'] === id);
    expect(await listed()).toBeUndefined();
    expect(await statusOf(`public/visits/${id}`)).toBe(404);
    await system.takeAll([visit.approve], id);
    expect(await listed()).toMatchObject({ status: 'APPROVED', originRegion: '62.03.02.2007' });
    expect(await statusOf(`public/visits/${id}`)).toBe(200);
    const counted = async () =>
      (await open('public/visit-totals?province=62&year=2027')).map(({ visits, cancelled }) => [visits, cancelled]);
    expect(await counted()).toEqual([[1, 0]]);
    await post(HEAD, `/v1/visits/${id}/cancel-visit`, {
      occurredOn: '2027-03-01',
      reason: 'Anggaran dialihkan ke jalan.',
    });
    expect(await listed()).toMatchObject({ status: 'CANCELLED', topics: [], outputs: [] });
    expect(await counted()).toEqual([[0, 1]]);
    await repair(id, 'voiding', {}, HEAD, 'sekda-kapuas');
    expect(await listed()).toBeUndefined();
    expect(await statusOf(`public/visits/${id}`)).toBe(404);
    expect(await counted()).toEqual([]);
  });

  it('is the same as officers see, counted anew from what is listed', async () => {
    const visits = await open('public/visits?region=62&limit=200');
    for (const total of await open('public/visit-totals?province=62'))
      expect([total['year'], total['visits']]).toEqual([
        total['year'],
        visits.filter(({ year, status }) => year === total['year'] && status !== 'CANCELLED').length,
      ]);
    const seen = await open('public/innovations?origin=62&limit=200');
    for (const total of await open('public/innovation-totals?province=62'))
      for (const [measure, counts] of [
        ['observed', () => true],
        ['decided', ({ decision }: Row) => decision !== undefined],
        ['verified', ({ stage }: Row) => stage === 'VERIFIED'],
      ] as const)
        expect([measure, total[measure]]).toEqual([
          measure,
          seen.filter((row) => row['year'] === total['year'] && counts(row)).length,
        ]);
    expect(seen.length).toBeGreaterThan(0);
  });

  it('is had as a table, too: of the same visits, each cell as in the file of an officer', async () => {
    const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Readonly<Record<string, string>>[];
    const { body } = await system.sinergi.app.inject({ method: 'GET', url: '/v1/public/visits?format=csv' } as never);
    const rows = rowsOf(body as unknown as string);
    expect(rows.map(({ id }) => id)).toEqual((await open('public/visits?limit=200')).map(({ id }) => id));
    const known = new Map(rowsOf(await file('visits?format=csv')).map((row) => [row['id'], row]));
    const same = ['jenis', 'cara', 'tahap', 'asal', 'tuan_rumah', 'mulai', 'selesai', 'laporan_diterima'];
    const cells = (of: Readonly<Record<string, string>> = {}) => same.map((title) => of[title]);
    for (const row of rows) expect([row['id'], ...cells(row)]).toEqual([row['id'], ...cells(known.get(row['id']))]);
    expect(rows.length).toBeGreaterThan(1);
  });

  /** What is a common word may stand in a text; as a value of its own it tells of a document. */
  const tells = (answer: string, value: string): boolean => {
    const written = JSON.stringify(value);
    return answer.includes(/[\d\s]/.test(value) ? written.slice(1, -1) : written);
  };

  it('holds no person, no account, no office, no document and no number of one, from the whole log', async () => {
    const lists = await Promise.all(PUBLIC.map((path) => open(`${path}?limit=200`)));
    const tables = await Promise.all(
      PUBLIC.map(async (path) => {
        const url = `/v1/${path}?format=csv`;
        const { statusCode, body, headers } = await system.sinergi.app.inject({ method: 'GET', url } as never);
        expect([path, statusCode, headers['cache-control']]).toEqual([path, 200, 'public, max-age=300']);
        expect(body).toContain('idn-area-data');
        return body.split(/[,;\r\n"]+/);
      }),
    );
    expect(tables.map((cells) => cells.length > 20)).toEqual(PUBLIC.map(() => true));
    const answers = [...lists, ...tables].map((each) => JSON.stringify(each));
    const secret = new Set<string>();
    const walk = (value: unknown, name = ''): void => {
      if (Array.isArray(value)) for (const each of value) walk(each, name);
      else if (typeof value === 'object' && value !== null)
        for (const [key, part] of Object.entries(value)) walk(part, key);
      else if (typeof value === 'string' && CLOSED.has(name) && value.length > 4) secret.add(value);
    };
    for (const { data, metadata } of await system.log()) walk([data, metadata]);
    for (const { username } of [system.account(HEAD), system.account(PMD)]) secret.add(username);
    expect(secret.size).toBeGreaterThan(40);
    for (const answer of answers) {
      expect(answer).not.toContain('sub_');
      expect([...secret].filter((value) => tells(answer, value))).toEqual([]);
    }
  });

  /** Members of events that tell of persons, accounts, offices, documents, money or what somebody gave as a reason. */
  const CLOSED = new Set([
    'officialName',
    'subjectRef',
    'subjectRefs',
    'spdNo',
    'userId',
    'officeId',
    'docId',
    'sha256',
    'number',
    'orderNo',
    'issuer',
    'reason',
    'rationale',
    'commandHash',
    'commandId',
    'note',
    'budget',
    'place',
    'progress',
  ]);

  it('is refused with parameters that it does not know, and may be kept for five minutes', async () => {
    for (const path of [
      'public/visits?published=false',
      'public/visits?asOf=2026-01-01T00:00:00Z',
      'public/innovations?stage=GONE',
      'public/visit-totals?year=20x6',
    ])
      expect([path, await statusOf(path)]).toEqual([path, 400]);
    const { headers } = await system.sinergi.app.inject({ method: 'GET', url: '/v1/public/visits' } as never);
    expect(headers['cache-control']).toBe('public, max-age=300');
  });
});

describe('The catalogue of innovations', () => {
  it('tells officers of every region what was seen where, who observed it and what came of it', async () => {
    const rows = await list('bupati-lain', 'innovation-catalogue?host=63.10');
    expect(rows.length).toBeGreaterThan(0);
    for (const { observed, observers } of rows) expect(observers).toHaveLength(Number(observed));
    expect((await table('innovation-catalogue'))[0]).toContain('uraian');
    expect((await system.get(HEAD, '/v1/innovation-catalogue?innovation=')).status).toBe(400);
  });
});

describe('The network of cooperation', () => {
  const lines = (by: string, more = '') => list(by, `cooperation-network/edges?level=REGENCY&kind=VISIT${more}`);

  it('tells who visited whom how often, from which day to which, counted anew from the visits', async () => {
    for (const [from, to] of [
      ['2026-11-16', '2026-11-17'],
      ['2026-11-10', '2026-11-11'],
    ] as const) {
      const visit = story(from, to);
      await system.takeAll([visit.propose, visit.accept, visit.approve, visit.order, visit.start]);
    }
    const begun = (await list(MINISTRY, 'visits?origin=62.03&host=63.10&limit=200')).filter(
      ({ startedOn, status }) => startedOn && status !== 'VOIDED',
    );
    const days = begun.map(({ startedOn }) => String(startedOn)).sort();
    expect(await lines(MINISTRY, '&from=62.03&to=63.10')).toMatchObject([
      { weight: begun.length, firstOn: days[0], lastOn: days.at(-1) },
    ]);
    const [host] = await list(MINISTRY, 'cooperation-network/nodes?level=REGENCY&party=63.10');
    expect(host).toMatchObject({ visitsHosted: expect.any(Number), regionName: 'Kabupaten Tanah Bumbu' });
    expect(host!['partners']).toBe(
      new Set((await lines(MINISTRY, '&to=63.10')).map(({ from }) => from).filter((from) => from !== '63.10')).size,
    );
  });

  it('takes a line back with the visit that is voided, and its first day with it', async () => {
    const visit = story('2026-11-02', '2026-11-02');
    const weight = async () => (await lines(MINISTRY, '&from=62.03&to=63.10'))[0]!;
    const before = await weight();
    const id = await system.takeAll([visit.propose, visit.accept, visit.approve, visit.order, visit.start]);
    expect((await weight())['weight']).toBe(Number(before['weight']) + 1);
    await repair(id, 'voiding', {}, HEAD, 'sekda-kapuas');
    expect(await weight()).toEqual(before);
  });

  it('shows a line to the readers of either end, and to no others', async () => {
    for (const by of [PMD, 'pmd-tanah-bumbu', MINISTRY])
      expect((await lines(by, '&from=62.03&to=63.10')).map(({ from, to }) => [from, to])).toEqual([['62.03', '63.10']]);
    expect(await lines('bupati-lain', '&to=63.10')).toEqual([]);
    // A village sees its own lines, and not those of the whole regency.
    expect(await lines(HEAD)).toEqual([]);
    expect((await list(HEAD, 'cooperation-network/edges?level=VILLAGE&kind=VISIT')).length).toBeGreaterThan(0);
    expect(await list('bupati-lain', 'cooperation-network/nodes?level=REGENCY&party=63.10')).toEqual([]);
  });

  it('is a graph for programs, with the same lines as the list', async () => {
    const written = await file('cooperation-network/edges?level=REGENCY&format=graphml');
    const rows = await list(MINISTRY, 'cooperation-network/edges?level=REGENCY&limit=200');
    expect(written.match(/<edge /g)).toHaveLength(rows.length);
    const nodes = [...written.matchAll(/<node id="([^"]+)">/g)].map(([, id]) => id);
    expect(new Set(nodes)).toEqual(new Set(rows.flatMap(({ from, to }) => [from, to])));
    expect(nodes).toHaveLength(new Set(nodes).size);
    for (const { from, to, weight, firstOn, lastOn, kind } of rows)
      expect(written).toContain(
        `<edge source="${String(from)}" target="${String(to)}"><data key="e0">${String(kind)}</data><data key="e1">${String(weight)}</data><data key="e2">${String(firstOn)}</data><data key="e3">${String(lastOn)}</data></edge>`,
      );
    expect(written.endsWith('</graph>\n</graphml>\n')).toBe(true);
    // As a reader of one end alone sees it.
    expect(await file('cooperation-network/edges?level=REGENCY&format=graphml', 'bupati-lain')).not.toContain('<edge ');
  });

  it.each([
    'cooperation-network/edges?format=graphml',
    'cooperation-network/edges?level=REGENCY,VILLAGE&format=graphml',
    'cooperation-network/edges?level=REGENCY&format=graphml&described=true',
    'cooperation-network/edges?level=REGENCY&format=graphml&separator=semicolon',
    'cooperation-network/edges?level=REGENCY&format=graphml&limit=5',
    'cooperation-network/edges?level=STREET',
    'cooperation-network/edges?kind=WEDDING',
    'cooperation-network/nodes?level=REGENCY&format=graphml',
    'worklist?format=graphml',
  ])('refuses %s', async (path) => {
    expect((await system.get(MINISTRY, `/v1/${path}`)).status).toBe(400);
  });

  it('says the whole list in a table, with the days', async () => {
    const [header, first] = await table('cooperation-network/edges?level=REGENCY');
    expect(header!.join()).toContain('hari_pertama,hari_terakhir');
    expect(first!.length).toBeGreaterThan(5);
  });
});

describe('The quality of data', () => {
  it('is shown to the parties of a record, with the demonstration from the press, and counted as listed', async () => {
    const rows = await list(HEAD, 'data-quality?category=studyVisit&finding=DATE_UNKNOWN');
    expect(rows.length).toBeGreaterThan(0);
    expect(await list('bupati-lain', 'data-quality')).toEqual([]);
    const all = await list(MINISTRY, 'data-quality?region=62.03&limit=200');
    for (const { finding, records } of await list(MINISTRY, 'data-quality-totals/findings?region=62.03&limit=200').then(
      (totals) => totals.filter(({ region }) => region === '62.03'),
    ))
      expect([finding, records]).toEqual([
        finding,
        all.filter(({ findings }) => (findings as readonly unknown[]).includes(finding)).length,
      ]);
    expect((await system.get(HEAD, '/v1/data-quality?finding=UGLY')).status).toBe(400);
    expect((await system.get(HEAD, '/v1/data-quality?found=false')).status).toBe(400);
  });
});

describe('Risk signals', () => {
  it('are for examiners of the region alone', async () => {
    for (const path of ['risk-signals', 'risk-totals/signals', 'risk-totals/origins']) {
      for (const by of [HEAD, PMD, MINISTRY, 'bupati-lain'])
        expect([path, by, (await system.get(by, `/v1/${path}`)).status]).toEqual([path, by, 403]);
      expect((await list('inspektur-kapuas', path)).length).toBeGreaterThan(0);
    }
    await system.employ('inspektur-lain', 'INSPECTOR', '62.02', 'inspektorat-62.02');
    expect(await list('inspektur-lain', 'risk-signals')).toEqual([]);
    const [signal] = await list('inspektur-kapuas', 'risk-signals?limit=1');
    expect((await system.get('inspektur-lain', `/v1/risk-signals/${String(signal!['id'])}`)).status).toBe(404);
  });

  it('come with a correction after the approval, and go with the record that is voided', async () => {
    const visit = story('2027-05-04', '2027-05-05', '2027-03-01');
    const id = await system.takeAll([visit.propose, visit.accept, visit.approve, visit.order]);
    const codes = async () =>
      (await list('inspektur-kapuas', `risk-signals?record=${id}&code=CORRECTED_AFTER_APPROVAL`)).length;
    expect(await codes()).toBe(0);
    const { id: targetEventId } = await eventOf(id, 'VisitProposed');
    const changes = [{ field: '/reasonForHost', value: 'Alasan yang benar' }];
    await repair(id, 'correction', { targetEventId, changes }, HEAD, PMD);
    expect(await codes()).toBe(1);
    await repair(id, 'voiding', {}, HEAD, 'sekda-kapuas');
    expect(await codes()).toBe(0);
  });

  it('of a year are told of kept sums', async () => {
    const [row] = await list('inspektur-kapuas', 'risk-totals/origins?region=62.03.02.2007&year=2026');
    expect(row).toMatchObject({ visits: expect.any(Number), decemberPercent: expect.any(Number) });
    const [year, december] = [Number(row!['plannedRupiah']), Number(row!['decemberRupiah'])];
    expect((row!['signals'] as readonly unknown[]).includes('DECEMBER_SPENDING')).toBe(december * 100 > year * 40);
  });
});

describe('Parties that are no regions', () => {
  const KOBE = { kind: 'FOREIGN', country: 'JP', name: 'Kota Kobe' };
  const FIRM = { kind: 'COMPANY', region: '63.71', name: 'PT Bina' };
  let id: string;
  beforeAll(async () => {
    await system.employ('pmd-banjarmasin', 'REGENCY_PMD', '63.71', 'dpmd-63.71');
    const visit = story('2026-11-12', '2026-11-12');
    const online = { hosts: [KOBE, FIRM], mode: 'VIRTUAL', budget: '0', fundingSources: [] };
    id = await system.takeAll([{ ...visit.propose, body: { ...visit.propose.body, ...online } }]);
    // The visitors record what the letters say.
    expect(await list(HEAD, `worklist?record=${id}`)).toMatchObject([
      {
        kind: 'ANSWER_HOSTING',
        obliged: ['62.03.02.2007'],
        officeId: 'pemdes-62.03.02.2007',
        title: 'Sei Asam → Kota Kobe (Jepang), PT Bina',
      },
    ]);
    const { host: _host, acting: _acting, ...reply } = visit.accept.body as Record<string, unknown>;
    const acting = { officialName: 'Kepala Desa Sei Asam' };
    const answers = [KOBE, FIRM].map((party) => ({ ...visit.accept, by: HEAD, body: { ...reply, acting, party } }));
    await system.takeAll([...answers, visit.approve], id);
    expect(await list(HEAD, `worklist?record=${id}`)).toMatchObject([{ kind: 'START_VISIT' }]);
    await system.takeAll([visit.start], id);
  });

  it('are joined by name, and seen by readers of either end that has a region, and of the country', async () => {
    const lines = async (by: string, to: string) =>
      (await list(by, `cooperation-network/edges?level=REGENCY&kind=VISIT&from=62.03&to=${to}`)).map(
        ({ toName, toRegion, weight, firstOn }) => [toName, toRegion, weight, firstOn],
      );
    const [kobe, firm] = ['FOREIGN JP kotakobe', 'COMPANY 63.71 ptbina'].map(encodeURIComponent) as [string, string];
    for (const by of [PMD, MINISTRY]) {
      expect([by, await lines(by, kobe)]).toEqual([by, [['Kota Kobe (Jepang)', 'ID', 1, '2026-11-12']]]);
      expect([by, await lines(by, firm)]).toEqual([by, [['PT Bina', '63.71', 1, '2026-11-12']]]);
    }
    expect(await lines('pmd-banjarmasin', firm)).toHaveLength(1);
    for (const [by, to] of [
      ['pmd-banjarmasin', kobe],
      ['bupati-lain', kobe],
      ['bupati-lain', firm],
    ] as const)
      expect([by, to, await lines(by, to)]).toEqual([by, to, []]);
  });

  it('are nodes at each level: of no region for readers of the country alone', async () => {
    const node = (by: string, key: string) =>
      list(by, `cooperation-network/nodes?level=PROVINCE&party=${encodeURIComponent(key)}`);
    expect(await node(MINISTRY, 'FOREIGN JP kotakobe')).toMatchObject([
      { partyName: 'Kota Kobe (Jepang)', region: 'ID', visitsHosted: 1, partners: 1 },
    ]);
    expect(await node(MINISTRY, 'COMPANY 63.71 ptbina')).toMatchObject([{ partyName: 'PT Bina', region: '63' }]);
    expect(await node(PMD, 'FOREIGN JP kotakobe')).toEqual([]);
    const written = await file('cooperation-network/edges?level=PROVINCE&format=graphml');
    expect(written).toContain('<node id="FOREIGN JP kotakobe"><data key="name">Kota Kobe (Jepang)</data>');
  });

  it('are shown to the public by name', async () => {
    const { body } = await system.call({ method: 'GET', path: `/v1/public/visits/${id}` });
    expect((body as { item: Row }).item).toMatchObject({
      mode: 'VIRTUAL',
      hosts: [{ name: 'Kota Kobe (Jepang)' }, { kind: 'COMPANY', name: 'PT Bina', region: { code: '63.71' } }],
    });
  });
});

describe('What changed in a list that shows a part of its model', () => {
  const changed = async (by: string, query: string) =>
    bodyOf(await system.get(by, `/v1/${query}`)).items as readonly { id: string; kind: string; changes: Row[] }[];

  it('is what it showed at each of the two instants, and nothing of what it hides', async () => {
    const visit = story('2027-06-01', '2027-06-02', '2027-03-01');
    const before = system.clock.now();
    await system.moveTo(new Date(Date.parse(before) + 60_000).toISOString());
    const id = await system.takeAll([visit.propose]);
    await system.settle();
    const proposed = system.clock.now();
    const of = (path: string, since: string, asOf = '') =>
      changed(MINISTRY, `${path}/difference?record=${id}&since=${since}${asOf && `&asOf=${asOf}`}`);
    expect(await of('worklist', before)).toMatchObject([{ kind: 'ENTERED' }]);
    expect(await of('obligations-overdue', before)).toEqual([]);
    await system.moveTo(new Date(Date.parse(proposed) + 60_000).toISOString());
    await post(HEAD, `/v1/visits/${id}/cancel-visit`, { reason: 'Anggaran dialihkan ke jalan.' });
    await system.settle();
    const [left, ...more] = await of('worklist', proposed);
    expect([left!.kind, more]).toEqual(['LEFT', []]);
    // Closed, the duty is in the model still, and told of by nothing.
    expect(JSON.stringify(left)).not.toContain('CANCELLED');
    expect(await of('worklist', before)).toEqual([]);
    expect(await of('worklist', before, proposed)).toMatchObject([{ kind: 'ENTERED' }]);
  });

  it('tells what has become overdue by the passing of time alone', async () => {
    const visit = story('2027-07-01', '2027-07-02', '2027-03-01');
    const id = await system.takeAll([visit.propose]);
    await system.settle();
    const since = system.clock.now();
    await system.moveTo('2027-07-03T02:00:00.000Z');
    expect(await changed(MINISTRY, `obligations-overdue/difference?record=${id}&since=${since}`)).toMatchObject([
      { kind: 'ENTERED' },
    ]);
    expect(await changed(MINISTRY, `worklist/difference?record=${id}&since=${since}`)).toEqual([]);
  });

  it('goes line by line as JSON as far as it shows, and never as a graph', async () => {
    const lines = (await file('obligations-overdue?format=jsonl')).trim().split('\n');
    expect(lines).toHaveLength((await list(MINISTRY, 'obligations-overdue?limit=200')).length);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ open: true, daysLate: expect.any(Number) });
    for (const path of [
      'worklist/difference?since=2027-01-01T00:00:00Z&format=graphml',
      'cooperation-network/edges/difference',
    ])
      expect([path, (await system.get(MINISTRY, `/v1/${path}`)).status]).not.toEqual([path, 200]);
  });
});
