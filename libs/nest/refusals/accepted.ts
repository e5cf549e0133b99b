/** In which a list is sent. */
export type ListFormat = 'json' | 'csv' | 'xlsx' | 'jsonl';

/** A list whose rows are the lines of a graph can be asked for so, by name. */
export const GRAPHML = { format: 'graphml', mediaType: 'application/xml' } as const;
export type AskedFormat = ListFormat | typeof GRAPHML.format;

/** The media type of each form, what is sent unless another is preferred first. */
export const MEDIA_TYPES: Readonly<Record<ListFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl',
};
/** Another name by which one of them is asked for. */
const ALSO: Partial<Readonly<Record<ListFormat, string>>> = { jsonl: 'application/x-ndjson' };

/** In which the file of one record is sent. */
export type FileFormat = 'json' | 'pdf';
export const FILE_TYPES: Readonly<Record<FileFormat, string>> = {
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
};

const LONGEST = 1_000;

/**
 * Names of a list of preferences with their weights (RFC 9110 §12.4.2), as written; what cannot be read counts as
 * refused.
 */
export const weights = (header: string | undefined): ReadonlyMap<string, number> =>
  new Map(
    (header ?? '')
      .slice(0, LONGEST)
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
        const quality = parameters.find((text) => text.startsWith('q='));
        return [
          name,
          quality === undefined ? 1 : /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(quality) ? Number(quality.slice(2)) : 0,
        ] as const;
      }),
  );

/** Of some forms the one preferred by an `Accept` header, the more exact name before the wildcard; else the first. */
const preferred = <Format extends string>(
  accept: string | undefined,
  types: Readonly<Record<Format, string>>,
  also: Partial<Readonly<Record<Format, string>>> = {},
): Format => {
  const given = weights(accept);
  const weight = (type: string): number =>
    given.get(type) ?? given.get(`${type.split('/')[0]}/*`) ?? given.get('*/*') ?? 0;
  const of = (format: Format): number => given.get(also[format] ?? '') ?? weight(types[format].split(';')[0]!);
  return (Object.keys(types) as Format[]).reduce((best, format) => (of(format) > of(best) ? format : best));
};

/** The form of a list that the `Accept` header prefers; JSON where it accepts none of them. */
export const acceptedFormat = (accept: string | undefined): ListFormat => preferred(accept, MEDIA_TYPES, ALSO);

/** The form of the file of one record; JSON where it accepts none of them. */
export const acceptedFile = (accept: string | undefined): FileFormat => preferred(accept, FILE_TYPES);

export type Coding = 'br' | 'gzip';

/** How an answer may be packed for who accepts that; the better coding where both are welcome alike. */
export const acceptedCoding = (acceptEncoding: string | undefined): Coding | undefined => {
  const given = weights(acceptEncoding);
  const of = (coding: Coding): number => given.get(coding) ?? given.get('*') ?? 0;
  const best: Coding = of('gzip') > of('br') ? 'gzip' : 'br';
  return of(best) > 0 ? best : undefined;
};
