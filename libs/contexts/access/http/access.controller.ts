import { Body, Controller, Get, HttpCode, Ip, Param, Post, Put, Req, type Type } from '@nestjs/common';
import { localDateAt, reject, zoneOf, type Clock } from '#kernel';
import { Public, SignedIn, inputChecks } from '#nest';
import { grantsAt, type NamedPlaces, type Principal, type Sources } from '#runtime';
import type { OfficeHolders, OfficeNames } from '#contexts/offices/contract';
import { ROLE_INFO } from '../contract/index.js';
import type { CredentialStore } from '../credentials/credential-store.js';
import { loginThrottle } from '../credentials/login-throttle.js';
import { passwordSetting } from '../credentials/set-password.js';
import { signIn } from '../credentials/sign-in.js';
import { userDecider } from '../domain/user.decider.js';
import type { LocalTokens } from '../tokens/local-tokens.js';
import { smallestAround } from './smallest-around.js';
import { NewPasswordDto, SignInDto } from './sign-in.dto.js';

export interface AccessParts {
  readonly clock: Clock;
  readonly sources: Sources;
  readonly places: Pick<NamedPlaces, 'named'>;
  readonly offices: OfficeNames & OfficeHolders;
  /** Absent where an OpenID Connect issuer keeps the passwords. */
  readonly local?: {
    readonly credentials: CredentialStore;
    readonly tokens: LocalTokens;
    readonly record: (userId: string, by: string) => Promise<void>;
  };
  /** Writes into the log that a user has signed out everywhere. */
  readonly recordSignedOut: (userId: string) => Promise<void>;
}

/** Signing in, who one is, and passwords: what is no command, because nothing of it may stand in the log. */
export const accessController = ({ clock, sources, places, offices, local, recordSignedOut }: AccessParts): Type => {
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

    /** From now on no token that the user was given before opens anything, this one included. */
    @Post('auth/sign-out-everywhere')
    @HttpCode(204)
    @SignedIn()
    async signOutEverywhere(@Req() { principal }: { principal: Principal }): Promise<void> {
      await recordSignedOut(principal.userId);
    }

    /**
     * The user's id and own user name, and the rights in force now: where they are held, and in whose name by the
     * register of offices.
     */
    @Get('me')
    @SignedIn()
    async me(@Req() { principal }: { principal: Principal }) {
      const now = clock.now();
      const held = grantsAt(principal, now);
      const grants = await Promise.all(
        held.map(async (grant) => {
          const { officeId, role, scope } = grant;
          const today = localDateAt(now, zoneOf(scope));
          const office = await offices.officeOf(officeId, today, sources);
          const held = await offices.holderOf(officeId, principal.userId, today, sources);
          const told = { ...grant, ...ROLE_INFO[role], region: places.named(scope) };
          return { ...told, ...(office && { officeName: office.name }), ...(held && { held }) };
        }),
      );
      const home = smallestAround(held.map(({ scope }) => scope));
      const username = await local?.credentials.usernameOf(principal.userId);
      return {
        userId: principal.userId,
        ...(username !== undefined && { username }),
        grants,
        ...(home && { home: places.named(home) }),
      };
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
