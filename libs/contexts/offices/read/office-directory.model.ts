import {
  DAY,
  FLAG,
  REGION,
  TEXT,
  codeOf,
  eventsOf,
  field,
  laterDay,
  listOf,
  optional,
  record,
  searching,
  streamId,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { OFFICE_STAGE_CODES } from '../domain/office.codes.js';
import { officeDecider } from '../domain/office.decider.js';
import { appointment, mandate, officeTerms, type OfficeEvent } from '../domain/office.events.js';
import { NO_ENDS, evolve, initialState, type OfficeIn, type OfficeState } from '../domain/office.state.js';

type Known = OfficeIn<'ACTIVE' | 'CLOSED' | 'VOIDED'>;

/** An office with all who ever held it, and the mandates of its officials. */
export const officeDocument = record({
  stage: field(['keadaan kantor', 'state of the office'], codeOf(OFFICE_STAGE_CODES)),
  terms: field(['isian pencatatan', 'what was registered'], officeTerms),
  officeId: officeTerms.fields.officeId,
  /** The latest. */
  name: officeTerms.fields.name,
  headTitle: officeTerms.fields.headTitle,
  regions: field(['kode wilayah kantor (Kepmendagri)', "code of the office's region (Kepmendagri)"], listOf(REGION)),
  national: field(['kantor pemerintah pusat', 'of the central government'], FLAG),
  names: field(
    ['nama-namanya menurut waktu', 'its names over time'],
    listOf(
      record({
        name: officeTerms.fields.name,
        headTitle: officeTerms.fields.headTitle,
        from: optional(['berlaku mulai', 'first day'], DAY),
      }),
    ),
  ),
  appointments: field(['semua pengangkatan', 'all appointments'], listOf(appointment)),
  mandates: field(['semua pelimpahan wewenang', 'all mandates'], listOf(mandate)),
  lastDay: optional(['hari terakhir kantor', 'last day of the office'], DAY),
  successors: optional(['id kantor penerus', 'ids of the offices that succeed it'], listOf(TEXT)),
  registeredOn: field(['hari dicatat', 'day on which it was registered'], DAY),
  updatedOn: field(['hari perubahan terakhir', 'day of the last change'], DAY),
});
export type OfficeEntry = TypeOf<typeof officeDocument>;

/** The part of an entry that is the state which the events lead to. */
const stateOf = (entry: OfficeEntry | undefined): OfficeState => {
  if (!entry) return initialState;
  const { stage, terms, names, appointments, mandates, lastDay, successors } = entry;
  return {
    stage,
    terms,
    names,
    appointments,
    mandates,
    ends: NO_ENDS,
    ...(lastDay && { lastDay, successors }),
  } as OfficeState;
};

/** Every office of the register, as it stands (domain §2: officeId). */
export const officeDirectory: ReadModel<OfficeEntry, Recorded<OfficeEvent>> = {
  name: 'office_directory',
  version: 2,
  ofOneStream: true,
  events: eventsOf(officeDecider),
  fields: {
    officeId: 'text',
    stage: 'text',
    regions: 'regions',
    national: 'boolean',
    name: 'text',
    registeredOn: 'text',
    updatedOn: 'text',
  },
  sorts: ['name', 'registeredOn', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, event) => {
    const { occurredOn } = event.metadata;
    const { ends: _ends, ...office } = evolve(stateOf(before), event) as Known;
    const { region } = office.terms;
    const { name, headTitle } = office.names.at(-1)!;
    return {
      ...office,
      officeId: office.terms.officeId,
      name,
      headTitle,
      regions: region ? [region.code] : [],
      national: !region,
      registeredOn: before?.registeredOn ?? occurredOn,
      updatedOn: laterDay(before?.updatedOn, occurredOn),
    };
  },
  ...searching<OfficeEntry>(
    {
      label: ['nama kantor, yang lama pun', 'names of the office, former ones too'],
      texts: ({ names }) => names.map(({ name }) => name),
    },
    { label: ['nama jabatan', 'title of its head'], texts: ({ names }) => names.map(({ headTitle }) => headTitle) },
    { label: ['id kantor', 'id of the office'], texts: ({ officeId }) => [officeId] },
    {
      label: ['nama pejabat', 'names of officials'],
      texts: ({ appointments }) => appointments.map(({ officialName }) => officialName),
    },
    { label: ['wilayah kantor', 'region of the office'], texts: ({ terms: { region } }) => [region?.nameAtTime] },
  ),
};
