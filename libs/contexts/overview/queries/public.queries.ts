import { listOfTotals, regionWithin, type PublicQuery, type TotalsList } from '#runtime';
import { ADOPTION_DECISION_CODES, ADOPTION_STAGE_CODES } from '#contexts/adoptions/contract';
import { AGREEMENT_INSTRUMENT_CODES, AGREEMENT_STAGES_SIGNED } from '#contexts/agreements/contract';
import { VISIT_KIND_CODES, VISIT_STAGE_CODES } from '#contexts/visits/contract';
import { publicAgreementDocument } from '../read/public-agreement.document.js';
import { openAgreement, publicAgreements, type KeptAgreement } from '../read/public-agreements.model.js';
import {
  openModelVillage,
  publicModelVillageDocument,
  publicModelVillages,
  type KeptModelVillage,
} from '../read/public-model-villages.model.js';
import { innovationDocument, type Innovation } from '../read/innovation.document.js';
import { innovations } from '../read/innovations.model.js';
import { openFindings, publicVisitDocument, type PublicVisit } from '../read/public-visit.document.js';
import { publicVisits } from '../read/public-visits.model.js';
import {
  COUNTED,
  publicAgreementColumns,
  publicInnovationColumns,
  publicModelVillageColumns,
  publicVisitColumns,
} from './public.columns.js';

/** Consumer that keeps what the public may know. */
export const PUBLIC_CONSUMER = 'overview-public';

/** Seconds for which an answer may be shown again. */
const MAX_AGE = 300;

const shared = { access: 'public', maxAge: MAX_AGE, consumer: PUBLIC_CONSUMER } as const;

const publicVisitList: PublicQuery<PublicVisit> = {
  ...shared,
  path: 'public/visits',
  summary: ['Kunjungan belajar yang disetujui, untuk umum', 'Study visits that were approved, for the public'],
  model: publicVisits,
  only: () => ({ published: { eq: true } }),
  parameters: {
    region: regionWithin(['Wilayah asal atau tuan rumah', 'Region of origin or host']),
    origin: { field: 'originRegion', kind: 'within', summary: ['Wilayah asal', 'Region of origin'] },
    host: { field: 'hostRegions', kind: 'within', summary: ['Wilayah tuan rumah', 'Region of a host'] },
    status: {
      field: 'status',
      kind: 'in',
      form: Object.keys(VISIT_STAGE_CODES.codes),
      summary: ['Tahap kunjungan', 'Stage of the visit'],
    },
    kind: {
      field: 'kind',
      kind: 'in',
      form: Object.keys(VISIT_KIND_CODES.codes),
      summary: ['Jenis kunjungan', 'Kind of visit'],
    },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun mulai', 'Year of the planned start'] },
  },
  defaultSort: { field: 'plannedStart', descending: true },
  document: publicVisitDocument,
  columns: publicVisitColumns,
  enteredBy: ({ reportedBy }) => reportedBy,
  shown: openFindings,
};

const publicAgreementList: PublicQuery<KeptAgreement> = {
  ...shared,
  path: 'public/agreements',
  summary: ['Kerja sama yang ditandatangani, untuk umum', 'Agreements that were signed, for the public'],
  model: publicAgreements,
  only: () => ({ published: { eq: true } }),
  parameters: {
    region: regionWithin(['Wilayah salah satu pihak', 'Region of one of the parties']),
    stage: { field: 'stage', kind: 'in', form: AGREEMENT_STAGES_SIGNED, summary: ['Tahap', 'Stage'] },
    instrument: {
      field: 'instrument',
      kind: 'in',
      form: Object.keys(AGREEMENT_INSTRUMENT_CODES.codes),
      summary: ['Bentuk naskah', 'Instrument'],
    },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun tanda tangan', 'Year of signing'] },
  },
  defaultSort: { field: 'signedOn', descending: true },
  document: publicAgreementDocument,
  columns: publicAgreementColumns,
  shown: openAgreement,
};

const publicModelVillageList: PublicQuery<KeptModelVillage> = {
  ...shared,
  path: 'public/model-villages',
  summary: ['Desa percontohan yang diakui, untuk umum', 'Model villages that are recognised, for the public'],
  model: publicModelVillages,
  only: () => ({ published: { eq: true } }),
  parameters: {
    region: regionWithin(['Wilayah desa yang diakui', 'Region of a village that is recognised']),
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun pengakuan', 'Year of the recognition'] },
  },
  defaultSort: { field: 'recognisedOn', descending: true },
  document: publicModelVillageDocument,
  columns: publicModelVillageColumns,
  shown: openModelVillage,
};

const publicInnovationList: PublicQuery<Innovation> = {
  ...shared,
  path: 'public/innovations',
  summary: ['Inovasi yang diamati dan adopsinya, untuk umum', 'Innovations that were seen, for the public'],
  model: innovations,
  parameters: {
    region: regionWithin(['Wilayah pengamat atau tempat inovasi', 'Region of either side']),
    origin: { field: 'originRegion', kind: 'within', summary: ['Wilayah yang mengamati', 'Region that observed'] },
    host: { field: 'hostRegion', kind: 'within', summary: ['Wilayah tempat inovasi', 'Region of the innovation'] },
    visit: { field: 'visitId', kind: 'equals', form: 'id', summary: ['Kunjungan', 'Visit'] },
    innovation: { field: 'innovationId', kind: 'in', form: 'id', summary: ['Id inovasi', 'Id of the innovation'] },
    stage: {
      field: 'stage',
      kind: 'in',
      form: Object.keys(ADOPTION_STAGE_CODES.codes),
      summary: ['Tahap adopsi', 'Stage of the adoption'],
    },
    decision: {
      field: 'decision',
      kind: 'in',
      form: Object.keys(ADOPTION_DECISION_CODES.codes),
      summary: ['Keputusan', 'Decision'],
    },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun pengamatan', 'Year of the observation'] },
  },
  defaultSort: { field: 'observedOn', descending: true },
  document: innovationDocument,
  columns: publicInnovationColumns,
};

/** Rows of a total, as they are listed for officers, for everybody. */
const openTotals = (list: Omit<TotalsList, 'roles' | 'consumer'>): PublicQuery => {
  const { path, summary, model, total, parameters, defaultSort, document, columns } = listOfTotals({
    ...list,
    consumer: PUBLIC_CONSUMER,
    roles: [],
  });
  const open = { path, summary, model, parameters, defaultSort, document, columns };
  return { ...shared, ...open, ...(total && { total }) } as PublicQuery;
};

/** What anybody may ask. */
export const publicQueries: readonly PublicQuery[] = [
  publicVisitList as PublicQuery,
  openTotals({
    path: 'public/visit-totals',
    summary: ['Banyaknya kunjungan menurut provinsi dan tahun', 'Visits by province and year'],
    model: publicVisits,
    total: 'provinces',
    ranked: 'visits',
    forms: { year: 'year' },
    titles: {
      province: 'provinsi',
      year: 'tahun',
      visits: 'kunjungan',
      held: 'selesai',
      reported: 'dilaporkan',
      innovations: 'inovasi_diamati',
      cancelled: 'dibatalkan',
    },
  }),
  publicAgreementList as PublicQuery,
  publicModelVillageList as PublicQuery,
  publicInnovationList as PublicQuery,
  openTotals({
    path: 'public/innovation-totals',
    summary: [
      'Inovasi dan adopsinya menurut provinsi dan tahun',
      'Innovations and their adoption by province and year',
    ],
    model: innovations,
    total: 'provinces',
    ranked: 'observed',
    forms: { year: 'year' },
    titles: { province: 'provinsi', year: 'tahun', ...COUNTED },
  }),
];
