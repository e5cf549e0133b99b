import { DAY, REGION, field, listOf, record, searching, type ReadModel, type Recorded, type TypeOf } from '#kernel';
import { regionAlias, type RegionDirectoryEvent } from '../domain/region-directory.events.js';
import { nameKey } from '../domain/region-names.js';

/** An alias in use. */
export const regionAliasDocument = record({
  ...regionAlias.fields,
  regions: field(['kode wilayah (Kepmendagri)', 'code of the region (Kepmendagri)'], listOf(REGION)),
  addedOn: field(['hari ditambahkan', 'day on which it was added'], DAY),
});
export type RegionAliasEntry = TypeOf<typeof regionAliasDocument>;

type AliasEvent = Recorded<Extract<RegionDirectoryEvent, { type: 'RegionAliasAdded' | 'RegionAliasRemoved' }>>;

/** Other spellings and local names by which regions are found, one document per alias. */
export const regionAliases: ReadModel<RegionAliasEntry, AliasEvent> = {
  name: 'region_aliases',
  version: 1,
  events: { regionDirectory: ['RegionAliasAdded', 'RegionAliasRemoved'] satisfies AliasEvent['type'][] },
  fields: { regions: 'regions', alias: 'text', addedOn: 'text' },
  sorts: ['alias', 'addedOn'],
  keys: ({ data }) => [nameKey(data.alias)],
  fold: (_alias, event) =>
    event.type === 'RegionAliasRemoved'
      ? undefined
      : {
          alias: event.data.alias,
          region: event.data.region,
          regions: [event.data.region.code],
          addedOn: event.metadata.occurredOn,
        },
  ...searching<RegionAliasEntry>(
    { label: ['nama lain', 'alias'], texts: ({ alias }) => [alias] },
    { label: ['nama resmi wilayah', 'official name of the region'], texts: ({ region }) => [region.nameAtTime] },
  ),
};
