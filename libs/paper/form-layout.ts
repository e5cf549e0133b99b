import { shared, type Room } from './page.js';
import type { FormBlock, GridCell, GridLine } from './paper.js';

/** As large as offices write, in points. */
export const LETTER_SIZE = 10;

/** How thick the lines around cells are, in points. */
const LINE = 0.7;

type Grid = Extract<FormBlock, { readonly kind: 'grid' }>;

/** Lines around all cells, or none at all; what stands in a cell has room around it either way. */
const layout = (lines: boolean): object => ({
  hLineWidth: () => (lines ? LINE : 0),
  vLineWidth: () => (lines ? LINE : 0),
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => (lines ? 3 : 0.75),
  paddingBottom: () => (lines ? 3 : 0.75),
});

const lineNode = ({ text, bold, underlined, align, above }: GridLine): object => ({
  text,
  ...(bold && { bold }),
  ...(underlined && { decoration: 'underline' }),
  ...(align && { alignment: align === 'centre' ? 'center' : align }),
  ...(above !== undefined && { margin: [0, above, 0, 0] }),
});

const cellNodes = (cell: GridCell): readonly object[] => {
  if (typeof cell === 'string') return [{ text: cell }];
  if (!('over' in cell)) return [{ stack: cell.map(lineNode) }];
  return [
    { colSpan: cell.over, stack: cell.lines.map(lineNode) },
    ...Array.from({ length: cell.over - 1 }, () => ({ text: '' })),
  ];
};

const headNodes = (cell: NonNullable<Grid['head']>[number]): readonly object[] => {
  const text = { text: typeof cell === 'string' ? cell : cell.text, bold: true, alignment: 'center' };
  return typeof cell === 'string'
    ? [text]
    : [{ ...text, colSpan: cell.over }, ...Array.from({ length: cell.over - 1 }, () => ({ text: '' }))];
};

const sizeOf = ({ small }: Grid): number => (small === 'least' ? 7 : small ? 8.5 : LETTER_SIZE);

const textsOf = (cell: GridCell): readonly string[] =>
  typeof cell === 'string' ? [cell] : ('over' in cell ? cell.lines : cell).map(({ text }) => text);

/** About how high a row stands, in points: a letter is as wide as half its size, or somewhat more. */
const heightOf = (row: readonly GridCell[], widths: readonly number[], size: number): number =>
  Math.max(
    ...row.map((cell, column) =>
      textsOf(cell).reduce(
        (sum, text) => sum + Math.ceil((text.length * size * 0.6) / widths[column]!) * size * 1.35,
        0,
      ),
    ),
  );

/** A row stands on one page, unless one of them is nearly as high as a page: then rows go on where the next begins. */
const gridNode = (grid: Grid, room: Room): object => {
  const { lines, head, rows, height, whole } = grid;
  const around = lines ? LINE * (grid.widths.length + 1) : 0;
  const [widths, size] = [shared(grid.widths, { width: room.width - around }), sizeOf(grid)];
  const tall = rows.some((row) => heightOf(row, widths, size) > room.height * 0.7);
  return {
    table: {
      widths,
      ...(head && { headerRows: 1 }),
      ...(height !== undefined && { heights: (row: number) => (head && row === 0 ? 'auto' : height) }),
      dontBreakRows: !tall,
      body: [...(head ? [head.flatMap(headNodes)] : []), ...rows.map((row) => row.flatMap(cellNodes))],
    },
    layout: layout(lines),
    ...(whole && !tall && { unbreakable: true }),
    ...(size !== LETTER_SIZE && { fontSize: size }),
    margin: [0, 1, 0, 3],
  };
};

const rule = (y: number, lineWidth: number, { width }: Room): object => ({
  type: 'line',
  x1: 0,
  y1: y,
  x2: width,
  y2: y,
  lineWidth,
});

/** How the parts of letters and forms stand on the page. */
export const formNode = (block: Exclude<FormBlock, { readonly kind: 'sheet' }>, room: Room): object => {
  switch (block.kind) {
    case 'letterhead':
      return {
        stack: [
          ...block.above.map((text) => ({ text: text.toUpperCase(), fontSize: 12, alignment: 'center' })),
          { text: block.name.toUpperCase(), fontSize: 15, bold: true, alignment: 'center' },
          ...(block.beneath === undefined ? [] : [{ text: block.beneath, fontSize: 8.5, alignment: 'center' }]),
          { canvas: [rule(5, 2, room), rule(7.5, 0.6, room)] },
        ],
        margin: [0, 0, 0, 8],
      };
    case 'naming':
      return {
        stack: [
          { text: block.name.toUpperCase(), fontSize: 13, bold: true, decoration: 'underline' },
          ...block.beneath.map((text) => ({ text, margin: [0, 2, 0, 0] })),
        ],
        alignment: 'center',
        margin: [0, 0, 0, 8],
      };
    case 'paragraph':
      return {
        text: block.text,
        ...(block.bold && { bold: true }),
        alignment: block.align === 'centre' ? 'center' : 'justify',
        margin: [0, 3, 0, 5],
      };
    case 'grid':
      return gridNode(block, room);
    case 'together':
      return { stack: block.blocks.map((each) => formNode(each, room)), unbreakable: true };
  }
};
