import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  type Type,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  KEPT_NOWHERE,
  Public,
  Roles,
  formOf,
  inputChecks,
  pathIdOf,
  refuseUnknown,
  single,
  valueOf,
  type RawQuery,
} from '#nest';
import type { Principal } from '#runtime';
import { CalendarOfOfficeDto } from '../commands/feed.dto.js';
import { CALENDAR_HOLDERS } from '../commands/feed.roles.js';
import { noSuchCalendar, type OfficeCalendars } from './office-calendars.js';

interface Asking {
  readonly principal: Principal;
}

export const LANGUAGES = ['id', 'en'] as const;
const LANGUAGE = formOf(LANGUAGES, 'text');
const KNOWN = new Set(['lang']);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ADDRESS = /^([A-Za-z0-9_-]{43})\.ics$/;

/** @throws Rejection `E_MALFORMED` */
const languageIn = (query: RawQuery): 0 | 1 => {
  refuseUnknown(query, KNOWN);
  const given = single(query, 'lang');
  return given !== undefined && valueOf('lang', LANGUAGE, given) === 'en' ? 1 : 0;
};

/** Calendars of offices: who works there makes their addresses, and whoever has one fetches by it, without a token. */
export const calendarsController = (calendars: OfficeCalendars): Type => {
  const officeOf = inputChecks()(CalendarOfOfficeDto);

  @Controller('v1')
  class CalendarsController {
    @Get('calendar-feeds')
    @Header('Cache-Control', KEPT_NOWHERE)
    @Roles(...CALENDAR_HOLDERS)
    async own(@Req() { principal }: Asking) {
      return { items: await calendars.ownOf(principal) };
    }

    /** The address is told this once: of it nothing is kept by which it could be told again. */
    @Post('calendar-feeds')
    @Roles(...CALENDAR_HOLDERS)
    make(@Req() { principal }: Asking, @Body() body: unknown) {
      const { officeId, region } = officeOf(body);
      return calendars.make(principal, { officeId, region });
    }

    @Delete('calendar-feeds/:id')
    @HttpCode(204)
    @Roles(...CALENDAR_HOLDERS)
    revoke(@Req() { principal }: Asking, @Param() params: object): Promise<void> {
      return calendars.revoke(principal, pathIdOf(params));
    }

    @Get('calendars/:id/:address')
    @Public()
    async calendar(
      @Param() { id, address }: { readonly id: string; readonly address: string },
      @Query() query: RawQuery,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<string> {
      const language = languageIn(query);
      const secret = ADDRESS.exec(address)?.[1];
      if (secret === undefined || !UUID.test(id)) throw noSuchCalendar();
      const text = await calendars.fetch(id, secret, language);
      reply.headers({
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="sinergi.ics"',
        'X-Robots-Tag': 'noindex',
      });
      return text;
    }
  }
  return CalendarsController;
};
