import type { ContextViews } from '#views';

export const importViews: ContextViews = {
  sections: [
    {
      list: 'imports',
      slug: ['impor', 'imports'],
      fields: ['file', 'sheet', 'stage', 'counts', 'createdOn'],
      filters: ['region', 'stage'],
    },
  ],
};
