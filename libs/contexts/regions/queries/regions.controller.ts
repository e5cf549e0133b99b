import { Controller, Get, Param, Query, type Type } from '@nestjs/common';
import { isRegionCode, regionCode, reject, type RegionCode, type RegionLevel, type Scope } from '#kernel';
import { Public } from '#nest';
import type { RegionDirectory } from '../contract/index.js';
import { REGION_ATTRIBUTION } from '../reference/load-regions.js';
import { daysOff, type WorkingCalendarState } from '../domain/working-calendar.state.js';
import type { WorkingCalendarEntry } from '../read/working-calendars.model.js';

export interface RegionSource {
  /** The directory with the aliases as they are now. */
  readonly directory: () => Promise<RegionDirectory>;
  /** A year's days off as the log has them. */
  readonly calendar: (year: number) => Promise<WorkingCalendarState>;
  /** Every year that is listed. */
  readonly calendars: () => Promise<readonly WorkingCalendarEntry[]>;
}

const wholeNumber = (text: string | undefined, from: number, to: number, field: string): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw reject('E_MALFORMED', {
    parameter: field, messageId: `${field} harus bilangan ${from}–${to}.`, messageEn: `${field} must be a whole number from ${from} to ${to}.`,
  });
};

const scope = (text: string | undefined): Scope | undefined => {
  if (text === undefined || text === 'ID' || isRegionCode(text)) return text as Scope | undefined;
  throw reject('E_REGION_UNKNOWN', { parameter: 'within' });
};

const regionIn = (text: string | undefined): RegionCode | undefined => (text === undefined ? undefined : regionCode(text, 'region'));

/** Reference data: codes, names, holidays. Public, and never in bulk (ODbL). */
export const regionsController = ({ directory, calendar, calendars }: RegionSource): Type => {
  @Controller('v1')
  @Public()
  class RegionsController {
    /** Type-ahead: `?q=mekar&level=4&within=63.10&limit=20`. */
    @Get('regions')
    async search(@Query('q') q = '', @Query('level') level?: string, @Query('within') within?: string, @Query('limit') limit?: string) {
      const [ofLevel, inside, most] = [wholeNumber(level, 1, 4, 'level'), scope(within), wholeNumber(limit, 1, 100, 'limit')];
      const items = (await directory()).search(q, {
        ...(ofLevel !== undefined && { level: ofLevel as RegionLevel }), ...(inside && { within: inside }), ...(most !== undefined && { limit: most }),
      });
      return { items, attribution: REGION_ATTRIBUTION };
    }

    /** The one region that a name means; otherwise `E_REGION_AMBIGUOUS` with the candidates. */
    @Get('regions/resolve')
    async resolve(@Query('name') name = '') {
      return { ...(await directory()).resolve(name, 'name'), attribution: REGION_ATTRIBUTION };
    }

    @Get('regions/:code')
    async region(@Param('code') code: string) {
      const known = (await directory()).byCode(code);
      if (!known) throw reject('E_REGION_UNKNOWN', { parameter: 'code' });
      return { ...known, attribution: REGION_ATTRIBUTION };
    }

    @Get('regions/:code/children')
    async children(@Param('code') code: string) {
      const parent = scope(code)!;
      if (parent !== 'ID' && !(await directory()).byCode(parent as RegionCode)) throw reject('E_REGION_UNKNOWN', { parameter: 'code' });
      return { items: (await directory()).children(parent), attribution: REGION_ATTRIBUTION };
    }

    /** National holidays and cuti bersama of a year that is loaded, with what a region adds; without a year those of all years. */
    @Get('holidays')
    async holidays(@Query('year') text?: string, @Query('region') code?: string) {
      const [year, region] = [wholeNumber(text, 1900, 2199, 'year'), regionIn(code)];
      if (year === undefined) return { items: (await calendars()).flatMap(({ days }) => days) };
      const items = daysOff(await calendar(year), region);
      if (items) return { items };
      throw reject('E_NOT_FOUND', {
        ruleId: 'COM-08', parameter: 'year',
        messageId: `Kalender hari libur tahun ${year} belum dimuat.`, messageEn: `The holiday calendar of ${year} is not loaded.`,
      });
    }
  }
  return RegionsController;
};
