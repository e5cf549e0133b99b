import {
  INTEGER,
  REGION_REF,
  TEXT,
  codeOf,
  field,
  listOf,
  record,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { AREA_KIND_CODES } from './region.codes.js';

/** How many regions of each level a dataset holds. */
const counts = record({
  provinces: field(['banyaknya provinsi', 'number of provinces'], INTEGER),
  regencies: field(['banyaknya kabupaten/kota', 'number of regencies and cities'], INTEGER),
  districts: field(['banyaknya kecamatan', 'number of districts'], INTEGER),
  villages: field(['banyaknya desa/kelurahan', 'number of villages'], INTEGER),
});
export type DatasetCounts = TypeOf<typeof counts>;

const datasetImport = record({
  dataset: field(['nama data', 'name of the dataset'], TEXT),
  datasetVersion: field(['versi data wilayah', 'version of the region data'], TEXT),
  /** Of the files read, in the order provinces, regencies, districts, villages. */
  sha256: field(['sidik SHA-256 berkasnya', 'SHA-256 fingerprint of its files'], TEXT),
  counts: field(['banyaknya wilayah', 'number of regions'], counts),
  licence: field(['lisensi (SPDX)', 'licence (SPDX)'], TEXT),
});
export type DatasetImport = TypeOf<typeof datasetImport>;

export const regionAlias = record({
  /** As people write it: `Sei Asem`. */
  alias: field(['nama lain', 'alias'], TEXT),
  region: field(['wilayah', 'region'], REGION_REF),
});
export type RegionAlias = TypeOf<typeof regionAlias>;

/** An area that is no administrative unit (a transmigration area, a KTM): known by its members (domain §1.3). */
export const area = record({
  areaId: field(['id kawasan', 'id of the area'], TEXT),
  name: field(['nama kawasan', 'name of the area'], TEXT),
  kind: field(['jenis kawasan', 'kind of area'], codeOf(AREA_KIND_CODES)),
  members: field(['wilayah anggota', 'member regions'], listOf(REGION_REF)),
});
export type NonAdministrativeArea = TypeOf<typeof area>;

export const regionDirectoryCatalogue = {
  RegionAliasAdded: {
    version: 1,
    label: ['nama lain wilayah ditambahkan', 'alias of a region added'],
    data: regionAlias.fields,
  },
  RegionAliasRemoved: {
    version: 1,
    label: ['nama lain wilayah dihapus', 'alias of a region removed'],
    data: regionAlias.fields,
  },
  NonAdministrativeAreaRegistered: { version: 1, label: ['kawasan didaftarkan', 'area registered'], data: area.fields },
  RegionDatasetImported: {
    version: 1,
    label: ['data wilayah dimuat', 'region data imported'],
    data: datasetImport.fields,
  },
} as const satisfies EventCatalogue;

export type RegionDirectoryEvent = DeclaredEvent<typeof regionDirectoryCatalogue>;
