import type { ContextViews } from '#views';

export const accessViews: ContextViews = {
  sections: [
    {
      list: 'users',
      slug: ['pengguna', 'users'],
      menu: { label: ['Pengguna', 'Users'], rank: 90 },
      fields: ['username', 'officeId', 'stage', 'roles', 'regions', 'registeredOn'],
      filters: ['region', 'role'],
    },
  ],
};
