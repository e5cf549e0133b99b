import type { ContextViews } from '#views';
import { REGION_ATTRIBUTION } from '../reference/load-regions.js';

export const regionViews: ContextViews = {
  attribution: REGION_ATTRIBUTION,
  sections: [
    {
      list: 'calendars',
      slug: ['kalender', 'calendars'],
      fields: ['year', 'status', 'version', 'loadedOn'],
      filters: ['year'],
    },
    {
      list: 'region-aliases',
      slug: ['nama-lain-wilayah', 'region-aliases'],
      fields: ['alias', 'region', 'addedOn'],
      filters: ['region'],
      record: false,
    },
    {
      list: 'areas',
      slug: ['kawasan-lain', 'areas'],
      fields: ['name', 'kind', 'members', 'registeredOn'],
      filters: ['region'],
      record: false,
    },
  ],
};
