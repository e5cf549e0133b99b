import type { ContextViews } from '#views';

export const adoptionViews: ContextViews = {
  sections: [
    {
      list: 'adoptions',
      slug: ['adopsi', 'adoptions'],
      title: ['Adopsi inovasi', 'Adoption of innovations'],
      menu: { label: ['Adopsi', 'Adoptions'], rank: 30 },
      noun: ['inovasi', 'innovation', 'innovations'],
      fields: ['description', 'stage', 'originRegion', 'host', 'observedOn', 'decidedOn', 'waitsForReview'],
      heads: {
        description: ['Inovasi', 'Innovation'],
        stage: ['Tahap', 'Stage'],
        originRegion: ['Diamati oleh', 'Observed by'],
        host: ['Diamati di', 'Observed at'],
        observedOn: ['Diamati', 'Observed'],
        decidedOn: ['Diputuskan', 'Decided'],
        waitsForReview: ['Menunggu peninjauan', 'Waits for a review'],
      },
      filters: ['year', 'stage', 'decision', 'region'],
      labels: {
        decision: ['Keputusan', 'Decision'],
        visit: ['Id kunjungan', 'Visit id'],
        waitsForReview: ['Menunggu peninjauan', 'Waits for a review'],
      },
      tags: {
        stage: {
          OBSERVED: 'wait',
          DECIDED: 'go',
          DEFERRED: 'warn',
          REJECTED: 'plain',
          VERIFIED: 'done',
          ABANDONED: 'stop',
          WITHDRAWN: 'plain',
        },
        decision: { ADOPT: 'go', ADAPT: 'go', DEFER: 'warn', REJECT: 'plain' },
      },
      heading: ({ description, id }) => ({ title: String(description ?? id) }),
    },
  ],
};
