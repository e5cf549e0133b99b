import { dayOf, placeAmong, type ContextViews, type StageTones } from '#views';

const TONES: StageTones = {
  OBSERVED: 'wait',
  DECIDED: 'go',
  VERIFIED: 'done',
  DEFERRED: 'warn',
  REJECTED: 'plain',
  ABANDONED: 'stop',
  WITHDRAWN: 'plain',
};

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
      tellsOf: {
        visits: {
          filter: 'visit',
          label: ['Inovasi yang diamati dan adopsinya', 'Innovations observed, and their adoption'],
        },
      },
      labels: { decision: ['Keputusan', 'Decision'], waitsForReview: ['Menunggu peninjauan', 'Waits for a review'] },
      tags: { decision: { ADOPT: 'go', ADAPT: 'go', DEFER: 'warn', REJECT: 'plain' } },
      stage: { field: 'stage', tones: TONES, order: ['OBSERVED', 'DECIDED', 'VERIFIED'] },
      heading: (item, { say, language }, places) => {
        const { description, observedOn, host } = item as unknown as {
          readonly description?: string;
          readonly observedOn?: string;
          readonly host?: { readonly code: string; readonly nameAtTime: string };
        };
        const seen = observedOn && `${say(['diamati', 'seen'])} ${dayOf(observedOn, language)}`;
        const about = [host && placeAmong(host, places), seen].filter(Boolean).join(' · ');
        return { title: description ?? item.id, ...(about && { about }) };
      },
      facts: [
        'origin',
        'host',
        'party',
        'visitId',
        'topics',
        'decided',
        'decidedOn',
        'decidedBy',
        'progress',
        'verifiedOn',
        'verification',
        'verificationDoc',
        'waitsForReview',
      ],
      told: ['description', 'observedOn', 'decision', 'originRegion', 'hostRegion', 'year', 'innovationId'],
    },
  ],
};
