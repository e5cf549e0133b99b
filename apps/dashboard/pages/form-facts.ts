import { NATIONAL } from '#kernel';
import { asksForDocument, type Asking, type Beginning, type Description, type Option, type Schema } from '#views';

/** The offices that one holds, each once. */
export const officesOf = ({ me, ui }: Asking): readonly Option[] =>
  [...new Map((me?.grants ?? []).map((grant) => [grant.officeId, grant])).values()].map((grant) => ({
    value: grant.officeId,
    label: `${grant.officeName ?? grant.region?.name ?? grant.scope} · ${ui.say([grant.titleId, grant.titleEn])}`,
  }));

/** What a form begins with: of an office alone where one holds one alone. */
export const beginningOf = ({ me, year }: Asking, record?: Readonly<Record<string, unknown>>): Beginning => {
  const [first, ...others] = [...new Map((me?.grants ?? []).map((grant) => [grant.officeId, grant])).values()];
  const only = others.length === 0 ? first : undefined;
  const home = me?.home?.code;
  return {
    year,
    record,
    home: home === NATIONAL ? undefined : home,
    officeId: only?.officeId,
    // A record is in Indonesian, whatever the page is in.
    officialTitle: only && [only.titleId, only.region?.name].filter(Boolean).join(' '),
  };
};

const refersToDocuments = (asked: Schema, open: Description['open'], depth = 0): boolean => {
  const schema = open(asked);
  if (asksForDocument(schema)) return true;
  const members = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return depth < 5 && members.some((member) => refersToDocuments(member, open, depth + 1));
};

/** Documents that may be referred to; none where the form asks for none, or they cannot be had. */
export const documentsOf = async (input: Schema, { api, describe }: Asking): Promise<readonly Option[]> => {
  if (!refersToDocuments(input, describe.open)) return [];
  const found = await api
    .get<{ items: readonly { id: string; document?: Readonly<Record<string, string>> }[] }>('documents', {
      stage: 'STORED',
      limit: '20',
      fields: 'document',
    })
    .catch(() => undefined);
  return (found?.items ?? []).map(({ id, document = {} }) => ({
    value: id,
    label: [document['type'], document['number'], document['date']].filter(Boolean).join(' · ') || id,
  }));
};

const codesIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? /^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$/.test(value)
      ? [value]
      : []
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(codesIn)
      : [];

/** What the regions of an input are called. */
export const placesIn = async (value: unknown, { api }: Asking): Promise<Readonly<Record<string, string>>> => {
  const codes = [...new Set(codesIn(value))].slice(0, 50);
  if (codes.length === 0) return {};
  const named = await api
    .get<{ items: readonly { code: string; path: string }[] }>('regions', { codes: codes.join(',') })
    .catch(() => undefined);
  return Object.fromEntries((named?.items ?? []).map(({ code, path }) => [code, path]));
};
