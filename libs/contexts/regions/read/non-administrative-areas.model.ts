import { searching, type ReadModel, type Recorded } from '#kernel';
import type { NonAdministrativeArea } from '../contract/index.js';
import type { RegionDirectoryEvent } from '../domain/region-directory.events.js';

export interface NonAdministrativeAreaEntry extends NonAdministrativeArea {
  readonly regions: readonly string[];
  readonly registeredOn: string;
}

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
    ...data, regions: data.members.map(({ code }) => code), registeredOn: metadata.occurredOn,
  }),
  ...searching<NonAdministrativeAreaEntry>(
    { label: ['nama', 'name'], texts: ({ name }) => [name] }, { label: ['nama anggota', 'names of the members'], texts: ({ members }) => members.map(({ nameAtTime }) => nameAtTime) },
  ),
};
