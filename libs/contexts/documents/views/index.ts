import type { ContextViews } from '#views';

export const documentViews: ContextViews = {
  sections: [
    {
      list: 'documents',
      slug: ['dokumen', 'documents'],
      menu: { label: ['Dokumen', 'Documents'], rank: 60 },
      noun: ['dokumen', 'document', 'documents'],
      fields: ['type', 'date', 'stage', 'classification', 'mediaType', 'bytes', 'regions', 'storedOn'],
      filters: ['type', 'classification', 'region'],
      labels: {
        classification: ['Klasifikasi', 'Classification'],
        mediaType: ['Bentuk berkas', 'Kind of file'],
        from: ['Bertanggal sejak', 'Dated from'],
        to: ['Bertanggal sampai', 'Dated until'],
      },
      tags: {
        stage: { STORED: 'done', VOIDED: 'stop' },
        classification: { PUBLIC: 'done', INTERNAL: 'plain', RESTRICTED: 'warn', SECRET: 'stop' },
      },
    },
  ],
};
