import type { ContextViews } from '#views';
import { accountColumns } from './account.columns.js';
import { accountForms } from './account.forms.js';
import { accountCard, passwordPage } from './password.page.js';

export const accessViews: ContextViews = {
  pages: [passwordPage],
  sections: [
    {
      list: 'users',
      slug: ['pengguna', 'users'],
      menu: { label: ['Pengguna', 'Users'], rank: 90 },
      noun: ['akun', 'account', 'accounts'],
      fields: ['username', 'officeId', 'stage', 'grants', 'requests', 'registeredOn', 'passwordSetOn'],
      filters: ['username', 'region', 'role', 'waiting'],
      columns: accountColumns,
      forms: accountForms,
      card: accountCard,
      heading: ({ username, id }) => ({ title: String(username ?? id) }),
      facts: ['kind', 'officeId', 'grants', 'requests', 'registeredIn', 'registeredOn', 'passwordSetOn'],
      told: ['username', 'roles', 'offices', 'waiting', 'requested', 'registeredBy', 'keptBy'],
    },
  ],
};
