import { HttpCode, Inject, Module, Post, type DynamicModule, type Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OutcomeUnknown, StoreUnavailable, reject, type Rejection } from '#kernel';
import {
  commandRoute,
  type AnyRow,
  type CommandRequest,
  type CommandRoute,
  type CommandTable,
  type Receipt,
} from '#runtime';
import { addRoute, emptyController, messageClass, type RouteContext } from './generated-routes.js';
import { HTTP_OPTIONS, type HttpOptions } from '../http-options.js';
import { inputChecks, type InputCheck } from '../input/input-schema.js';
import { Roles } from '../access/permission.js';
import { problemIn, rejectionOf } from '../refusals/problem.js';
import { commandIdOf, expectedRevisionOf, pathIdOf } from '../input/request-headers.js';

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
    const { metrics } = this.options;
    try {
      const receipt: Receipt = await this.commands.execute(
        new message({
          ...commandRequest(table, row, route, request, reply, check),
          answerWithin: this.options.commandWait - reply.elapsedTime,
          ...(row.leavesStage && this.options.requireIfMatch && { revisionRequired: true }),
        }),
      );
      if (route.creates) reply.header('Location', `/v1/${table.path}/${receipt.id}`);
      reply.headers({ ETag: `"${receipt.revision}"`, 'Sinergi-Position': receipt.position });
      metrics.command(row.name, 'OK');
      return answered(receipt, request);
    } catch (error) {
      metrics.command(row.name, rejectionOf(error).code);
      throw error instanceof StoreUnavailable || error instanceof OutcomeUnknown ? unheardOf(error) : error;
    }
  };
  addRoute(controller, row.name, handle, Post(route.path), HttpCode(route.creates ? 201 : 200), Roles(...row.roles));
  return commandHandler(message);
};

/** The receipt; a part that was refused is told by its problem. */
const answered = ({ parts, ...receipt }: Receipt, request: FastifyRequest): object => ({
  ...receipt,
  ...(parts && {
    parts: parts.map((part) => ('refused' in part ? { of: part.of, problem: problemIn(request, part.refused) } : part)),
  }),
});

/**
 * Who gets no receipt in time cannot know whether the command had effect, and need not: repeated by the same key it has
 * effect once.
 */
const unheardOf = (cause: Error): Rejection =>
  Object.assign(
    reject('E_UNAVAILABLE', {
      messageId:
        'Hasil perintah ini belum diketahui: mungkin sudah, atau masih akan, berlaku. Kirim lagi permintaan yang sama dengan Idempotency-Key yang sama; perintah itu tidak akan berlaku dua kali.',
      messageEn:
        'The outcome of this command is not known yet: it may have had effect, or may still have. Send the same request again with the same Idempotency-Key; it will not have effect twice.',
    }),
    { cause },
  );

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

const commandRequest = (
  table: CommandTable,
  row: AnyRow,
  route: CommandRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  check: InputCheck<object>,
): CommandRequest => {
  const commandId = commandIdOf(request.headers);
  reply.header('Idempotency-Key', commandId);
  const expectedRevision = expectedRevisionOf(request.headers);
  return {
    table,
    row,
    commandId,
    correlationId: request.id,
    principal: request.principal!,
    ...(route.hasId && { id: pathIdOf(request.params) }),
    input: check(request.body),
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
};
