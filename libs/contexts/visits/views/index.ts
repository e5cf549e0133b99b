import type { ContextViews } from '#views';
import { visitSection } from './visit.section.js';

export const visitViews: ContextViews = {
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
