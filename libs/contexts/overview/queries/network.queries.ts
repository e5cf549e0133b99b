import {
  DAY,
  FLAG,
  INTEGER,
  REGION_LEVELS,
  collectionOf,
  field,
  isRegionCode,
  levelOf,
  optional,
  record,
  totalList,
  type AnyReadModel,
  type Document,
  type FieldFilter,
  type LocalDate,
  type TotalRow,
  type TypeOf,
} from '#kernel';
import {
  columnsOf,
  listOfTotals,
  type BesideParts,
  type GraphForm,
  type GraphNode,
  type ModelQuery,
  type QueryColumn,
} from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { EDGE_KINDS } from '../domain/network.codes.js';
import { network, type Connection } from '../read/network.model.js';
import { edgeName, type Level } from '../read/network.parties.js';

/** Consumer that keeps who learns from whom. */
export const NETWORK_CONSUMER = 'overview-network';

const shared = { model: network as AnyReadModel, consumer: NETWORK_CONSUMER, roles: RECORD_READERS } as const;

const days = {
  firstOn: optional(['hari pertama', 'first day'], DAY),
  lastOn: optional(['hari terakhir', 'last day'], DAY),
};
const besideEdge = record(days);
type Edge = TotalRow & Partial<TypeOf<typeof besideEdge>>;

const edgeRows = listOfTotals({
  ...shared,
  path: 'cooperation-network/edges',
  summary: ['Jejaring kerja sama: siapa belajar dari siapa', 'Network of cooperation: who learns from whom'],
  total: 'edges',
  ranked: 'weight',
  forms: { level: REGION_LEVELS, kind: EDGE_KINDS },
  titles: {
    level: 'tingkat',
    kind: 'jenis',
    from: 'pihak_belajar',
    to: 'pihak_sumber',
    fromRegion: 'wilayah_belajar',
    toRegion: 'wilayah_sumber',
    weight: 'banyaknya',
  },
});

/** The day at one end of the line, of all that draws it. */
const dayOf = async ({ models }: BesideParts, line: string, descending: boolean): Promise<LocalDate | undefined> =>
  (
    await models.find<Connection>(collectionOf(network), {
      filter: { edges: { eq: line } },
      sort: { field: 'on', descending },
      limit: 1,
    })
  ).items[0]?.doc?.on;

const ofEdge = columnsOf(besideEdge);
const dayColumns = [...ofEdge('hari_pertama', 'firstOn'), ...ofEdge('hari_terakhir', 'lastOn')];
const columnOf = (title: string): QueryColumn<Document> =>
  edgeRows.columns.find((column) => column.title === title) as unknown as QueryColumn<Document>;

const endOf = (edge: Edge, end: 'from' | 'to'): GraphNode => {
  const id = String(edge[end]);
  const level = isRegionCode(id) ? REGION_LEVELS[levelOf(id) - 1]! : '';
  return { id, name: String(edge[`${end}RegionName`]), region: String(edge[`${end}Region`]), level };
};

const graph: GraphForm<Edge> = {
  one: 'level',
  ends: (edge) => [endOf(edge, 'from'), endOf(edge, 'to')],
  columns: [columnOf('jenis'), columnOf('banyaknya'), ...dayColumns].map((column, index) => ({
    ...(column as QueryColumn<Edge>),
    title: ['kind', 'weight', 'first', 'last'][index]!,
  })),
};

/** Lines of the network at each level, with the days of the first and the last of what draws each. */
export const networkEdges = {
  ...edgeRows,
  document: record({ ...edgeRows.document.fields, ...days }),
  columns: [...edgeRows.columns, ...dayColumns],
  graph,
  beside: async ({ level, kind, from, to }: Edge, _reader, _now, looking) => {
    const line = edgeName(level as Level, String(kind), String(from), String(to));
    const [firstOn, lastOn] = [await dayOf(looking, line, false), await dayOf(looking, line, true)];
    return { ...(firstOn && { firstOn }), ...(lastOn && { lastOn }) };
  },
} as ModelQuery as ModelQuery<Document>;

/** Beyond so many lines either way it is told only that there are more. */
const MOST_LINES = 1_000;

const degree = {
  partners: field(
    ['banyaknya pihak lain yang terhubung dengannya', 'how many other parties it is joined with'],
    INTEGER,
  ),
  morePartners: optional(['masih ada pihak lain', 'there are more'], FLAG),
};
const besideNode = record(degree);
type Node = TotalRow & Partial<TypeOf<typeof besideNode>>;

const nodeRows = listOfTotals({
  ...shared,
  path: 'cooperation-network/nodes',
  summary: ['Pihak dalam jejaring kerja sama', 'Parties of the network of cooperation'],
  total: 'nodes',
  ranked: 'visitsHosted',
  forms: { level: REGION_LEVELS },
  titles: {
    level: 'tingkat',
    party: 'pihak',
    region: 'wilayah',
    visitsMade: 'kunjungan_dilakukan',
    visitsHosted: 'kunjungan_diterima',
    adoptionsMade: 'inovasi_diadopsi',
    adoptionsGiven: 'inovasinya_diadopsi',
  },
});
const lines = collectionOf(totalList(network as AnyReadModel, 'edges'));

/** Parties at each level: most visited hosts first, with how many others each is joined. */
export const networkNodes = {
  ...nodeRows,
  document: record({ ...nodeRows.document.fields, ...degree }),
  columns: [...nodeRows.columns, ...columnsOf(besideNode)('pihak_terhubung', 'partners')],
  beside: async ({ level, party }: Node, _reader, _now, { models }) => {
    const at = (end: 'from' | 'to') => {
      const filter: Record<string, FieldFilter> = { level: { eq: String(level) }, [end]: { eq: String(party) } };
      return models.find<TotalRow>(lines, { filter, limit: MOST_LINES });
    };
    const [out, into] = [await at('from'), await at('to')];
    const others = new Set([
      ...out.items.map(({ doc }) => String(doc!['to'])),
      ...into.items.map(({ doc }) => String(doc!['from'])),
    ]);
    others.delete(String(party));
    return { partners: others.size, ...((out.cursor ?? into.cursor) && { morePartners: true }) };
  },
} as ModelQuery as ModelQuery<Document>;
