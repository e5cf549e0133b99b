import { Body, Controller, Get, HttpCode, Ip, Param, Post, Put, Req, type Type } from '@nestjs/common';
import { reject, type Clock } from '#kernel';
import { Public, SignedIn, inputChecks } from '#nest';
import { grantsAt, type Principal, type Sources } from '#runtime';
import { ROLE_INFO } from '../contract/index.js';
import type { CredentialStore } from '../credentials/credential-store.js';
import { loginThrottle } from '../credentials/login-throttle.js';
import { passwordSetting } from '../credentials/set-password.js';
import { signIn } from '../credentials/sign-in.js';
import { userDecider } from '../domain/user.decider.js';
import type { LocalTokens } from '../tokens/local-tokens.js';
import { NewPasswordDto, SignInDto } from './sign-in.dto.js';

export interface AccessParts {
  readonly clock: Clock;
  readonly sources: Sources;
  /** Absent where an OpenID Connect issuer keeps the passwords. */
  readonly local?: {
    readonly credentials: CredentialStore;
    readonly tokens: LocalTokens;
    readonly record: (userId: string, by: string) => Promise<void>;
  };
}

/** Signing in, who one is, and passwords: what is no command, because nothing of it may stand in the log. */
export const accessController = ({ clock, sources, local }: AccessParts): Type => {
  const check = inputChecks();
  const [signInOf, passwordOf] = [check(SignInDto), check(NewPasswordDto)];
  const stateOf = (userId: string) => sources.state(userDecider, userId);
  const throttle = loginThrottle(clock);
  const withPassword = local && signIn({ ...local, throttle, stateOf });
  const setPassword =
    local && passwordSetting({ credentials: local.credentials, record: local.record, throttle, clock, stateOf });
  const elsewhere = () =>
    reject('E_NOT_FOUND', {
      messageId: 'Akun dikelola oleh penyedia identitas (OIDC_ISSUER).',
      messageEn: 'Accounts are kept by the identity provider (OIDC_ISSUER).',
    });

  @Controller('v1')
  class AccessController {
    /** OAuth-shaped: `{"access_token", "token_type", "expires_in"}`, and `device`. */
    @Post('auth/token')
    @HttpCode(200)
    @Public()
    async token(@Body() body: unknown, @Ip() address: string) {
      if (!withPassword) throw elsewhere();
      const { accessToken, expiresIn, device } = await withPassword({ ...signInOf(body), address });
      return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn, device };
    }

    /** The user's id and the rights in force now. */
    @Get('me')
    @SignedIn()
    me(@Req() { principal }: { principal: Principal }) {
      const grants = grantsAt(principal, clock.now()).map((grant) => ({ ...grant, ...ROLE_INFO[grant.role] }));
      return { userId: principal.userId, grants };
    }

    @Put('users/:id/password')
    @HttpCode(204)
    @SignedIn()
    async password(
      @Req() { principal }: { principal: Principal },
      @Param('id') userId: string,
      @Body() body: unknown,
    ): Promise<void> {
      if (!setPassword) throw elsewhere();
      await setPassword(principal, userId, passwordOf(body));
    }
  }
  return AccessController;
};
