/** In which a list is sent. */
export type ListFormat = 'json' | 'csv' | 'xlsx';

/** A list whose rows are the lines of a graph can be asked for so, by name. */
export const GRAPHML = { format: 'graphml', mediaType: 'application/xml' } as const;
export type AskedFormat = ListFormat | typeof GRAPHML.format;

/** The media type of each form, what is sent unless another is preferred first. */
export const MEDIA_TYPES: Readonly<Record<ListFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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

/**
 * The form of a list that the `Accept` header prefers, the more exact name before the wildcard; JSON where it accepts
 * none of them.
 */
export const acceptedFormat = (accept: string | undefined): ListFormat => {
  const given = weights(accept);
  const of = (type: string): number => given.get(type) ?? given.get(`${type.split('/')[0]}/*`) ?? given.get('*/*') ?? 0;
  return (Object.keys(MEDIA_TYPES) as ListFormat[]).reduce(
    (best, format) => (of(MEDIA_TYPES[format]) > of(MEDIA_TYPES[best]) ? format : best),
    'json',
  );
};

export type Coding = 'br' | 'gzip';

/** How an answer may be packed for who accepts that; the better coding where both are welcome alike. */
export const acceptedCoding = (acceptEncoding: string | undefined): Coding | undefined => {
  const given = weights(acceptEncoding);
  const of = (coding: Coding): number => given.get(coding) ?? given.get('*') ?? 0;
  const best: Coding = of('gzip') > of('br') ? 'gzip' : 'br';
  return of(best) > 0 ? best : undefined;
};
