import type { ContextViews, Stages } from '#views';

const CALENDARS: Stages = {
  LOADED: [['Sudah dimuat', 'Loaded'], 'done'],
  MISSING: [['Belum dimuat, sudah waktunya', 'Due and not loaded'], 'stop'],
  OPEN: [['Belum waktunya dimuat', 'Not yet due'], 'plain'],
};

export const regionViews: ContextViews = {
  sections: [
    {
      list: 'calendars',
      slug: ['kalender', 'calendars'],
      fields: ['year', 'status', 'version', 'loadedOn'],
      filters: ['year'],
      stage: { field: 'status', stages: CALENDARS, order: [] },
      heading: ({ id }, { say }) => ({ title: `${say(['Kalender kerja', 'Working calendar'])} ${id}` }),
      facts: ['basis', 'decree', 'loadedOn', 'version', 'days', 'regional'],
      told: ['year'],
    },
    {
      list: 'region-aliases',
      slug: ['nama-lain-wilayah', 'region-aliases'],
      fields: ['alias', 'region', 'addedOn'],
      filters: ['region'],
      record: false,
    },
    {
      list: 'areas',
      slug: ['kawasan-lain', 'areas'],
      fields: ['name', 'kind', 'members', 'registeredOn'],
      filters: ['region'],
      record: false,
    },
  ],
};
