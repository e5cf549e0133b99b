import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { localDateAt, type Document } from '#kernel';
import type { GraphForm, GraphNode, ModelQuery, Places, QueryColumn } from '#runtime';
import { FIRST_PAGE, MOST_ROWS, documentsOf, rowsOf, type Ask, type Export, type Written } from './export-rows.js';
import { showFreshness } from './freshness.js';
import { GRAPHML } from '../refusals/accepted.js';

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 holds it: what it cannot hold at all is left out. */
const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ESCAPED[sign]!);

const TYPES = { number: 'long', rupiah: 'long', boolean: 'boolean', date: 'string', instant: 'string' } as const;
const NODE_KEYS = ['name', 'region', 'level'] as const satisfies readonly (keyof GraphNode)[];

/** Cells that tell of one end. */
const OF_NODE = 1 + NODE_KEYS.length;

const key = (id: string, of: 'node' | 'edge', name: string, type: string): string =>
  `<key id="${id}" for="${of}" attr.name="${xml(name)}" attr.type="${type}"/>\n`;
const data = (id: string, value: unknown): string =>
  value === undefined || value === '' ? '' : `<data key="${id}">${xml(String(value))}</data>`;

const node = (each: GraphNode): string =>
  `<node id="${xml(each.id)}">${NODE_KEYS.map((name) => data(name, each[name])).join('')}</node>\n`;

/** Columns by which the ends travel with the cells of a row. */
const endColumns = ({ ends }: GraphForm): readonly QueryColumn<Document>[] =>
  ([0, 1] as const).flatMap((index) =>
    (['id', ...NODE_KEYS] as const).map((name) => ({
      title: name,
      meaning: ['', ''] as const,
      value: (row: Document) => ends(row)[index][name],
    })),
  );

interface Drawing {
  readonly query: ModelQuery;
  readonly graph: GraphForm;
  readonly description: string;
  readonly places: Places;
  readonly first: Awaited<ReturnType<Ask>>;
  readonly ask: Ask;
}

/** The document piece by piece: an end is told where it is met first, before the line that meets it. */
async function* drawn({ graph, description, places, first, ask }: Drawing): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<desc>${xml(description)}</desc>
${NODE_KEYS.map((name) => key(name, 'node', name, 'string')).join('')}${graph.columns
    .map(({ title, type }, index) => key(`e${index}`, 'edge', title, type ? TYPES[type] : 'string'))
    .join('')}<graph id="G" edgedefault="directed">
`;
  const met = new Set<string>();
  const written: Written = { rows: 0 };
  const columns = [...endColumns(graph), ...graph.columns];
  const documents = documentsOf(MOST_ROWS.csv, first, ask, written);
  for await (const { cells, note } of rowsOf({ columns }, places, documents)) {
    const texts = cells.map((cell) => (cell === undefined ? '' : String(cell)));
    const [from, to] = [0, 1].map((end) => {
      const [id = '', name = '', region = '', level = ''] = texts.slice(end * OF_NODE, (end + 1) * OF_NODE);
      return { id, name, region, level };
    }) as [GraphNode, GraphNode];
    for (const end of [from, to]) {
      if (met.has(end.id)) continue;
      met.add(end.id);
      yield node(end);
    }
    const told = texts.slice(2 * OF_NODE);
    const attributes = told.map((value, index) => data(`e${index}`, value)).join('');
    yield `<edge source="${xml(from.id)}" target="${xml(to.id)}">${attributes}</edge>\n${note ? `<!-- ${xml(note)} -->\n` : ''}`;
  }
  yield '</graph>\n</graphml>\n';
}

/** A list as a graph (GraphML 1.0), written line by line; ids of its ends alone are kept meanwhile. */
export const sendGraph = async (
  query: ModelQuery,
  graph: GraphForm,
  { zone, places, attribution }: Pick<Export, 'zone' | 'places' | 'attribution'>,
  reply: FastifyReply,
  ask: Ask,
): Promise<Readable> => {
  const first = showFreshness(reply, await ask({ ...FIRST_PAGE, byId: false }));
  const name = `${query.path.replaceAll('/', '-')}-${localDateAt(first.asOf, zone)}.graphml`;
  reply.headers({
    'Content-Type': `${GRAPHML.mediaType}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
  });
  const description = `${query.summary.join(' / ')}. Data per / as of ${first.asOf}. ${attribution}`;
  return Readable.from(drawn({ query, graph, description, places, first, ask }), { objectMode: false });
};
