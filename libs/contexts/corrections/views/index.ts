import type { ContextViews } from '#views';

export const correctionViews: ContextViews = {
  sections: [
    {
      list: 'corrections',
      slug: ['perbaikan', 'corrections'],
      noun: ['permintaan', 'request', 'requests'],
      fields: ['reason', 'kind', 'status', 'requestedAt', 'decidedAt', 'regions'],
      filters: ['status', 'kind', 'region'],
      labels: { category: ['Jenis catatan', 'Kind of record'], kind: ['Yang diminta', 'What is asked'] },
      tags: { status: { WAITING: 'wait', CONFIRMED: 'done', REFUSED: 'stop', WITHDRAWN: 'plain', LAPSED: 'plain' } },
      record: false,
    },
  ],
};
