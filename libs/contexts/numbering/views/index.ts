import type { ContextViews } from '#views';
import { ruleColumns } from './rule.columns.js';

export const numberingViews: ContextViews = {
  sections: [
    {
      list: 'numbers',
      slug: ['buku-agenda', 'number-books'],
      noun: ['nomor', 'number', 'numbers'],
      fields: ['text', 'kind', 'state', 'day', 'year', 'officeId', 'region'],
      filters: ['year', 'kind', 'state', 'region'],
      labels: { state: ['Keadaan', 'State'], outOfOrder: ['Tak berurut', 'Out of order'] },
      tags: { state: { GIVEN: 'done', VOIDED: 'stop' } },
      record: false,
    },
    {
      list: 'numbering-rules',
      slug: ['aturan-penomoran', 'numbering-rules'],
      noun: ['kantor', 'office', 'offices'],
      fields: ['officeId', 'region', 'rules'],
      columns: ruleColumns,
      filters: ['region'],
      heading: ({ id }, { say }) => ({ title: `${say(['Aturan penomoran', 'Numbering rules'])} ${id}` }),
      facts: ['region', 'rules'],
    },
  ],
};
