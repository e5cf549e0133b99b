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
      facts: ['origins', 'hosts', 'dates', 'persons', 'cost', 'total', 'funding', 'outcome', 'gaps', 'source', 'cells'],
      told: ['topic', 'originRegions', 'hostRegions', 'from', 'year', 'importId', 'row'],
    },
    {
      list: 'travel-ceilings',
      slug: ['pagu-perjalanan', 'travel-ceilings'],
      fields: ['region', 'fiscalYear', 'ceiling', 'committed', 'left', 'visits'],
      noun: ['pagu', 'ceiling', 'ceilings'],
      heading: ({ region, fiscalYear, id }, { say }) => {
        const { nameAtTime = id } = (region ?? {}) as { readonly nameAtTime?: string };
        return { title: `${say(['Pagu perjalanan', 'Travel ceiling'])} ${nameAtTime} ${String(fiscalYear)}` };
      },
      facts: ['region', 'ceiling', 'base', 'committed', 'left', 'visits', 'setOn', 'decree'],
      told: ['fiscalYear'],
      filters: ['region', 'year'],
      labels: { year: ['Tahun anggaran', 'Fiscal year'] },
    },
  ],
};
