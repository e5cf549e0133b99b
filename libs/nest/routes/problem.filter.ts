import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reject, type Rejection } from '#kernel';
import { HTTP_OPTIONS, type HttpOptions } from '../http-options.js';
import { rejectionOf, sendProblem } from '../refusals/problem.js';
import { RouteList } from './route-list.js';

/** Answers every failure as `application/problem+json`; logs those that are ours. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(HTTP_OPTIONS) private readonly options: HttpOptions,
    private readonly routes: RouteList,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const rejection = this.unlessMethod(rejectionOf(error), request);
    if (rejection.status >= 500)
      this.options.logger.error({ err: error, correlationId: request.id, code: rejection.code }, 'request failed');
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    sendProblem(request, reply, rejection);
  }

  /** A path that exists under other methods is no unknown path. */
  private unlessMethod(rejection: Rejection, { is404, url, method }: FastifyRequest): Rejection {
    if (!is404) return rejection;
    const methods = this.routes.methodsOf(url);
    return methods.length > 0 && !methods.includes(method)
      ? reject('E_METHOD', {
          details: { allow: methods.join(', ') },
          messageId: `Metode ${method} tidak tersedia untuk alamat ini; yang ada: ${methods.join(', ')}.`,
          messageEn: `The method ${method} is not available at this address; there are: ${methods.join(', ')}.`,
        })
      : rejection;
  }
}
