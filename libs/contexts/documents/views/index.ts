import type { ContextViews } from '#views';

export const documentViews: ContextViews = {
  sections: [
    {
      list: 'documents',
      slug: ['dokumen', 'documents'],
      menu: { label: ['Dokumen', 'Documents'], rank: 60 },
      fields: ['type', 'date', 'classification', 'bytes', 'keptBy', 'storedOn'],
      filters: ['region', 'type'],
    },
  ],
};
