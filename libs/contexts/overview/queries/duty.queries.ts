import { daysBetween, localDateAt, zoneOf, type Document, type Instant } from '#kernel';
import { AS_ADDRESSES, columnsOf, listOfTotals, regionWithin, type BesideParts, type ModelQuery } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { DUE_BASES, DUTIES, ESCALATION_DAYS, escalationOf } from '../domain/duty.codes.js';
import { duties } from '../read/duties.model.js';
import { dutyDocument, type ShownDuty } from '../read/duty.document.js';

/** Consumer that keeps what is to be done. */
export const DUTIES_CONSUMER = 'overview-duties';

/** How late it is where the obliged are; of several the one where the day ends last. */
const lateness = (
  { dueOn, overdueFrom, obliged }: Pick<ShownDuty, 'dueOn' | 'overdueFrom' | 'obliged'>,
  now: Instant,
  rulesOn: BesideParts['rulesOn'],
): Pick<ShownDuty, 'daysLate' | 'escalation'> => {
  const [first] = obliged;
  if (dueOn === undefined || overdueFrom === undefined || first === undefined || now < overdueFrom) return {};
  const days = obliged.map((code) => daysBetween(dueOn, localDateAt(now, zoneOf(code))));
  const daysLate = Math.min(...days);
  const from = rulesOn(localDateAt(now, zoneOf(first))).get(ESCALATION_DAYS, first);
  return { daysLate, escalation: escalationOf(daysLate, from) };
};

const column = columnsOf(dutyDocument);

const shared: Omit<ModelQuery<ShownDuty>, 'path' | 'summary' | 'only'> = {
  model: duties,
  consumer: DUTIES_CONSUMER,
  roles: RECORD_READERS,
  scopeField: 'obliged',
  beside: async (duty, _reader, now, { rulesOn }) => lateness(duty, now, rulesOn),
  besideFields: ['daysLate', 'escalation'],
  parameters: {
    region: regionWithin(['Wilayah yang wajib', 'Region obliged'], 'obliged'),
    kind: { field: 'kind', kind: 'in', form: DUTIES, summary: ['Pekerjaan', 'What is to be done'] },
    basis: { field: 'dueBasis', kind: 'in', form: DUE_BASES, summary: ['Dasar tenggat', 'What sets the due day'] },
    office: { field: 'officeId', kind: 'in', form: 'id', summary: ['Kantor yang wajib', 'Office obliged'] },
    record: { field: 'recordId', kind: 'equals', form: 'id', summary: ['Id catatan', 'Id of the record'] },
    from: {
      field: 'dueOn',
      kind: 'from',
      form: 'date',
      summary: ['Tenggat pada tanggal itu atau sesudahnya', 'Due on that day or later'],
    },
    to: {
      field: 'dueOn',
      kind: 'to',
      form: 'date',
      summary: ['Tenggat pada tanggal itu atau sebelumnya', 'Due on that day or earlier'],
    },
  },
  defaultSort: { field: 'dueOn' },
  document: dutyDocument,
  columns: [
    ...column('pekerjaan', 'kind'),
    ...column('tenggat', 'dueOn'),
    ...column('hari_terlambat', 'daysLate'),
    ...column('penanganan', 'escalation'),
    ...column('dasar_tenggat', 'dueBasis'),
    ...column('ditunggu_sejak', 'since'),
    ...column('wilayah', 'obliged', {
      how: AS_ADDRESSES,
      value: ({ obliged }, places) => obliged.map((code) => places.address(code)).join('; '),
    }),
    ...column('kode_wilayah', 'obliged', { forPrograms: true }),
    ...column('kantor', 'officeId'),
    ...column('catatan', 'title'),
    ...column('jenis_catatan', 'category'),
    ...column('id_catatan', 'recordId', { forPrograms: true }),
    ...column('permintaan', 'requestId'),
    ...column('id', 'id', { forPrograms: true }),
  ],
};

/** What each region has to do next, and by when. */
export const worklist: ModelQuery<ShownDuty> = {
  ...shared,
  path: 'worklist',
  summary: ['Pekerjaan yang ditunggu, menurut tenggatnya', 'What is to be done, by due day'],
  only: () => ({ open: { eq: true } }),
};

/** What should have been done by now. */
export const overdueObligations: ModelQuery<ShownDuty> = {
  ...shared,
  path: 'obligations-overdue',
  summary: ['Kewajiban yang lewat tenggat', 'Obligations that are overdue'],
  only: (now) => ({ open: { eq: true }, overdueFrom: { to: now } }),
};

/** How much each region has to do, by kind. */
export const worklistTotals = listOfTotals({
  path: 'worklist-totals/kinds',
  summary: ['Banyaknya pekerjaan yang ditunggu menurut wilayah', 'How much is to be done, by region'],
  model: duties,
  total: 'kinds',
  consumer: DUTIES_CONSUMER,
  roles: RECORD_READERS,
  ranked: 'open',
  forms: { kind: DUTIES },
  titles: { region: 'wilayah', kind: 'pekerjaan', open: 'banyaknya' },
}) as ModelQuery<Document>;
