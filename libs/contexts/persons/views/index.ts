import type { ContextViews, Stages } from '#views';

const STAGES: Stages = { KNOWN: [['Tersimpan', 'Kept'], 'done'], ERASED: [['Dihapus', 'Erased'], 'stop'] };

export const personViews: ContextViews = {
  sections: [
    {
      list: 'persons',
      slug: ['orang', 'persons'],
      fields: ['personId', 'stage', 'officeId', 'requests', 'overdue'],
      filters: ['region'],
      stage: { field: 'stage', stages: STAGES, order: [] },
      heading: ({ id }, { say }) => ({ title: `${say(['Orang', 'Person'])} ${id}` }),
    },
    {
      list: 'person-reads',
      slug: ['pembacaan-data-pribadi', 'person-reads'],
      fields: ['at', 'purpose', 'officeId', 'count'],
      filters: ['region'],
      record: false,
    },
  ],
};
