import type { ContextViews } from '#views';
import { mapPage } from './map.page.js';
import { visitSection } from './visit.section.js';

export const visitViews: ContextViews = {
  pages: [mapPage],
  sections: [
    visitSection,
    {
      list: 'historical-visits',
      slug: ['kunjungan-register-lama', 'visits-of-old-registers'],
      fields: ['topic', 'origins', 'hosts', 'dates', 'status'],
      filters: ['region', 'year', 'status'],
    },
    {
      list: 'travel-ceilings',
      slug: ['pagu-perjalanan', 'travel-ceilings'],
      fields: ['region', 'fiscalYear', 'ceiling', 'committed', 'left', 'visits'],
      filters: ['region', 'fiscalYear'],
    },
  ],
};
