import { Controller, Inject, Req, Res, type Type } from '@nestjs/common';
import { CommandBus, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HTTP_OPTIONS, type HttpOptions } from '../http-options.js';

/** What the routes made from tables work with. */
export interface RouteContext {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly options: HttpOptions;
}

type Handle = (this: RouteContext, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** A controller below `/v1` without routes as yet. */
export const emptyController = (): Type<RouteContext> => {
  @Controller('v1')
  class GeneratedController implements RouteContext {
    constructor(
      readonly commands: CommandBus,
      readonly queries: QueryBus,
      @Inject(HTTP_OPTIONS) readonly options: HttpOptions,
    ) {}
  }
  return GeneratedController;
};

/** Gives the controller a method under that name, decorated as if it had been written in the class. */
export const addRoute = (
  controller: Type<RouteContext>,
  name: string,
  handle: Handle,
  ...decorators: readonly MethodDecorator[]
): void => {
  const prototype = controller.prototype as object;
  Object.defineProperty(prototype, name, { value: handle });
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
  Req()(prototype, name, 0);
  Res({ passthrough: true })(prototype, name, 1);
  for (const decorate of decorators) decorate(prototype, name, descriptor);
};

/** A class of that name which carries what a handler is asked. */
export const messageClass = <Content>(name: string): new (content: Content) => { readonly content: Content } =>
  ({
    [name]: class {
      constructor(readonly content: Content) {}
    },
  })[name]!;

/** A query for the bus: the class to ask it by, and its handler. */
export const busQuery = <Ask, Answer>(name: string, answer: (ask: Ask, options: HttpOptions) => Promise<Answer>) => {
  const message = messageClass<Ask>(name);
  @QueryHandler(message)
  class Handler {
    constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {}

    execute({ content }: { readonly content: Ask }): Promise<Answer> {
      return answer(content, this.options);
    }
  }
  return {
    provider: Handler as Type,
    ask: (bus: QueryBus, content: Ask): Promise<Answer> => bus.execute(new message(content)),
  };
};
