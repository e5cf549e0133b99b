import { dayOf, type ContextViews, type Stages } from '#views';

const STAGES: Stages = {
  OBSERVED: [['Menunggu keputusan', 'Waits for a decision'], 'wait'],
  DECIDED: [['Diadopsi atau diadaptasi', 'Adopted or adapted'], 'go'],
  VERIFIED: [['Penerapannya diverifikasi', 'Carried out, as verified'], 'done'],
  DEFERRED: [['Ditunda', 'Deferred'], 'warn'],
  REJECTED: [['Tidak diterapkan', 'Not carried out'], 'plain'],
  ABANDONED: [['Dihentikan', 'Given up'], 'stop'],
  WITHDRAWN: [['Pengamatan dibatalkan', 'Observation withdrawn'], 'plain'],
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
      labels: {
        decision: ['Keputusan', 'Decision'],
        visit: ['Id kunjungan', 'Visit id'],
        waitsForReview: ['Menunggu peninjauan', 'Waits for a review'],
      },
      tags: { decision: { ADOPT: 'go', ADAPT: 'go', DEFER: 'warn', REJECT: 'plain' } },
      stage: { field: 'stage', stages: STAGES, order: ['OBSERVED', 'DECIDED', 'VERIFIED'] },
      heading: (item, { say, language }) => {
        const { description, observedOn, host } = item as unknown as {
          readonly description?: string;
          readonly observedOn?: string;
          readonly host?: { readonly nameAtTime: string };
        };
        const seen = observedOn && `${say(['diamati', 'seen'])} ${dayOf(observedOn, language)}`;
        const about = [host?.nameAtTime, seen].filter(Boolean).join(' · ');
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
