import type { Asking, Children, ContextViews, Item } from '#views';
import { holderColumns } from './holders.columns.js';
import { HoldersLink } from './holders.link.js';
import { officeForms } from './office.forms.js';

const named = ({ name, headTitle, shortName, id }: Item): { readonly title: string; readonly about?: string } => {
  const about = headTitle ?? shortName;
  return { title: String(name ?? id), ...(typeof about === 'string' && { about }) };
};
const states = { ACTIVE: 'done', CLOSED: 'plain', VOIDED: 'stop' } as const;

export const officeViews: ContextViews = {
  sections: [
    {
      list: 'offices',
      slug: ['kantor', 'offices'],
      title: ['Kantor dan pejabatnya', 'Offices and their officials'],
      menu: { label: ['Kantor', 'Offices'], rank: 50 },
      noun: ['kantor', 'office', 'offices'],
      fields: ['name', 'headTitle', 'stage', 'regions', 'registeredOn'],
      heads: {
        name: ['Kantor', 'Office'],
        headTitle: ['Jabatan pimpinan', 'Post of its head'],
        regions: ['Wilayah', 'Region'],
        registeredOn: ['Tercatat', 'Registered'],
      },
      filters: ['region', 'stage'],
      tags: { stage: states },
      above: async (asking: Asking): Promise<Children> => HoldersLink({ asking }),
      heading: named,
      facts: ['terms', 'appointments', 'mandates', 'lastDay', 'successors'],
      told: ['name', 'headTitle'],
      forms: officeForms,
    },
    {
      list: 'office-holders',
      slug: ['pemegang-jabatan', 'office-holders'],
      title: ['Siapa memegang jabatan apa, pada hari apa', 'Who held which office, on which day'],
      noun: ['masa jabatan', 'term', 'terms'],
      fields: ['officialName', 'headTitle', 'name', 'capacity', 'region', 'validFrom', 'until', 'decree'],
      columns: holderColumns,
      filters: ['on', 'region', 'capacity'],
      labels: {
        on: ['Memegang jabatan pada hari', 'In office on the day'],
        capacity: ['Sebagai', 'In which capacity'],
        account: ['Akun pejabat', "Official's account"],
      },
      record: false,
      above: async (asking: Asking): Promise<Children> => HoldersLink({ asking }),
    },
    {
      list: 'institutions',
      slug: ['lembaga', 'institutions'],
      noun: ['lembaga', 'institution', 'institutions'],
      fields: ['name', 'kind', 'stage', 'seat', 'country', 'registeredOn'],
      filters: ['kind', 'region', 'stage'],
      labels: { partOf: ['Bagian dari', 'Part of'] },
      heading: named,
      facts: ['kind', 'seat', 'country', 'partOf', 'terms', 'lastDay', 'successors'],
      told: ['name', 'shortName'],
      tags: { stage: states },
    },
  ],
};
