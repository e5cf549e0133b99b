import type { ContextViews } from '#views';

export const importViews: ContextViews = {
  sections: [
    {
      list: 'imports',
      slug: ['impor', 'imports'],
      noun: ['impor', 'import', 'imports'],
      fields: ['sheet', 'stage', 'counts', 'regions', 'createdOn', 'updatedOn'],
      filters: ['stage', 'region'],
      labels: { layout: ['Tata letak', 'Layout'] },
      heading: ({ sheet, id }, { say }) => ({
        title: `${say(['Impor register', 'Import of a register'])}: ${String(sheet ?? id)}`,
      }),
      tags: { stage: { OPEN: 'wait', COMMITTING: 'go', COMPLETED: 'done', ABANDONED: 'stop' } },
    },
  ],
};
