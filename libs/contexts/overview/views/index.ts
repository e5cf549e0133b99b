import type { Asking, ContextViews, Section, Showing } from '#views';
import { aboutWeights, qualityColumns, signalColumns } from './examined.columns.js';
import { DUTY_FIELDS } from './duty.links.js';
import { dutyColumns } from './duty.parts.js';
import { portalAgreements } from './portal-agreements.page.js';
import { portalModelVillages } from './portal-model-villages.page.js';
import { portalPages } from './portal.page.js';
import { publicVisitPage } from './public-visit.page.js';
import { startPage } from './start.page.js';

const dutyList = {
  noun: ['pekerjaan', 'duty', 'duties'],
  fields: DUTY_FIELDS,
  filters: ['kind', 'region', 'from', 'to'],
  labels: {
    kind: ['Pekerjaan', 'To do'],
    basis: ['Dasar tenggat', 'Due by'],
    from: ['Tenggat sejak', 'Due from'],
    to: ['Tenggat sampai', 'Due until'],
  },
  columns: (asking: Asking, { places = new Map(), names }: Showing) => dutyColumns(asking, { places, names }),
  record: false,
} as const satisfies Partial<Section>;

export const overviewViews: ContextViews = {
  pages: [startPage, ...portalPages, portalAgreements, portalModelVillages, publicVisitPage],
  sections: [
    {
      list: 'worklist',
      slug: ['pekerjaan', 'worklist'],
      title: ['Pekerjaan yang ditunggu', 'What is to be done'],
      ...dutyList,
    },
    {
      list: 'obligations-overdue',
      slug: ['lewat-tenggat', 'overdue'],
      title: ['Kewajiban yang lewat tenggat', 'Obligations that are overdue'],
      ...dutyList,
    },
    {
      list: 'innovation-catalogue',
      slug: ['inovasi', 'innovations'],
      title: ['Katalog inovasi', 'Catalogue of innovations'],
      menu: { label: ['Inovasi', 'Innovations'], rank: 40 },
      noun: ['inovasi', 'innovation', 'innovations'],
      fields: ['description', 'partyName', 'host', 'observed', 'adopted', 'deferred', 'rejected', 'verified'],
      heads: {
        description: ['Inovasi', 'Innovation'],
        partyName: ['Diamati di', 'Observed at'],
        host: ['Wilayah', 'Region'],
        observed: ['Diamati', 'Observed'],
        adopted: ['Diadopsi', 'Adopted'],
        deferred: ['Ditunda', 'Deferred'],
        rejected: ['Ditolak', 'Rejected'],
        verified: ['Diverifikasi', 'Verified'],
      },
      filters: ['host'],
      labels: { party: ['Diamati di', 'Observed at'], innovation: ['Inovasi', 'Innovation'] },
      linked: {
        party: { field: 'partyName', called: ({ partyName }) => partyName as string | undefined },
        innovation: { field: 'description', called: ({ description }) => description as string | undefined },
      },
      record: false,
    },
    {
      list: 'risk-signals',
      slug: ['tanda-risiko', 'risk-signals'],
      title: ['Tanda risiko', 'Risk signals'],
      menu: { label: ['Pengawasan', 'Inspection'], rank: 80 },
      noun: ['catatan', 'record', 'records'],
      fields: ['title', 'severity', 'codes', 'regions', 'budget', 'year', 'category', 'recordId'],
      filters: ['year', 'code', 'region'],
      labels: { code: ['Tanda', 'Signal'] },
      above: aboutWeights,
      columns: signalColumns,
      record: false,
    },
    {
      list: 'data-quality',
      slug: ['mutu-data', 'data-quality'],
      title: ['Mutu data', 'Quality of data'],
      noun: ['catatan', 'record', 'records'],
      fields: ['title', 'findings', 'regions', 'year', 'category', 'recordId'],
      filters: ['year', 'finding', 'region'],
      labels: { finding: ['Temuan', 'Finding'], category: ['Jenis catatan', 'Kind of record'] },
      columns: qualityColumns,
      record: false,
    },
  ],
};
