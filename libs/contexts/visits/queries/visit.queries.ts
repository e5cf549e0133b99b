import { WARNINGS, seatOf, INSTITUTION_KINDS } from '#kernel';
import { REGION_OF_TOTALS, regionWithin, type ModelQuery, type Party, type TotalsQuery } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { FUNDING_SOURCES, VISIT_KINDS, VISIT_MODES, VISIT_STAGES } from '../domain/visit.codes.js';
import { visitDocument, type VisitBoardEntry } from '../read/visit-board.document.js';
import { visitBoard } from '../read/visit-board.model.js';
import { FUNDING_MEASURES, VISIT_MEASURES, fundingTotal, visitsTotal } from '../read/visit-board.totals.js';
import { visitColumns } from './visit.columns.js';

/** Consumer that keeps the context's read models. */
export const VISITS = 'visits';

/** The visit is the origin's; what a host files or answers is the host's, and the approval the approver's. */
const enteredBy = (
  { approval, documents, hosts, origin }: VisitBoardEntry,
  [part, index]: readonly (string | number)[],
): Party => {
  if (part === 'approval' && approval) return approval.filedBy;
  const host = part === 'hosts' ? hosts[Number(index)] : undefined;
  if (host && !host.recordedByOrigin)
    return { scope: seatOf(host), ...(host.answeredBy && { officeId: host.answeredBy.officeId }) };
  return (
    (part === 'documents' ? documents[Number(index)]?.filedBy : undefined) ?? {
      scope: seatOf(origin),
      officeId: origin.officeId,
    }
  );
};

/** No person is origin or host. */

export const visitList: ModelQuery<VisitBoardEntry> = {
  path: 'visits',
  summary: ['Kunjungan belajar', 'Study visits'],
  model: visitBoard,
  consumer: VISITS,
  roles: RECORD_READERS,
  scopeField: 'regions',
  enteredBy,
  category: 'studyVisit',
  parameters: {
    region: regionWithin(['Wilayah asal atau tuan rumah', 'Region of origin or host']),
    origin: { field: 'originRegion', kind: 'within', summary: ['Wilayah asal', 'Region of origin'] },
    host: { field: 'hostRegions', kind: 'within', summary: ['Wilayah tuan rumah', 'Region of a host'] },
    status: { field: 'status', kind: 'in', form: VISIT_STAGES, summary: ['Tahap kunjungan', 'Stage of the visit'] },
    kind: { field: 'kind', kind: 'in', form: VISIT_KINDS, summary: ['Jenis kunjungan', 'Kind of visit'] },
    mode: { field: 'mode', kind: 'in', form: VISIT_MODES, summary: ['Cara kunjungan', 'Mode of the visit'] },
    originKind: {
      field: 'originKind',
      kind: 'in',
      form: INSTITUTION_KINDS,
      summary: ['Jenis lembaga asal', 'Kind of body of the origin'],
    },
    hostKind: {
      field: 'hostKinds',
      kind: 'in',
      form: INSTITUTION_KINDS,
      summary: ['Jenis lembaga tuan rumah', 'Kind of body of a host'],
    },
    hostCountry: {
      field: 'hostCountries',
      kind: 'equals',
      summary: ['Negara tuan rumah (ISO 3166)', 'Country of a host (ISO 3166)'],
    },
    jointVisit: {
      field: 'jointVisitId',
      kind: 'in',
      form: 'id',
      summary: ['Id rombongan bersama', 'Id of the joint visit'],
    },
    year: {
      field: 'year',
      kind: 'equals',
      form: 'year',
      summary: ['Tahun mulai menurut rencana', 'Year of the planned start'],
    },
    from: {
      field: 'plannedStart',
      kind: 'from',
      form: 'date',
      summary: ['Mulai pada tanggal itu atau sesudahnya', 'Starting on that day or later'],
    },
    to: {
      field: 'plannedStart',
      kind: 'to',
      form: 'date',
      summary: ['Mulai pada tanggal itu atau sebelumnya', 'Starting on that day or earlier'],
    },
    source: { field: 'fundingKinds', kind: 'in', form: FUNDING_SOURCES, summary: ['Sumber dana', 'Source of money'] },
    late: {
      field: 'late',
      kind: 'equals',
      summary: [
        'Laporan terlambat (true) atau tepat waktu (false); yang belum masuk tidak termasuk',
        'Report late (true) or in time (false); visits without a report are left out',
      ],
    },
    overdue: {
      field: 'overdue',
      kind: 'equals',
      summary: [
        'Laporan lewat tenggat (paling cepat sehari sesudah dicatat)',
        'Report overdue (a day after the entry at the earliest)',
      ],
    },
    warning: { field: 'warnings', kind: 'in', form: WARNINGS, summary: ['Peringatan', 'Warning'] },
  },
  defaultSort: { field: 'plannedStart', descending: true },
  document: visitDocument,
  columns: visitColumns,
};

/** The tiles of a dashboard, each one look-up: visits by year, stage and region; planned money by source. */
export const visitTotals: TotalsQuery = {
  path: 'visit-totals',
  summary: ['Jumlah kunjungan dan anggaran per wilayah dan tahun', 'Visits and budgets by region and year'],
  consumer: VISITS,
  roles: RECORD_READERS,
  parameters: { region: REGION_OF_TOTALS, year: { required: true, form: 'year', summary: ['Tahun', 'Year'] } },
  labels: { visits: ['Kunjungan', 'Visits'], fundingRupiah: ['Rencana dana dalam rupiah', 'Planned money in rupiah'] },
  measures: { visits: VISIT_MEASURES, fundingRupiah: FUNDING_MEASURES },
  keys: ({ year }, region) => ({
    visits: visitsTotal(region, Number(year)),
    fundingRupiah: fundingTotal(region, Number(year)),
  }),
};
