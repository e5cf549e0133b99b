import { dayOf, type ContextViews } from '#views';
import { documentCard } from './document.card.js';
import { documentSignatures } from './document.signatures.js';

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
      content: true,
      heading: ({ type, date, document, id }, { language }) => {
        const { number } = (document ?? {}) as { readonly number?: string };
        return {
          title: [String(type ?? id), ...(number ? [number] : [])].join(' '),
          ...(typeof date === 'string' && { about: dayOf(date, language) }),
        };
      },
      card: documentCard,
      below: documentSignatures,
      facts: ['classification', 'keptBy', 'mediaType', 'bytes', 'storedOn'],
      told: ['document', 'type', 'date'],
      tags: {
        stage: { STORED: 'done', VOIDED: 'stop' },
        classification: { PUBLIC: 'done', INTERNAL: 'plain', RESTRICTED: 'warn', SECRET: 'stop' },
      },
    },
  ],
};
