import { dayOf, type ContextViews, type Stages } from '#views';

const STAGES: Stages = {
  OBSERVED: [['Menunggu keputusan', 'Waits for a decision'], 'wait'],
  DECIDED: [['Diadopsi', 'Adopted'], 'go'],
  VERIFIED: [['Terverifikasi', 'Verified'], 'done'],
  DEFERRED: [['Ditunda', 'Deferred'], 'warn'],
  REJECTED: [['Tidak diterapkan', 'Not carried out'], 'stop'],
  ABANDONED: [['Dihentikan', 'Given up'], 'stop'],
  WITHDRAWN: [['Pengamatan dibatalkan', 'Observation withdrawn'], 'stop'],
};

export const adoptionViews: ContextViews = {
  sections: [
    {
      list: 'adoptions',
      slug: ['adopsi', 'adoptions'],
      menu: { label: ['Adopsi', 'Adoptions'], rank: 30 },
      fields: ['description', 'stage', 'origin', 'host', 'decision', 'decidedOn', 'waitsForReview'],
      filters: ['region', 'stage', 'year'],
      stage: { field: 'stage', stages: STAGES, order: ['OBSERVED', 'DECIDED', 'VERIFIED'] },
      heading: (item, { say, language }) => {
        const { description, observedOn, host } = item as unknown as {
          readonly description: string;
          readonly observedOn: string;
          readonly host?: { readonly nameAtTime: string };
        };
        const seen = `${say(['diamati', 'seen'])} ${dayOf(observedOn, language)}`;
        return { title: description, about: [...(host ? [host.nameAtTime] : []), seen].join(' · ') };
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
