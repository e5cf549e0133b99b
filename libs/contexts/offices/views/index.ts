import type { ContextViews } from '#views';

export const officeViews: ContextViews = {
  sections: [
    {
      list: 'offices',
      slug: ['kantor', 'offices'],
      menu: { label: ['Kantor', 'Offices'], rank: 50 },
      fields: ['name', 'headTitle', 'stage', 'regions'],
      filters: ['region'],
    },
    {
      list: 'office-holders',
      slug: ['pemegang-jabatan', 'office-holders'],
      fields: ['officialName', 'headTitle', 'name', 'capacity', 'validFrom', 'until'],
      filters: ['region', 'on'],
      record: false,
    },
    {
      list: 'institutions',
      slug: ['lembaga', 'institutions'],
      fields: ['name', 'kind', 'seat', 'stage'],
      filters: ['region', 'kind'],
    },
  ],
};
