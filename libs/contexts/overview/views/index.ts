import type { ContextViews } from '#views';
import { portalPages } from './portal.page.js';
import { publicVisitPage } from './public-visit.page.js';
import { startPage } from './start.page.js';

export const overviewViews: ContextViews = {
  pages: [startPage, ...portalPages, publicVisitPage],
  sections: [
    {
      list: 'worklist',
      slug: ['pekerjaan', 'worklist'],
      fields: ['title', 'kind', 'dueOn', 'daysLate', 'escalation'],
      filters: ['region', 'kind'],
      record: false,
    },
    {
      list: 'obligations-overdue',
      slug: ['lewat-tenggat', 'overdue'],
      fields: ['title', 'kind', 'dueOn', 'daysLate', 'escalation'],
      filters: ['region', 'kind'],
      record: false,
    },
    {
      list: 'innovation-catalogue',
      slug: ['inovasi', 'innovations'],
      menu: { label: ['Inovasi', 'Innovations'], rank: 40 },
      fields: ['innovation', 'hostName', 'description', 'observed', 'adopted', 'verified'],
      filters: ['region'],
      record: false,
    },
    {
      list: 'risk-signals',
      slug: ['tanda-risiko', 'risk-signals'],
      menu: { label: ['Pengawasan', 'Inspection'], rank: 80 },
      fields: ['title', 'signals', 'severity', 'year'],
      filters: ['region', 'year'],
      record: false,
    },
    {
      list: 'data-quality',
      slug: ['mutu-data', 'data-quality'],
      fields: ['title', 'findings', 'year'],
      filters: ['region', 'year'],
      record: false,
    },
  ],
};
