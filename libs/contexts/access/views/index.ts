import type { ContextViews } from '#views';
import { accountColumns } from './account.columns.js';

export const accessViews: ContextViews = {
  sections: [
    {
      list: 'users',
      slug: ['pengguna', 'users'],
      menu: { label: ['Pengguna', 'Users'], rank: 90 },
      noun: ['akun', 'account', 'accounts'],
      fields: ['username', 'officeId', 'stage', 'grants', 'requests', 'registeredOn', 'passwordSetOn'],
      filters: ['region', 'role', 'waiting'],
      columns: accountColumns,
      heading: ({ username, id }) => ({ title: String(username ?? id) }),
      facts: ['kind', 'officeId', 'grants', 'requests', 'registeredIn', 'registeredOn', 'passwordSetOn'],
      told: ['username', 'roles', 'offices', 'waiting', 'requested'],
    },
  ],
};
