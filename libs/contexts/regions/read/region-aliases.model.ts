import { searching, type ReadModel, type Recorded, type RegionRef } from '#kernel';
import type { RegionDirectoryEvent } from '../domain/region-directory.events.js';
import { nameKey } from '../domain/region-names.js';

/** An alias in use. */
export interface RegionAliasEntry {
  readonly alias: string;
  readonly region: RegionRef;
  readonly regions: readonly string[];
  readonly addedOn: string;
}

type AliasEvent = Recorded<Extract<RegionDirectoryEvent, { type: 'RegionAliasAdded' | 'RegionAliasRemoved' }>>;

/** Other spellings and local names by which regions are found, one document per alias. */
export const regionAliases: ReadModel<RegionAliasEntry, AliasEvent> = {
  name: 'region_aliases',
  version: 1,
  events: { regionDirectory: ['RegionAliasAdded', 'RegionAliasRemoved'] satisfies AliasEvent['type'][] },
  fields: { regions: 'regions', alias: 'text', addedOn: 'text' },
  sorts: ['alias', 'addedOn'],
  keys: ({ data }) => [nameKey(data.alias)],
  fold: (_alias, event) => (event.type === 'RegionAliasRemoved' ? undefined : {
    alias: event.data.alias, region: event.data.region, regions: [event.data.region.code], addedOn: event.metadata.occurredOn,
  }),
  ...searching<RegionAliasEntry>(
    { label: ['nama lain', 'alias'], texts: ({ alias }) => [alias] }, { label: ['nama resmi wilayah', 'official name of the region'], texts: ({ region }) => [region.nameAtTime] },
  ),
};
