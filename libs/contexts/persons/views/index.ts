import type { ContextViews } from '#views';
import { personForms } from './person.forms.js';
import { personDataPage } from './person.page.js';
import { DataLink, PERSON_PAGE } from './shown-person.js';
import { travellersPage } from './travellers.page.js';

export const personViews: ContextViews = {
  pages: [travellersPage, personDataPage],
  sections: [
    {
      list: 'persons',
      slug: PERSON_PAGE[0],
      home: PERSON_PAGE[1],
      forms: personForms,
      card: ({ id }, { ui }) => DataLink({ ui, id }),
      noun: ['orang', 'person', 'persons'],
      fields: ['personId', 'stage', 'regions', 'waiting', 'overdue', 'restricted', 'registeredOn'],
      filters: ['stage', 'waiting', 'overdue', 'region'],
      labels: {
        restricted: ['Dibatasi', 'Restricted'],
        noticeDue: ['Pemberitahuan jatuh tempo', 'Notice due'],
        waiting: ['Permintaan menunggu', 'Request waits'],
      },
      tags: { stage: { KNOWN: 'plain', ERASED: 'done' } },
      heading: ({ id }, { say }) => ({ title: `${say(['Orang', 'Person'])} ${id}` }),
    },
    {
      list: 'person-reads',
      slug: ['pembacaan-data-pribadi', 'person-reads'],
      noun: ['pembacaan', 'look', 'looks'],
      fields: ['at', 'purpose', 'reason', 'officeId', 'count', 'regions'],
      filters: ['purpose', 'from', 'region'],
      labels: { purpose: ['Keperluan', 'Purpose'], user: ['Akun yang melihat', 'Account that looked'] },
      record: false,
    },
  ],
};
