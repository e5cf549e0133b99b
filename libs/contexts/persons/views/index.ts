import type { ContextViews } from '#views';

export const personViews: ContextViews = {
  sections: [
    {
      list: 'persons',
      slug: ['orang', 'persons'],
      fields: ['personId', 'stage', 'officeId', 'requests', 'overdue'],
      filters: ['region'],
    },
    {
      list: 'person-reads',
      slug: ['pembacaan-data-pribadi', 'person-reads'],
      fields: ['at', 'purpose', 'officeId', 'count'],
      filters: ['region'],
      record: false,
    },
  ],
};
