import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { ImportLayout } from '../domain/import.codes.js';
import { TEMPLATES, type TemplateColumn } from './template-columns.js';
import { malformed, refuseUnknown, single, type RawQuery } from '#nest';

export const TEMPLATE_FORMATS = ['csv', 'xlsx'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @throws Rejection `E_MALFORMED` */
export const templateOf = (query: RawQuery): TemplateFormat => {
  refuseUnknown(query, new Set(['format']));
  const format = single(query, 'format') ?? 'xlsx';
  const known = TEMPLATE_FORMATS.find((each) => each === format);
  if (known) return known;
  throw malformed('format', 'Parameter format: csv atau xlsx.', 'The parameter format: csv or xlsx.');
};

const csv = (columns: readonly TemplateColumn[]): Uint8Array =>
  Buffer.from(
    stringify([columns.map(([heading]) => heading), columns.map(([, example]) => example)], {
      bom: true,
      delimiter: ';',
    }),
  );

const xlsx = async (sheet: string, columns: readonly TemplateColumn[]): Promise<Uint8Array> => {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#E7E6E6' });
  const wrapped = (value: string) => ({ value, wrap: true });
  return new Uint8Array(
    await writeXlsxFile([
      {
        sheet,
        data: [columns.map(([heading]) => bold(heading)), columns.map(([, example]) => wrapped(example))],
        columns: columns.map(() => ({ width: 24 })),
        stickyRowsCount: 1,
      },
      {
        sheet: 'Petunjuk',
        data: [
          [bold('Kolom'), bold('Cara mengisi'), bold('How to fill it in')],
          ...columns.map(([heading, , id, en]) => [bold(heading), wrapped(id), wrapped(en)]),
        ],
        columns: [{ width: 18 }, { width: 70 }, { width: 70 }],
      },
    ]).toBuffer(),
  );
};

/** A file to fill in, with headings that are recognised, a row of example, and a sheet that explains. */
export const template = async (layout: ImportLayout, format: TemplateFormat) => {
  const { name, sheet, columns } = TEMPLATES[layout];
  return {
    file: `templat-${name}.${format}`,
    type: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE,
    bytes: Buffer.from(format === 'csv' ? csv(columns) : await xlsx(sheet, columns)),
  };
};
