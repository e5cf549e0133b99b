import type { ContextViews } from '#views';

export const operationViews: ContextViews = {
  sections: [
    {
      list: 'parking',
      slug: ['parkir', 'parking'],
      noun: ['dokumen', 'document', 'documents'],
      fields: ['model', 'key', 'status', 'failed', 'since', 'error'],
      filters: ['status', 'failed'],
      labels: {
        model: ['Model baca', 'Read model'],
        key: ['Kunci', 'Key'],
        failed: ['Yang gagal', 'What failed'],
        command: ['Perintah', 'Command'],
        code: ['Kode', 'Code'],
        eventType: ['Peristiwa', 'Event'],
      },
      tags: { status: { PARKED: 'stop', RETRIED: 'done', DROPPED: 'plain' } },
      record: false,
    },
  ],
};
