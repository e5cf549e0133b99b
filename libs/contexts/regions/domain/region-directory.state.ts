import { VersionedMap, addShare, type EventMetadata, type Shares } from '#kernel';
import { nameKey } from './region-names.js';
import type {
  DatasetImport,
  NonAdministrativeArea,
  RegionAlias,
  RegionDirectoryEvent,
} from './region-directory.events.js';

/** What the data stewards added to the official names, and which dataset these came from. */
export interface RegionDirectoryState {
  /** By `nameKey` of the alias. */
  readonly aliases: Readonly<Record<string, RegionAlias>>;
  readonly areas: Readonly<Record<string, NonAdministrativeArea>>;
  readonly dataset?: DatasetImport;
  /** Aliases that each user ever added, removed ones included. */
  readonly shares: Shares;
}

export const initialState: RegionDirectoryState = { aliases: {}, areas: {}, shares: VersionedMap.of() };

export const evolve = (
  state: RegionDirectoryState,
  event: RegionDirectoryEvent,
  metadata: EventMetadata,
): RegionDirectoryState => {
  switch (event.type) {
    case 'RegionAliasAdded':
      return {
        ...state,
        aliases: { ...state.aliases, [nameKey(event.data.alias)]: event.data },
        shares: addShare(state.shares, metadata),
      };
    case 'RegionAliasRemoved': {
      const removed = nameKey(event.data.alias);
      return {
        ...state,
        aliases: Object.fromEntries(Object.entries(state.aliases).filter(([key]) => key !== removed)),
      };
    }
    case 'NonAdministrativeAreaRegistered':
      return { ...state, areas: { ...state.areas, [event.data.areaId]: event.data } };
    case 'RegionDatasetImported':
      return { ...state, dataset: event.data };
  }
};

/** The alias with the same key as this name. */
export const aliasCalled = (
  { aliases }: Pick<RegionDirectoryState, 'aliases'>,
  name: string,
): RegionAlias | undefined => own(aliases, nameKey(name));

export const areaWithId = ({ areas }: RegionDirectoryState, areaId: string): NonAdministrativeArea | undefined =>
  own(areas, areaId);

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
