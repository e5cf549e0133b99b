import type { ContextViews, Item, Stages } from '#views';

const STAGES: Stages = {
  OPEN: [['Dibaca', 'Read'], 'wait'],
  COMMITTING: [['Sedang dicatat', 'Being recorded'], 'go'],
  COMPLETED: [['Sudah dicatat', 'Recorded'], 'done'],
  ABANDONED: [['Dihentikan', 'Given up'], 'stop'],
};

export const importViews: ContextViews = {
  sections: [
    {
      list: 'imports',
      slug: ['impor', 'imports'],
      fields: ['file', 'sheet', 'stage', 'counts', 'createdOn'],
      filters: ['region', 'stage'],
      stage: { field: 'stage', stages: STAGES, order: ['OPEN', 'COMMITTING', 'COMPLETED'] },
      heading: (item, { say }) => ({
        title: `${say(['Impor register', 'Import of a register'])}: ${(item as Item & { readonly sheet?: string }).sheet ?? item.id}`,
      }),
    },
  ],
};
