import { dayOf, type ContextViews, type Item, type Stages } from '#views';
import { documentCard } from './document.card.js';

const STAGES: Stages = { STORED: [['Tersimpan', 'Stored'], 'done'], VOIDED: [['Dibatalkan', 'Voided'], 'stop'] };

export const documentViews: ContextViews = {
  sections: [
    {
      list: 'documents',
      slug: ['dokumen', 'documents'],
      menu: { label: ['Dokumen', 'Documents'], rank: 60 },
      fields: ['type', 'date', 'classification', 'bytes', 'keptBy', 'storedOn'],
      filters: ['region', 'type'],
      stage: { field: 'stage', stages: STAGES, order: [] },
      content: true,
      heading: (item, { language }) => {
        const { type, date, document } = item as Item & {
          readonly type: string;
          readonly date: string;
          readonly document?: { readonly number?: string };
        };
        const number = document?.number;
        return { title: number ? `${type} ${number}` : type, about: dayOf(date, language) };
      },
      card: documentCard,
      facts: ['classification', 'keptBy', 'mediaType', 'bytes', 'storedOn'],
      told: ['document', 'type', 'date'],
    },
  ],
};
