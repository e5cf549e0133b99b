import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import type { RegionCode } from '#kernel';
import { demoDocument } from './demo-document.js';
import { SystemUnderTest, TODAY } from './system.js';

/** VIS-15: one request proposes the visits of many origins, through HTTP. */
let system: SystemUnderTest;
const DAY = TODAY.slice(0, 10);
const GOVERNMENT = 'bupati-kapuas';
let villages: readonly string[] = [];

beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ(GOVERNMENT, 'REGENCY_HEAD', '62.03', 'setda-62.03');
  const districts = (await children('62.03')).slice(0, 8);
  villages = (await Promise.all(districts.map(children))).flat();
});
afterAll(() => system.stop());

const children = async (of: string): Promise<readonly string[]> =>
  (
    (await system.get('kemendes', `/v1/regions/${of}/children`)).body as { items: readonly { code: RegionCode }[] }
  ).items
    .map(({ code }) => code)
    .filter((code) => !/\.1\d{3}$/.test(code));
const doc = (id: string) => {
  const { number: _number, ...document } = demoDocument(id, 'Surat', DAY);
  return document;
};
const origin = (region: string, over: object = {}) => ({
  origin: { region, officeId: 'setda-62.03' },
  delegationSize: 2,
  budget: '30000000',
  fundingSources: [{ source: 'ADD', fiscalYear: 2026, amount: '30000000' }],
  letter: doc(`surat-${region.replace(/[^\d.]/g, '')}1`),
  ...over,
});
const joint = (origins: readonly object[], over: object = {}) => ({
  acting: { officialName: 'Bupati Kapuas' },
  organiser: { kind: 'COMMUNITY', region: '62.03', name: 'APDESI Kabupaten Kapuas' },
  kind: 'STUDI_TIRU',
  hosts: [{ region: '63.10.09.2005' }],
  topics: ['Desa wisata'],
  expectedOutputs: [{ text: 'Rencana aksi', indicator: '1 rencana ditetapkan' }],
  plannedStart: '2026-12-07',
  plannedEnd: '2026-12-08',
  origins,
  ...over,
});
interface Answer {
  readonly id: string;
  readonly position: string;
  readonly parts: readonly {
    readonly of: string;
    readonly receipt?: { readonly id: string };
    readonly problem?: { readonly code: string; readonly field: string; readonly status: number };
  }[];
}
const asking = (body: object, key?: string, by = GOVERNMENT): Promise<HttpAnswer> =>
  system.post(by, '/v1/joint-visits', body, key);
const asked = async (body: object, key?: string): Promise<Answer> => {
  const { status, body: answer } = await asking(body, key);
  if (status !== 201) throw new Error(JSON.stringify(answer));
  return answer as Answer;
};
const codeOf = ({ status, body }: HttpAnswer): string => {
  const { code, ruleId, field } = body as Partial<Record<string, string>>;
  return [status, code, ruleId, field].filter(Boolean).join(' ');
};
const visitsOf = async (id: string): Promise<readonly Record<string, unknown>[]> => {
  await system.settle();
  return (
    (await system.get('kemendes', `/v1/visits?jointVisit=${id}&limit=100`)).body as { items: Record<string, unknown>[] }
  ).items;
};

describe('A joint visit', () => {
  const key = 'rombongan-0001';
  let first: Answer;

  it('gives each origin a visit of its own, and tells which were refused and why', async () => {
    const [own, other, third] = villages as readonly [string, string, string];
    first = await asked(
      joint([
        origin(own),
        origin('63.10.09.2009'),
        origin(other, { budget: '1' }),
        origin('Desa Yang Tidak Ada'),
        origin(third, { origin: { region: third, officeId: 'kantor-lain' } }),
      ]),
      key,
    );
    expect(
      first.parts.map(({ of, receipt, problem }) => [
        of,
        receipt ? 'recorded' : `${problem!.status} ${problem!.code} ${problem!.field ?? ''}`,
      ]),
    ).toEqual([
      [own, 'recorded'],
      ['63.10.09.2009', '403 E_SCOPE '],
      [other, '422 E_FUNDING_MISMATCH /origins/2/fundingSources'],
      ['4: ?', '404 E_REGION_UNKNOWN /origins/3/origin/region'],
      [third, '403 E_NO_AUTHORITY /origins/4/origin/officeId'],
    ]);
    const [visit, ...none] = await visitsOf(first.id);
    expect(none).toEqual([]);
    expect(visit).toMatchObject({
      id: first.parts[0]!.receipt!.id,
      jointVisitId: first.id,
      organiser: { kind: 'COMMUNITY', name: 'APDESI Kabupaten Kapuas' },
      originRegion: own,
      hostRegions: ['63.10.09.2005'],
      budget: '30000000',
    });
  });

  it('answers a repetition as it did before, and another content by the same key with a refusal', async () => {
    const [own, other, third] = villages as readonly [string, string, string];
    const before = await system.head();
    const body = joint([
      origin(own),
      origin('63.10.09.2009'),
      origin(other, { budget: '1' }),
      origin('Desa Yang Tidak Ada'),
      origin(third, { origin: { region: third, officeId: 'kantor-lain' } }),
    ]);
    const again = await asked(body, key);
    const bare = ({ id, parts }: Answer) => ({
      id,
      parts: parts.map(({ of, receipt, problem }) => [of, receipt, problem?.code]),
    });
    expect(bare(again)).toEqual(bare(first));
    expect(await system.head()).toBe(before);
    expect(codeOf(await asking({ ...body, origins: [origin(own)] }, key))).toBe('409 E_COMMAND_REPLAY COM-02');
    expect(codeOf(await asking({ ...body, topics: ['Lain'] }, key))).toBe('409 E_COMMAND_REPLAY COM-02');
    expect(await system.head()).toBe(before);
  });

  it('is completed by the same key after it was cut off half-way', async () => {
    const body = joint(villages.slice(3, 9).map((village) => origin(village)));
    const whole = await asked(body, 'rombongan-cut');
    expect(whole.parts.every(({ receipt }) => receipt)).toBe(true);
    // What a process that died after the first of them would have left: the joint visit, and one of its visits.
    const other = joint(villages.slice(10, 14).map((village) => origin(village)));
    const { executor } = system.sinergi.runtime;
    const table = system.sinergi.tables.find(({ path }) => path === 'joint-visits')!;
    const user = ((await system.get(GOVERNMENT, '/v1/me')).body as { userId: string }).userId;
    await executor.execute({
      table,
      row: { ...table.rows[0]!, parts: undefined as never },
      principal: {
        userId: user,
        grants: [
          {
            role: 'REGENCY_HEAD',
            scope: '62.03' as RegionCode,
            officeId: 'setda-62.03',
            validFrom: '2018-01-01' as never,
          },
        ],
      },
      input: other,
      commandId: 'rombongan-half',
      correlationId: 'c',
    });
    const done = await asked(other, 'rombongan-half');
    expect(done.parts.map(({ receipt }) => Boolean(receipt))).toEqual([true, true, true, true]);
    expect(await visitsOf(done.id)).toHaveLength(4);
    const log = await system.log();
    expect(
      log.filter(
        ({ type, data }) =>
          type === 'JointVisitProposed' && (data as { jointVisitId: string }).jointVisitId === done.id,
      ),
    ).toHaveLength(1);
  });

  it('is counted as a whole: origins, persons and money; what was called off counts no more', async () => {
    const { id, parts } = await asked(
      joint(villages.slice(20, 23).map((village) => origin(village))),
      'rombongan-totals',
    );
    const totals = async (more = '') => {
      await system.settle();
      return (
        (await system.get('kemendes', `/v1/joint-visit-totals?jointVisit=${id}${more}`)).body as { totals: object }
      ).totals;
    };
    expect(await totals()).toEqual({ origins: { origins: 3, persons: 6 }, plannedRupiah: { total: '90000000' } });
    expect(await totals('&region=62.03')).toMatchObject({ origins: { origins: 3 } });
    expect(await totals(`&region=${villages[20]}`)).toMatchObject({
      origins: { origins: 1 },
      plannedRupiah: { total: '30000000' },
    });
    const cancelled = await system.post(GOVERNMENT, `/v1/visits/${parts[0]!.receipt!.id}/cancel-visit`, {
      reason: 'Jalan terputus banjir.',
    });
    expect(cancelled.status).toBe(200);
    expect(await totals()).toEqual({ origins: { origins: 2, persons: 4 }, plannedRupiah: { total: '60000000' } });
    expect(codeOf(await system.get('kemendes', '/v1/joint-visit-totals'))).toBe('400 E_MALFORMED');
  });

  it('has from one to 500 origins, each once', async () => {
    const before = await system.head();
    expect(codeOf(await asking(joint([])))).toBe('422 E_VALIDATION /origins');
    const tooMany = Array.from({ length: 501 }, () => origin(villages[30]!));
    expect(codeOf(await asking(joint(tooMany)))).toBe('422 E_VALIDATION /origins');
    const [village] = await children('62.03').then((districts) => children(districts[0]!));
    expect(codeOf(await asking(joint([origin(villages[30]!), origin(village!), origin(villages[30]!)])))).toBe(
      '422 E_VALIDATION VIS-15 /origins/2/origin',
    );
    expect(
      codeOf(await asking(joint([origin(villages[30]!)], { organiser: { kind: 'COMMUNITY', name: 'APDESI' } }))),
    ).toBe('422 E_VALIDATION PTY-01 /organiser/region');
    expect(codeOf(await asking(joint([origin(villages[30]!)]), undefined, 'pmd-kalsel'))).toBe('403 E_SCOPE');
    expect(codeOf(await asking(joint([origin('63.10.09.2009')])))).toBe('403 E_SCOPE');
    expect(await system.head()).toBe(before);
  });

  it('COM-11 keeps nothing that was written where an origin is none: it may be the number of a person', async () => {
    const nik = '6203020101800001';
    const none = { ...origin(villages[32]!), origin: origin(nik).origin };
    const { id, parts } = await asked(joint([origin(villages[31]!), none]), 'rombongan-nik');
    expect(parts.map(({ of, problem }) => [of, problem?.field])).toEqual([
      [villages[31], undefined],
      ['2: ?', '/origins/1/origin/region'],
    ]);
    const written = (await system.log()).filter(({ data }) => JSON.stringify(data).includes(id));
    expect(written[0]).toMatchObject({ type: 'JointVisitProposed', data: { origins: [villages[31], '2: ?'] } });
    expect(JSON.stringify(written)).not.toContain(nik);
  });

  it.each<[string, object, string]>([
    ['VIS-01 no topic', { topics: [] }, '422 E_VISIT_NO_OUTPUT VIS-01 /topics'],
    ['VIS-01 no output', { expectedOutputs: [] }, '422 E_VISIT_NO_OUTPUT VIS-01 /expectedOutputs'],
    ['VIS-07 no host', { hosts: [] }, '422 E_VALIDATION VIS-07 /hosts'],
    ['COM-05 1999 days', { plannedEnd: '2032-05-28' }, '422 E_TERM COM-05 /plannedEnd'],
  ])('is refused whole for what all its visits share: %s', async (_name, over, refusal) => {
    const before = await system.head();
    expect(codeOf(await asking(joint([origin(villages[31]!), origin(villages[32]!)], over)))).toBe(refusal);
    expect(await system.head()).toBe(before);
  });

  it('is no claim that a proposal of its own can make', async () => {
    const { origins: _none, organiser, ...shared } = joint([]);
    for (const claim of [{ jointVisitId: first.id }, { organiser }])
      expect(
        codeOf(await system.post(GOVERNMENT, '/v1/visits', { ...shared, ...origin(villages[31]!), ...claim })),
      ).toContain('422 E_VALIDATION');
  });

  it('VIS-15 takes five hundred in one request, however often it has to be sent', async () => {
    await system.employ('gubernur-kalteng', 'GOVERNOR', '62', 'setda-62');
    const many: string[] = [];
    for (const regency of await children('62'))
      for (const district of many.length < 500 ? await children(regency) : []) many.push(...(await children(district)));
    const origins = many
      .slice(0, 500)
      .map((village) => origin(village, { origin: { region: village, officeId: 'setda-62' } }));
    expect(origins).toHaveLength(500);
    const sending = () => asking(joint(origins, { topics: ['Air bersih'] }), 'rombongan-besar', 'gubernur-kalteng');
    let answer = await sending();
    // A slow machine may need more time than one answer has: the same request goes on where it was.
    for (let sent = 1; answer.status === 503 && sent < 100; sent += 1) answer = await sending();
    expect(answer.status).toBe(201);
    const { id, parts } = answer.body as Answer;
    expect(parts.filter(({ receipt }) => receipt)).toHaveLength(500);
    await system.settle();
    const { body } = await system.get('kemendes', `/v1/joint-visit-totals?jointVisit=${id}`);
    expect((body as { totals: object }).totals).toEqual({
      origins: { origins: 500, persons: 1000 },
      plannedRupiah: { total: '15000000000' },
    });
  });
});
