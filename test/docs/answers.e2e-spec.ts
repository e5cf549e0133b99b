import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { S1 } from '#demo';
import { NATIONAL, record, type LocalDate, type Role, type Scope } from '#kernel';
import { decidersOf, type CommandRequest } from '#runtime';
import { specMetadata, plainPdf } from '#testing';
import { allContexts } from '../../apps/composition/contexts.js';
import { importOne } from '../e2e/import-one.js';
import { SystemUnderTest } from '../e2e/system.js';
import { textOf } from './repository.js';
import { eventDataFaults, eventTypes, isNode, strictly, type Faults, type Node } from './strict-schemas.js';

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: { readonly 'application/json'?: { readonly schema: Node } } }>
  >;
}
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Node>> };
}

const isLabel = (value: unknown): boolean =>
  isNode(value) && ['id', 'en'].every((language) => /\p{L}/u.test(String(value[language] ?? '')));

/** Places of a schema where a person would see a name of the program instead of a word. */
const unlabelled = (schema: unknown, place: string): readonly string[] => {
  if (Array.isArray(schema)) return schema.flatMap((entry) => unlabelled(entry, place));
  if (!isNode(schema)) return [];
  const {
    properties = {},
    enum: codes = [],
    'x-enum-labels': labels,
    ...rest
  } = schema as { properties?: Node; enum?: readonly unknown[]; 'x-enum-labels'?: Node };
  const fields = Object.entries(properties).flatMap(([name, each]) => [
    ...(isLabel((each as Node)['x-label']) && (each as Node)['title'] === ((each as Node)['x-label'] as Node)['en']
      ? []
      : [`${place}.${name}`]),
    ...unlabelled(each, `${place}.${name}`),
  ]);
  const values = codes.flatMap((code) => (isLabel(labels?.[String(code)]) ? [] : [`${place}=${String(code)}`]));
  return [
    ...fields,
    ...values,
    ...['items', 'anyOf', 'allOf', 'oneOf', 'additionalProperties'].flatMap((part) =>
      unlabelled(rest[part as never], place),
    ),
  ];
};

/** The same schema where documents are read as a whole, and not what was chosen of them. */
const wholly = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(wholly);
  if (!isNode(schema)) return schema;
  const { anyOf, ...rest } = schema as { anyOf?: readonly Node[] };
  if (anyOf?.[1]?.['$ref'] === '#/components/schemas/Chosen') return { ...rest, ...anyOf[0] };
  return Object.fromEntries(Object.entries(schema).map(([keyword, part]) => [keyword, wholly(part)]));
};

/** Where the samples of a category lie: in a folder of its own, where its context has several records. */
const samplesOf = (context: string, category: string): string => {
  const fixtures = `libs/contexts/${context}/domain/fixtures`;
  return existsSync(`${fixtures}/${category}`) ? `${fixtures}/${category}` : fixtures;
};

/** A frozen sample of an event, in the version of its file's name; some hold the data alone. */
const frozenSamples = () =>
  allContexts().flatMap(({ name, tables }) =>
    tables.flatMap(({ decider: { category, catalogue } }) => {
      const folder = samplesOf(name, category);
      return Object.keys(catalogue as object).flatMap((type) =>
        readdirSync(folder)
          .filter((file) => file.startsWith(`${type}.v`) && file.endsWith('.json'))
          .map((file) => {
            const sample = JSON.parse(textOf(`${folder}/${file}`)) as {
              readonly type?: string;
              readonly data?: object;
            };
            const schemaVersion = Number(file.slice(type.length + 2, -5));
            return {
              stream: `${category}-x`,
              type,
              data: sample.type === type && sample.data ? sample.data : sample,
              metadata: specMetadata({ schemaVersion }),
            };
          }),
      );
    }),
  );

/** Kept by those who look after accounts, the system and data of persons; all else is read by the ministry. */
const READER: Readonly<Record<string, string>> = {
  users: 'pengelola-akun',
  parking: 'walidata',
  persons: 'inspektorat-kapuas',
  'person-reads': 'inspektorat-kapuas',
  'risk-signals': 'inspektorat-kapuas',
  'risk-totals/signals': 'inspektorat-kapuas',
  'risk-totals/origins': 'inspektorat-kapuas',
  imports: 'walidata',
};

describe('The answers that the description of the API declares', () => {
  let system: SystemUnderTest;
  let document: Described;

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    document = (await system.call({ method: 'GET', path: '/openapi.json' })).body as Described;
  });
  afterAll(() => system.stop());

  const schemaOf = ({ responses }: Operation) => responses['200']?.content?.['application/json']?.schema;
  /** A paper says what stands on it to people alone, and a calendar to programs by another standard. */
  const printed = ({ responses }: Operation): boolean =>
    ['application/pdf', 'text/calendar'].includes(Object.keys(responses['200']?.content ?? {}).join());
  const answers = () =>
    Object.entries(document.paths).flatMap(([path, { get }]) =>
      // A file is no document with members.
      get && !printed(get) && !path.endsWith('/content') && !path.startsWith('/v1/import-templates/')
        ? [{ path, schema: schemaOf(get) }]
        : [],
    );

  it('have a schema that says what is in them', () => {
    expect(answers().length).toBeGreaterThan(20);
    expect(
      answers()
        .filter(({ schema }) => !schema || !isNode(schema['properties']))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('and inputs, refusals and receipts have a label in both languages for each field, code, stage and event', () => {
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item).map((each) => ({ path, schema: schemaOf(each) })),
    );
    expect(operations.flatMap(({ path, schema }) => unlabelled(schema, path))).toEqual([]);
    expect(Object.keys(document.components.schemas).length).toBeGreaterThan(80);
    expect(Object.entries(document.components.schemas).flatMap(([name, schema]) => unlabelled(schema, name))).toEqual(
      [],
    );
  });

  it('find a label that is missing', () => {
    const word = { title: 'day', 'x-label': { id: 'hari', en: 'day' } };
    expect(
      unlabelled(
        {
          properties: {
            a: { ...word, items: { properties: { b: {} } } },
            c: { ...word, 'x-label': { id: '', en: 'day' } },
          },
        },
        'x',
      ),
    ).toEqual(['x.a.b', 'x.c']);
    expect(
      unlabelled({ anyOf: [{ enum: ['A', 'B'], 'x-enum-labels': { A: { id: 'satu', en: 'one' } } }] }, 'x'),
    ).toEqual(['x=B']);
  });

  it('call every event, and every member of its data, by a name in both languages', () => {
    expect(eventTypes().length).toBeGreaterThan(40);
    expect(
      eventTypes()
        .filter(({ label }) => label?.length !== 2 || label.some((text) => !text.trim()))
        .map(({ name }) => name),
    ).toEqual([]);
    expect(
      eventTypes().flatMap(({ name, data }) =>
        data ? unlabelled(record(data).schema, name) : [`${name} declares no data`],
      ),
    ).toEqual([]);
  });

  it('tell the events of a history apart by their types, each with the schema of its data', () => {
    const histories = allContexts()
      .flatMap(({ queries }) => queries)
      .filter(({ category }) => category);
    expect(histories.length).toBeGreaterThan(3);
    for (const { path, category } of histories) {
      const types = Object.keys(
        decidersOf(allContexts()).find((decider) => decider.category === category)!.catalogue as object,
      );
      const mapping = Object.fromEntries(types.map((type) => [type, `#/components/schemas/${category}.${type}`]));
      expect(document.components.schemas[`${path}.history`]).toEqual({
        oneOf: Object.values(mapping).map(($ref) => ({ $ref })),
        discriminator: { propertyName: 'type', mapping },
      });
      for (const type of types) {
        expect(document.components.schemas[`${category}.${type}`]).toMatchObject({
          properties: { type: { enum: [type] }, data: { properties: expect.anything() } },
        });
      }
    }
  });

  const compiled = new Map<string, Faults>();
  const faultsOf = (path: string, body: unknown): unknown => {
    const faults =
      compiled.get(path) ??
      strictly(path, wholly(answers().find((each) => each.path === path)!.schema), document.components);
    compiled.set(path, faults);
    return faults(body);
  };
  const read = async (as: string, path: string) => {
    const { status, body } = await system.get(as, path);
    expect([path, status]).toEqual([path, 200]);
    return body as { readonly items: readonly { readonly id: string }[] };
  };

  const give = (role: Role, path: string, name: string, input: object) => {
    const table = system.sinergi.tables.find((each) => each.path === path)!;
    const principal = {
      userId: role,
      grants: [{ role, scope: NATIONAL as Scope, officeId: 'kantor', validFrom: '2024-01-01' as LocalDate }],
    };
    return system.sinergi.runtime.executor.execute({
      table,
      row: table.rows.find((row) => row.name === name)!,
      principal,
      input: input as CommandRequest['input'],
      commandId: `answers-${name}`,
      correlationId: 'answers',
    });
  };

  /** One of everything that the demonstration has none of. */
  const store = async (by: string): Promise<void> => {
    const token = await system.tokenOf(by);
    const begun = await system.call({ method: 'POST', path: '/v1/uploads', token, bytes: plainPdf(['Contoh']) });
    const { status } = await system.post(by, '/v1/documents', {
      upload: begun.headers['location']!.replace('/v1/uploads/', ''),
      document: { type: 'Surat', date: '2026-01-05', classification: 'SECRET' },
    });
    expect(status).toBe(201);
  };
  const records = async (): Promise<void> => {
    await store('kades-sei-asam');
    const { id, stream } = await give('SYSTEM', 'travel-ceilings', 'RecordTravelMoney', {
      region: '62.03',
      fiscalYear: 2026,
      visitId: 'contoh',
      amount: '1000000',
    });
    await give('TREASURER', 'travel-ceilings', 'SetTravelCeiling', {
      region: '62.03',
      fiscalYear: 2026,
      base: '90000000',
      decree: { docId: 'dpa', type: 'DPA', date: '2026-01-05', sha256: 'd'.repeat(64), classification: 'SECRET' },
    });
    await give('SYSTEM', 'parking', 'ParkKey', {
      model: 'visit_board@1',
      key: id,
      eventId: 'x',
      eventType: 'TravelMoneyCommitted',
      stream,
      revision: 0,
      failed: 'FOLDING',
      error: 'x',
    });
    const [visit] = (await read('kemendes', '/v1/visits')).items;
    const [proposed] = await system.stream(`studyVisit-${visit!.id}`);
    for (const [requestId, decision] of [
      ['1', 'confirm-correction'],
      ['2', 'refuse-correction'],
      ['3', ''],
    ] as const) {
      const asked = {
        targetEventId: proposed!.id,
        changes: [{ field: '/reasonForHost', value: `Tuan rumah berhasil ${requestId}.` }],
        reason: 'Alasan itu tertulis keliru dalam catatan.',
      };
      expect((await system.post('kades-sei-asam', `/v1/visits/${visit!.id}/request-correction`, asked)).status).toBe(
        200,
      );
      if (decision)
        expect(
          (
            await system.post('kadis-pmd-kapuas', `/v1/visits/${visit!.id}/${decision}`, {
              requestId,
              reason: 'Sudah diperiksa dengan suratnya.',
            })
          ).status,
        ).toBe(200);
    }
    await give('DATA_STEWARD', 'region-directory', 'RegisterNonAdministrativeArea', {
      areaId: 'ktm-cahaya-baru',
      name: 'KTM Cahaya Baru',
      kind: 'KTM',
      members: ['63.04.17.2005'],
    });
    await give('DATA_STEWARD', 'region-directory', 'AddRegionAlias', {
      alias: 'Sei Asem Lama',
      region: '62.03.02.2007',
    });
    const book = { officeId: 'pemdes-62.03.02.2007', kind: 'LAPORAN' };
    for (const [path, body] of [
      [
        'numbering-rules/set-numbering-rule',
        { ...book, template: '{number}/LAP/{year}', digits: 3, firstYear: 2026, firstNumber: 1 },
      ],
      ['numbers/take-numbers', { ...book, record: visit!.id, count: 2, day: '2026-11-02' }],
      ['numbers/void-number', { ...book, year: 2026, number: 2, reason: 'Laporan digabung.' }],
    ] as const)
      expect((await system.post('kades-sei-asam', `/v1/${path}`, body)).status).toBe(200);
    const [{ id: person }] = (await read('inspektorat-kapuas', '/v1/persons')).items as [{ id: string }];
    await read('kades-sei-asam', `/v1/persons/${person}/data?purpose=TRAVEL`);
    await importOne(system);
    await system.tell(S1);
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
          if (category)
            expect(
              faultsOf(`/v1/${path}/{id}/history`, await read(as, `/v1/${path}/${encodeURIComponent(id)}/history`)),
            ).toEqual([]);
        }
      }
    }
    expect(empty).toEqual([]);
    for (const question of ['?year=2024', '?year=2024&region=ID,63.10'])
      expect(faultsOf('/v1/visit-totals', await read('kemendes', `/v1/visit-totals${question}`))).toEqual([]);
    for (const [path, asked] of [
      ['/v1/me', '/v1/me'],
      ['/v1/regions', '/v1/regions?q=mekar&limit=2'],
      ['/v1/regions/resolve', '/v1/regions/resolve?name=63.10'],
      ['/v1/regions/{code}', '/v1/regions/63.10.09.2009'],
      ['/v1/regions/{code}/children', '/v1/regions/63.10/children'],
      ['/v1/holidays', '/v1/holidays?year=2024'],
    ] as const)
      expect(faultsOf(path, await read('kemendes', asked))).toEqual([]);
    const [[visit], [person]] = [
      (await read('kades-sei-asam', '/v1/visits')).items,
      (await read('inspektorat-kapuas', '/v1/persons')).items,
    ];
    const data = `/v1/persons/${person!.id}/data?purpose=TRAVEL`;
    expect(faultsOf('/v1/persons/{id}/data', await read('kades-sei-asam', data))).toEqual([]);
    for (const as of ['kades-sei-asam', 'pj-kades-angsana'])
      expect(faultsOf('/v1/visits/{id}/travellers', await read(as, `/v1/visits/${visit!.id}/travellers`))).toEqual([]);
  });

  it('are made of events whose data are as declared: in the log, and in the frozen samples of every type', async () => {
    const log = await system.log();
    expect(new Set(log.map(({ type }) => type)).size).toBeGreaterThan(20);
    expect(eventDataFaults(log)).toEqual([]);
    const samples = frozenSamples();
    const untried = eventTypes().filter(({ type }) => ![...log, ...samples].some((event) => event.type === type));
    expect(untried.map(({ name }) => name)).toEqual([]);
    expect(eventDataFaults(samples)).toEqual([]);
  });

  it('find a member of an event that its type does not declare, and one that is missing', () => {
    const event = (data: object) => ({ stream: 'user-1', type: 'PasswordSet', data, metadata: specMetadata() });
    expect(eventDataFaults([event({ userId: 'a', by: 'b' })])).toEqual([]);
    expect(eventDataFaults([event({ userId: 'a', by: 'b', more: 1 })])).toMatchObject([
      ['user/PasswordSet', '', expect.anything(), { additionalProperty: 'more' }],
    ]);
    expect(eventDataFaults([event({ userId: 'a' })])).toMatchObject([
      ['user/PasswordSet', '', expect.anything(), { missingProperty: 'by' }],
    ]);
  });

  it('find a field that no schema knows, and one that is missing', () => {
    const shown = { asOf: '2026-11-20T02:00:00.000Z', position: '1', stale: false };
    const alias = {
      id: 'a',
      alias: 'A',
      region: { code: '63.10', nameAtTime: 'Tanah Bumbu', level: 2, datasetVersion: '1' },
      regions: ['63.10'],
      addedOn: '2026-11-20',
    };
    expect(faultsOf('/v1/region-aliases', { items: [alias], ...shown })).toEqual([]);
    expect(faultsOf('/v1/region-aliases', { items: [{ ...alias, more: 1 }], ...shown })).toMatchObject([
      ['/v1/region-aliases', '/items/0', expect.anything(), { additionalProperty: 'more' }],
    ]);
    expect(faultsOf('/v1/region-aliases', { items: [{ ...alias, addedOn: '2026-02-30' }], ...shown })).toMatchObject([
      ['/v1/region-aliases', '/items/0/addedOn', expect.anything(), { format: 'date' }],
    ]);
  });
});
