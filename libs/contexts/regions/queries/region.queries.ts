import { ROLES, type Role } from '#kernel';
import type { ModelQuery } from '#runtime';
import { nonAdministrativeAreas, type NonAdministrativeAreaEntry } from '../read/non-administrative-areas.model.js';
import { regionAliases, type RegionAliasEntry } from '../read/region-aliases.model.js';

/** Consumer that keeps the context's read models. */
export const REGIONS = 'regions';

const EVERYONE: readonly Role[] = ROLES;
const within = { region: { field: 'regions', kind: 'within', summary: ['Wilayah, dengan isinya', 'Region, with all that lies in it'] } } as const;

export const aliasList: ModelQuery<RegionAliasEntry> = {
  path: 'region-aliases',
  summary: ['Nama lain wilayah', 'Aliases of regions'],
  model: regionAliases,
  consumer: REGIONS,
  roles: EVERYONE,
  parameters: within,
  defaultSort: { field: 'alias' },
  columns: [
    { title: 'nama_lain', value: ({ alias }) => alias },
    { title: 'kode', value: ({ region }) => region.code },
    { title: 'nama_resmi', value: ({ region }) => region.nameAtTime },
    { title: 'ditambahkan', value: ({ addedOn }) => addedOn },
  ],
};

export const areaList: ModelQuery<NonAdministrativeAreaEntry> = {
  path: 'areas',
  summary: ['Kawasan bukan wilayah administrasi', 'Non-administrative areas'],
  model: nonAdministrativeAreas,
  consumer: REGIONS,
  roles: EVERYONE,
  parameters: { ...within, kind: { field: 'kind', kind: 'in', summary: ['Jenis', 'Kind'] } },
  defaultSort: { field: 'name' },
  columns: [
    { title: 'id', value: ({ areaId }) => areaId },
    { title: 'nama', value: ({ name }) => name },
    { title: 'jenis', value: ({ kind }) => kind },
    { title: 'kode_anggota', value: ({ regions }) => regions.join(' ') },
  ],
};
