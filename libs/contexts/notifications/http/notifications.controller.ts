import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SignedIn, inputChecks, type RawQuery } from '#nest';
import { bySystem, type Executor, type Principal } from '#runtime';
import type { preferenceCommandTable } from '../commands/preference.command-table.js';
import type { OwnAddress } from '../contacts/own-address.js';
import type { OwnWebhooks } from '../contacts/own-webhooks.js';
import { MailAddressDto, MailCodeDto, NotificationChoicesDto, WebhookDto } from './notification-inputs.dto.js';
import type { NotificationReads } from './notification-reads.js';

export interface NotificationRoutesParts {
  readonly executor: Executor;
  readonly preferences: ReturnType<typeof preferenceCommandTable>;
  readonly address: OwnAddress;
  readonly webhooks: OwnWebhooks;
  readonly reads: NotificationReads;
}

interface Asking {
  readonly principal: Principal;
}

/** Everybody's own notifications: whoever is signed in chooses and reads for himself, and for nobody else. */
export const notificationsController = (parts: NotificationRoutesParts): Type => {
  const check = inputChecks();
  const [choicesOf, addressOf, codeOf, webhookOf] = [
    check(NotificationChoicesDto),
    check(MailAddressDto),
    check(MailCodeDto),
    check(WebhookDto),
  ];
  const { executor, preferences, address, webhooks, reads } = parts;

  @Controller('v1')
  @SignedIn()
  class NotificationsController {
    @Get('notifications')
    sent(@Req() { principal }: Asking, @Query() query: RawQuery) {
      return reads.sent(principal, query);
    }

    @Get('notifications/open')
    open(@Req() { principal }: Asking) {
      return reads.open(principal);
    }

    @Get('notification-preferences')
    preferences(@Req() { principal }: Asking) {
      return reads.preferences(principal);
    }

    @Put('notification-preferences')
    @HttpCode(204)
    async choose(
      @Req() { principal: { userId } }: Asking,
      @Body() body: unknown,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      await executor.execute(bySystem(preferences, 'ChooseNotifications', { input: { userId, ...choicesOf(body) } }));
      if (reads.notSentYet) void reply.status(200);
      return reads.notSentYet;
    }

    @Put('notification-preferences/address')
    @HttpCode(204)
    enter(@Req() { principal: { userId } }: Asking, @Body() body: unknown): Promise<void> {
      return address.enter(userId, addressOf(body).address);
    }

    @Post('notification-preferences/address/confirm')
    @HttpCode(204)
    confirm(@Req() { principal: { userId } }: Asking, @Body() body: unknown): Promise<void> {
      return address.confirm(userId, codeOf(body).code);
    }

    @Delete('notification-preferences/address')
    @HttpCode(204)
    remove(@Req() { principal: { userId } }: Asking): Promise<void> {
      return address.remove(userId);
    }

    @Post('webhooks')
    register(@Req() { principal }: Asking, @Body() body: unknown) {
      return webhooks.register(principal, webhookOf(body));
    }

    @Post('webhooks/:id/rotate-secret')
    @HttpCode(200)
    rotate(@Req() { principal: { userId } }: Asking, @Param('id') id: string) {
      return webhooks.rotate(userId, id);
    }

    @Post('webhooks/:id/enable')
    @HttpCode(204)
    enable(@Req() { principal: { userId } }: Asking, @Param('id') id: string): Promise<void> {
      return webhooks.enable(userId, id);
    }

    @Delete('webhooks/:id')
    @HttpCode(204)
    removeWebhook(@Req() { principal: { userId } }: Asking, @Param('id') id: string): Promise<void> {
      return webhooks.remove(userId, id);
    }
  }
  return NotificationsController;
};
