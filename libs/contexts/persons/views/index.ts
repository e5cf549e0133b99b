import { dayOf, type ContextViews } from '#views';
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
      fields: ['registeredOn', 'regions', 'stage', 'waiting', 'overdue', 'restricted', 'personId'],
      heads: { registeredOn: ['Orang, tercatat', 'Person, entered'], personId: ['Tanda', 'Mark'] },
      filters: ['stage', 'waiting', 'overdue', 'region'],
      labels: {
        restricted: ['Dibatasi', 'Restricted'],
        noticeDue: ['Pemberitahuan jatuh tempo', 'Notice due'],
        waiting: ['Permintaan menunggu', 'Request waits'],
      },
      tags: { stage: { KNOWN: 'plain', ERASED: 'done' } },
      // Who it is, its data alone tell, of which each look is recorded.
      heading: (item, { say, language }, places) => {
        const { registeredOn, regions } = item as unknown as { registeredOn: string; regions: readonly string[] };
        const where = regions.flatMap((code) => places?.get(code) ?? []).join(', ');
        return {
          title: `${say(['Orang yang tercatat', 'Person entered on'])} ${dayOf(registeredOn, language)}`,
          ...(where && { about: where }),
        };
      },
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
