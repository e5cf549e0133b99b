import type { ContextViews } from '#views';
import { accountColumns, accountName, type Account } from './account.columns.js';
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
      heading: (item, ui, places) => {
        const account = item as Account;
        const where = account.registeredIn === 'ID' ? 'Indonesia' : places?.get(account.registeredIn);
        return { title: accountName(account, ui), ...(where && { about: where }) };
      },
      facts: ['kind', 'officeId', 'grants', 'requests', 'registeredIn', 'registeredOn', 'passwordSetOn'],
      told: ['username', 'roles', 'offices', 'waiting', 'requested', 'registeredBy', 'keptBy'],
    },
  ],
};
