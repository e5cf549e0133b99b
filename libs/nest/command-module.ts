import { Controller, HttpCode, Inject, Module, Post, Req, Res, type DynamicModule, type Type } from '@nestjs/common';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnyRow, CommandRequest, CommandTable, Receipt } from '#runtime';
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js';
import { inputChecks, type InputCheck } from './input-schema.js';
import { Roles } from './permission.js';
import { rejectionOf } from './problem.js';
import { commandIdOf, expectedRevisionOf, pathIdOf } from './request-headers.js';

/** How a row is reached: `visits`, `visits/:id/accept-hosting`, or `users/sign-up` where the input names the stream. */
export interface CommandRoute {
  readonly path: string;
  readonly creates: boolean;
  readonly hasId: boolean;
}

/** Undefined for a command that only the system itself gives: it has no route. */
export const commandRoute = ({ path }: CommandTable, { name, creates, idOf, roles }: AnyRow): CommandRoute | undefined => {
  if (roles.every((role) => role === 'SYSTEM')) return undefined;
  if (creates) return { path, creates, hasId: false };
  return { path: idOf ? `${path}/${kebab(name)}` : `${path}/:id/${kebab(name)}`, creates: false, hasId: !idOf };
};

const kebab = (name: string): string => name.replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2-').toLowerCase();

interface Message {
  readonly request: CommandRequest;
}
type MessageClass = new (request: CommandRequest) => Message;

@Module({})
class CommandModule {}

/** One controller per table and one command handler per row, all compiled at boot. */
export const commandModule = (tables: readonly CommandTable[]): DynamicModule => {
  const checkFor = inputChecks();
  const controllers: Type[] = [];
  const providers: Type[] = [];
  for (const table of tables) {
    const controller = emptyController(table);
    controllers.push(controller);
    for (const row of table.rows) {
      const route = commandRoute(table, row);
      if (!route) continue;
      const message = messageClass(row);
      providers.push(handlerOf(message));
      addRoute(controller, table, row, route, message, checkFor(row.input));
    }
  }
  return { module: CommandModule, controllers, providers };
};

const messageClass = ({ name }: AnyRow): MessageClass =>
  ({ [name]: class { constructor(readonly request: CommandRequest) {} } })[name]!;

const handlerOf = (message: MessageClass): Type => {
  @CommandHandler(message)
  class RowHandler {
    constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {}

    execute({ request }: Message): Promise<Receipt> {
      return this.options.executor.execute(request);
    }
  }
  return RowHandler;
};

interface CommandController {
  readonly bus: CommandBus;
  readonly options: HttpOptions;
}

const emptyController = ({ path }: CommandTable): Type<CommandController> => {
  @Controller('v1')
  class TableController implements CommandController {
    constructor(readonly bus: CommandBus, @Inject(HTTP_OPTIONS) readonly options: HttpOptions) {}
  }
  Object.defineProperty(TableController, 'name', { value: `${path}Commands` });
  return TableController;
};

const addRoute = (
  controller: Type<CommandController>, table: CommandTable, row: AnyRow, route: CommandRoute, message: MessageClass, check: InputCheck<object>,
): void => {
  const handle = async function (this: CommandController, request: FastifyRequest, reply: FastifyReply): Promise<Receipt> {
    try {
      const receipt = await this.bus.execute<Message, Receipt>(new message(commandRequest(table, row, route, request, reply, check)));
      if (route.creates) reply.header('Location', `/v1/${table.path}/${receipt.id}`);
      reply.headers({ 'ETag': `"${receipt.revision}"`, 'Sinergi-Position': receipt.position });
      this.options.metrics.command(row.name, 'OK');
      return receipt;
    } catch (error) {
      this.options.metrics.command(row.name, rejectionOf(error).code);
      throw error;
    }
  };
  Object.defineProperty(controller.prototype, row.name, { value: handle, configurable: true });
  const target = controller.prototype as object;
  const descriptor = Object.getOwnPropertyDescriptor(target, row.name)!;
  Req()(target, row.name, 0);
  Res({ passthrough: true })(target, row.name, 1);
  for (const decorate of [Post(route.path), HttpCode(route.creates ? 201 : 200), Roles(...row.roles)]) decorate(target, row.name, descriptor);
};

const commandRequest = (
  table: CommandTable, row: AnyRow, route: CommandRoute, request: FastifyRequest, reply: FastifyReply, check: InputCheck<object>,
): CommandRequest => {
  const commandId = commandIdOf(request.headers);
  reply.header('Idempotency-Key', commandId);
  const expectedRevision = expectedRevisionOf(request.headers);
  return {
    table, row, commandId, correlationId: request.id, principal: request.principal!,
    ...(route.hasId && { id: pathIdOf(request.params) }),
    input: check(request.body),
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
};
