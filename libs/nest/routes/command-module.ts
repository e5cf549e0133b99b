import { HttpCode, Inject, Module, Post, type DynamicModule, type Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  commandRoute,
  type AnyRow,
  type CommandRequest,
  type CommandRoute,
  type CommandTable,
  type Receipt,
} from '#runtime';
import { commandAnswer } from './command-answer.js';
import { addRoute, emptyController, messageClass, type RouteContext } from './generated-routes.js';
import { HTTP_OPTIONS, type HttpOptions } from '../http-options.js';
import { inputChecks, type InputCheck } from '../input/input-schema.js';
import { Roles } from '../access/permission.js';
import { dryRunOf } from '../input/dry-run.js';
import type { RawQuery } from '../input/common-parameters.js';
import { pathIdOf } from '../input/request-headers.js';

@Module({})
class CommandModule {}

/** One controller per table and one command handler per row, all made at boot. */
export const commandModule = (tables: readonly CommandTable[]): DynamicModule => {
  const checkFor = inputChecks();
  const controllers: Type[] = [];
  const providers: Type[] = [];
  for (const table of tables) {
    const controller = emptyController();
    controllers.push(controller);
    for (const row of table.rows) {
      const route = commandRoute(table, row);
      if (!route) continue;
      providers.push(addCommand(controller, table, row, route, checkFor(row.input)));
    }
  }
  return { module: CommandModule, controllers, providers };
};

const addCommand = (
  controller: Type<RouteContext>,
  table: CommandTable,
  row: AnyRow,
  route: CommandRoute,
  check: InputCheck<object>,
): Type => {
  const message = messageClass<CommandRequest>(row.name);
  const handle = async function (this: RouteContext, request: FastifyRequest, reply: FastifyReply): Promise<object> {
    return commandAnswer(
      this.options,
      { table, row, request, reply, tried: dryRunOf(request.query as RawQuery) },
      (asked) =>
        this.commands.execute(
          new message({
            ...asked,
            ...(route.hasId && { id: pathIdOf(request.params) }),
            input: check(request.body),
            answerWithin: this.options.commandWait - reply.elapsedTime,
          }),
        ),
    );
  };
  addRoute(controller, row.name, handle, Post(route.path), HttpCode(route.creates ? 201 : 200), Roles(...row.roles));
  return commandHandler(message);
};

const commandHandler = (message: ReturnType<typeof messageClass<CommandRequest>>): Type => {
  @CommandHandler(message)
  class RowHandler {
    constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {}

    execute({ content }: { readonly content: CommandRequest }): Promise<Receipt> {
      return this.options.executor.execute(content);
    }
  }
  return RowHandler;
};
