import { Controller, Get, Header, Inject } from '@nestjs/common';
import { EXAMINERS } from '#kernel';
import { HTTP_OPTIONS, type HttpOptions } from '../http-options.js';
import type { JsonSchema } from '../input/input-labels.js';
import { inputSchemas } from '../input/input-schema.js';
import { answerSchemas } from './openapi-answers.js';
import { explained } from './openapi-codes.js';
import { ACTION_SCHEMA, actionsPaths } from './openapi-actions.js';
import { commandPaths } from './openapi-commands.js';
import { describedIn, inEachLanguage } from './openapi-languages.js';
import { publicPaths, queryPaths, totalsPaths } from './openapi-queries.js';
import { unlisted } from '../access/examiners.js';
import { positionPaths } from './openapi-position.js';
import { trailPaths, unlistedPaths } from './openapi-trail.js';
import { bilingual, problemResponses, sharedHeaders, sharedParameters, sharedSchemas } from './openapi-parts.js';
import { Public } from '../access/permission.js';

const SIGNING_IN = 'auth';
const PREFIX = '#/components/schemas/';

type Documented = Pick<HttpOptions, 'tables' | 'queries' | 'totals' | 'attribution'> &
  Pick<Partial<HttpOptions>, 'publicQueries' | 'paths' | 'codeLists' | 'groups' | 'demonstration'>;

/** The OpenAPI 3.1 description of everything that the tables declare. */
export const openApiDocument = ({
  tables,
  queries,
  publicQueries = [],
  totals,
  paths: extra = {},
  attribution,
  codeLists = [],
  groups = {},
  demonstration = false,
}: Documented): object => {
  const inputs = inputSchemas(PREFIX);
  const actions = actionsPaths({ queries, tables });
  const paths = merged(
    commandPaths(tables, inputs),
    actions,
    queryPaths(queries),
    trailPaths(queries),
    unlistedPaths(unlisted({ tables, queries }), EXAMINERS),
    publicPaths(publicQueries),
    totalsPaths(totals),
    positionPaths,
    extra,
  );
  const titles = new Map([
    // Lists of totals share a group, which the figures beside them name, if there are any.
    ...queries.flatMap(({ path, total, summary }) => (total ? [[path.split('/')[0]!, summary] as const] : [])),
    ...[...queries, ...publicQueries, ...totals].map(({ path, summary }) => [path, summary] as const),
    ['trail', ['Buku yang tidak punya daftar', 'Registers that no list shows']] as const,
    ['position', ['Apakah ada yang baru', 'Whether there is something new']] as const,
    ...Object.entries(groups),
  ]);
  return explained(
    {
      openapi: '3.1.0',
      info: {
        title: 'Sinergi',
        version: '1',
        description: `Catatan kerja sama antarpemerintah daerah yang dapat diperiksa. / The auditable record of cooperation between local governments.\n\n${attribution}`,
        // Whoever shows what the API tells is to say that it is an example.
        ...(demonstration && { 'x-demonstration': true }),
        license: { name: 'Tanpa lisensi bagi pihak lain / No licence for others', identifier: 'LicenseRef-None' },
      },
      security: [{ bearer: [] }],
      servers: [{ url: '/', description: 'Sistem ini / This system' }],
      tags: tagsOf(paths).map((name) =>
        describedIn({ name, ...(titles.has(name) && { description: bilingual(titles.get(name)!) }) }),
      ),
      paths: inEachLanguage(paths),
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
        schemas: {
          ...sharedSchemas,
          ...(Object.keys(actions).length > 0 && { Action: ACTION_SCHEMA }),
          ...answerSchemas(queries, publicQueries, tables),
          ...reachable(paths, inputs),
        },
        parameters: Object.fromEntries(
          Object.entries(sharedParameters).map(([name, each]) => [name, describedIn(each)]),
        ),
        headers: sharedHeaders,
        responses: problemResponses,
      },
    },
    codeLists,
  );
};

/** Groups of operations in the order of the paths; signing in comes first, as nothing else can be tried before. */
const tagsOf = (paths: Readonly<Record<string, object>>): readonly string[] => {
  const operations = Object.values(paths).flatMap(
    (item) => Object.values(item) as { readonly tags?: readonly string[] }[],
  );
  const names = new Set(operations.flatMap(({ tags = [] }) => tags));
  return [...names].sort((a, b) => Number(b === SIGNING_IN) - Number(a === SIGNING_IN));
};

/** A path may be read by one table and written by another. */
const merged = (...sources: readonly Readonly<Record<string, object>>[]): Readonly<Record<string, object>> => {
  const paths: Record<string, object> = {};
  for (const [path, item] of sources.flatMap((source) => Object.entries(source)))
    paths[path] = { ...paths[path], ...item };
  return paths;
};

/** The input classes that the paths speak of, and those within them. */
const reachable = (
  from: object,
  schemas: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, JsonSchema>> => {
  const found: Record<string, JsonSchema> = {};
  const visit = (part: object): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      const schema = schemas[name];
      if (!schema || found[name]) continue;
      found[name] = schema;
      visit(schema);
    }
  };
  visit(from);
  return found;
};

/** The description for machines; made when first asked for, to keep the start short. */
@Controller()
@Public()
export class OpenApiController {
  private document: string | undefined;

  constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {}

  @Get('openapi.json')
  @Header('Content-Type', 'application/json; charset=utf-8')
  json(): string {
    return (this.document ??= JSON.stringify(openApiDocument(this.options)));
  }
}
