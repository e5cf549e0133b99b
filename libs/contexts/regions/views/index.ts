import type { ContextViews, Section } from '#views';
import { REGION_ATTRIBUTION } from '../reference/load-regions.js';
import { calendarCard } from './calendar.card.js';
import { regionPage, regionsPage } from './regions.page.js';

const ALIASES: Section = {
  list: 'region-aliases',
  slug: ['nama-lain-wilayah', 'region-aliases'],
  noun: ['nama', 'name', 'names'],
  fields: ['alias', 'region', 'addedOn'],
  filters: ['region'],
  record: false,
};
const AREAS: Section = {
  list: 'areas',
  slug: ['kawasan-lain', 'areas'],
  noun: ['kawasan', 'area', 'areas'],
  fields: ['name', 'kind', 'members', 'registeredOn'],
  filters: ['kind', 'region'],
  record: false,
};

export const regionViews: ContextViews = {
  attribution: {
    short: ['Nama dan kode wilayah: idn-area-data, ODbL 1.0', 'Names and codes of regions: idn-area-data, ODbL 1.0'],
    whole: REGION_ATTRIBUTION,
  },
  pages: [regionsPage, regionPage],
  sections: [
    {
      list: 'calendars',
      slug: ['kalender', 'calendars'],
      noun: ['tahun', 'year', 'years'],
      fields: ['year', 'status', 'basis', 'version', 'loadedOn'],
      filters: ['year', 'status'],
      heading: ({ id }, { say }) => ({ title: `${say(['Kalender kerja', 'Working calendar'])} ${id}` }),
      facts: ['basis', 'decree', 'loadedOn', 'version'],
      card: calendarCard,
      told: ['year', 'days', 'regional'],
      tags: { status: { LOADED: 'done', MISSING: 'stop', OPEN: 'wait' } },
    },
    ALIASES,
    AREAS,
    {
      list: 'region-directory',
      beside: [ALIASES, AREAS],
      slug: ['direktori-wilayah', 'region-directory'],
      title: ['Nama lain wilayah dan kawasan', 'Aliases of regions, and areas'],
      record: false,
      fields: [],
      filters: [],
    },
  ],
};
