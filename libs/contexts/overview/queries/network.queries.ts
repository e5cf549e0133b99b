import {
  DAY,
  FLAG,
  INTEGER,
  REGION_LEVELS,
  TEXT,
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
  type FoundPage,
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

const named = (id: string, en: string) =>
  optional([`nama ${id}, bila bukan wilayah`, `name of ${en}, where it is no region`], TEXT);
const days = {
  fromName: named('pihak yang belajar', 'the party that learns'),
  toName: named('pihak tempat belajar', 'the party that it learns from'),
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

/** The visit or adoption of the earliest or the latest day, of all that join these. */
const atEnd = async (
  { models }: BesideParts,
  field: 'edges' | 'bodies',
  key: string,
  descending: boolean,
): Promise<Connection | undefined> => {
  const filter = { [field]: { eq: key } };
  const found = { filter, sort: { field: 'on', descending }, limit: 1 };
  return (await models.find<Connection>(collectionOf(network), found)).items[0]?.doc ?? undefined;
};

/** What the body was called the last time; a region is called as its code is. */
const nameIn = (connection: Connection | undefined, key: unknown): string | undefined =>
  connection && [connection.from, ...connection.to].find((party) => party.key === key)?.name;

const ofEdge = columnsOf(besideEdge);
const dayColumns = [...ofEdge('hari_pertama', 'firstOn'), ...ofEdge('hari_terakhir', 'lastOn')];
const nameColumns = [...ofEdge('nama_pihak_belajar', 'fromName'), ...ofEdge('nama_pihak_sumber', 'toName')];
const columnOf = (title: string): QueryColumn<Document> =>
  edgeRows.columns.find((column) => column.title === title) as unknown as QueryColumn<Document>;

const endOf = (edge: Edge, end: 'from' | 'to'): GraphNode => {
  const id = String(edge[end]);
  const level = isRegionCode(id) ? REGION_LEVELS[levelOf(id) - 1]! : '';
  return {
    id,
    name: edge[`${end}Name`] ?? String(edge[`${end}RegionName`]),
    region: String(edge[`${end}Region`]),
    level,
  };
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
  columns: [...edgeRows.columns, ...nameColumns, ...dayColumns],
  graph,
  besideFields: Object.keys(days),
  beside: async ({ level, kind, from, to, weight }: Edge, _reader, _now, looking) => {
    const line = edgeName(level as Level, String(kind), String(from), String(to));
    const first = await atEnd(looking, 'edges', line, false);
    // What is alone on its line is the first and the last.
    const last = weight === 1 ? first : await atEnd(looking, 'edges', line, true);
    const [fromName, toName] = [nameIn(last, from), nameIn(last, to)];
    return {
      ...(fromName !== undefined && { fromName }),
      ...(toName !== undefined && { toName }),
      ...(first?.on && { firstOn: first.on }),
      ...(last?.on && { lastOn: last.on }),
    };
  },
} as ModelQuery as ModelQuery<Document>;

/** Beyond so many lines either way it is told only that there are more: a page of parties loads no more for each. */
const MOST_LINES = 100;

const degree = {
  partyName: named('pihak itu', 'the party'),
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
    agreementsInitiated: 'kerja_sama_diprakarsai',
    agreementsJoined: 'kerja_sama_diikuti',
  },
});
const ofNode = columnsOf(besideNode);
/** What a party must have done to be at that end of any line. */
const LINES = {
  from: ['visitsMade', 'adoptionsMade', 'agreementsInitiated'],
  to: ['visitsHosted', 'adoptionsGiven', 'agreementsJoined'],
} as const;
const NO_LINES: FoundPage<TotalRow> = { items: [] };
const lines = collectionOf(totalList(network as AnyReadModel, 'edges'));

/** Parties at each level: most visited hosts first, with how many others each is joined. */
export const networkNodes = {
  ...nodeRows,
  document: record({ ...nodeRows.document.fields, ...degree }),
  columns: [...nodeRows.columns, ...ofNode('nama_pihak', 'partyName'), ...ofNode('pihak_terhubung', 'partners')],
  besideFields: Object.keys(degree),
  beside: async (node: Node, _reader, _now, looking) => {
    const { level, party } = node;
    const { models } = looking;
    const name = isRegionCode(party) ? undefined : nameIn(await atEnd(looking, 'bodies', String(party), true), party);
    const at = async (end: 'from' | 'to'): Promise<FoundPage<TotalRow>> => {
      if (LINES[end].every((measure) => !node[measure])) return NO_LINES;
      const filter: Record<string, FieldFilter> = { level: { eq: String(level) }, [end]: { eq: String(party) } };
      return models.find<TotalRow>(lines, { filter, limit: MOST_LINES });
    };
    const [out, into] = [await at('from'), await at('to')];
    const others = new Set([
      ...out.items.map(({ doc }) => String(doc!['to'])),
      ...into.items.map(({ doc }) => String(doc!['from'])),
    ]);
    others.delete(String(party));
    return {
      ...(name !== undefined && { partyName: name }),
      partners: others.size,
      ...((out.cursor ?? into.cursor) && { morePartners: true }),
    };
  },
} as ModelQuery as ModelQuery<Document>;
