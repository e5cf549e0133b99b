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
      title: ['Kunjungan dari register lama', 'Visits of old registers'],
      noun: ['kunjungan', 'visit', 'visits'],
      fields: ['topic', 'status', 'originRegions', 'hostRegions', 'dates', 'persons', 'total', 'gaps'],
      filters: ['year', 'status', 'gap', 'region'],
      labels: { gap: ['Yang belum ada', 'What is missing'], import: ['Id impor', 'Import id'] },
      tags: { status: { INCOMPLETE: 'warn', VOIDED: 'stop' } },
      heading: ({ topic, id }) => ({ title: String(topic ?? id) }),
    },
    {
      list: 'travel-ceilings',
      slug: ['pagu-perjalanan', 'travel-ceilings'],
      fields: ['region', 'fiscalYear', 'ceiling', 'committed', 'left', 'visits'],
      noun: ['pagu', 'ceiling', 'ceilings'],
      filters: ['region', 'year'],
      labels: { year: ['Tahun anggaran', 'Fiscal year'] },
    },
  ],
};
