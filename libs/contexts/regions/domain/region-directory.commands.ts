import type { Command } from '#kernel';
import type { DatasetImport, NonAdministrativeArea, RegionAlias } from './region-directory.events.js';

/** Another spelling or local name under which a region is found (DATA_STEWARD). */
export interface AddRegionAlias extends Command, RegionAlias {
  readonly type: 'AddRegionAlias';
}

export interface RemoveRegionAlias extends Command {
  readonly type: 'RemoveRegionAlias';
  readonly alias: string;
}

/** An area that is no administrative unit, such as a transmigration area, known by its members (DATA_STEWARD). */
export interface RegisterNonAdministrativeArea extends Command, NonAdministrativeArea {
  readonly type: 'RegisterNonAdministrativeArea';
}

/** The dataset that a starting process loaded (SYSTEM). Recording the dataset already in use changes nothing. */
export interface RecordDatasetImport extends Command, DatasetImport {
  readonly type: 'RecordDatasetImport';
}

export type RegionDirectoryCommand =
  AddRegionAlias | RemoveRegionAlias | RegisterNonAdministrativeArea | RecordDatasetImport;
