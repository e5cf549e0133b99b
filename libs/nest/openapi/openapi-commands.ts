import { commandRoute, type AnyRow, type CommandTable } from '#runtime';
import type { JsonSchema } from '../input/input-labels.js';
import { schemaName } from '../input/input-schema.js';
import { canBeTried } from '../input/dry-run.js';
import {
  bilingual,
  commandHeaders,
  commandParameters,
  json,
  parameter,
  problems,
  rolesLine,
  template,
  type Paths,
} from './openapi-parts.js';

type Schemas = Readonly<Record<string, JsonSchema>>;

export const commandPaths = (tables: readonly CommandTable[], schemas: Schemas): Paths =>
  Object.fromEntries(
    tables.flatMap((table) =>
      table.rows.flatMap((row) => {
        const route = commandRoute(table, row);
        return route ? [[template(route.path), { post: commandOperation(table, row, route, schemas) }]] : [];
      }),
    ),
  );

const TRIED =
  'Dengan `dryRun`: akan diterima; tidak ada yang dicatat. / With `dryRun`: it would be taken; nothing was recorded.';

const commandOperation = (
  { path }: CommandTable,
  row: AnyRow,
  { creates, hasId }: NonNullable<ReturnType<typeof commandRoute>>,
  schemas: Schemas,
): object => {
  const input = schemaName(schemas, row.input);
  const receipt = json({ $ref: `#/components/schemas/${row.parts ? 'ReceiptOfParts' : 'Receipt'}` });
  return {
    tags: [path],
    operationId: `${path}.${row.name}`,
    summary: bilingual(row.summary),
    description: rolesLine(row.roles),
    'x-roles': row.roles.filter((role) => role !== 'SYSTEM'),
    'x-leaves-stage': row.leavesStage ?? false,
    parameters: [
      ...(hasId ? [parameter('Id')] : []),
      ...commandParameters,
      ...(canBeTried(row) ? [parameter('DryRun')] : []),
    ],
    requestBody: {
      required: ((schemas[input]?.['required'] as readonly string[] | undefined) ?? []).length > 0,
      content: {
        'application/json': {
          schema: { $ref: `#/components/schemas/${input}` },
          ...(row.example && { example: row.example }),
        },
      },
    },
    responses: {
      ...(creates && canBeTried(row) && { 200: { description: TRIED, content: receipt } }),
      [creates ? 201 : 200]: {
        description:
          'Tanda terima; kiriman ulang mendapat yang pertama. / The receipt; a repetition gets the first one.',
        headers: commandHeaders(creates),
        content: receipt,
      },
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, ...(row.leavesStage ? [428] : []), 429, 500, 503),
    },
  };
};
