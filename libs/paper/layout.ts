import { LETTER_SIZE, formNode } from './form-layout.js';
import { MARGINS, roomOf, shared, type Room } from './page.js';
import type { Fact, Paper, PaperBlock } from './paper.js';

const INDENT = 12;
const GREY = '#555555';
const LINE = '#bbbbbb';

const LINES = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
} as const;

const factRow = ({ label, value, depth = 0, code = false }: Fact): readonly object[] => [
  { text: label, color: GREY, margin: [depth * INDENT, 0, 0, 0] },
  code ? { text: value, font: 'Code', fontSize: 7.5, margin: [0, 1, 0, 0] } : { text: value },
];

type Heading = Extract<PaperBlock, { readonly kind: 'heading' }>;

const headingNode = ({ level, text, newPage }: Heading): object => ({
  text,
  style: level === 1 ? 'heading' : 'subheading',
  tocItem: true,
  tocMargin: [level === 1 ? 0 : INDENT, level === 1 ? 4 : 0, 0, 0],
  outline: true,
  ...(newPage && { pageBreak: 'before' }),
});

const factsNode = (facts: readonly Fact[], room: Room, heading?: Heading): object => ({
  table: {
    widths: shared([3, 7], room),
    // A heading stays with what it heads, and stands on the next page again.
    ...(heading && { headerRows: 1, keepWithHeaderRows: 2 }),
    body: [...(heading ? [[{ ...headingNode(heading), colSpan: 2 }, {}]] : []), ...facts.map(factRow)],
  },
  layout: LINES,
  margin: [0, 0, 0, 8],
});

const nodeOf = (block: Exclude<PaperBlock, { readonly kind: 'sheet' }>, room: Room): object => {
  switch (block.kind) {
    case 'title':
      return {
        stack: [
          { text: block.text, style: 'title' },
          ...(block.beneath === undefined ? [] : [{ text: block.beneath, style: 'beneath' }]),
        ],
        margin: [0, 0, 0, 10],
      };
    case 'heading':
      return headingNode(block);
    case 'text':
      return { text: block.text, margin: [0, 0, 0, 5], ...(block.small && { fontSize: 8, color: GREY }) };
    case 'facts':
      return factsNode(block.facts, room);
    case 'table':
      return {
        table: {
          widths: shared(block.widths, room),
          headerRows: 1,
          body: [
            block.head.map((text) => ({ text, bold: true, fillColor: '#eeeeee' })),
            ...block.rows.map((row) => row.map((text) => ({ text }))),
          ],
        },
        layout: LINES,
        fontSize: 8,
        margin: [0, 0, 0, 8],
      };
    case 'contents':
      return { toc: { title: { text: block.title, style: 'heading' }, numberStyle: { fontSize: 9 } } };
    default:
      return formNode(block, room);
  }
};

/** A heading of the second level and the facts beneath it are one table. */
const nodesOf = (blocks: readonly PaperBlock[], room: Room): readonly object[] =>
  blocks.flatMap((block, index) => {
    const [before, next] = [blocks[index - 1], blocks[index + 1]];
    const heads = (one: PaperBlock | undefined, other: PaperBlock | undefined): one is Heading =>
      one?.kind === 'heading' && one.level === 2 && other?.kind === 'facts';
    if (block.kind === 'sheet' || heads(block, next)) return [];
    if (before?.kind === 'sheet') return [{ stack: [nodeOf(block, room)], pageBreak: 'before' }];
    return [
      block.kind === 'facts' && heads(before, block) ? factsNode(block.facts, room, before) : nodeOf(block, room),
    ];
  });

/** Nothing to show is no table. */
const isEmpty = (block: PaperBlock): boolean =>
  (block.kind === 'facts' && block.facts.length === 0) || (block.kind === 'table' && block.rows.length === 0);

const rule = (y: number, { width }: Room): object => ({
  canvas: [{ type: 'line', x1: MARGINS.left, y1: y, x2: MARGINS.left + width, y2: y, lineWidth: 0.5, lineColor: LINE }],
});

/** The paper as the library that prints it is told. */
export const layoutOf = ({
  title,
  subject,
  dated,
  language,
  header,
  mark,
  letter,
  landscape,
  footer,
  pageNumber,
  blocks,
}: Paper): object => ({
  info: {
    title,
    subject,
    author: 'Sinergi',
    creator: 'Sinergi',
    producer: 'Sinergi',
    creationDate: new Date(dated),
    modDate: new Date(dated),
  },
  language,
  displayTitle: true,
  pageSize: 'A4',
  ...(landscape && { pageOrientation: 'landscape' }),
  pageMargins: [MARGINS.left, header ? MARGINS.top : MARGINS.topOfLetter, MARGINS.right, MARGINS.bottom],
  defaultStyle: { font: 'Text', fontSize: letter ? LETTER_SIZE : 9, lineHeight: 1.1 },
  ...(mark !== undefined && {
    watermark: { text: mark, font: 'Text', bold: true, color: '#b00000', opacity: 0.18, angle: -50 },
  }),
  styles: {
    title: { fontSize: 18, bold: true },
    beneath: { fontSize: 12, color: GREY, margin: [0, 2, 0, 0] },
    heading: { fontSize: 13, bold: true, margin: [0, 10, 0, 6] },
    subheading: { fontSize: 10, bold: true, margin: [0, 8, 0, 4] },
  },
  ...(header && {
    header: {
      stack: [
        {
          columns: [
            { text: header[0], width: '*' },
            { text: header[1], width: 'auto', alignment: 'right' },
          ],
          fontSize: 7,
          color: GREY,
          margin: [MARGINS.left, 32, MARGINS.right, 3],
        },
        rule(0, roomOf(landscape)),
      ],
    },
  }),
  footer: (page: number, of: number) => ({
    stack: [
      rule(0, roomOf(landscape)),
      {
        columns: [
          { text: footer, width: '*' },
          {
            text: pageNumber.replace('{page}', String(page)).replace('{of}', String(of)),
            width: 'auto',
            noWrap: true,
            alignment: 'right',
          },
        ],
        columnGap: 12,
        fontSize: letter ? 6.5 : 7.5,
        color: GREY,
        margin: [MARGINS.left, 4, MARGINS.right, 0],
      },
    ],
    margin: [0, 14, 0, 0],
  }),
  content: nodesOf(
    blocks.filter((block) => !isEmpty(block)),
    roomOf(landscape),
  ),
});
