import type { EventCatalogue, RegionRef } from '#kernel';
import type { NonAdministrativeArea } from '../contract/index.js';

/** How many regions of each level a dataset holds. */
export interface DatasetCounts {
  readonly provinces: number;
  readonly regencies: number;
  readonly districts: number;
  readonly villages: number;
}

export interface DatasetImport {
  readonly dataset: string;
  readonly datasetVersion: string;
  /** Of the files read, in the order provinces, regencies, districts, villages. */
  readonly sha256: string;
  readonly counts: DatasetCounts;
  /** SPDX identifier. */
  readonly licence: string;
}

export interface RegionAlias {
  /** As people write it: `Sei Asem`. */
  readonly alias: string;
  readonly region: RegionRef;
}

export type RegionDirectoryEvent =
  | { readonly type: 'RegionAliasAdded'; readonly data: RegionAlias }
  | { readonly type: 'RegionAliasRemoved'; readonly data: RegionAlias }
  | { readonly type: 'NonAdministrativeAreaRegistered'; readonly data: NonAdministrativeArea }
  | { readonly type: 'RegionDatasetImported'; readonly data: DatasetImport };

export const regionDirectoryCatalogue = {
  RegionAliasAdded: { version: 1, label: ['nama lain wilayah ditambahkan', 'alias of a region added'] },
  RegionAliasRemoved: { version: 1, label: ['nama lain wilayah dihapus', 'alias of a region removed'] },
  NonAdministrativeAreaRegistered: { version: 1, label: ['kawasan didaftarkan', 'area registered'] },
  RegionDatasetImported: { version: 1, label: ['data wilayah dimuat', 'region data imported'] },
} as const satisfies EventCatalogue & Record<RegionDirectoryEvent['type'], unknown>;
