import { MOST_COLUMNS, MOST_ROWS } from './raw-rows.js';

/** What a sheet says of its rows and cells beside their values; rows and columns from 1. */
export interface SheetMarks {
  /** Cells with formulas, as `row:column`. */
  readonly formulas: ReadonlySet<string>;
  /** Cells whose formula came to nothing, and what stands there instead, like `#N/A`. */
  readonly errors: ReadonlyMap<string, string>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly number[];
  /** Merged cells that show what the first of them holds, by row. */
  readonly merged: ReadonlyMap<number, readonly number[]>;
}

/** More than a table may have. */
export class BeyondTable extends Error {
  constructor(readonly what: 'rows' | 'columns' | 'merged') {
    super(what);
  }
}

const QUOTED = String.raw`(?:[^>"']|"[^"]*"|'[^']*')*?`;
const TAG = new RegExp(String.raw`<(/?)(?:[\w.-]+:)?(c|f|row|col|mergeCell)(?=[\s/>])(${QUOTED})(/?)>`, 'gu');
const IGNORED = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/gu;
const VALUE = /^[^<]*(?:<(?:[\w.-]+:)?f\b[^>]*(?:\/>|>[^<]*<\/(?:[\w.-]+:)?f>))?\s*<(?:[\w.-]+:)?v>([^<]{1,20})</u;
const MOST_MERGED = 1_000_000;

const attribute = (text: string, name: string): string =>
  new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'u')
    .exec(text)
    ?.slice(1)
    .find((value) => value !== undefined) ?? '';
const isOn = (value: string): boolean => value === '1' || value === 'true';

interface Place {
  readonly row: number;
  readonly column: number;
}

/** `B7`; undefined where it is none. */
const placeOf = (reference: string): Place | undefined => {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference) ?? [];
  if (letters === undefined) return undefined;
  return { row: Number(digits), column: [...letters].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) };
};

/** @throws BeyondTable a cell far away would make a table of millions of empty ones; or too much is merged. */
export const sheetMarks = (written: string): SheetMarks => {
  const xml = written.replace(IGNORED, '');
  const formulas = new Set<string>();
  const errors = new Map<string, string>();
  const hiddenRows = new Set<number>();
  const hiddenColumns: number[] = [];
  const merged = new Map<number, number[]>();
  let coveredCells = 0;
  let cell: string | undefined;

  const cover = (reference: string): void => {
    const [from, to] = reference.split(':').map(placeOf);
    if (!from || !to) return;
    for (let row = from.row; row <= Math.min(to.row, MOST_ROWS); row += 1) {
      const columns = merged.get(row) ?? [];
      for (let column = from.column; column <= Math.min(to.column, MOST_COLUMNS); column += 1) {
        if (row === from.row && column === from.column) continue;
        coveredCells += 1;
        if (coveredCells > MOST_MERGED) throw new BeyondTable('merged');
        columns.push(column);
      }
      merged.set(row, columns);
    }
  };

  for (const tag of xml.matchAll(TAG)) {
    const [all, ends, name, attributes = ''] = tag;
    if (ends) cell = undefined;
    else if (name === 'c') {
      const place = placeOf(attribute(attributes, 'r'));
      if (place && place.row > MOST_ROWS) throw new BeyondTable('rows');
      if (place && place.column > MOST_COLUMNS) throw new BeyondTable('columns');
      cell = place && `${place.row}:${place.column}`;
      if (cell !== undefined && attribute(attributes, 't') === 'e') {
        const after = tag.index + all.length;
        errors.set(cell, VALUE.exec(xml.slice(after, after + 10_000))?.[1] ?? '#N/A');
      }
    } else if (name === 'f') {
      if (cell !== undefined) formulas.add(cell);
    } else if (name === 'row') {
      if (isOn(attribute(attributes, 'hidden'))) hiddenRows.add(Number(attribute(attributes, 'r')));
    } else if (name === 'col') {
      const [min, max] = [Number(attribute(attributes, 'min')), Number(attribute(attributes, 'max'))];
      if (isOn(attribute(attributes, 'hidden')))
        for (let column = min; column <= Math.min(max, MOST_COLUMNS); column += 1) hiddenColumns.push(column);
    } else cover(attribute(attributes, 'ref'));
  }
  return { formulas, errors, hiddenRows, hiddenColumns, merged };
};

/** What a workbook says of its sheets, in its order, and of their days. */
export interface WorkbookMarks {
  /** By name: the part in which the sheet lies, and whether it is hidden. */
  readonly sheets: ReadonlyMap<string, { readonly part: string; readonly hidden: boolean }>;
  /** Days are counted from 1904. */
  readonly from1904: boolean;
}

const ELEMENT = (name: string) => new RegExp(String.raw`<(?:[\w.-]+:)?${name}(?=[\s/>])(${QUOTED})/?>`, 'gu');

const text = (xml: string): string =>
  xml
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/giu, (_, hex: string, decimal: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

export const workbookMarks = (workbook: string, relations: string): WorkbookMarks => {
  const targets = new Map(
    [...relations.replace(IGNORED, '').matchAll(ELEMENT('Relationship'))].map(([, attributes = '']) => {
      const target = attribute(attributes, 'Target');
      return [attribute(attributes, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`] as const;
    }),
  );
  const xml = workbook.replace(IGNORED, '');
  const [, properties = ''] = ELEMENT('workbookPr').exec(xml) ?? [];
  return {
    from1904: isOn(attribute(properties, 'date1904')),
    sheets: new Map(
      [...xml.matchAll(ELEMENT('sheet'))].map(([, attributes = '']) => {
        const state = attribute(attributes, 'state');
        const part = targets.get(attribute(attributes, String.raw`[\w.-]+:id`)) ?? '';
        return [text(attribute(attributes, 'name')), { part, hidden: state === 'hidden' || state === 'veryHidden' }];
      }),
    ),
  };
};
