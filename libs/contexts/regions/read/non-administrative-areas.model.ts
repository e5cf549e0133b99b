import { DAY, REGION, field, listOf, record, searching, type ReadModel, type Recorded, type TypeOf } from '#kernel';
import { area, type RegionDirectoryEvent } from '../domain/region-directory.events.js';

export const areaDocument = record({
  ...area.fields,
  regions: field(['kode wilayah anggota (Kepmendagri)', 'codes of the member regions (Kepmendagri)'], listOf(REGION)),
  registeredOn: field(['hari didaftarkan', 'day on which it was registered'], DAY),
});
export type NonAdministrativeAreaEntry = TypeOf<typeof areaDocument>;

type AreaEvent = Recorded<Extract<RegionDirectoryEvent, { type: 'NonAdministrativeAreaRegistered' }>>;

/** Areas that are no administrative unit, one document each; found by their members' regions. */
export const nonAdministrativeAreas: ReadModel<NonAdministrativeAreaEntry, AreaEvent> = {
  name: 'non_administrative_areas',
  version: 1,
  events: { regionDirectory: ['NonAdministrativeAreaRegistered'] satisfies AreaEvent['type'][] },
  fields: { regions: 'regions', kind: 'text', name: 'text', registeredOn: 'text' },
  sorts: ['name', 'registeredOn'],
  keys: ({ data }) => [data.areaId],
  fold: (_area, { data, metadata }) => ({
    ...data,
    regions: data.members.map(({ code }) => code),
    registeredOn: metadata.occurredOn,
  }),
  ...searching<NonAdministrativeAreaEntry>(
    { label: ['nama', 'name'], texts: ({ name }) => [name] },
    {
      label: ['nama anggota', 'names of the members'],
      texts: ({ members }) => members.map(({ nameAtTime }) => nameAtTime),
    },
  ),
};
