import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { NATIONAL, isLocalDate, isRupiah, type LocalDate, type Role, type Scope } from '#kernel';
import { decidersOf, type CommandRequest } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import { SystemUnderTest } from '../e2e/system.js';

type Node = Readonly<Record<string, unknown>>;
interface Described {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly responses: Readonly<Record<string, { readonly content?: { readonly 'application/json'?: { readonly schema: Node } } }>> } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Node>> };
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const isLabel = (value: unknown): boolean => isNode(value) && ['id', 'en'].every((language) => /\p{L}/u.test(String(value[language] ?? '')));

/** Places of a schema where a person would see a name of the program instead of a word. */
const unlabelled = (schema: unknown, place: string): readonly string[] => {
  if (Array.isArray(schema)) return schema.flatMap((entry) => unlabelled(entry, place));
  if (!isNode(schema)) return [];
  const { properties = {}, enum: codes = [], 'x-enum-labels': labels, ...rest } = schema as { properties?: Node; enum?: readonly unknown[]; 'x-enum-labels'?: Node };
  const fields = Object.entries(properties).flatMap(([name, each]) =>
    [...(isLabel((each as Node)['x-label']) && (each as Node)['title'] === ((each as Node)['x-label'] as Node)['en'] ? [] : [`${place}.${name}`]), ...unlabelled(each, `${place}.${name}`)]);
  const values = codes.flatMap((code) => (isLabel(labels?.[String(code)]) ? [] : [`${place}=${String(code)}`]));
  return [...fields, ...values, ...['items', 'anyOf', 'allOf', 'oneOf', 'additionalProperties'].flatMap((part) => unlabelled(rest[part as never], place))];
};

/** The same schema, which knows no field but its own. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isNode(schema)) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([keyword, part]) => [keyword, closed(part)]));
  return isNode(schema['properties']) && !('additionalProperties' in schema) ? { ...parts, additionalProperties: false } : parts;
};

/** Kept by those who look after accounts and the system; all else is read by the ministry. */
const READER: Readonly<Record<string, string>> = { users: 'pengelola-akun', parking: 'walidata' };

describe('The answers that the description of the API declares', () => {
  let system: SystemUnderTest;
  let document: Described;

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    document = (await system.call({ method: 'GET', path: '/openapi.json' })).body as Described;
  });
  afterAll(() => system.stop());

  const answers = () => Object.entries(document.paths).flatMap(([path, { get }]) => (get ? [{ path, schema: get.responses['200']?.content?.['application/json']?.schema }] : []));

  it('have a schema that says what is in them', () => {
    expect(answers().length).toBeGreaterThan(20);
    expect(answers().filter(({ schema }) => !schema || !isNode(schema['properties'])).map(({ path }) => path)).toEqual([]);
  });

  it('have a label in Indonesian and English for every field, code, stage, role and event', () => {
    expect(answers().flatMap(({ path, schema }) => unlabelled(schema, path))).toEqual([]);
    const referred = new Set([...JSON.stringify(answers()).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!));
    for (const name of referred) for (const [, more] of JSON.stringify(document.components.schemas[name]).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) referred.add(more!);
    expect([...referred].flatMap((name) => unlabelled(document.components.schemas[name], name))).toEqual([]);
    expect(referred.size).toBeGreaterThan(10);
  });

  it('find a label that is missing', () => {
    const word = { title: 'day', 'x-label': { id: 'hari', en: 'day' } };
    expect(unlabelled({ properties: { a: { ...word, items: { properties: { b: {} } } }, c: { ...word, 'x-label': { id: '', en: 'day' } } } }, 'x')).toEqual(['x.a.b', 'x.c']);
    expect(unlabelled({ anyOf: [{ enum: ['A', 'B'], 'x-enum-labels': { A: { id: 'satu', en: 'one' } } }] }, 'x')).toEqual(['x=B']);
  });

  it('call every event by a name in both languages', () => {
    const events = decidersOf(allContexts()).flatMap(({ category, catalogue }) => Object.entries(catalogue as Readonly<Record<string, { readonly label?: readonly string[] }>>)
      .map(([type, { label }]) => ({ name: `${category}/${type}`, label })));
    expect(events.length).toBeGreaterThan(40);
    expect(events.filter(({ label }) => label?.length !== 2 || label.some((text) => !text.trim())).map(({ name }) => name)).toEqual([]);
  });

  /** What an answer holds otherwise than its schema says, or beside it. */
  const compiled = new Map<string, ValidateFunction>();
  const checkOf = (path: string): ValidateFunction => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    for (const [format, holds] of Object.entries({ date: isLocalDate, rupiah: isRupiah, 'date-time': (text: string) => new Date(text).toISOString() === text })) ajv.addFormat(format, holds);
    const { schema } = answers().find((each) => each.path === path)!;
    return ajv.compile({ ...closed(schema) as object, components: closed(document.components) });
  };
  const faultsOf = (path: string, body: unknown): unknown => {
    const holds = compiled.get(path) ?? checkOf(path);
    compiled.set(path, holds);
    return holds(body) ? [] : holds.errors!.map(({ instancePath, message, params }) => [path, instancePath, message, params]);
  };
  const read = async (as: string, path: string) => {
    const { status, body } = await system.get(as, path);
    expect([path, status]).toEqual([path, 200]);
    return body as { readonly items: readonly { readonly id: string }[] };
  };

  const give = (role: Role, path: string, name: string, input: object) => {
    const table = system.sinergi.tables.find((each) => each.path === path)!;
    const principal = { userId: role, grants: [{ role, scope: NATIONAL as Scope, officeId: 'kantor', validFrom: '2024-01-01' as LocalDate }] };
    return system.sinergi.runtime.executor.execute({
      table, row: table.rows.find((row) => row.name === name)!, principal, input: input as CommandRequest['input'], commandId: `answers-${name}`, correlationId: 'answers',
    });
  };

  /** One of everything that the demonstration has none of. */
  const records = async (): Promise<void> => {
    const { id, stream } = await give('SYSTEM', 'travel-ceilings', 'RecordTravelMoney', { region: '62.03', fiscalYear: 2026, visitId: 'contoh', amount: '1000000' });
    await give('TREASURER', 'travel-ceilings', 'SetTravelCeiling', { region: '62.03', fiscalYear: 2026, base: '90000000', decree: { docId: 'dpa', type: 'DPA', date: '2026-01-05', sha256: 'd'.repeat(64), classification: 'SECRET' } });
    await give('SYSTEM', 'parking', 'ParkKey', { model: 'visit_board@1', key: id, eventId: 'x', eventType: 'TravelMoneyCommitted', stream, revision: 0, failed: 'FOLDING', error: 'x' });
    const [visit] = (await read('kemendes', '/v1/visits')).items;
    const [proposed] = await system.stream(`studyVisit-${visit!.id}`);
    for (const [requestId, decision] of [['1', 'confirm-correction'], ['2', 'refuse-correction'], ['3', '']] as const) {
      const asked = { targetEventId: proposed!.id, changes: [{ field: '/reasonForHost', value: `Tuan rumah berhasil ${requestId}.` }], reason: 'Alasan itu tertulis keliru dalam catatan.' };
      expect((await system.post('kades-sei-asam', `/v1/visits/${visit!.id}/request-correction`, asked)).status).toBe(200);
      if (decision) expect((await system.post('walidata', `/v1/visits/${visit!.id}/${decision}`, { requestId, reason: 'Sudah diperiksa dengan suratnya.' })).status).toBe(200);
    }
    await give('DATA_STEWARD', 'region-directory', 'RegisterNonAdministrativeArea', { areaId: 'ktm-cahaya-baru', name: 'KTM Cahaya Baru', kind: 'KTM', members: ['63.04.17.2005'] });
    await give('DATA_STEWARD', 'region-directory', 'AddRegionAlias', { alias: 'Sei Asem Lama', region: '62.03.02.2007' });
    await system.settle();
  };

  it('are what the system answers: every list, document, history and total of the demonstration holds what its schema says and nothing else', async () => {
    await records();
    const empty: string[] = [];
    for (const { path, category, total } of allContexts().flatMap(({ queries }) => queries)) {
      const everything = READER[path] ?? 'kemendes';
      for (const as of READER[path] ? [everything] : [everything, 'inspektorat-kapuas', 'pmd-kalsel']) {
        const list = await read(as, `/v1/${path}`);
        expect(faultsOf(`/v1/${path}`, list)).toEqual([]);
        if (list.items.length === 0 && as === everything) empty.push(path);
        for (const { id } of total ? [] : list.items.slice(0, 20)) {
          expect(faultsOf(`/v1/${path}/{id}`, await read(as, `/v1/${path}/${encodeURIComponent(id)}`))).toEqual([]);
          if (category) expect(faultsOf(`/v1/${path}/{id}/history`, await read(as, `/v1/${path}/${encodeURIComponent(id)}/history`))).toEqual([]);
        }
      }
    }
    expect(empty).toEqual([]);
    for (const question of ['?year=2024', '?year=2024&region=ID,63.10']) expect(faultsOf('/v1/visit-totals', await read('kemendes', `/v1/visit-totals${question}`))).toEqual([]);
    for (const [path, asked] of [
      ['/v1/me', '/v1/me'], ['/v1/regions', '/v1/regions?q=mekar&limit=2'], ['/v1/regions/resolve', '/v1/regions/resolve?name=63.10'], ['/v1/regions/{code}', '/v1/regions/63.10.09.2009'],
      ['/v1/regions/{code}/children', '/v1/regions/63.10/children'], ['/v1/holidays', '/v1/holidays?year=2024'],
    ] as const) expect(faultsOf(path, await read('kemendes', asked))).toEqual([]);
  });

  it('find a field that no schema knows, and one that is missing', () => {
    const shown = { asOf: '2026-11-20T02:00:00.000Z', position: '1', stale: false };
    const alias = { id: 'a', alias: 'A', region: { code: '63.10', nameAtTime: 'Tanah Bumbu', level: 2, datasetVersion: '1' }, regions: ['63.10'], addedOn: '2026-11-20' };
    expect(faultsOf('/v1/region-aliases', { items: [alias], ...shown })).toEqual([]);
    expect(faultsOf('/v1/region-aliases', { items: [{ ...alias, more: 1 }], ...shown })).toMatchObject([['/v1/region-aliases', '/items/0', expect.anything(), { additionalProperty: 'more' }]]);
    expect(faultsOf('/v1/region-aliases', { items: [{ ...alias, addedOn: '2026-02-30' }], ...shown })).toMatchObject([['/v1/region-aliases', '/items/0/addedOn', expect.anything(), { format: 'date' }]]);
  });
});
