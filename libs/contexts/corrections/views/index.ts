import type { ContextViews } from '#views';

export const correctionViews: ContextViews = {
  sections: [
    {
      list: 'corrections',
      slug: ['perbaikan', 'corrections'],
      fields: ['kind', 'category', 'status', 'requestedAt', 'reason'],
      filters: ['region', 'status'],
      record: false,
    },
  ],
};
