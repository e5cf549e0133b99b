import {
  DAY,
  FLAG,
  REGION,
  field,
  listOf,
  optional,
  record,
  searching,
  streamId,
  type LocalDate,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { appointment, officeTerms, type OfficeEvent } from '../domain/office.events.js';
import { officeDecider } from '../domain/office.decider.js';

const { basis: _basis, ...TERMS } = officeTerms.fields;

/** Stands for an end that is not known: the last day that anybody can name. */
const OPEN_END = '2199-12-31' as LocalDate;

/** One appointment: who held which office, in what capacity, from which day to which. */
export const officeHolderDocument = record({
  officeId: TERMS.officeId,
  /** As it was called on the first day. */
  name: TERMS.name,
  headTitle: TERMS.headTitle,
  region: TERMS.region,
  regions: field(['kode wilayah kantor (Kepmendagri)', "code of the office's region (Kepmendagri)"], listOf(REGION)),
  national: field(['kantor pemerintah pusat', 'of the central government'], FLAG),
  ...appointment.fields,
  until: field(
    ['berlaku sampai; 2199-12-31 selama akhirnya belum diketahui', 'last day; 2199-12-31 while the end is not known'],
    DAY,
  ),
  endedBy: optional(['dasar pemberhentian', 'decree by which it ended'], appointment.fields.decree.kind),
});
export type OfficeHolder = TypeOf<typeof officeHolderDocument>;

/** Numbers of appointments hold no dot, so that no two offices share a key. */
const keyOf = (stream: string, appointmentId: string): string => `${streamId(stream)}.${appointmentId}`;

const ends = (holder: OfficeHolder, lastDay: LocalDate): OfficeHolder =>
  holder.until <= lastDay ? holder : { ...holder, validTo: lastDay, until: lastDay };

/** Who held which office on a day: one document for each appointment (COM-04). */
export const officeHolders: ReadModel<OfficeHolder, Recorded<OfficeEvent>> = {
  name: 'office_holders',
  version: 1,
  ofOneStream: true,
  events: {
    [officeDecider.category]: [
      'OfficialAppointed',
      'AppointmentEnded',
      'OfficeClosed',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies OfficeEvent['type'][],
  },
  fields: {
    officeId: 'text',
    capacity: 'text',
    userId: 'text',
    regions: 'regions',
    national: 'boolean',
    validFrom: 'text',
    until: 'text',
    name: 'text',
    officialName: 'text',
  },
  sorts: ['validFrom', 'until', 'name', 'officialName'],
  keys: ({ stream, type, data }) => {
    switch (type) {
      case 'OfficialAppointed':
      case 'AppointmentEnded':
        return [keyOf(stream, data.appointmentId)];
      case 'OfficeClosed':
      case 'RecordCorrected':
      case 'RecordVoided':
        return data.appointmentIds.map((id) => keyOf(stream, id));
      default:
        return [];
    }
  },
  fold: (holder, { type, data }) => {
    if (type === 'OfficialAppointed') {
      const { region, validTo } = data;
      return { ...data, regions: region ? [region.code] : [], national: !region, until: validTo ?? OPEN_END };
    }
    if (!holder || type === 'RecordVoided') return undefined;
    switch (type) {
      case 'AppointmentEnded':
        return { ...holder, validTo: data.lastDay, until: data.lastDay, ...(data.basis && { endedBy: data.basis }) };
      case 'OfficeClosed':
        return ends(holder, data.lastDay);
      default:
        return holder;
    }
  },
  ...searching<OfficeHolder>(
    { label: ['nama pejabat', 'name of the official'], texts: ({ officialName }) => [officialName] },
    {
      label: ['nama kantor dan jabatan', 'name of the office and title'],
      texts: ({ name, headTitle }) => [name, headTitle],
    },
    { label: ['id kantor', 'id of the office'], texts: ({ officeId }) => [officeId] },
    { label: ['wilayah kantor', 'region of the office'], texts: ({ region }) => [region?.nameAtTime] },
  ),
};
