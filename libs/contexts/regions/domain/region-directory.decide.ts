import { requireRoom, requireShare, type Actor, type DecisionContext } from '#kernel';
import type { Gazetteer, RegionDirectory } from '../contract/index.js';
import type {
  AddRegionAlias,
  RecordDatasetImport,
  RegionDirectoryCommand,
  RegisterNonAdministrativeArea,
  RemoveRegionAlias,
} from './region-directory.commands.js';
import type { RegionDirectoryEvent } from './region-directory.events.js';
import {
  MOST_ADDED,
  MOST_ALIASES,
  MOST_AREAS,
  aliasMustBeAName,
  aliasMustBeFree,
  aliasMustExist,
  aliasMustNotBeAnOfficialName,
  areaMustBeNew,
  areaMustHaveMembers,
  regionMustBeInForce,
} from './region-directory.rules.js';
import { aliasCalled, type RegionDirectoryState } from './region-directory.state.js';

export interface RegionDirectoryFacts {
  /** The official names and the short ones that come with the software, without the stewards' aliases. */
  readonly official: RegionDirectory;
}

type Decided = readonly RegionDirectoryEvent[];

const addAlias = (
  { alias: written, region }: AddRegionAlias,
  state: RegionDirectoryState,
  official: RegionDirectory,
  by: Actor,
): Decided => {
  const alias = written.trim();
  aliasMustBeAName(alias);
  regionMustBeInForce(region, official, 'region');
  aliasMustBeFree(alias, region.code, state);
  if (aliasCalled(state, alias) || official.find(alias).some(({ code }) => code === region.code)) return [];
  aliasMustNotBeAnOfficialName(alias, official);
  requireRoom(Object.keys(state.aliases).length, MOST_ALIASES);
  requireShare(state.shares, by, MOST_ADDED, '/alias');
  return [{ type: 'RegionAliasAdded', data: { alias, region } }];
};

const removeAlias = ({ alias }: RemoveRegionAlias, state: RegionDirectoryState): Decided => [
  { type: 'RegionAliasRemoved', data: aliasMustExist(alias, state) },
];

const registerArea = (
  { areaId, name, kind, members }: RegisterNonAdministrativeArea,
  state: RegionDirectoryState,
  official: Gazetteer,
): Decided => {
  areaMustBeNew(areaId, state);
  areaMustHaveMembers(name, members);
  members.forEach((member, i) => regionMustBeInForce(member, official, `/members/${i}`));
  requireRoom(Object.keys(state.areas).length, MOST_AREAS);
  return [{ type: 'NonAdministrativeAreaRegistered', data: { areaId, name: name.trim(), kind, members } }];
};

const recordImport = (
  { type: _type, ...loaded }: RecordDatasetImport,
  { dataset: used }: RegionDirectoryState,
): Decided =>
  used?.datasetVersion === loaded.datasetVersion && used.sha256 === loaded.sha256
    ? []
    : [{ type: 'RegionDatasetImported', data: loaded }];

export const decide = (
  command: RegionDirectoryCommand,
  state: RegionDirectoryState,
  { facts, actor }: DecisionContext<RegionDirectoryFacts>,
): Decided => {
  switch (command.type) {
    case 'AddRegionAlias':
      return addAlias(command, state, facts.official, actor);
    case 'RemoveRegionAlias':
      return removeAlias(command, state);
    case 'RegisterNonAdministrativeArea':
      return registerArea(command, state, facts.official);
    case 'RecordDatasetImport':
      return recordImport(command, state);
  }
};
