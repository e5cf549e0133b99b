import type { ContextViews, Item, Stages, Ui } from '#views';

const STAGES: Stages = {
  ACTIVE: [['Masih ada', 'Exists'], 'done'],
  CLOSED: [['Berakhir', 'Has ended'], 'stop'],
  VOIDED: [['Dinyatakan salah catat', 'Voided as wrongly entered'], 'stop'],
};
const stage = { field: 'stage', stages: STAGES, order: [] };
const named = (item: Item, _ui: Ui): { readonly title: string; readonly about?: string } => {
  const { name, headTitle, shortName } = item as Item & Readonly<Record<string, string | undefined>>;
  const about = headTitle ?? shortName;
  return { title: name ?? item.id, ...(about && { about }) };
};

export const officeViews: ContextViews = {
  sections: [
    {
      list: 'offices',
      slug: ['kantor', 'offices'],
      menu: { label: ['Kantor', 'Offices'], rank: 50 },
      fields: ['name', 'headTitle', 'stage', 'regions'],
      filters: ['region'],
      stage,
      heading: named,
      facts: ['terms', 'appointments', 'mandates', 'lastDay', 'successors'],
      told: ['name', 'headTitle'],
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
      stage,
      heading: named,
      facts: ['kind', 'seat', 'country', 'partOf', 'terms', 'lastDay', 'successors'],
      told: ['name', 'shortName'],
    },
  ],
};
