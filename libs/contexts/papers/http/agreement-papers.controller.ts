import { Controller, Get, Header, Inject, Param, Query, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NATIONAL, localDateAt, zoneOf, type LocalDate, type Meaning, type Scope } from '#kernel';
import { HTTP_OPTIONS, KEPT_NOWHERE, Roles, pathIdOf, refuseUnknown, type HttpOptions, type RawQuery } from '#nest';
import type { Principal } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import type { AgreementRecord } from '#contexts/agreements/contract';
import { lastDayOf } from '../forms/agreement-parts.js';
import { agreementRegisterForm } from '../forms/agreement-register.form.js';
import { agreementSheetForm } from '../forms/agreement-sheet.form.js';
import { inYear, reportYear } from '../forms/cooperation-counts.js';
import { expiringAgreementsForm } from '../forms/expiring-agreements.form.js';
import { yearlyCooperationForm } from '../forms/yearly-cooperation.form.js';
import { NARROWER, agreementOf, agreementsOf, type AgreementPapersParts } from './agreement-papers-read.js';
import { expiringAsked, registerAsked, yearlyAsked } from './agreement-parameters.js';
import { printedPapers } from './printed-paper.js';

const LATER: Meaning = ['ulangi saat sistem tidak sibuk', 'repeat the request when the system is less busy'];

/** Papers of agreements as offices keep them: register, sheet, what ends soon, yearly report. */
export const agreementPapersController = (parts: AgreementPapersParts): Type => {
  const printed = printedPapers();
  const todayIn = (region: Scope): LocalDate => localDateAt(parts.clock.now(), zoneOf(region));

  @Controller('v1')
  class AgreementPapersController {
    constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {}

    @Get('agreement-papers/buku-register')
    @Header('Cache-Control', KEPT_NOWHERE)
    @Roles(...RECORD_READERS)
    async register(
      @Req() { principal }: { principal: Principal },
      @Query() query: RawQuery,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Buffer> {
      const { year, ...whose } = registerAsked(query, this.options);
      const asked = { filter: { year: { eq: year } }, by: 'signedOn' };
      const found = await agreementsOf(parts, this.options, principal, whose, asked);
      const name = `buku-register-${whose.region}-${year}`;
      const about = { ...found, name, subject: 'register kerja sama', seat: whose.region, instead: NARROWER };
      return printed(agreementRegisterForm(found, year), { ...about, landscape: true }, principal, reply);
    }

    @Get('agreement-papers/akan-berakhir')
    @Header('Cache-Control', KEPT_NOWHERE)
    @Roles(...RECORD_READERS)
    async expiring(
      @Req() { principal }: { principal: Principal },
      @Query() query: RawQuery,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Buffer> {
      const { span, ...whose } = expiringAsked(query, this.options, todayIn);
      const { on, until } = span;
      const found = await agreementsOf(parts, this.options, principal, whose, {
        filter: { signedOn: { to: on }, validUntil: { from: on, to: until } },
        by: 'validUntil',
        holds: (each) => lastDayOf(each)! >= on && each.termination?.on !== on,
      });
      const name = `akan-berakhir-${whose.region}-${on}`;
      const about = { ...found, name, subject: 'register kerja sama', seat: whose.region, instead: NARROWER };
      return printed(expiringAgreementsForm(found, span), { ...about, landscape: true }, principal, reply);
    }

    @Get('agreement-papers/laporan-tahunan')
    @Header('Cache-Control', KEPT_NOWHERE)
    @Roles(...RECORD_READERS)
    async yearly(
      @Req() { principal }: { principal: Principal },
      @Query() query: RawQuery,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Buffer> {
      const { region, year } = yearlyAsked(query, this.options, todayIn);
      const of = reportYear(year, todayIn(region));
      const asked = {
        filter: { signedOn: { to: of.until } },
        by: 'signedOn',
        holds: (each: AgreementRecord) => inYear(each, of) !== undefined,
      };
      const found = await agreementsOf(parts, this.options, principal, { region, own: true }, asked);
      const name = `laporan-tahunan-${region}-${year}`;
      const about = { ...found, name, subject: 'register kerja sama', seat: region, instead: LATER };
      return printed(yearlyCooperationForm(found, of), about, principal, reply);
    }

    @Get('agreements/:id/papers/lembar')
    @Header('Cache-Control', KEPT_NOWHERE)
    @Roles(...RECORD_READERS)
    async sheet(
      @Req() { principal }: { principal: Principal },
      @Param() params: object,
      @Query() query: RawQuery,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Buffer> {
      refuseUnknown(query, new Set());
      const id = pathIdOf(params);
      const found = await agreementOf(parts, this.options, principal, id);
      const { regions, stage, revision } = found.agreement;
      const mark = stage === 'VOIDED' ? { mark: 'DIBATALKAN' } : {};
      const seat: Scope = regions[0] ?? NATIONAL;
      const subject = `kerja sama ${id}, revisi ${revision}`;
      const about = { ...found, name: `lembar-${id}`, subject, seat, ...mark, instead: LATER };
      return printed(agreementSheetForm(found), about, principal, reply);
    }
  }
  return AgreementPapersController;
};
