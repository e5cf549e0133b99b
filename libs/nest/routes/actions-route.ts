import { Get, Module, type DynamicModule, type Type } from '@nestjs/common';
import { isRegionCode, type Document, type RegionCode, type Revision } from '#kernel';
import {
  actionsOfRecords,
  commandRoute,
  tablesWithActions,
  type Action,
  type ActionsOfRecords,
  type CommandTable,
  type Giver,
  type ModelQuery,
  type Principal,
} from '#runtime';
import { Roles, SignedIn } from '../access/permission.js';
import { freshFromLog, showFreshness, type Shown } from '../answers/freshness.js';
import type { HttpOptions } from '../http-options.js';
import { refuseUnknown, type RawQuery } from '../input/common-parameters.js';
import { pathIdOf } from '../input/request-headers.js';
import { addRoute, busQuery, emptyController } from './generated-routes.js';
import { readableToday } from './readable-item.js';

interface ActionsQuestion {
  readonly principal: Principal;
  readonly id: string;
}

/** A command as whoever might give it is told of it. */
interface ToldAction {
  readonly command: string;
  readonly operation: string;
  readonly href: string;
  readonly summary: { readonly id: string; readonly en: string };
  readonly leavesStage: boolean;
  readonly open: boolean;
  readonly awaited: boolean;
  readonly givers: readonly Giver[];
  readonly refusal?: {
    readonly code: string;
    readonly ruleId?: string;
    readonly messageId: string;
    readonly messageEn: string;
  };
}

interface ActionsAnswer extends Shown {
  readonly items: readonly ToldAction[];
  readonly revision: Revision;
}

const NONE: ReadonlySet<string> = new Set();

const told = (table: CommandTable, { row, refusal, awaited, givers }: Action, id = ''): ToldAction => {
  const { path } = commandRoute(table, row)!;
  const [summaryId, en] = row.summary;
  return {
    command: row.name,
    operation: path.slice(path.lastIndexOf('/') + 1),
    href: `/v1/${path.replace(':id', id)}`,
    summary: { id: summaryId, en },
    leavesStage: row.leavesStage ?? false,
    open: !refusal,
    awaited,
    givers,
    ...(refusal && {
      refusal: {
        code: refusal.code,
        ...(refusal.info.ruleId && { ruleId: refusal.info.ruleId }),
        messageId: refusal.messageId,
        messageEn: refusal.messageEn,
      },
    }),
  };
};

const regionsIn = (document: Document, { scopeField }: Pick<ModelQuery, 'scopeField'>): readonly RegionCode[] =>
  scopeField ? [(document as Readonly<Record<string, unknown>>)[scopeField]].flat().filter(isRegionCode) : [];

@Module({})
class ActionsModule {}

/** Which commands are open to who asks: on each record that he may read, and without one. */
export const actionsModule = (options: Pick<HttpOptions, 'queries' | 'tables'>): DynamicModule => {
  const controllers: Type[] = [];
  const providers: Type[] = [];
  for (const of of actionsOfRecords(options)) {
    const controller = emptyController();
    controllers.push(controller);
    const actions = busQuery<ActionsQuestion, ActionsAnswer>(`Actions:${of.query.path}`, (ask, served) =>
      answerActions(of, ask, served),
    );
    providers.push(actions.provider);
    addRoute(
      controller,
      'actions',
      async function (request, reply) {
        refuseUnknown(request.query as RawQuery, NONE);
        const ask = { principal: request.principal!, id: pathIdOf(request.params) };
        return showFreshness(reply, await actions.ask(this.queries, ask));
      },
      Get(`${of.query.path}/:id/actions`),
      Roles(...of.query.roles),
    );
  }
  for (const table of tablesWithActions(options)) {
    const controller = emptyController();
    controllers.push(controller);
    addRoute(
      controller,
      'tableActions',
      async function (request) {
        refuseUnknown(request.query as RawQuery, NONE);
        const actions = await this.options.actions.ofTable(table, request.principal!);
        return { items: actions.map((action) => told(table, action)) };
      },
      Get(`${table.path}/actions`),
      SignedIn(),
    );
  }
  return { module: ActionsModule, controllers, providers };
};

/** Whoever may read the record is told what of it the log says now; to all others it is not there. */
const answerActions = async (
  { query, table }: ActionsOfRecords,
  { principal, id }: ActionsQuestion,
  options: HttpOptions,
): Promise<ActionsAnswer> => {
  const document = await readableToday(query, principal, id, options);
  const shown = await freshFromLog(options);
  const { revision, actions } = await options.actions.ofRecord(table, id, principal, regionsIn(document, query));
  return { items: actions.map((action) => told(table, action, id)), revision, ...shown };
};
