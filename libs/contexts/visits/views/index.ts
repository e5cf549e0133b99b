import type { ContextViews, Item, Stages } from '#views';
import { visitSection } from './visit.section.js';

const HISTORICAL: Stages = {
  INCOMPLETE: [['Data tidak lengkap', 'Data incomplete'], 'warn'],
  VOIDED: [['Dibatalkan', 'Voided'], 'stop'],
};

export const visitViews: ContextViews = {
  sections: [
    visitSection,
    {
      list: 'historical-visits',
      slug: ['kunjungan-register-lama', 'visits-of-old-registers'],
      fields: ['topic', 'origins', 'hosts', 'dates', 'status'],
      filters: ['region', 'year', 'status'],
      stage: { field: 'status', stages: HISTORICAL, order: [] },
      heading: (item, { say }) => ({
        title:
          (item as Item & { readonly topic?: string }).topic ??
          say(['Kunjungan dari register lama', 'Visit of an old register']),
      }),
      facts: ['origins', 'hosts', 'dates', 'persons', 'cost', 'total', 'funding', 'outcome', 'gaps', 'source', 'cells'],
      told: ['topic', 'originRegions', 'hostRegions', 'from', 'year', 'importId', 'row'],
    },
    {
      list: 'travel-ceilings',
      slug: ['pagu-perjalanan', 'travel-ceilings'],
      fields: ['region', 'fiscalYear', 'ceiling', 'committed', 'left', 'visits'],
      filters: ['region', 'fiscalYear'],
      heading: (item, { say }) => {
        const { region, fiscalYear } = item as Item & {
          readonly region?: { readonly nameAtTime: string };
          readonly fiscalYear: number;
        };
        return {
          title: `${say(['Pagu perjalanan', 'Travel ceiling'])} ${region?.nameAtTime ?? item.id} ${fiscalYear}`,
        };
      },
      facts: ['region', 'ceiling', 'base', 'committed', 'left', 'visits', 'setOn', 'decree'],
      told: ['fiscalYear'],
    },
  ],
};
