import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import type { Ending } from './workbook.js';

type SheetFeature = Feature<Stream | Buffer | Blob>;
type Layout = Pick<Ending, 'widths' | 'folded' | 'across' | 'footer'> & { readonly rows: number };

/** Name of the sheet with the table, the first one. */
export const DATA = 'Data';

/** 0 → `A`, 26 → `AA`. */
export const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** In a footer an ampersand begins a code. */
const inFooter = (text: string): string => escaped(text.replaceAll('&', '&&').slice(0, 160));

/**
 * How the sheets are printed, which the library does not know: a filter over the table, its head and first column on
 * each page, columns for programs folded away, as many pages side by side as can be read, and on each its number.
 */
export const printLayout = ({ widths, folded, across, footer, rows }: Layout): SheetFeature => {
  const last = columnName(widths.length - 1);
  const table = `$A$1:$${last}$${rows}`;
  const shown = widths.findIndex((_width, column) => !folded.includes(column));
  const isData = ({ sheetIndex }: { readonly sheetIndex: number }): boolean => sheetIndex === 0;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transformElementAttributes: (tag, attributes, index, _sheet, place) => {
            if (tag === 'pageSetup') return { ...attributes, fitToWidth: isData(place) ? across : 1, fitToHeight: 0 };
            return tag === 'col' && isData(place) && folded.includes(index!)
              ? { ...attributes, hidden: 1, outlineLevel: 1 }
              : attributes;
          },
          // The elements stand in the order that the form of the file demands.
          transform: (xml, _sheet, place) =>
            xml
              .replace(
                '<sheetViews',
                () => '<sheetPr><outlinePr summaryRight="0"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews',
              )
              .replace(
                '</sheetData>',
                () => `</sheetData>${isData(place) ? `<autoFilter ref="${table.replaceAll('$', '')}"/>` : ''}`,
              )
              .replace(
                /<pageSetup [^>]*>/,
                (setup) =>
                  `${setup}<headerFooter><oddFooter>&amp;L${inFooter(footer)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`,
              ),
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(
              '<definedNames/>',
              () =>
                '<definedNames>' +
                `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${DATA}!${table}</definedName>` +
                `<definedName name="_xlnm.Print_Titles" localSheetId="0">${DATA}!$A:$${columnName(shown)},${DATA}!$1:$1</definedName></definedNames>`,
            ),
        },
      },
    },
  };
};
