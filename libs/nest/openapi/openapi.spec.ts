import { describe, expect, it } from '@jest/globals';
import { ERRORS, TEXT, field, type CodeList } from '#kernel';
import type { ModelQuery } from '#runtime';
import { openApiDocument } from './openapi.js';
import { explained } from './openapi-codes.js';
import { tripList, tripTotals } from '../trips-board.fixture.js';
import { trips } from '../trips.fixture.js';

type Node = Readonly<Record<string, never>>;
const all = tripList as ModelQuery;
const described = (more: Partial<Parameters<typeof openApiDocument>[0]> = {}) =>
  openApiDocument({
    tables: [trips],
    queries: [all],
    totals: [tripTotals],
    attribution: '© Sumber wilayah (ODbL)',
    ...more,
  }) as { paths: Node; tags: object[]; components: Node; info: Node };
const { paths, components, tags, info } = described();
const operation = (path: string, method = 'get', of: Node = paths) =>
  of[path]![method] as unknown as {
    tags: string[];
    operationId: string;
    summary: string;
    description: string;
    parameters: ({ name: string } & Record<string, unknown>)[];
    responses: Record<string, { headers?: object; content?: Node }>;
    requestBody: object;
  };
const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const statuses = (of: object) => Object.keys(of).map(Number);
const READING = [400, 401, 403, 429, 500, 503];
const fresh = { 'Sinergi-Position': ref('headers', 'Position'), 'As-Of': ref('headers', 'AsOf') };
const page = [
  {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    description: 'Banyaknya butir, paling banyak / Number of items, at most',
    'x-description': { id: 'Banyaknya butir, paling banyak', en: 'Number of items, at most' },
  },
  {
    name: 'cursor',
    in: 'query',
    schema: { type: 'string', maxLength: 2_000 },
    description: '`nextCursor` jawaban sebelumnya / `nextCursor` of the answer before',
    'x-description': { id: '`nextCursor` jawaban sebelumnya', en: '`nextCursor` of the answer before' },
  },
];
const told = (id: string, en: string) => ({ description: `${id} / ${en}`, 'x-description': { id, en } });
const labelled = (id: string, en: string, schema: object) => ({ title: en, 'x-label': { id, en }, ...schema });
const freshness = {
  asOf: labelled('data lengkap sampai waktu ini', 'the data are complete up to this instant', {
    type: 'string',
    format: 'date-time',
  }),
  position: labelled('posisi dalam catatan', 'position in the log', { type: 'string' }),
  stale: labelled('belum sampai ke posisi yang diminta', 'not yet at the position that was asked for', {
    type: 'boolean',
  }),
};
const nextCursor = labelled('lanjutan; tanpa = tidak ada lagi', 'where it goes on; absent = nothing more', {
  type: 'string',
});

describe('A command in the description of the API', () => {
  it('that creates needs its body, and tells where the new object is', () => {
    const { parameters, responses, requestBody, ...rest } = operation('/v1/trips', 'post');
    expect(rest).toEqual({
      tags: ['trips'],
      operationId: 'trips.PlanTrip',
      summary: 'Rencanakan perjalanan / Plan a trip',
      'x-summary': { id: 'Rencanakan perjalanan', en: 'Plan a trip' },
      description: 'Peran / roles: VILLAGE_HEAD.',
      'x-roles': ['VILLAGE_HEAD'],
      'x-leaves-stage': false,
    });
    expect(parameters).toEqual(
      ['IdempotencyKey', 'IfMatch', 'CorrelationId', 'DryRun'].map((name) => ref('parameters', name)),
    );
    expect(requestBody).toEqual({
      required: true,
      content: {
        'application/json': {
          schema: ref('schemas', 'PlanTripDto'),
          example: { host: '63.10.09', travellers: 3, budget: '62500000' },
        },
      },
    });
    expect(statuses(responses)).toEqual([200, 201, 400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503]);
    expect(responses[201]).toMatchObject({
      headers: {
        ETag: ref('headers', 'Revision'),
        'Sinergi-Position': ref('headers', 'Position'),
        'Idempotency-Key': ref('headers', 'CommandId'),
        Location: ref('headers', 'Location'),
      },
      content: { 'application/json': { schema: ref('schemas', 'Receipt') } },
    });
    expect(responses[409]).toEqual(ref('responses', 'Problem409'));
  });

  it('that leaves a stage names its object, and needs the revision', () => {
    const { parameters, responses, requestBody, ...rest } = operation('/v1/trips/{id}/cancel-trip', 'post');
    expect(rest).toMatchObject({ 'x-leaves-stage': true });
    expect(parameters[0]).toEqual(ref('parameters', 'Id'));
    expect(requestBody).toEqual({
      required: false,
      content: { 'application/json': { schema: ref('schemas', 'CommonInputDto') } },
    });
    expect(statuses(responses)).toEqual([200, 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 500, 503]);
    expect(responses[200]!.headers).not.toHaveProperty('Location');
    expect(operation('/v1/trips/open-trip-desk', 'post').parameters).not.toContainEqual(ref('parameters', 'Id'));
  });
});

describe('A problem in the description of the API', () => {
  const problemOf = (status: number) =>
    components['responses']![`Problem${status}`] as unknown as { description: string };

  it('is told once for every code of its status, in both languages, and for no code of another', () => {
    const codes = Object.entries(ERRORS);
    for (const status of new Set(codes.map(([, [of]]) => of).filter((of) => of !== 405))) {
      expect(problemOf(status).description.split('\n\n')).toEqual(
        codes.filter(([, [of]]) => of === status).map(([code, [, id, en]]) => `\`${code}\` ${id} / ${en}`),
      );
    }
  });
});

/** What documents can be asked to show no more than. */
const FIELDS = {
  name: 'fields',
  in: 'query',
  style: 'form',
  explode: false,
  schema: {
    type: 'array',
    items: { type: 'string', enum: ['id', 'title', 'status', 'year', 'plannedStart', 'regions', 'urgent', 'parked'] },
    minItems: 1,
    uniqueItems: true,
  },
};
const POSITION = { name: 'position', ...told('Apakah ada yang baru', 'Whether there is something new') };

describe('A list in the description of the API', () => {
  const { parameters, responses, ...rest } = operation('/v1/trips');

  it('has each of its parameters with its form, and all that every list has', () => {
    expect(rest).toEqual({
      tags: ['trips'],
      operationId: 'trips.list',
      summary: 'Perjalanan / Trips',
      'x-summary': { id: 'Perjalanan', en: 'Trips' },
      description: 'Peran / roles: REGENCY_PMD, MINISTRY_OFFICER.',
    });
    const several = { type: 'array', maxItems: 100 };
    expect(parameters).toMatchObject([
      {
        name: 'region',
        in: 'query',
        description: 'Wilayah / Region',
        schema: { ...several, items: { pattern: expect.any(String) } },
        style: 'form',
        explode: false,
      },
      {
        name: 'status',
        schema: { ...several, items: { type: 'string', minLength: 1, maxLength: 200 } },
        style: 'form',
        explode: false,
      },
      { name: 'year', schema: { type: 'integer', minimum: 1900, maximum: 2199 } },
      { name: 'urgent', schema: { type: 'boolean' } },
      { name: 'from', schema: { type: 'string', format: 'date' } },
      { name: 'to', schema: { type: 'string', format: 'date' } },
      {
        name: 'q',
        schema: { type: 'string', minLength: 1, maxLength: 200 },
        description: 'Awal kata-kata dari:  / Beginnings of words of: ',
      },
      { name: 'sort', schema: { type: 'string', enum: ['plannedStart', '-plannedStart', 'title', '-title'] } },
      ...page,
      FIELDS,
      { name: 'count', schema: { type: 'boolean' } },
      { name: 'format', schema: { type: 'string', enum: ['json', 'csv', 'xlsx', 'jsonl'] } },
      { name: 'separator', schema: { type: 'string', enum: ['comma', 'semicolon'], default: 'comma' } },
      { name: 'described', schema: { type: 'boolean' } },
      ref('parameters', 'After'),
      ref('parameters', 'AsOf'),
    ]);
    expect(parameters[2]).not.toHaveProperty('style');
  });

  it('is searched only where its model has words, by what that says', () => {
    const { words, ...model } = all.model;
    expect(words).toEqual(expect.any(Function));
    expect(
      operation('/v1/trips', 'get', described({ queries: [{ ...all, model }] }).paths).parameters.map(
        ({ name }) => name,
      ),
    ).not.toContain('q');
    const searched = described({
      queries: [
        {
          ...all,
          model: {
            ...all.model,
            searched: [
              ['judul', 'title'],
              ['desa', 'village'],
            ],
          } as never,
        },
      ],
    });
    expect(
      operation('/v1/trips', 'get', searched.paths).parameters.find(({ name }) => name === 'q')!['description'],
    ).toBe('Awal kata-kata dari: judul; desa / Beginnings of words of: title; village');
  });

  it('answers with documents and how new they are, or with a file', () => {
    expect(statuses(responses)).toEqual([200, ...READING]);
    expect(responses[200]).toEqual({
      description: 'Perjalanan / Trips',
      headers: fresh,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              items: labelled('isi', 'items', {
                type: 'array',
                items: { anyOf: [ref('schemas', 'trips'), ref('schemas', 'Chosen')] },
              }),
              nextCursor,
              ...freshness,
              matches: expect.objectContaining(ref('schemas', 'Matches')),
            },
            required: ['items', 'asOf', 'position', 'stale'],
          },
        },
        'application/jsonl': {},
        'text/csv': {},
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {},
        'application/zip': {},
      },
    });
  });
});

describe('One document in the description of the API', () => {
  it('is shown as it is or was, and has a history in pages', () => {
    const item = operation('/v1/trips/{id}');
    expect([item.operationId, item.summary, item.description]).toEqual([
      'trips.show',
      'Satu dari: Perjalanan / One of: Trips',
      'Peran / roles: REGENCY_PMD, MINISTRY_OFFICER.',
    ]);
    expect(item.parameters).toEqual([
      ref('parameters', 'Id'),
      expect.objectContaining(FIELDS),
      ref('parameters', 'AsOf'),
      expect.objectContaining({ name: 'revision', schema: { type: 'integer', minimum: 0, maximum: 999_999_999 } }),
      ref('parameters', 'After'),
    ]);
    expect(statuses(item.responses)).toEqual([200, 400, 401, 403, 404, 429, 500, 503]);
    expect(item.responses[200]).toMatchObject({
      headers: fresh,
      content: {
        'application/json': {
          schema: {
            properties: { item: { anyOf: [ref('schemas', 'trips'), ref('schemas', 'Chosen')] }, ...freshness },
            required: ['item', 'asOf', 'position', 'stale'],
          },
        },
      },
    });
    const history = operation('/v1/trips/{id}/history');
    expect([history.operationId, history.summary]).toEqual(['trips.history', 'Riwayat: Perjalanan / History: Trips']);
    expect(history.parameters).toEqual([ref('parameters', 'Id'), ...page]);
    expect(statuses(history.responses)).toEqual([200, 400, 401, 403, 404, 429, 500, 503]);
    expect(history.responses[200]).toMatchObject({
      headers: fresh,
      content: {
        'application/json': {
          schema: {
            properties: { items: { type: 'array', items: ref('schemas', 'trips.history') } },
            required: ['items', 'asOf', 'position', 'stale'],
          },
        },
      },
    });
  });

  it('has no past and no history where it has no stream', () => {
    const { category: _, ...query } = all;
    const { paths: without, components: parts } = described({ queries: [query as ModelQuery] });
    expect(operation('/v1/trips/{id}', 'get', without).parameters).toEqual([
      ref('parameters', 'Id'),
      expect.objectContaining(FIELDS),
      ref('parameters', 'After'),
    ]);
    expect(without).not.toHaveProperty('/v1/trips/{id}/history');
    expect(parts['schemas']).not.toHaveProperty(['trips.history']);
  });

  it('has the schema that is its type, with its id, the mark of one that waits, and a label for every field', () => {
    const { trips: document } = components['schemas'] as unknown as Record<
      string,
      { required: string[]; properties: Record<string, object> }
    >;
    expect(document!.required).toEqual(['id', 'title', 'status', 'year', 'plannedStart', 'regions']);
    expect(Object.keys(document!.properties)).toEqual([
      'id',
      'title',
      'status',
      'year',
      'plannedStart',
      'regions',
      'urgent',
      'parked',
    ]);
    expect(document!.properties['title']).toEqual(
      labelled('judul perjalanan', 'title of the trip', { type: 'string' }),
    );
    expect(document!.properties['parked']).toMatchObject(ref('schemas', 'Parked'));
  });

  it('has a history of events that are told apart by their type, each with the schema of its data', () => {
    const catalogue = {
      TripPlanned: {
        version: 1,
        label: ['direncanakan', 'planned'],
        data: { host: field(['tuan rumah', 'host'], TEXT) },
      },
      TripLost: { version: 1 },
    };
    const { components: parts } = described({
      tables: [{ ...trips, decider: { ...trips.decider, catalogue } } as never],
    });
    const schemas = parts['schemas'] as unknown as Record<string, { properties: Record<string, object> }>;
    expect(schemas['trips.history']).toEqual({
      oneOf: [ref('schemas', 'trip.TripPlanned'), ref('schemas', 'trip.TripLost')],
      discriminator: {
        propertyName: 'type',
        mapping: {
          TripPlanned: '#/components/schemas/trip.TripPlanned',
          TripLost: '#/components/schemas/trip.TripLost',
        },
      },
    });
    expect(schemas['trip.TripPlanned']!.properties).toMatchObject({
      type: { enum: ['TripPlanned'], 'x-enum-labels': { TripPlanned: { id: 'direncanakan', en: 'planned' } } },
      data: { properties: { host: labelled('tuan rumah', 'host', { type: 'string' }) } },
      metadata: ref('schemas', 'EventMetadata'),
      changes: { items: ref('schemas', 'Change') },
    });
    expect(schemas['trip.TripLost']!.properties['data']).toMatchObject({ type: 'object' });
  });

  it('calls the fields of inputs as events and documents do, and tells what their codes mean', () => {
    const { DocRefDto } = components['schemas'] as unknown as Record<string, { properties: Record<string, object> }>;
    expect(DocRefDto!.properties['number']).toMatchObject({
      title: 'number of the document',
      'x-label': { id: 'nomor dokumen', en: 'number of the document' },
      maxLength: 120,
    });
    expect(DocRefDto!.properties['classification']).toMatchObject({
      'x-enum-labels': { INTERNAL: { en: 'for government offices' } },
    });
  });
});

describe('Totals in the description of the API', () => {
  it('say what they need and what each figure counts', () => {
    const { tags: groups, operationId, parameters, responses } = operation('/v1/trips/totals');
    expect([groups, operationId, statuses(responses)]).toEqual([['trips'], 'trips/totals.totals', [200, ...READING]]);
    expect(parameters).toMatchObject([
      { name: 'region', in: 'query', required: false, description: 'Wilayah / Region' },
      {
        name: 'year',
        required: true,
        explode: false,
        schema: { type: 'array', maxItems: 100, items: { minimum: 1900 } },
      },
      ref('parameters', 'After'),
      ref('parameters', 'AsOf'),
    ]);
    const figure = (id: string, en: string) => labelled(id, en, { type: ['string', 'integer'] });
    expect(responses[200]).toMatchObject({
      headers: fresh,
      content: {
        'application/json': {
          schema: {
            required: ['counts', 'asOf', 'position', 'stale'],
            properties: {
              totals: {
                properties: {
                  trips: {
                    additionalProperties: false,
                    properties: { trips: figure('Semua perjalanan', 'All trips') },
                  },
                  fundingRupiah: { properties: { total: figure('Semua sumber dana', 'All sources of money') } },
                },
              },
            },
          },
        },
      },
    });
  });
});

describe('The description of the API as a whole', () => {
  it('groups operations, signing in first, and says what each group is about', () => {
    const sign = { '/v1/auth/token': { post: { tags: ['auth'] } }, '/v1/x': { get: {} } };
    expect(described({ paths: sign, groups: { auth: ['Masuk', 'Signing in'] } }).tags).toEqual([
      { name: 'auth', ...told('Masuk', 'Signing in') },
      { name: 'trips', ...told('Perjalanan', 'Trips') },
      POSITION,
    ]);
    expect([tags, described({ queries: [], totals: [] }).tags]).toEqual([
      [{ name: 'trips', ...told('Perjalanan', 'Trips') }, POSITION],
      // Without a list its records are registers that examiners alone read.
      [
        { name: 'trips' },
        { name: 'trail', ...told('Buku yang tidak punya daftar', 'Registers that no list shows') },
        POSITION,
      ],
    ]);
    const { category: _category, ...bare } = all;
    const listed: ModelQuery = {
      ...bare,
      path: 'trip-totals/edges',
      total: { label: ['', ''], dimensions: {}, measures: {} },
    };
    const figures = { ...tripTotals, path: 'trip-totals', summary: ['Angka', 'Figures'] } as const;
    const groupOf = (more: Parameters<typeof described>[0]) =>
      described({ tables: [], queries: [listed], ...more }).tags;
    expect([groupOf({ totals: [] }), groupOf({ totals: [figures] })]).toEqual([
      [{ name: 'trip-totals', ...told('Perjalanan', 'Trips') }, POSITION],
      [{ name: 'trip-totals', ...told('Angka', 'Figures') }, POSITION],
    ]);
    expect(info['description']).toContain('© Sumber wilayah (ODbL)');
  });

  it('keeps the ways of a path that several sources describe', () => {
    expect(Object.keys(described({ paths: { '/v1/trips': { put: {} } } }).paths['/v1/trips']!)).toEqual([
      'post',
      'get',
      'put',
    ]);
  });

  it('holds the inputs that its paths speak of, with those within, and no others', () => {
    const schemas = Object.keys(components['schemas']!);
    expect(schemas).toEqual(
      expect.arrayContaining([
        'PlanTripDto',
        'CommonInputDto',
        'OpenDeskDto',
        'ActingDto',
        'DocRefDto',
        'ProvenanceDto',
        'ClaimDto',
        'Problem',
        'Receipt',
        'Parked',
        'trips',
        'trips.history',
        'Bilingual',
      ]),
    );
    expect(Object.keys(described({ tables: [] }).components['schemas']!)).not.toContain('PlanTripDto');
  });

  it('has a problem for every status but that of a wrong method, with each of its codes in both languages', () => {
    const responses = components['responses'] as unknown as Record<string, { description: string; content: object }>;
    const used = [...new Set(Object.values(ERRORS).map(([status]) => status))]
      .filter((status) => status !== 405)
      .sort((a, b) => a - b);
    expect(Object.keys(responses)).toEqual(used.map((status) => `Problem${status}`));
    for (const [code, [status, id, en]] of Object.entries(ERRORS).filter(([, [status]]) => status !== 405)) {
      expect(responses[`Problem${status}`]!.description.split('\n\n')).toContain(`\`${code}\` ${id} / ${en}`);
    }
    expect(responses['Problem400']!.content).toEqual({
      'application/problem+json': { schema: ref('schemas', 'Problem') },
    });
  });

  it('has whole texts in both languages', () => {
    const texts = [...JSON.stringify({ paths, components }).matchAll(/"description":"((?:[^"\\]|\\.)*)"/g)].map(
      ([, text = '']) => text,
    );
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => text.includes('NaN') || text.includes('undefined'))).toEqual([]);
    expect(texts.filter((text) => !text.includes(' / ')).sort()).toEqual([]);
  });

  it('takes as headers and parameters what the edge takes', () => {
    expect(components['parameters']).toMatchObject({
      Id: { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 64 } },
      IdempotencyKey: { name: 'Idempotency-Key', in: 'header', schema: { minLength: 8, maxLength: 128 } },
      IfMatch: { name: 'If-Match', in: 'header', schema: { maxLength: 200 } },
      CorrelationId: { name: 'X-Correlation-Id', in: 'header', schema: { maxLength: 128 } },
      After: { name: 'after', in: 'query', schema: { maxLength: 200 } },
      AsOf: { name: 'asOf', in: 'query', schema: { format: 'date-time', maxLength: 40 } },
    });
  });
});

describe('Codes in the description of the API', () => {
  const list = { codes: { A: ['satu', 'one'], B: ['dua', 'two'] } } as unknown as CodeList;
  const meanings = '- `A`: satu / one\n- `B`: dua / two';
  const labels = { 'x-enum-labels': { A: { id: 'satu', en: 'one' }, B: { id: 'dua', en: 'two' } } };

  it('are explained wherever exactly they are allowed, in any order, after what is said there already', () => {
    expect(explained({ x: { enum: ['B', 'A'] } }, [list])).toEqual({
      x: { enum: ['B', 'A'], description: meanings, ...labels },
    });
    expect(explained({ enum: ['A', 'B'], description: 'Tahap / Stage' }, [list])).toEqual({
      enum: ['A', 'B'],
      description: `Tahap / Stage\n\n${meanings}`,
      ...labels,
    });
    expect(explained([{ type: 'array', items: { enum: ['A', 'B'] } }], [list])).toEqual([
      { type: 'array', items: { enum: ['A', 'B'], description: meanings, ...labels }, description: meanings },
    ]);
    const own = { enum: ['A'], 'x-enum-labels': { A: { id: 'lain', en: 'other' } } };
    expect(explained(own, [{ ...list, codes: { A: ['satu', 'one'] } }])).toEqual({
      ...own,
      description: '- `A`: lain / other',
    });
    expect(explained({ enum: ['A', 'B'], 'x-enum-labels': {} }, [list])).toEqual({
      enum: ['A', 'B'],
      'x-enum-labels': {},
      description: meanings,
    });
  });

  it('of a parameter are explained at the parameter, too', () => {
    const parameter = { in: 'query', schema: { type: 'array', items: { enum: ['A', 'B'] } } };
    expect(explained(parameter, [list])).toMatchObject({
      description: meanings,
      schema: { items: { description: meanings } },
    });
  });

  it.each([
    [{ enum: ['A'] }],
    [{ enum: ['A', 'B', 'C'] }],
    [{ example: { enum: ['A', 'B'] } }],
    [{ schema: { type: 'string' } }],
    [{ items: null, x: null, y: 7 }],
  ])('that are others, or none, are left as they are: %j', (part) => expect(explained(part, [list])).toEqual(part));
});
