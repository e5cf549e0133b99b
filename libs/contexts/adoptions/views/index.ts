import type { ContextViews } from '#views';

export const adoptionViews: ContextViews = {
  sections: [
    {
      list: 'adoptions',
      slug: ['adopsi', 'adoptions'],
      menu: { label: ['Adopsi', 'Adoptions'], rank: 30 },
      fields: ['description', 'stage', 'origin', 'host', 'decision', 'decidedOn', 'waitsForReview'],
      filters: ['region', 'stage', 'year'],
    },
  ],
};
