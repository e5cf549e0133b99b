import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { grantsAt, lacksRole, type Principal } from '#runtime';
import { HTTP_OPTIONS, type HttpOptions } from '../http-options.js';
import { KnownPrincipals } from './known-principals.js';
import { Permissions } from './permission.js';

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{1,8000})$/i;

/** Lets a request through only under its route's declared permission, and tells the route who asks. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly principals: KnownPrincipals;

  constructor(
    @Inject(HTTP_OPTIONS) private readonly options: HttpOptions,
    private readonly permissions: Permissions,
  ) {
    this.principals = new KnownPrincipals(options.principals, options.clock);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.permissions.of(context.getHandler());
    if (permission === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.principal(request);
    request.principal = principal;
    if (permission === 'signed-in') return true;
    if (!permission) throw reject('E_SCOPE');
    if (grantsAt(principal, this.options.clock.now()).some(({ role }) => permission.includes(role))) return true;
    throw lacksRole(permission);
  }

  private async principal({ headers, method }: FastifyRequest): Promise<Principal> {
    const token = BEARER.exec(headers.authorization ?? '')?.[1];
    if (!token) throw reject('E_UNAUTHENTICATED');
    const { userId, issuedAt } = await this.options.verifier.verify(token);
    const principal = await (method === 'GET' || method === 'HEAD'
      ? this.principals.forQuery(userId)
      : this.principals.of(userId));
    if (principal.tokensFrom && issuedAt !== undefined && issuedAt < Date.parse(principal.tokensFrom))
      throw reject('E_UNAUTHENTICATED');
    return principal;
  }
}
