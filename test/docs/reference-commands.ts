import { ROLES } from '#kernel';
import { commandRoute, type AnyRow, type CommandTable } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import type { JsonSchema } from '../../libs/nest/input/input-labels.js';
import { inputSchemas, schemaName } from '../../libs/nest/input/input-schema.js';
import { code, codes, page, table } from './markdown.js';

const COMMON = 'CommonInputDto';
const schemas = inputSchemas('#/');
const titleOf = (name: string): string => name.replace(/Dto$/, '');
const linkTo = (name: string): string => `[${titleOf(name)}](#${titleOf(name).toLowerCase()})`;
const common = new Set(Object.keys(schemas[COMMON]!.properties ?? {}));

const range = (schema: JsonSchema, least: string, most: string): string =>
  schema[most] === undefined ? '' : ` ${schema[least] ?? 0}–${schema[most]}`;

const referenceOf = (schema: JsonSchema): string | undefined => {
  const direct = schema['$ref'] ?? (schema['allOf'] as readonly JsonSchema[] | undefined)?.[0]?.['$ref'];
  return typeof direct === 'string' ? direct.slice(2) : undefined;
};

const valuesOf = (values: readonly string[]): string =>
  values.length === ROLES.length ? '[a role](roles.md)' : codes(values);

/** What a field holds, in words. */
const kindOf = (schema: JsonSchema): string => {
  const reference = referenceOf(schema);
  if (reference) return linkTo(reference);
  if (schema['enum']) return valuesOf(schema['enum'] as readonly string[]);
  if (schema['type'] === 'array') return `list of at most ${schema['maxItems']}: ${kindOf(schema.items ?? {})}`;
  if (schema['format']) return String(schema['format']);
  if (schema['pattern'] && !schema['maxLength']) return 'text of a fixed form';
  if (schema['type'] === 'string') return `text${range(schema, 'minLength', 'maxLength')}`;
  if (schema['type'] === 'integer') return `whole number${range(schema, 'minimum', 'maximum')}`;
  return String(schema['type'] ?? 'text');
};

const ownFields = (name: string): readonly (readonly [field: string, schema: JsonSchema])[] =>
  Object.entries(schemas[name]!.properties ?? {}).filter(([field]) => name === COMMON || !common.has(field));

const meaningOf = ({ 'x-label': label }: JsonSchema): string => {
  const { id, en } = label as { readonly id: string; readonly en: string };
  return `${id} / ${en}`;
};

const fieldsOf = (name: string): string => {
  const needed = new Set((schemas[name]!['required'] as readonly string[] | undefined) ?? []);
  return table(
    ['field', 'holds', 'needed', 'meaning'],
    ownFields(name).map(([field, schema]) => [
      code(field),
      kindOf(schema),
      needed.has(field) ? 'yes' : '',
      meaningOf(schema),
    ]),
  );
};

/** Classes named by the fields of these, theirs included. */
const withNested = (names: ReadonlySet<string>): ReadonlySet<string> => {
  const found = [...names].flatMap((name) =>
    Object.values(schemas[name]!.properties ?? {}).flatMap((schema) =>
      [referenceOf(schema), referenceOf(schema.items ?? {})].filter((reference) => reference !== undefined),
    ),
  );
  const all = new Set([...names, ...found]);
  return all.size === names.size ? names : withNested(all);
};

const inputOf = (row: AnyRow): string => schemaName(schemas, row.input);

const rowOf = (commands: CommandTable, row: AnyRow): readonly string[] => {
  const route = commandRoute(commands, row);
  return [
    code(row.name),
    route ? code(`POST /v1/${route.path.replace(':id', '{id}')}`) : 'none: the system alone',
    `${row.summary[0]} / ${row.summary[1]}${row.leavesStage ? '; *leaves a stage*' : ''}`,
    inputOf(row) === COMMON || !route ? '—' : linkTo(inputOf(row)),
    codes(row.roles),
  ];
};

export const commandsPage = (): string => {
  const tables = allContexts().flatMap((context) => context.tables);
  const asked = tables.flatMap((commands) => commands.rows.filter((row) => commandRoute(commands, row)));
  const inputs = withNested(new Set([COMMON, ...asked.map(inputOf)]));
  return page(
    'Commands',
    'What may be asked. How a command is sent and answered (ids, revisions, receipts): [HTTP](http.md). What may be refused: [errors](errors.md).',
    ...tables.flatMap((commands) => [
      `## /v1/${commands.path}`,
      `Stream ${code(`${commands.decider.category}-{id}`)}.`,
      table(
        ['command', 'route', 'meaning', 'own fields', 'roles'],
        commands.rows.map((row) => rowOf(commands, row)),
      ),
    ]),
    '## Inputs',
    'Unknown fields are refused. `region` is a region code, or a name with its path that means one place only; `rupiah` a string of digits; ' +
      '`date` is `YYYY-MM-DD`; `id` letters, digits, `_.-`, at most 64; `sha256` 64 lower-case hexadecimal digits; `uri` an http(s) address.',
    `Every command may carry the fields of ${linkTo(COMMON)} beside its own. A field that is not needed to be read may still be needed by a rule, which then ` +
      "refuses by its name: a letter (`E_DOC_MISSING`), a reason (`E_REASON_REQUIRED`), the official's name.",
    ...[...inputs].sort().flatMap((name) => [`### ${titleOf(name)}`, fieldsOf(name)]),
  );
};
