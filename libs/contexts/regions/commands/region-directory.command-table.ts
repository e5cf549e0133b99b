import type { RegionRef, Role } from '#kernel';
import { CommonInputDto } from '#nest';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable } from '#runtime';
import type { RegionDirectory } from '../contract/index.js';
import type { RecordDatasetImport, RegionDirectoryCommand } from '../domain/region-directory.commands.js';
import type { RegionDirectoryFacts } from '../domain/region-directory.decide.js';
import { regionDirectory } from '../domain/region-directory.decider.js';
import { aliasCalled, type RegionDirectoryState } from '../domain/region-directory.state.js';
import { AliasDto, AliasRemovalDto, AreaDto } from './region-directory.dto.js';
import { DIRECTORY_ID } from './region-resolver.js';

const STEWARD: readonly Role[] = ['DATA_STEWARD'];

export const regionDirectoryCommandTable = (
  directory: RegionDirectory,
  recordImport: RecordDatasetImport,
): CommandTable => {
  const row = rowsFor<
    RegionDirectoryState,
    RegionDirectoryCommand,
    Readonly<Record<'AddRegionAlias' | 'RegisterNonAdministrativeArea', RegionDirectoryFacts>>
  >();
  const common = { idOf: () => DIRECTORY_ID, roles: STEWARD };
  const facts = { official: () => directory };
  const resolve = (text: string, field: string): RegionRef => directory.resolve(text, field);

  return {
    path: 'region-directory',
    decider: regionDirectory,
    obligated: () => undefined,
    rows: [
      row({
        ...common,
        facts,
        name: 'AddRegionAlias',
        summary: ['Tambah nama lain wilayah', 'Add an alias of a region'],
        input: AliasDto,
        example: { alias: 'Tanbu', region: '63.10' },
        parties: ({ region }) => [region.code],
        prepare: ({ alias, region }: AliasDto) => ({
          type: 'AddRegionAlias',
          alias,
          region: resolve(region, '/region'),
        }),
      }),
      row({
        ...common,
        name: 'RemoveRegionAlias',
        summary: ['Hapus nama lain wilayah', 'Remove an alias of a region'],
        input: AliasRemovalDto,
        example: { alias: 'Tanbu' },
        parties: ({ alias }, state) =>
          [aliasCalled(state, alias)].flatMap((known) => (known ? [known.region.code] : [])),
        prepare: (input: AliasRemovalDto) => ({ type: 'RemoveRegionAlias', ...ownInput(input) }),
      }),
      row({
        ...common,
        facts,
        name: 'RegisterNonAdministrativeArea',
        summary: ['Daftarkan kawasan bukan wilayah administrasi', 'Register a non-administrative area'],
        example: { areaId: 'ktm-cahaya-baru', name: 'KTM Cahaya Baru', kind: 'KTM', members: ['63.04.17.2005'] },
        input: AreaDto,
        parties: ({ members }) => members.map(({ code }) => code),
        reach: 'every',
        prepare: (input: AreaDto) => ({
          type: 'RegisterNonAdministrativeArea',
          ...ownInput(input),
          members: input.members.map((text, index) => resolve(text, `/members/${index}`)),
        }),
      }),
      row({
        ...common,
        name: 'RecordDatasetImport',
        summary: ['Catat data wilayah yang dimuat', 'Record the dataset that was loaded'],
        input: CommonInputDto,
        ...OF_SYSTEM,
        prepare: () => recordImport,
      }),
    ],
  };
};
