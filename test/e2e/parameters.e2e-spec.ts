import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  describedApi,
  operationsOf,
  type DescribedOperation,
  type Parameter,
  type ParameterSchema,
} from './described-api.js';
import { SystemUnderTest } from './system.js';

/** Values that no parameter takes; further ones by its form. */
const badValues = ({ type, items, enum: values, format }: ParameterSchema): readonly string[] => {
  const form = items ?? { type, enum: values, format };
  return [
    '',
    '%20',
    '%20%20%20',
    'x'.repeat(2_001),
    '%00',
    '%E2%80%AE',
    '%ff',
    ...(form.type === 'integer' ? ['1e3', '1.5', 'x', '99999999999999999', '26%20'] : []),
    ...(form.type === 'boolean' ? ['ja', 'TRUE', '1'] : []),
    ...(form.enum
      ? ['x', form.enum[0]!.toLowerCase() === form.enum[0] ? form.enum[0]!.toUpperCase() : form.enum[0]!.toLowerCase()]
      : []),
    ...(form.format === 'date' ? ['01/12/2026', '2026-02-30', '2026-2-3', '20261201'] : []),
    ...(form.format === 'date-time' ? ['2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T25:00:00Z', 'kemarin'] : []),
    ...(items ? [`${items.enum?.[0] ?? '63'},`, ','] : []),
  ];
};

const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  limit: ['0', '-1', '201'],
  cursor: ['zzz', 'bnVsbA'],
  after: ['zzz', '1'],
  year: ['26', '0'],
  region: ['63.1', '6310'],
  within: ['63.1', '6310'],
  level: ['0', '5'],
  q: ['--', '.'],
  office: ['a%20b'],
  record: ['a%20b'],
  waiting: ['YES'],
  category: ['studyvisit'],
};

/** Parts of addresses that are no ids. */
const NAMED: Readonly<Record<string, string>> = { code: '63.10', category: 'travelRegistry', kind: 'spd' };
/** Of parameters that must be given, a value that is taken. */
const NEEDED: Readonly<Record<string, string>> = {
  year: '2024',
  region: '63.10',
  since: '2026-11-01T00:00:00Z',
  purpose: 'TRAVEL',
  name: '63.10',
};

describe('Every parameter of every route', () => {
  let system: SystemUnderTest;
  let operations: readonly DescribedOperation[];
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    operations = operationsOf(await describedApi(system.call));
    const visit = (await system.log()).find(({ type }) => type === 'VisitProposed')!.stream.slice('studyVisit-'.length);
    ids = { '/v1/visits/{id}': visit };
  });
  afterAll(() => system.stop());

  /** Who may read what is not read by everybody who looks after the data. */
  const READERS: Readonly<Record<string, string>> = {
    users: 'pengelola-akun',
    parking: 'walidata',
    imports: 'walidata',
    persons: 'inspektorat-kapuas',
    'person-reads': 'inspektorat-kapuas',
    trail: 'inspektorat-kapuas',
    'risk-signals': 'inspektorat-kapuas',
    'risk-totals': 'inspektorat-kapuas',
  };
  const readerOf = (path: string): string => READERS[path.split('/')[2]!] ?? 'kemendes';
  const routes = () =>
    operations
      .filter(({ method }) => method === 'GET')
      .map(({ path, parameters }) => ({ path, parameters: parameters.filter((each) => each.in === 'query') }));
  const addressed = (path: string): string =>
    path.replace(/\{(\w+)\}/g, (_, name: string) =>
      name in NAMED
        ? NAMED[name]!
        : (ids[path.split('/').slice(0, 4).join('/')] ?? '00000000-0000-4000-8000-000000000000'),
    );

  /** What is asked for, and what must be given beside it. */
  const asked = (path: string, parameters: readonly Parameter[], query: string, without: string): string => {
    const needed = parameters
      // A difference is of two instants or of two steps.
      .filter(
        ({ required, name }) => (required || (name === 'since' && !without.endsWith('Revision'))) && name !== without,
      )
      .map(({ name }) => `${name}=${NEEDED[name] ?? 'Angsana'}`);
    // A page goes on in a span that has an end.
    const span = without === 'cursor' && path.endsWith('/difference') ? ['asOf=2026-11-20T01:00:00Z'] : [];
    return `${addressed(path)}?${[...needed, ...span, query].filter(Boolean).join('&')}`;
  };

  it('is refused by its name with 400 when it has no value that its form allows, and nothing else happens', async () => {
    const wrong: unknown[] = [];
    let tried = 0;
    for (const { path, parameters } of routes()) {
      for (const parameter of parameters) {
        const { name } = parameter;
        const values = [...badValues(parameter.schema), ...(BY_NAME[name] ?? [])];
        for (const query of [...values.map((value) => `${name}=${value}`), `${name}=a&${name}=b`]) {
          const { status, body } = await system.get(readerOf(path), asked(path, parameters, query, name));
          const { code, parameter: named, field } = body as { code?: string; parameter?: string; field?: string };
          tried += 1;
          if (status !== 400 || code !== 'E_MALFORMED' || named !== name || field !== undefined)
            wrong.push([path, query.slice(0, 60), status, code, named]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  });

  it.each([
    ['92.02.03.2020', 422],
    ['Mekar Jaya', 422],
    ['Negeri Antah Berantah', 404],
    ['6310', 404],
    ['99', 404],
  ])('that names no one region is named as such, and not as a field of a body: %s', async (name, status) => {
    const { status: answered, body } = await system.get(
      'kemendes',
      `/v1/regions/resolve?name=${encodeURIComponent(name)}`,
    );
    expect([answered, (body as { parameter?: string }).parameter]).toEqual([status, 'name']);
    expect(body).not.toHaveProperty('field');
  });

  it('that asks about a region which never was is refused by its name, and about one that was, or is, is not', async () => {
    const wrong: unknown[] = [];
    let tried = 0;
    for (const { path, parameters } of routes()) {
      for (const { name, schema } of parameters) {
        // Names in bulk tell which codes are unknown.
        if (!(schema.items ?? schema).pattern?.includes('[123]') || name === 'codes') continue;
        tried += 1;
        for (const [code, expected] of [
          ['99', 404],
          ['62.03,99', schema.items ? 404 : 400],
          ['92.02.03.2020', 200],
          ['62.03', 200],
        ] as const) {
          // Papers are answered as what they are.
          const { statusCode: status, payload } = await system.sinergi.app.inject({
            method: 'GET',
            url: asked(path, parameters, `${name}=${code}`, name),
            headers: { authorization: `Bearer ${await system.tokenOf(readerOf(path))}` },
          });
          const { parameter } = (status === 200 ? {} : JSON.parse(payload)) as { parameter?: string };
          if (status !== expected || (expected !== 200 && parameter !== name))
            wrong.push([path, name, code, status, parameter]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(8);
  });

  it('that nobody knows is refused by its name, also by commands and by what is no list', async () => {
    const wrong: unknown[] = [];
    for (const { path, method, parameters } of operations) {
      const call = {
        method,
        path: asked(path, method === 'GET' ? parameters.filter((each) => each.in === 'query') : [], 'warna=merah', ''),
        token: await system.tokenOf(readerOf(path)),
      };
      const { status, body } = await system.call({ ...call, ...(method !== 'GET' && { body: {} }) });
      const { code, parameter } = body as { code?: string; parameter?: string };
      if (status !== 400 || code !== 'E_MALFORMED' || parameter !== 'warna')
        wrong.push([method, path, status, code, parameter]);
    }
    expect(wrong).toEqual([]);
  });

  it('that is needed is asked for by its name', async () => {
    for (const { path, parameters } of routes()) {
      for (const { name, required } of parameters) {
        if (!required) continue;
        expect(await system.get(readerOf(path), asked(path, parameters, '', name))).toMatchObject({
          status: 400,
          body: { code: 'E_MALFORMED', parameter: name },
        });
      }
    }
  });
});
