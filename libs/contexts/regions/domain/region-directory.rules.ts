import { reject, type RegionCode, type RegionRef } from '#kernel';
import type { Gazetteer, RegionDirectory } from '../contract/index.js';
import { nameKey } from './region-names.js';
import type { RegionAlias } from './region-directory.events.js';
import { aliasCalled, areaWithId, type RegionDirectoryState } from './region-directory.state.js';

/** COM-14 [D]: aliases and areas of the whole country that stand at a time. */
export const MOST_ALIASES = 5_000;
export const MOST_AREAS = 1_000;
/** COM-14 [D]: aliases that one user ever adds, removed ones included: all who name a place read them. */
export const MOST_ADDED = 2_000;

/** Regions that a refusal names. */
const MOST_NAMED = 20;

/** REG-01 An alias is a name: 2 to 100 characters with a letter, so that no alias looks like a code. */
export const aliasMustBeAName = (alias: string): void => {
  if (nameKey(alias).length >= 2 && alias.length <= 100 && /\p{L}/u.test(alias) && !/[,()]/u.test(alias)) return;
  throw reject('E_VALIDATION', {
    ruleId: 'REG-01',
    field: '/alias',
    messageId: 'Alias harus berupa nama 2 sampai 100 karakter, tanpa koma dan tanda kurung.',
    messageEn: 'An alias is a name of 2 to 100 characters, without commas and brackets.',
  });
};

/** REG-02 An alias names one region only. */
export const aliasMustBeFree = (alias: string, region: RegionCode, state: RegionDirectoryState): void => {
  const taken = aliasCalled(state, alias);
  if (!taken || taken.region.code === region) return;
  throw reject('E_STATE', {
    ruleId: 'REG-02',
    field: '/alias',
    messageId: `Alias "${alias}" sudah dipakai untuk ${taken.region.code}.`,
    messageEn: `The alias "${alias}" already names ${taken.region.code}.`,
    details: { region: taken.region },
  });
};

/**
 * REG-03 An alias adds a meaning to a spelling that has none: what is, however written, the official name of another
 * region (or its name with its path) keeps that meaning alone.
 */
export const aliasMustNotBeAnOfficialName = (alias: string, official: RegionDirectory): void => {
  const covered = official.find(alias);
  const [first] = covered;
  if (!first) return;
  throw reject('E_STATE', {
    ruleId: 'REG-03',
    field: '/alias',
    messageId: `"${alias}" adalah nama resmi ${first.code} (${first.path}).`,
    messageEn: `"${alias}" is the official name of ${first.code} (${first.path}).`,
    details: {
      regions: covered.slice(0, MOST_NAMED).map(({ code, name, path }) => ({ code, name, path })),
      total: covered.length,
    },
  });
};

/** REG-04 Aliases and areas refer to regions in force. */
export const regionMustBeInForce = (region: RegionRef, gazetteer: Gazetteer, field: string): void => {
  const known = gazetteer.byCode(region.code);
  if (!known) {
    throw reject('E_REGION_UNKNOWN', {
      ruleId: 'REG-04',
      field,
      messageId: `Tidak ada wilayah berkode ${region.code}.`,
      messageEn: `There is no region of the code ${region.code}.`,
    });
  }
  if (!known.active) {
    throw reject('E_REGION_INACTIVE', {
      ruleId: 'REG-04',
      field,
      details: { successors: known.successors },
      messageId: `Kode ${region.code} sudah tidak berlaku.`,
      messageEn: `The code ${region.code} is no longer in force.`,
    });
  }
};

/** REG-05 What is removed must be there. */
export const aliasMustExist = (alias: string, state: RegionDirectoryState): RegionAlias => {
  const known = aliasCalled(state, alias);
  if (known) return known;
  throw reject('E_NOT_FOUND', {
    ruleId: 'REG-05',
    field: '/alias',
    messageId: `Tidak ada alias "${alias}".`,
    messageEn: `There is no alias "${alias}".`,
  });
};

/** REG-06 An area has a name and at least one member, each of them once. */
export const areaMustHaveMembers = (name: string, members: readonly RegionRef[]): void => {
  const field = nameKey(name) === '' ? 'name' : 'members';
  if (field === 'members' && members.length > 0 && new Set(members.map(({ code }) => code)).size === members.length)
    return;
  throw reject('E_VALIDATION', {
    ruleId: 'REG-06',
    field: `/${field}`,
    messageId: 'Kawasan membutuhkan nama dan sedikitnya satu wilayah anggota, masing-masing sekali.',
    messageEn: 'An area needs a name and at least one member region, each of them once.',
  });
};

/** REG-07 An area is registered once. */
export const areaMustBeNew = (areaId: string, state: RegionDirectoryState): void => {
  if (!areaWithId(state, areaId)) return;
  throw reject('E_STATE', {
    ruleId: 'REG-07',
    field: '/areaId',
    messageId: `Kawasan ${areaId} sudah terdaftar.`,
    messageEn: `The area ${areaId} is already registered.`,
  });
};
