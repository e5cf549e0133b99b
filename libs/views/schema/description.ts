import { KnownMembers, type Meaning, type Schema as KernelSchema } from '#kernel';
import { askedAsPerson, takesReference } from '../form/persons.js';
import { inShort, type Ui } from '../ui.js';
import type { Schema } from './schema.js';

export type { Schema } from './schema.js';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly schema: Schema;
}
interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: object }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}
export interface OpenApi {
  readonly info?: { readonly 'x-demonstration'?: boolean };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Filter {
  readonly name: string;
  readonly label: Meaning;
  readonly schema: Schema;
}
export interface ListDescription {
  readonly title: Meaning;
  readonly filters: readonly Filter[];
  /** `q` is looked for. */
  readonly searches: boolean;
  /** Of one document. */
  readonly item: Schema;
  readonly sorts: readonly string[];
}
export interface CommandDescription {
  readonly title: Meaning;
  readonly input: Schema;
  /** A complete input, as the documentation shows it. */
  readonly example?: Readonly<Record<string, unknown>> | undefined;
  /** The API tells what would be refused of it, without carrying it out. */
  readonly triable?: boolean;
}

/** Parameters that every list takes, which are no filters. */
const OF_ALL_LISTS = new Set([
  'limit',
  'cursor',
  'sort',
  'after',
  'asOf',
  'format',
  'separator',
  'described',
  'fields',
  'count',
  'q',
]);

/** To the kernel a schema is whatever JSON holds. */
type OpenKernel = (schema: KernelSchema) => KernelSchema;

const meaningOf = (text: string): Meaning => {
  const [id = '', en = id] = text.split('\n')[0]!.split(' / ');
  return [id, en];
};

/** An input whose reason is needed: every command may carry one, and those whose example has it are refused without. */
const withReason = (input: Schema, example: CommandDescription['example']): Schema =>
  example?.['reason'] === undefined ? input : { ...input, required: [...(input.required ?? []), 'reason'] };

/** The description of the API, as forms, lists and records read it. */
export interface Description {
  /** What the installation holds is a demonstration. */
  readonly demonstration: boolean;
  /** The schema itself, in the place of a reference to it; what stands beside the reference stays. */
  readonly open: (schema: Schema) => Schema;
  /** The same as a form asks for it: of a reference to a person the person, who is exchanged for it. */
  readonly asked: (schema: Schema) => Schema;
  readonly list: (path: string) => ListDescription | undefined;
  /** @param path `visits`; @param operation `accept-hosting`; absent: the command that creates. */
  readonly command: (path: string, operation?: string, ofRecord?: boolean) => CommandDescription | undefined;
  /** What an event in the history of a list's records is called. */
  readonly event: (path: string, type: string) => Meaning | undefined;
  readonly roles: Schema | undefined;
  /** Of the content of such an event. */
  readonly eventData: (path: string, type: string) => Schema | undefined;
  /** What the members of a list's records are called, in documents as in states and events. */
  readonly known: (path: string) => KnownMembers;
  /** Who may read a list, or give a command; undefined where that is not said. */
  readonly rolesOf: (path: string, method?: 'get' | 'post') => readonly string[] | undefined;
  readonly commandsOf: (path: string, ofRecord: boolean) => readonly (readonly [operation: string, title: Meaning])[];
}

export const describing = ({ info, paths, components }: OpenApi): Description => {
  const open = (schema: Schema): Schema => {
    if (!schema.$ref) return schema;
    const { $ref, ...beside } = schema;
    return { ...open(components.schemas[$ref.split('/').at(-1)!] ?? {}), ...beside };
  };
  const bodyOf = ({ requestBody }: Operation): Schema | undefined => requestBody?.content['application/json']?.schema;
  /** Of what may come with chosen fields alone, the whole. */
  const wholeOf = (schema: Schema): Schema => open(schema.anyOf?.[0] ?? schema);
  const listed = new Map<string, ListDescription | undefined>();
  const list = (path: string): ListDescription | undefined => {
    const operation = paths[`/v1/${path}`]?.['get'];
    const answer = operation?.responses['200']?.content?.['application/json']?.schema;
    const item = answer?.properties?.['items']?.items;
    if (!operation || !item) return undefined;
    const own = (operation.parameters ?? []).filter(({ name, $ref }) => !$ref && !OF_ALL_LISTS.has(name));
    const sort = operation.parameters?.find(({ name }) => name === 'sort')?.schema.enum ?? [];
    return {
      title: meaningOf(operation.summary),
      item: wholeOf(item),
      sorts: sort,
      searches: (operation.parameters ?? []).some(({ name }) => name === 'q'),
      filters: own.map(({ name, description = name, schema }) => ({ name, label: meaningOf(description), schema })),
    };
  };
  const command = (path: string, operation?: string, ofRecord = false): CommandDescription | undefined => {
    const route = ['/v1', path, ...(ofRecord ? ['{id}'] : []), ...(operation ? [operation] : [])].join('/');
    const found = paths[route]?.['post'];
    const input = found && bodyOf(found);
    const example = found?.requestBody?.content['application/json']?.example as CommandDescription['example'];
    return (
      found &&
      input && {
        title: meaningOf(found.summary),
        input: withReason(open(input), example),
        example,
        triable: found.parameters?.some(({ $ref }) => $ref === '#/components/parameters/DryRun') ?? false,
      }
    );
  };
  const eventsOf = (path: string): readonly Schema[] => (components.schemas[`${path}.history`]?.oneOf ?? []).map(open);
  const eventOf = (path: string, type: string): Schema | undefined =>
    eventsOf(path).find(({ properties }) => properties?.['type']?.enum?.[0] === type);
  const dataOf = ({ properties }: Schema): Schema => properties?.['data'] ?? {};
  const knownIn = new Map<string, KnownMembers>();
  const person = (): Schema | undefined => {
    const persons = command('subjects')?.input.properties?.['persons'];
    return persons?.items && open(persons.items);
  };
  return {
    demonstration: info?.['x-demonstration'] ?? false,
    open,
    asked: (schema) => {
      const opened = open(schema);
      const asks = takesReference(opened) ? person() : undefined;
      return asks ? askedAsPerson(opened, asks) : opened;
    },
    list: (path) => {
      if (!listed.has(path)) listed.set(path, list(path));
      return listed.get(path);
    },
    command,
    event: (path, type) => {
      const found = eventOf(path, type);
      return found && codeMeaning(found.properties!['type']!, type);
    },
    eventData: (path, type) => eventOf(path, type)?.properties?.['data'],
    known: (path) => {
      let members = knownIn.get(path);
      if (!members) {
        const schemas = [...(list(path) ? [list(path)!.item] : []), ...eventsOf(path).map(dataOf)];
        members = new KnownMembers(schemas as unknown as readonly KernelSchema[], open as unknown as OpenKernel);
        knownIn.set(path, members);
      }
      return members;
    },
    roles: open(open(components.schemas['EventMetadata'] ?? {}).properties?.['actor'] ?? {}).properties?.['role'],
    rolesOf: (path, method = 'get') => {
      const operation = paths[`/v1/${path}`]?.[method];
      return operation?.['x-roles'] ?? /roles: ([A-Z_, ]+)\./.exec(operation?.description ?? '')?.[1]?.split(', ');
    },
    commandsOf: (path, ofRecord) => {
      const before = `/v1/${path}/${ofRecord ? '{id}/' : ''}`;
      return Object.entries(paths).flatMap(([route, { post }]) => {
        const operation = route.slice(before.length);
        return post && route.startsWith(before) && /^[a-z-]+$/.test(operation) && bodyOf(post)
          ? [[operation, meaningOf(post.summary)] as const]
          : [];
      });
    },
  };
};

/** What is referred to by an id, which people know by its name: `id kantor pemberi` is the office that gives. */
export const asNamed = ([id, en]: Meaning): Meaning => [
  id.replace(/^id (dalam register )?(?=\p{L})/u, ''),
  en.replace(/^ids? (of|in) (the )?(register of )?(?=\p{L})/u, ''),
];

export const labelOf = (schema: Schema | undefined, name: string): Meaning => {
  const label = schema?.['x-label'];
  return label ? asNamed([label.id, label.en]) : [name, name];
};
/** What a code of the schema means; undefined where the schema has no such code. */
export const codeMeaning = (schema: Schema, code: string): Meaning | undefined => {
  const words = (schema['x-enum-labels'] ?? schema.items?.['x-enum-labels'])?.[code];
  return words && [words.id, words.en];
};
/** What a code is called in a word or two, the same wherever it is shown. */
export const codeWord = (schema: Schema | undefined, code: string, { say }: Pick<Ui, 'say'>): string =>
  inShort(say((schema && codeMeaning(schema, code)) ?? [code, code]));
