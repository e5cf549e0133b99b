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
import { institutionDecider } from '../domain/institution.decider.js';
import { institutionTerms, type InstitutionEvent } from '../domain/institution.events.js';
import {
  evolveInstitution,
  initialInstitution,
  type InstitutionIn,
  type InstitutionState,
} from '../domain/institution.state.js';
import { INSTITUTION_STAGE_CODES } from '../domain/office.codes.js';

type Known = InstitutionIn<'ACTIVE' | 'CLOSED' | 'VOIDED'>;
const { institutionId, kind, name, shortName, seat, country, partOf } = institutionTerms.fields;

/** A body that may be a party, with its names, its end and who succeeds it. */
export const institutionDocument = record({
  stage: field(['keadaan lembaga', 'state of the institution'], codeOf(INSTITUTION_STAGE_CODES)),
  terms: field(['isian pencatatan', 'what was registered'], institutionTerms),
  institutionId,
  kind,
  /** The latest. */
  name,
  shortName,
  seat,
  country,
  partOf,
  regions: field(
    ['kode wilayah kedudukan (Kepmendagri)', 'code of the region of its seat (Kepmendagri)'],
    listOf(REGION),
  ),
  national: field(['tanpa wilayah kedudukan', 'without a seat in a region'], FLAG),
  names: field(
    ['nama-namanya menurut waktu', 'its names over time'],
    listOf(record({ name, shortName, from: optional(['berlaku mulai', 'first day'], DAY) })),
  ),
  lastDay: optional(['hari terakhir lembaga', 'last day of the institution'], DAY),
  successors: optional(['id lembaga penerus', 'ids of the institutions that succeed it'], listOf(TEXT)),
  registeredOn: field(['hari dicatat', 'day on which it was registered'], DAY),
  updatedOn: field(['hari perubahan terakhir', 'day of the last change'], DAY),
});
export type InstitutionEntry = TypeOf<typeof institutionDocument>;

/** The part of an entry that is the state which the events lead to. */
const stateOf = (entry: InstitutionEntry | undefined): InstitutionState => {
  if (!entry) return initialInstitution;
  const { stage, terms, names, lastDay, successors } = entry;
  return { stage, terms, names, ...(lastDay && { lastDay, successors }) } as InstitutionState;
};

/** Every institution of the register, as it stands (domain §7.1). */
export const institutions: ReadModel<InstitutionEntry, Recorded<InstitutionEvent>> = {
  name: 'institutions',
  version: 2,
  ofOneStream: true,
  events: eventsOf(institutionDecider),
  fields: {
    institutionId: 'text',
    stage: 'text',
    kind: 'text',
    regions: 'regions',
    national: 'boolean',
    partOf: 'text',
    name: 'text',
    registeredOn: 'text',
    updatedOn: 'text',
  },
  sorts: ['name', 'registeredOn', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, event) => {
    const { occurredOn } = event.metadata;
    const institution = evolveInstitution(stateOf(before), event) as Known;
    const { institutionId, kind, seat, country, partOf } = institution.terms;
    const { shortName: short } = institution.names.at(-1)!;
    return {
      ...institution,
      institutionId,
      kind,
      name: institution.names.at(-1)!.name,
      ...(short && { shortName: short }),
      ...(seat && { seat }),
      ...(country && { country }),
      ...(partOf && { partOf }),
      regions: seat ? [seat.code] : [],
      national: !seat,
      registeredOn: before?.registeredOn ?? occurredOn,
      updatedOn: laterDay(before?.updatedOn, occurredOn),
    };
  },
  ...searching<InstitutionEntry>(
    {
      label: ['nama lembaga, yang lama pun', 'names of the institution, former ones too'],
      texts: ({ names }) => names.flatMap((each) => [each.name, each.shortName]),
    },
    { label: ['id lembaga', 'id of the institution'], texts: ({ institutionId: id }) => [id] },
    { label: ['wilayah kedudukan', 'region in which it sits'], texts: ({ seat: sits }) => [sits?.nameAtTime] },
  ),
};
