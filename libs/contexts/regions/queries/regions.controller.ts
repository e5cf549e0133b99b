import { Controller, Get, Param, Query, type Type } from '@nestjs/common';
import { NATIONAL, Rejection, covers, reject, type RegionCode, type RegionRef, type Scope } from '#kernel';
import { Public, type RawQuery } from '#nest';
import type { Region, RegionDirectory } from '../contract/index.js';
import { REGION_ATTRIBUTION } from '../reference/load-regions.js';
import type { Holiday } from '../domain/working-calendar.events.js';
import { byDate, daysOff, type WorkingCalendarState } from '../domain/working-calendar.state.js';
import type { WorkingCalendarEntry } from '../read/working-calendars.model.js';
import { codeIn, codesOf, nameOf, nextCursor, scopeOf, searchOf, yearAndRegionOf } from './region-parameters.js';

export interface RegionSource {
  /** The directory with the aliases as they are now. */
  readonly directory: () => Promise<RegionDirectory>;
  /** A year's days off as the log has them. */
  readonly calendar: (year: number) => Promise<WorkingCalendarState>;
  /** Every year that is listed. */
  readonly calendars: () => Promise<readonly WorkingCalendarEntry[]>;
}

/** As `resolve` has it; what is wrong is the parameter. */
const resolved = (regions: RegionDirectory, name: string, near?: Scope): RegionRef => {
  try {
    return regions.resolve(name, undefined, near);
  } catch (error) {
    throw error instanceof Rejection ? reject(error.code, { ...error.info, parameter: 'name' }) : error;
  }
};

/** Active or retired. @throws Rejection `E_REGION_UNKNOWN` */
const known = (regions: RegionDirectory, code: RegionCode, parameter = 'code'): Region => {
  const region = regions.byCode(code);
  if (!region)
    throw reject('E_REGION_UNKNOWN', {
      parameter,
      messageId: `Tidak ada wilayah berkode ${code}.`,
      messageEn: `There is no region of the code ${code}.`,
    });
  return region;
};

/** Regions by their codes, active or retired, in that order; codes that never were apart. */
const named = (regions: RegionDirectory, codes: readonly RegionCode[]) => ({
  items: codes.flatMap((code) => regions.byCode(code) ?? []),
  unknown: codes.filter((code) => !regions.byCode(code)),
  attribution: REGION_ATTRIBUTION,
});

/** The days off of a listed year, with what a region and those around it add. */
const listedIn = ({ days, regional }: WorkingCalendarEntry, region: RegionCode | undefined): readonly Holiday[] => {
  const added = regional.filter((own) => region !== undefined && covers(own.region, region)).flatMap((own) => own.days);
  return added.length ? [...days, ...added].sort(byDate) : days;
};

/** Reference data: codes, names, holidays. Public, and never in bulk (ODbL). */
export const regionsController = ({ directory, calendar, calendars }: RegionSource): Type => {
  @Controller('v1')
  @Public()
  class RegionsController {
    /** Type-ahead: `?q=mekar&level=4&within=63.10&limit=20`, `?q=63.10`; or those of `?codes=63.10,62.03`. */
    @Get('regions')
    async search(@Query() query: RawQuery) {
      const codes = codesOf(query);
      if (codes) return named(await directory(), codes);
      const { text, options } = searchOf(query);
      const { limit, offset, within = NATIONAL, near = NATIONAL } = options;
      const regions = await directory();
      if (within !== NATIONAL) known(regions, within, 'within');
      if (near !== NATIONAL) known(regions, near, 'near');
      const found = regions.search(text, { ...options, limit: limit + 1 });
      const next = nextCursor(offset, limit, found.length > limit);
      return { items: found.slice(0, limit), ...(next && { nextCursor: next }), attribution: REGION_ATTRIBUTION };
    }

    /** The one region that a name means; otherwise `E_REGION_AMBIGUOUS` with the candidates. */
    @Get('regions/resolve')
    async resolve(@Query() query: RawQuery) {
      const { name, near = NATIONAL } = nameOf(query);
      const regions = await directory();
      if (near !== NATIONAL) known(regions, near, 'near');
      return { ...resolved(regions, name, near), attribution: REGION_ATTRIBUTION };
    }

    @Get('regions/:code')
    async region(@Param('code') text: string) {
      return { ...known(await directory(), codeIn(text, 'code')), attribution: REGION_ATTRIBUTION };
    }

    @Get('regions/:code/children')
    async children(@Param('code') text: string) {
      const parent = scopeOf(text, 'code');
      const regions = await directory();
      if (parent !== NATIONAL) known(regions, parent);
      return { items: regions.children(parent), attribution: REGION_ATTRIBUTION };
    }

    /**
     * National holidays and cuti bersama of a year that is loaded, with what a region adds; without a year those of all
     * years.
     */
    @Get('holidays')
    async holidays(@Query() query: RawQuery) {
      const { year, region } = yearAndRegionOf(query);
      if (region !== undefined) known(await directory(), region, 'region');
      if (year === undefined) return { items: (await calendars()).flatMap((entry) => listedIn(entry, region)) };
      const items = daysOff(await calendar(year), region);
      if (items) return { items };
      throw reject('E_NOT_FOUND', {
        ruleId: 'COM-08',
        parameter: 'year',
        messageId: `Kalender hari libur tahun ${year} belum dimuat.`,
        messageEn: `The holiday calendar of ${year} is not loaded.`,
      });
    }
  }
  return RegionsController;
};
