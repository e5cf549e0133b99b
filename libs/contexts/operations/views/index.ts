import type { ContextViews } from '#views';

export const operationViews: ContextViews = {
  sections: [
    {
      list: 'parking',
      slug: ['parkir', 'parking'],
      fields: ['model', 'key', 'status', 'since', 'error'],
      filters: ['status'],
      record: false,
    },
  ],
};
