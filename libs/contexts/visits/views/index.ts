import type { ContextViews } from '#views';
import { mapPage } from './map.page.js';
import { jointVisitSection } from './joint-visit.section.js';
import { historicalSection } from './historical.section.js';
import { visitSection } from './visit.section.js';

export const visitViews: ContextViews = {
  pages: [mapPage],
  sections: [
    visitSection,
    jointVisitSection,
    historicalSection,
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
