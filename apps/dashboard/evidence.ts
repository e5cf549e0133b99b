import { createHash } from 'node:crypto';
import {
  refusalIn,
  CONTROL,
  Refused,
  inputOf,
  asksForDocument,
  type Api,
  type Description,
  type FieldError,
  type Posted,
  type Problem,
  type Schema,
  type Ui,
} from '#views';
import { bodyOf, headersOf, type Asker, type Calling } from './call.js';
import { toldUploaded } from './upload.js';

interface Reference {
  readonly docId: string;
  readonly sha256: string;
  readonly [member: string]: string | boolean;
}

/** The same file in the same form is the same document, however often it is sent. */
const docIdOf = (commandId: string, sha256: string): string =>
  `dok-${createHash('sha256').update(`${commandId} ${sha256}`).digest('hex').slice(0, 32)}`;

const storedIn = async (api: Api, docId: string): Promise<Reference | undefined> =>
  (await api.get<{ item: { document?: Reference } }>(`documents/${encodeURIComponent(docId)}`).catch(() => undefined))
    ?.item.document;

export interface Referring {
  readonly posted: Posted;
  /** Of documents that are not stored yet, by id. */
  readonly uploads: Readonly<Record<string, string>>;
}

/** Stored documents that one form may choose: each is asked of the API. */
const MOST_STORED = 60;

/** Puts references to what was uploaded, and to stored documents that were chosen, into a form. */
export const referring = async (posted: Posted, commandId: string, api: Api): Promise<Referring> => {
  const fields = new Map(posted);
  const uploads: Record<string, string> = {};
  let asked = 0;
  for (const [name, [told = '']] of posted) {
    if (name.startsWith(CONTROL.upload)) {
      const [place, uploaded] = [name.slice(CONTROL.upload.length), toldUploaded(told)];
      fields.delete(name);
      if (!uploaded) continue;
      const docId = docIdOf(commandId, uploaded.sha256);
      fields.set(`${place}/docId`, [docId]).set(`${place}/sha256`, [uploaded.sha256]);
      uploads[docId] = told;
    }
    if (name.startsWith(CONTROL.stored)) {
      const place = name.slice(CONTROL.stored.length);
      fields.delete(name);
      if (
        !told ||
        asked === MOST_STORED ||
        posted.get(`${place}/docId`)?.some(Boolean) ||
        fields.get(`${place}/docId`)?.some(Boolean)
      )
        continue;
      asked += 1;
      const document = await storedIn(api, told);
      if (!document) continue;
      for (const member of ['docId', 'sha256', 'type', 'number', 'date', 'issuer', 'classification'])
        if (typeof document[member] === 'string') fields.set(`${place}/${member}`, [document[member]]);
    }
  }
  return { posted: fields, uploads };
};

/** Every document that an input refers to, by its place. */
const documentsIn = (
  value: unknown,
  asked: Schema,
  open: Description['open'],
  pointer = '',
): readonly (readonly [place: string, document: Reference])[] => {
  const schema = open(asked);
  if (Array.isArray(value))
    return value.flatMap((entry, index) => documentsIn(entry, schema.items ?? {}, open, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  if (asksForDocument(schema)) return [[pointer, value as Reference]];
  return Object.entries(value).flatMap(([name, member]) =>
    documentsIn(member, schema.properties?.[name] ?? {}, open, `${pointer}/${name}`),
  );
};

const told = ({ field, details, ...problem }: Problem, place: string, ui: Ui): readonly FieldError[] => {
  const several = details?.['errors'] as readonly (Problem & { readonly field: string })[] | undefined;
  const placed = (at = ''): string => (at.startsWith('/document/') ? `${place}${at.slice('/document'.length)}` : place);
  return several
    ? several.map((each) => ({ field: placed(each.field), message: refusalIn(each, {}, ui) }))
    : [{ field: placed(field), message: refusalIn(problem, {}, ui) }];
};

/**
 * Stores what was uploaded for a form, with what the form says of it. Sent again, what is stored already is left.
 * @returns what was refused.
 */
export const storeUploads = async (
  value: unknown,
  schema: Schema,
  {
    uploads,
    api,
    open,
    ui,
    calling,
    asker,
  }: {
    readonly uploads: Record<string, string>;
    readonly api: Api;
    readonly open: Description['open'];
    readonly ui: Ui;
    readonly calling: Calling;
    readonly asker: Asker;
  },
): Promise<readonly FieldError[]> => {
  const errors: FieldError[] = [];
  for (const [place, document] of documentsIn(value, schema, open)) {
    const uploaded = toldUploaded(uploads[document.docId] ?? '');
    if (!uploaded) continue;
    const body = { upload: uploaded.upload, document: { classification: 'INTERNAL', ...document } };
    try {
      bodyOf(
        await calling({
          method: 'POST',
          path: '/v1/documents',
          headers: { ...headersOf(asker), 'content-type': 'application/json', 'idempotency-key': document.docId },
          body: JSON.stringify(body),
          address: asker.address,
        }),
      );
      delete uploads[document.docId];
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status === 401) throw error;
      const there = await storedIn(api, document.docId);
      if (there?.sha256 === uploaded.sha256) delete uploads[document.docId];
      else errors.push(...told(error.problem, place, ui));
    }
  }
  return errors;
};

/** The input that a form sends, and what it refers to. */
export const inputAndUploads = async (
  schema: Schema,
  sent: Posted,
  commandId: string,
  api: Api,
  open: Description['open'],
): Promise<{ readonly value: unknown; readonly uploads: Record<string, string> }> => {
  const { posted, uploads } = await referring(sent, commandId, api);
  return { value: inputOf(schema, posted, open) ?? {}, uploads: { ...uploads } };
};
