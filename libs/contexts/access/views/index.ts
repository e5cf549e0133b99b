import type { ContextViews, Item, Stages } from '#views';

const STAGES: Stages = {
  ACTIVE: [['Dapat dipakai', 'In use'], 'done'],
  DISABLED: [['Dinonaktifkan', 'Disabled'], 'stop'],
};

export const accessViews: ContextViews = {
  sections: [
    {
      list: 'users',
      slug: ['pengguna', 'users'],
      menu: { label: ['Pengguna', 'Users'], rank: 90 },
      fields: ['username', 'officeId', 'stage', 'roles', 'regions', 'registeredOn'],
      filters: ['region', 'role'],
      stage: { field: 'stage', stages: STAGES, order: [] },
      heading: (item, { say }) => ({
        title: (item as Item & { readonly username?: string }).username ?? `${say(['Akun', 'Account'])} ${item.id}`,
      }),
      facts: ['kind', 'officeId', 'grants', 'requests', 'registeredIn', 'registeredOn', 'passwordSetOn'],
      told: ['username', 'roles', 'offices', 'waiting', 'requested'],
    },
  ],
};
