import {
  ACTOR,
  ANYTHING,
  EVENT_METADATA,
  INSTANT,
  INTEGER,
  OBJECT,
  TEXT,
  codeOf,
  codeList,
  eventOf,
  field,
  labelled,
  listOf,
  optional,
  record,
  type AnyDecider,
  type EventCatalogue,
  type EventVersions,
  type Meaning,
  type Schema,
} from '#kernel';
import type { CommandTable, ModelQuery, PublicQuery, TotalsQuery } from '#runtime';

/**
 * What answers hold, in JSON Schema: documents by the declaration that is their type, too; every field with its label
 * in both languages.
 */

export type Listed = Pick<ModelQuery, 'path' | 'document'> & Partial<Pick<ModelQuery, 'category' | 'total'>>;

const nameOf = ({ path }: Listed): string => path.replaceAll('/', '.');
const historyName = (query: Listed): string => `${nameOf(query)}.history`;
const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** The schema of a document in the answers of a query. */
export const documentRef = (query: Listed): Schema => reference(nameOf(query));
export const historyRef = (query: Listed): Schema => reference(historyName(query));

export const property = (label: Meaning, schema: object): Schema => ({ ...labelled(label), ...schema });

/** Rows of totals wait for nothing; any other document may, and then carries a mark. */
const documentSchema = ({ document: { schema }, total }: Listed): Schema => ({
  ...schema,
  required: [...new Set(['id', ...(schema['required'] as readonly string[])])],
  properties: {
    id: property(['id', 'id'], TEXT.schema),
    ...(schema['properties'] as object),
    ...(!total && {
      parked: property(
        ['tertahan, dengan keadaan terakhir yang baik', 'waiting, with its last good state'],
        reference('Parked'),
      ),
    }),
  },
});

const CHANGE = record({
  kind: field(
    ['jenis perubahan', 'kind of change'],
    codeOf(
      codeList(['Jenis perubahan', 'Kind of change'], ['ADDED', 'REMOVED', 'ALTERED'], {
        ADDED: ['ditambah', 'added'],
        REMOVED: ['dihapus', 'removed'],
        ALTERED: ['diubah', 'altered'],
      }),
    ),
  ),
  pointer: field(['tempat perubahan, sebagai JSON pointer', 'place of the change, as a JSON pointer'], TEXT),
  before: optional(['semula', 'before'], ANYTHING),
  after: optional(['sesudahnya', 'after'], ANYTHING),
});

/** Who asked for what a step of a repair decides. */
const REQUEST = record({
  revision: field(['revisi permintaannya', 'revision of the request'], INTEGER),
  id: field(['id kejadian permintaannya', 'id of the event that asks'], TEXT),
  recordedAt: field(['waktu diminta (UTC)', 'instant at which it was asked (UTC)'], INSTANT),
  actor: field(['yang meminta', 'who asked'], ACTOR),
  reason: optional(['alasan meminta', 'why it was asked'], TEXT),
});

/** What every event of every history, and every difference, holds in the same form. */
const SHARED = {
  EventMetadata: EVENT_METADATA.schema,
  Change: CHANGE.schema,
  RepairRequest: REQUEST.schema,
} as const satisfies Record<string, Schema>;
export const shared = (name: keyof typeof SHARED): Schema => reference(name);

/** An event of a history, with the data of its type. */
const historyEntry = (type: string, versions: EventVersions): Schema =>
  record({
    revision: field(['revisi', 'revision'], INTEGER),
    id: field(['id kejadian', 'id of the event'], TEXT),
    type: field(['kejadian', 'event'], eventOf({ [type]: versions })),
    data: field(
      ['isi kejadian seperti dalam catatan', 'content of the event as the log holds it'],
      versions.data ? record(versions.data) : OBJECT,
    ),
    metadata: field(['siapa, kapan, dan mengapa', 'who, when and why'], { schema: shared('EventMetadata') }),
    changes: field(
      [
        'yang berubah; dari daftar hanya butir yang ditambah, dihapus atau diubah',
        'what changed; of a list only the entries that were added, removed or altered',
      ],
      listOf({ schema: shared('Change') }),
    ),
    request: optional(['permintaan yang diputus', 'request that it decides'], { schema: shared('RepairRequest') }),
  }).schema;

type Named = readonly [name: string, schema: Schema];

/** A history tells its events apart by their type; each is a schema of its own, `studyVisit.VisitProposed`. */
const historySchemas = (query: Listed, { category, catalogue }: AnyDecider): readonly Named[] => {
  const events = Object.entries(catalogue as EventCatalogue).map(([type, versions]) => ({
    type,
    name: `${category}.${type}`,
    versions,
  }));
  return [
    [
      historyName(query),
      {
        oneOf: events.map(({ name }) => reference(name)),
        discriminator: {
          propertyName: 'type',
          mapping: Object.fromEntries(events.map(({ type, name }) => [type, `#/components/schemas/${name}`])),
        },
      },
    ],
    ...events.map(({ type, name, versions }) => [name, historyEntry(type, versions)] as const),
  ];
};

/** Schemas of all documents and histories, by the name under which operations refer to them. */
export const answerSchemas = (
  queries: readonly ModelQuery[],
  publicQueries: readonly PublicQuery[],
  tables: readonly CommandTable[],
): Readonly<Record<string, Schema>> => ({
  ...(queries.some(({ total }) => !total) && SHARED),
  ...Object.fromEntries(
    [...queries, ...publicQueries].flatMap((query: Listed) => {
      const decider = tables.find((table) => table.decider.category === query.category)?.decider;
      return [[nameOf(query), documentSchema(query)], ...(decider ? historySchemas(query, decider) : [])];
    }),
  ),
});

const SHOWN = {
  asOf: property(['data lengkap sampai waktu ini', 'the data are complete up to this instant'], {
    type: 'string',
    format: 'date-time',
  }),
  position: property(['posisi dalam catatan', 'position in the log'], TEXT.schema),
  stale: property(['belum sampai ke posisi yang diminta', 'not yet at the position that was asked for'], {
    type: 'boolean',
  }),
};

export const showing = (properties: object, ...required: readonly string[]): Schema => ({
  type: 'object',
  properties: { ...properties, ...SHOWN },
  required: [...required, ...Object.keys(SHOWN)],
});

/** A page of a list or of a history. */
export const pageOf = (items: Schema): Schema =>
  showing(
    {
      items: property(['isi', 'items'], { type: 'array', items }),
      nextCursor: property(
        ['lanjutan; tanpa = tidak ada lagi', 'where it goes on; absent = nothing more'],
        TEXT.schema,
      ),
    },
    'items',
  );

/** A document, or what `fields` chose of it. */
const wholeOrChosen = (query: Listed): Schema => ({ anyOf: [documentRef(query), reference('Chosen')] });

/** A page of a list. */
export const listPageOf = (query: Listed): Schema => {
  const { properties, ...page } = pageOf(wholeOrChosen(query)) as { properties: object };
  const matches = property(
    ['banyaknya di semua halaman, bila `count` diminta', 'how many there are on all pages, where `count` was asked'],
    reference('Matches'),
  );
  return { ...page, properties: { ...properties, matches } };
};

/** One document. */
export const itemOf = (query: Listed): Schema =>
  showing({ item: property(['dokumen', 'document'], wholeOrChosen(query)) }, 'item');

const figuresOf = ({ measures, labels }: TotalsQuery): Schema => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(measures).map(([total, each]) => [
      total,
      property(labels[total]!, {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(each).map(([name, meaning]) => [name, property(meaning, { type: ['string', 'integer'] })]),
        ),
      }),
    ]),
  ),
});

/** Figures with what each counts: of one question, or of each combination of several values. */
export const totalsAnswer = (query: TotalsQuery): Schema =>
  showing(
    {
      totals: property(['jumlah', 'totals'], figuresOf(query)),
      items: property(
        [
          'bila sebuah parameter berisi beberapa nilai: satu jawaban untuk tiap gabungan',
          'where a parameter has several values: one answer for each combination',
        ],
        {
          type: 'array',
          items: {
            type: 'object',
            required: ['parameters', 'totals'],
            properties: {
              parameters: property(['parameter', 'parameters'], {
                type: 'object',
                properties: Object.fromEntries(
                  Object.entries(query.parameters).map(([name, { summary }]) => [name, property(summary, TEXT.schema)]),
                ),
              }),
              totals: property(['jumlah', 'totals'], figuresOf(query)),
            },
          },
        },
      ),
      counts: property(['apa yang dihitung tiap angka', 'what each figure counts'], {
        type: 'object',
        additionalProperties: { type: 'object', additionalProperties: reference('Bilingual') },
      }),
    },
    'counts',
  );
