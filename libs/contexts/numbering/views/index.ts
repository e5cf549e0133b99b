import type { ContextViews } from '#views';

export const numberingViews: ContextViews = {
  sections: [
    {
      list: 'numbers',
      slug: ['buku-agenda', 'number-books'],
      fields: ['text', 'kind', 'year', 'day', 'state', 'officeId'],
      filters: ['region', 'year', 'kind'],
      record: false,
    },
    {
      list: 'numbering-rules',
      slug: ['aturan-penomoran', 'numbering-rules'],
      fields: ['officeId', 'rules', 'region'],
      filters: ['region'],
      heading: ({ id }, { say }) => ({ title: `${say(['Aturan penomoran', 'Numbering rules'])} ${id}` }),
      facts: ['region', 'rules'],
    },
  ],
};
