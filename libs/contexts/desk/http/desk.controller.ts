import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, type Type } from '@nestjs/common';
import { SignedIn, inputChecks, type RawQuery } from '#nest';
import type { Principal } from '#runtime';
import type { OfficeDrafts, OwnDrafts, SavedViews } from '../keeping/desk.js';
import type { KnownForms } from '../keeping/known-forms.js';
import { actingFor, draftIdOf, seenIn, seenOf, type OfficeParts } from './desk-requests.js';
import { DraftDto, SavedViewDto, SendingEndDto } from './desk.dto.js';

export interface DeskRoutesParts extends OfficeParts {
  readonly drafts: OwnDrafts;
  readonly officeDrafts: OfficeDrafts;
  readonly views: SavedViews;
  readonly forms: KnownForms;
}

interface Asking {
  readonly principal: Principal;
}

/** Everybody's own desk: what he has begun and not sent, alone or for his office, and the lists he comes back to. */
export const deskController = (parts: DeskRoutesParts): Type => {
  const check = inputChecks();
  const [draftOf, endOf, viewOf] = [check(DraftDto), check(SendingEndDto), check(SavedViewDto)];
  const { clock, drafts, officeDrafts, views, forms } = parts;
  const formIn = (id: string, body: unknown) => {
    const form = draftOf(body);
    forms.requireForm(form);
    return { id: draftIdOf(id), ...form };
  };

  @Controller('v1')
  @SignedIn()
  class DeskController {
    @Get('drafts')
    async own(@Req() { principal: { userId } }: Asking) {
      return { items: await drafts.list(userId) };
    }

    @Get('drafts/:id')
    ownDraft(@Req() { principal: { userId } }: Asking, @Param('id') id: string) {
      return drafts.get(userId, draftIdOf(id));
    }

    @Put('drafts/:id')
    @HttpCode(204)
    keep(@Req() { principal: { userId } }: Asking, @Param('id') id: string, @Body() body: unknown): Promise<void> {
      return drafts.keep(userId, formIn(id, body));
    }

    @Delete('drafts/:id')
    @HttpCode(204)
    remove(@Req() { principal: { userId } }: Asking, @Param('id') id: string): Promise<void> {
      return drafts.remove(userId, draftIdOf(id));
    }

    @Get('office-drafts')
    async ofOffice(@Req() { principal }: Asking, @Query() query: RawQuery) {
      return { items: await officeDrafts.list(actingFor(parts, principal, query).office) };
    }

    @Get('office-drafts/:id')
    officeDraft(@Req() { principal }: Asking, @Param('id') id: string, @Query() query: RawQuery) {
      return officeDrafts.get(actingFor(parts, principal, query).office, draftIdOf(id));
    }

    @Put('office-drafts/:id')
    async keepForOffice(
      @Req() { principal }: Asking,
      @Param('id') id: string,
      @Query() query: RawQuery,
      @Body() body: unknown,
    ) {
      const { office, keeper } = actingFor(parts, principal, query);
      const draft = formIn(id, body);
      forms.requirePart(principal, draft.list, clock.now());
      return officeDrafts.keep(office, draft, seenIn(query), await keeper());
    }

    @Delete('office-drafts/:id')
    @HttpCode(204)
    removeFromOffice(@Req() { principal }: Asking, @Param('id') id: string, @Query() query: RawQuery): Promise<void> {
      return officeDrafts.remove(actingFor(parts, principal, query).office, draftIdOf(id), seenOf(query));
    }

    @Post('office-drafts/:id/begin')
    @HttpCode(204)
    begin(@Req() { principal }: Asking, @Param('id') id: string, @Query() query: RawQuery): Promise<void> {
      const { office } = actingFor(parts, principal, query);
      return officeDrafts.begin(office, draftIdOf(id), seenOf(query), principal.userId);
    }

    @Post('office-drafts/:id/end')
    @HttpCode(204)
    end(
      @Req() { principal }: Asking,
      @Param('id') id: string,
      @Query() query: RawQuery,
      @Body() body: unknown,
    ): Promise<void> {
      const { office } = actingFor(parts, principal, query);
      return officeDrafts.end(office, draftIdOf(id), principal.userId, endOf(body).sent);
    }

    @Get('saved-views')
    async savedViews(@Req() { principal: { userId } }: Asking) {
      return { items: await views.list(userId) };
    }

    @Post('saved-views')
    async saveView(@Req() { principal: { userId } }: Asking, @Body() body: unknown) {
      const view = viewOf(body);
      forms.requireList(view.list);
      return { id: await views.add(userId, view) };
    }

    @Delete('saved-views/:id')
    @HttpCode(204)
    removeView(@Req() { principal: { userId } }: Asking, @Param('id') id: string): Promise<void> {
      return views.remove(userId, id);
    }
  }
  return DeskController;
};
